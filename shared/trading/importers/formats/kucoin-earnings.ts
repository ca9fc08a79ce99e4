/** KuCoin's earnings: staking, savings, promotions. What KuCoin keeps of them was never received. */
import { income } from '../rules.ts';
import { signed } from '../sides.ts';
import { tableFormat } from '../table.ts';

const TIME = /^time\((utc[^)]*)\)$/;

export const kucoinEarnings = tableFormat({
  name: 'kucoin-earnings',
  title: 'KuCoin earnings',
  source: 'kucoin',
  variants: {
    plain: [
      ...['uid', 'account type', 'order id', TIME, 'staked coin', 'product type', 'product name', 'earnings coin'],
      ...['earnings type', 'remarks', 'amount', 'amount（usdt）', 'fee'],
    ],
  },
  columns: {
    order: 'order id',
    time: TIME,
    staked: 'staked coin',
    product: 'product type',
    coin: 'earnings coin',
    type: 'earnings type',
    amount: 'amount',
    remarks: 'remarks',
  },
  optional: ['order', 'remarks'],
  at: 'time',
  operation: ['product', 'type'],
  operations: (operation) => income(/saving|lend/.test(operation) ? 'interest' : 'staking'),
  sides: signed({ asset: 'coin', quantity: 'amount' }),
  notes: 'remarks',
});
