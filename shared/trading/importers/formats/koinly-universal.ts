/**
 * Koinly's universal template, which its users fill in and many tools write. What left and what came don't hold the fee,
 * which leaves by itself.
 */
import { inAndOut } from '../sides.ts';
import { tableFormat } from '../table.ts';
import { valueIn } from '../values.ts';
import { koinlyRule } from './koinly-rules.ts';

const AMOUNTS = 'sent amount,sent currency,received amount,received currency,fee amount,fee currency';

export const koinlyUniversal = tableFormat({
  name: 'koinly-universal',
  title: 'Koinly universal template',
  source: 'koinly',
  variants: {
    label: `date,${AMOUNTS},net worth amount,net worth currency,label,description,txhash`,
    tag: `date,${AMOUNTS},net worth amount,net worth currency,tag,description,txhash`,
    'without net worth': `date,${AMOUNTS},label,description,txhash`,
    'of the wallet Eternl': `date,${AMOUNTS},label,description,txhash,txtype`,
  },
  columns: {
    date: ['date', 'koinly date'],
    sent: 'sent amount',
    sentCurrency: 'sent currency',
    received: 'received amount',
    receivedCurrency: 'received currency',
    fee: 'fee amount',
    feeCurrency: 'fee currency',
    worth: 'net worth amount',
    worthCurrency: 'net worth currency',
    label: ['label', 'tag'],
    description: 'description',
    hash: 'txhash',
  },
  optional: ['worth', 'worthCurrency', 'description', 'hash'],
  at: 'date',
  operation: ['label'],
  operations: koinlyRule,
  sides: inAndOut({
    in: ['receivedCurrency', 'received'],
    out: ['sentCurrency', 'sent'],
    fee: 'fee',
    feeAsset: 'feeCurrency',
  }),
  value: valueIn('worth', 'worthCurrency'),
  // a hash may be that of several rows, so it is no id
  metadata: { txHash: 'hash' },
  notes: 'description',
});
