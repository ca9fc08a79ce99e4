/** Mint's transactions. The type says which way the money went, whatever its sign. Money is US dollars. */
import { absolute } from '../../../kernel/money/decimal.ts';
import { DEPOSIT, WITHDRAWAL } from '../rules.ts';
import { tableFormat } from '../table.ts';

export const mint = tableFormat({
  name: 'mint',
  title: 'Mint transactions',
  variants: {
    plain: 'Date,Description,Original Description,Amount,Transaction Type,Category,Account Name,Labels,Notes',
  },
  columns: {
    date: 'date',
    description: 'description',
    original: 'original description',
    amount: 'amount',
    type: 'transaction type',
    category: 'category',
    account: 'account name',
    labels: 'labels',
    notes: 'notes',
  },
  optional: ['original', 'category', 'labels', 'notes'],
  at: 'date',
  dates: { order: 'month-first' },
  operation: ['type'],
  operations: { debit: WITHDRAWAL, credit: DEPOSIT },
  sides: (cells, isOut) => {
    const leg = { asset: 'USD', quantity: absolute(cells.number('amount')) };
    return isOut ? { out: leg } : { into: leg };
  },
  account: 'account',
  notes: (cells) => [cells.text('description'), cells.text('notes')].filter((text) => text !== '').join('; '),
});
