/** bitbank's deposits of coins. Times are Japan's. */
import { DEPOSIT } from '../rules.ts';
import { unsigned } from '../sides.ts';
import { tableFormat } from '../table.ts';

export const bitbankDeposits = tableFormat({
  name: 'bitbank-deposits',
  title: 'bitbank deposits of coins',
  source: 'bitbank',
  variants: { plain: 'コイン,日時,数量,ネットワーク,アドレス,txid,ステータス' },
  columns: {
    coin: 'コイン',
    date: '日時',
    amount: '数量',
    network: 'ネットワーク',
    address: 'アドレス',
    hash: 'txid',
    status: 'ステータス',
  },
  at: 'date',
  dates: { zone: 'Asia/Tokyo' },
  status: { field: 'status', final: ['done'] },
  operations: () => DEPOSIT,
  sides: unsigned({ asset: 'coin', quantity: 'amount' }),
  // a hash may be that of several rows, so it is no id
  metadata: { txHash: 'hash', address: 'address' },
});
