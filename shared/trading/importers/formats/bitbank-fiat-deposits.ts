/** bitbank's deposits of yen. Times are Japan's. */
import { DEPOSIT } from '../rules.ts';
import { tableFormat } from '../table.ts';

export const bitbankFiatDeposits = tableFormat({
  name: 'bitbank-fiat-deposits',
  title: 'bitbank deposits of yen',
  variants: { plain: '日時,数量,ステータス' },
  columns: { date: '日時', amount: '数量', status: 'ステータス' },
  at: 'date',
  dates: { zone: 'Asia/Tokyo' },
  status: { field: 'status', final: ['done'] },
  operations: () => DEPOSIT,
  sides: (cells) => ({ into: { asset: 'JPY', quantity: cells.number('amount') } }),
});
