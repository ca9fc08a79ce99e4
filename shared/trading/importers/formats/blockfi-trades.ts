/** BlockFi's trading report. */
import { inAndOut } from '../sides.ts';
import { tableFormat } from '../table.ts';

const HEADER = 'trade id,date,buy quantity,buy currency,sold quantity,sold currency,rate amount,rate currency,type';

export const blockfiTrades = tableFormat({
  name: 'blockfi-trades',
  title: 'BlockFi trades',
  source: 'blockfi',
  variants: { plain: HEADER, 'with frequency': `${HEADER},frequency,destination` },
  columns: {
    id: 'trade id',
    date: 'date',
    bought: 'buy quantity',
    boughtCurrency: 'buy currency',
    sold: 'sold quantity',
    soldCurrency: 'sold currency',
  },
  at: 'date',
  sides: inAndOut({ in: ['boughtCurrency', 'bought'], out: ['soldCurrency', 'sold'] }),
  id: 'id',
});
