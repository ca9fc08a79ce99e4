/** Koinly's own export of transactions. A transfer names the wallets on both sides. */
import type { Cells } from '../cells.ts';
import { DEPOSIT, EXCHANGE, type TableRule, WITHDRAWAL } from '../rules.ts';
import { inAndOut } from '../sides.ts';
import { tableFormat } from '../table.ts';
import { valueIn } from '../values.ts';
import { koinlyRule } from './koinly-rules.ts';

const NET_VALUE = /^net value \(([a-z]{3})\)$/;
const GAIN = /^gain \(([a-z]{3})\)$/;
const FEE_VALUE = /^fee value \(([a-z]{3})\)$/;

const TYPES: Readonly<Record<string, TableRule>> = {
  buy: EXCHANGE,
  sell: EXCHANGE,
  exchange: EXCHANGE,
  trade: EXCHANGE,
  transfer: { both: 'transfer' },
};

/** Deposits and withdrawals are what their label says; without one, the coins moved. */
function ruleOf(_: string, cells: Cells): TableRule | undefined {
  const type = cells.text('type').toLowerCase();
  const label = cells.text('label');
  if (Object.hasOwn(TYPES, type)) return TYPES[type];
  const isDeposit = /^(?:fiat_|crypto_)?deposit$/.test(type);
  if (!isDeposit && !/^(?:fiat_|crypto_)?withdrawal$/.test(type)) return type === '' ? undefined : koinlyRule(type);
  return label === '' ? (isDeposit ? DEPOSIT : WITHDRAWAL) : koinlyRule(label);
}

const WALLETS = ['from wallet (read-only)', 'from wallet id', 'from amount', 'from currency'];

export const koinly = tableFormat({
  name: 'koinly',
  title: 'Koinly transactions',
  source: 'koinly',
  variants: {
    'sending and receiving wallet': [
      ...['date', 'type', 'label', 'sending wallet', 'sent amount', 'sent currency', 'sent cost basis'],
      ...['receiving wallet', 'received amount', 'received currency', 'received cost basis'],
      ...['fee amount', 'fee currency', GAIN, NET_VALUE, FEE_VALUE, 'txsrc', 'txdest', 'txhash', 'description'],
    ],
    'with ID': [
      ...['id (read-only)', 'parent id (read-only)', 'date (utc)', 'type', 'tag', ...WALLETS],
      ...WALLETS.map((name) => name.replace('from', 'to')),
      ...['fee amount', 'fee currency', 'net worth amount', 'net worth currency', 'fee worth amount'],
      ...['fee worth currency', 'net value (read-only)', 'fee value (read-only)', 'value currency (read-only)'],
      ...['deleted', 'from source (read-only)', 'to source (read-only)', 'negative balances (read-only)'],
      ...['missing rates (read-only)', 'missing cost basis (read-only)'],
      ...['synced to accounting at (utc read-only)', 'txsrc', 'txdest', 'txhash', 'description'],
    ],
  },
  columns: {
    id: 'id (read-only)',
    date: ['date', 'date (utc)'],
    type: 'type',
    label: ['label', 'tag'],
    from: ['sending wallet', 'from wallet (read-only)'],
    sent: ['sent amount', 'from amount'],
    sentCurrency: ['sent currency', 'from currency'],
    to: ['receiving wallet', 'to wallet (read-only)'],
    received: ['received amount', 'to amount'],
    receivedCurrency: ['received currency', 'to currency'],
    fee: 'fee amount',
    feeCurrency: 'fee currency',
    worth: [NET_VALUE, 'net value (read-only)'],
    worthCurrency: 'value currency (read-only)',
    hash: 'txhash',
    description: 'description',
  },
  optional: ['id', 'worth', 'worthCurrency', 'hash', 'description'],
  at: 'date',
  operation: ['type', 'label'],
  operations: ruleOf,
  sides: inAndOut({
    in: ['receivedCurrency', 'received'],
    out: ['sentCurrency', 'sent'],
    fee: 'fee',
    feeAsset: 'feeCurrency',
  }),
  value: valueIn('worth', 'worthCurrency'),
  id: 'id',
  // a hash may be that of several rows, so it is no id
  metadata: { txHash: 'hash' },
  notes: 'description',
  account: (cells) => cells.text('from') || cells.text('to'),
  toAccount: (cells) => (cells.text('type').toLowerCase() === 'transfer' ? cells.text('to') : ''),
});
