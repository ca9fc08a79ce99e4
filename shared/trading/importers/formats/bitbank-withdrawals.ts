/** bitbank's withdrawals of coins, each with a fee on top. Times are Japan's. */
import { WITHDRAWAL } from '../rules.ts';
import { unsigned } from '../sides.ts';
import { tableFormat } from '../table.ts';

export const bitbankWithdrawals = tableFormat({
  name: 'bitbank-withdrawals',
  title: 'bitbank withdrawals of coins',
  source: 'bitbank',
  variants: { plain: 'コイン,日時,数量,手数料,ラベル,ネットワーク,アドレス,txid,ステータス' },
  columns: {
    coin: 'コイン',
    date: '日時',
    amount: '数量',
    fee: '手数料',
    label: 'ラベル',
    address: 'アドレス',
    hash: 'txid',
    status: 'ステータス',
  },
  optional: ['label'],
  at: 'date',
  dates: { zone: 'Asia/Tokyo' },
  status: { field: 'status', final: ['done'] },
  operations: () => WITHDRAWAL,
  sides: unsigned({ asset: 'coin', quantity: 'amount', fee: 'fee' }),
  // a hash may be that of several rows, so it is no id
  metadata: { txHash: 'hash', address: 'address' },
  notes: 'label',
});
