/** interactive investor's history. What a row took from the balance of pounds, and what it added, have a column each. */
import { negate } from '../../../kernel/money/decimal.ts';
import { moved, shareOf, traded } from '../brokers.ts';
import { EXCHANGE, type TableRule } from '../rules.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';
import { cashRule } from './british-cash.ts';

const EMPTY = /^(?:n\/a)?$/i;
/** '' for cash. */
const tickerOf = (cells: TableCells): string =>
  [cells.text('symbol'), cells.text('isin')].find((cell) => !EMPTY.test(cell)) ?? '';
const isTrade = (cells: TableCells): boolean => !EMPTY.test(cells.text('quantity')) && tickerOf(cells) !== '';

const ruleOf = (description: string, cells: TableCells): TableRule | undefined =>
  isTrade(cells) ? EXCHANGE : cashRule(description);

function sides(cells: TableCells): Sides {
  const way = EMPTY.test(cells.text('debit')) ? 'credit' : 'debit';
  const amount = cells.number(way);
  if (!isTrade(cells)) return moved('GBP', way === 'debit' ? negate(amount) : amount);
  return traded({
    isBuy: way === 'debit',
    asset: shareOf(tickerOf(cells)),
    quantity: cells.number('quantity'),
    currency: 'GBP',
    net: amount,
  });
}

export const interactiveInvestor = tableFormat({
  name: 'interactive-investor',
  title: 'interactive investor transaction history',
  variants: {
    plain: 'Settlement Date,Date,Symbol,Sedol,ISIN,Quantity,Price,Description,Reference,Debit,Credit,Running Balance',
  },
  columns: {
    settled: 'settlement date',
    date: 'date',
    symbol: 'symbol',
    isin: 'isin',
    quantity: 'quantity',
    price: 'price',
    description: 'description',
    reference: 'reference',
    debit: 'debit',
    credit: 'credit',
    balance: 'running balance',
  },
  optional: ['settled', 'isin', 'price', 'reference', 'balance'],
  at: 'date',
  dates: { order: 'day-first' },
  operation: ['description'],
  operations: ruleOf,
  sides,
  notes: 'reference',
});
