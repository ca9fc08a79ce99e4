/** Maybe's transactions: what came to an account or left it, by its sign. */
import { moved } from '../brokers.ts';
import { MOVED } from '../rules.ts';
import { tableFormat } from '../table.ts';
import { maybeCurrency } from './maybe-currency.ts';

export const maybe = tableFormat({
  name: 'maybe',
  title: 'Maybe transactions',
  variants: {
    plain: 'Date,Name,Amount,Category,Tags,Account,Notes',
    'with currency': 'Date,Name,Amount,Currency,Category,Tags,Account,Notes',
    short: 'Date,Name,Category,Amount',
  },
  columns: {
    date: 'date',
    name: 'name',
    amount: 'amount',
    currency: 'currency',
    category: 'category',
    tags: 'tags',
    account: 'account',
    notes: 'notes',
  },
  optional: ['currency', 'category', 'tags', 'account', 'notes'],
  at: 'date',
  operation: ['category'],
  operations: () => MOVED,
  sides: (cells) => moved(cells.text('currency') || maybeCurrency(cells), cells.number('amount')),
  account: 'account',
  notes: (cells) => [cells.text('name'), cells.text('notes')].filter((text) => text !== '').join('; '),
});
