/** Koinly's simple template: one amount per row, below zero for what was sent. */
import { signed } from '../sides.ts';
import { tableFormat } from '../table.ts';
import { valueIn } from '../values.ts';
import { koinlyRule } from './koinly-rules.ts';

export const koinlySimple = tableFormat({
  name: 'koinly-simple',
  title: 'Koinly simple template',
  source: 'koinly',
  variants: {
    plain: 'koinly date,amount,currency,label,txhash',
    'with net worth': 'koinly date,amount,currency,net worth amount,net worth currency,label,description,txhash',
    'with tag': 'koinly date,amount,currency,tag,txhash',
  },
  columns: {
    date: 'koinly date',
    amount: 'amount',
    currency: 'currency',
    worth: 'net worth amount',
    worthCurrency: 'net worth currency',
    label: ['label', 'tag'],
    description: 'description',
    hash: 'txhash',
  },
  optional: ['worth', 'worthCurrency', 'label', 'description', 'hash'],
  at: 'date',
  operation: ['label'],
  operations: koinlyRule,
  sides: signed({ asset: 'currency', quantity: 'amount' }),
  value: valueIn('worth', 'worthCurrency'),
  // a hash may be that of several rows, so it is no id
  metadata: { txHash: 'hash' },
  notes: 'description',
});
