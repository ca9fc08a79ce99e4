/**
 * KuCoin's deposits and withdrawals. Which they are, the oldest export says in a column; of the others, those of
 * withdrawals have a column of addresses that they went to. Fees come on top.
 */
import { DEPOSIT, type TableRule, WITHDRAWAL } from '../rules.ts';
import { type TableCells, unsigned } from '../sides.ts';
import { tableFormat } from '../table.ts';

const TIME = /^time\((utc[^)]*)\)$/;
const TO = /^(withdrawal address\/account|wallet address(?:\/account)?)$/;
const START = ['uid', 'account type', TIME, 'coin', 'amount', 'fee'];
const END = ['transfer network', 'status', 'remarks'];
const BUNDLE = ['uid', 'account type', TIME, 'remarks', 'status', 'fee', 'amount', 'coin', 'transfer network'];

function ruleOf(_: string, cells: TableCells): TableRule | undefined {
  const type = cells.text('type').toLowerCase();
  const isOut = cells.captured('to') !== undefined;
  if (type.startsWith('withdraw')) return WITHDRAWAL;
  // a list of withdrawals has no deposits
  if (type.startsWith('deposit')) return isOut ? undefined : DEPOSIT;
  return isOut ? WITHDRAWAL : DEPOSIT;
}

export const kucoinTransfers = tableFormat({
  name: 'kucoin-transfers',
  title: 'KuCoin deposits and withdrawals',
  source: 'kucoin',
  variants: {
    deposits: [...START, ...END],
    'deposits with hash': [...START, 'hash', 'deposit address', ...END],
    'deposits, bundle': BUNDLE,
    'deposits with fee': 'time,coin,network,amount,type,remark,fee',
    'deposits, plain': 'time,coin,amount,type,remark',
    'deposits of money': ['order id', 'currency (fiat)', 'fiat amount', 'fee', 'deposit method', 'status', TIME],
    withdrawals: [...START, TO, ...END],
    'withdrawals with hash': [...START, 'hash', TO, ...END],
    'withdrawals, no zone': ['uid', 'account type', 'time', 'coin', 'amount', 'fee', TO, ...END],
    'withdrawals, bundle': [...BUNDLE, TO],
    'withdrawals with network': ['time', 'coin', 'network', 'amount', 'type', TO, 'remark'],
    'withdrawals, plain': ['time', 'coin', 'amount', 'type', TO, 'remark'],
    'both, 2018': 'coin_type,type,add,hash,vol,created_at',
  },
  columns: {
    time: [TIME, 'time', 'created_at'],
    coin: ['coin', 'coin_type', 'currency (fiat)'],
    amount: ['amount', 'vol', 'fiat amount'],
    fee: 'fee',
    type: 'type',
    status: 'status',
    hash: 'hash',
    from: ['deposit address', 'add'],
    to: TO,
    network: ['network', 'transfer network'],
    remark: ['remark', 'remarks'],
  },
  optional: ['fee', 'type', 'status', 'hash', 'from', 'to', 'network', 'remark'],
  at: 'time',
  dates: { zone: '+08:00' },
  status: { field: 'status', final: ['', 'success', 'succeeded'] },
  operation: ['type'],
  operations: ruleOf,
  sides: unsigned({ asset: 'coin', quantity: 'amount', fee: 'fee' }),
  notes: 'remark',
  metadata: { txHash: 'hash', address: (cells) => cells.text('to') || cells.text('from') },
});
