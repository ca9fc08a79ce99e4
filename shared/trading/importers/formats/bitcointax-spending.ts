/** Bitcoin.Tax's spending and income: one coin per row, with what it was worth. */
import { DEPOSIT, only, SPENT, type TableRule, WITHDRAWAL } from '../rules.ts';
import { unsigned } from '../sides.ts';
import { tableFormat } from '../table.ts';
import { valueIn } from '../values.ts';

const ACTIONS: Readonly<Record<string, TableRule>> = {
  spend: SPENT,
  gift: only('out', 'gift_sent'),
  donation: only('out', 'donation_sent'),
  stolen: only('out', 'lost'),
  lost: only('out', 'lost'),
  repay: WITHDRAWAL,
  income: { in: { type: 'income', incomeKind: 'other' } },
  mining: { in: { type: 'income', incomeKind: 'mining' } },
  giftin: only('in', 'gift_received'),
  borrow: DEPOSIT,
};

const HEADER =
  'date,action,symbol,account,volume,price,currency,fee,feecurrency,total,ref,memo,margin,marginid,txhash,sender,recipient';

export const bitcointaxSpending = tableFormat({
  name: 'bitcointax-spending',
  title: 'Bitcoin.Tax spending and income',
  source: 'bitcointax',
  variants: { plain: HEADER, 'with balance': `${HEADER},symbolbalance` },
  columns: {
    date: 'date',
    action: 'action',
    symbol: 'symbol',
    account: 'account',
    volume: 'volume',
    currency: 'currency',
    fee: 'fee',
    feeCurrency: 'feecurrency',
    total: 'total',
    ref: 'ref',
    memo: 'memo',
    hash: 'txhash',
    recipient: 'recipient',
  },
  optional: ['memo'],
  at: 'date',
  operation: ['action'],
  operations: ACTIONS,
  sides: unsigned({ asset: 'symbol', quantity: 'volume', fee: 'fee', feeAsset: 'feeCurrency' }),
  value: valueIn('total', 'currency'),
  id: 'ref',
  notes: 'memo',
  metadata: { txHash: 'hash', address: 'recipient' },
  account: 'account',
});
