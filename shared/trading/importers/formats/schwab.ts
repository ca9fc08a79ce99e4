/**
 * Charles Schwab's transactions. Amounts are net of the fees. A row that is dated "as of" an earlier day took effect then.
 * Money is US dollars.
 */
import { moved, SPLIT, shareOf, traded } from '../brokers.ts';
import { prepared } from '../prepared.ts';
import { part, type TableRule } from '../rules.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';
import type { Row } from '../types.ts';
import { SCHWAB_ACTIONS, SCHWAB_PAIRS } from './schwab-actions.ts';

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

function ruleOf(action: string, cells: TableCells): TableRule | undefined {
  const pair = own(SCHWAB_PAIRS, action);
  return pair === undefined ? own(SCHWAB_ACTIONS, action) : part(`${pair} of ${cells.text('symbol')}`);
}

const symbolOf = (cells: TableCells): string => shareOf(cells.needed('symbol'));

const BOUGHT = new Set(['buy', 'buy to open', 'buy to close', 'buy to cover', 'reinvest shares']);
const SOLD = new Set(['sell', 'sell to open', 'sell to close', 'sell short']);

const actionOf = (cells: TableCells): string => cells.text('action').toLowerCase();
const isTrade = (cells: TableCells): boolean => BOUGHT.has(actionOf(cells)) || SOLD.has(actionOf(cells));

function sides(cells: TableCells): Sides {
  const action = actionOf(cells);
  if (isTrade(cells)) {
    const fee = cells.optionalNumber('fee');
    return traded({
      isBuy: BOUGHT.has(action),
      asset: symbolOf(cells),
      quantity: cells.number('quantity'),
      currency: 'USD',
      net: cells.number('amount'),
      fees: fee === undefined ? [] : [fee],
    });
  }
  const amount = cells.optionalNumber('amount');
  const isOfShares = own(SCHWAB_ACTIONS, action) === SPLIT;
  if (amount !== undefined && !isOfShares) return moved('USD', amount);
  const quantity = cells.optionalNumber('quantity');
  if (quantity !== undefined) return moved(symbolOf(cells), quantity);
  cells.fail('missing-cell', 'neither the amount nor the quantity is stated');
  return {};
}

const AS_OF = /^.* as of /i;
const asOf = (row: Row): Row => ({
  ...row,
  cells: { ...row.cells, date: (row.cells['date'] ?? '').replace(AS_OF, '') },
});

export const schwab = prepared(
  tableFormat({
    name: 'schwab',
    title: 'Charles Schwab transactions',
    variants: {
      'quantity first': 'Date,Action,Symbol,Description,Quantity,Price,Fees & Comm,Amount',
      'price first': 'Date,Action,Symbol,Description,Price,Quantity,Fees & Comm,Amount',
      'with a trailing comma': 'Date,Action,Symbol,Description,Quantity,Price,Fees & Comm,Amount,',
    },
    columns: {
      date: 'date',
      action: 'action',
      symbol: 'symbol',
      description: 'description',
      quantity: 'quantity',
      price: 'price',
      fee: 'fees & comm',
      amount: 'amount',
    },
    at: 'date',
    dates: { order: 'month-first' },
    operation: ['action'],
    operations: ruleOf,
    sides,
    metadata: { symbol: (cells) => (isTrade(cells) ? '' : cells.text('symbol')) },
    notes: 'description',
    footer: ([first = '']) => (/^transactions total/i.test(first) ? 'a total' : undefined),
  }),
  asOf,
);
