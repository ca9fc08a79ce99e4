/** Coincheck's purchases. The price is that of the whole amount. */
import { inAndOut } from '../sides.ts';
import { tableFormat } from '../table.ts';

export const coincheck = tableFormat({
  name: 'coincheck',
  title: 'Coincheck purchases',
  source: 'coincheck',
  variants: { plain: 'id,amount,price,trading currency,original currency,progress,time' },
  columns: {
    id: 'id',
    amount: 'amount',
    price: 'price',
    coin: 'trading currency',
    money: 'original currency',
    progress: 'progress',
    date: 'time',
  },
  at: 'date',
  status: { field: 'progress', final: ['completed'] },
  sides: inAndOut({ in: ['coin', 'amount'], out: ['money', 'price'] }),
  id: 'id',
});
