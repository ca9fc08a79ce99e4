/**
 * Bybit's log of the unified account. Rows of futures are booked by what they changed: what was won or lost, and fees.
 * Rows of a spot trade, one per coin, have the number of the trade in common.
 */
import { all, FEE, income, PROFIT, part, type TableRule } from '../rules.ts';
import { type ReadSides, signed, type TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';

const INSIDE: TableRule = { ignored: 'moved between accounts inside Bybit, which are one account here' };
const TYPES: Readonly<Record<string, TableRule>> = {
  ...all(income('funding-fee'), 'funding', 'settlement'),
  ...all(PROFIT, 'liquidation', 'delivery'),
  ...all(INSIDE, 'transferin', 'transferout', 'transfer_in', 'transfer_out'),
};
const SPOT = part('spot');

/** A trade of futures that moves no cash cost its fee. */
function ruleOf(type: string, cells: TableCells): TableRule | undefined {
  if (type !== 'trade') return Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  const direction = cells.text('direction').toLowerCase();
  if (direction === 'buy' || direction === 'sell') return SPOT;
  if (!/^(?:open|close) (?:long|short)$/.test(direction)) return undefined;
  return /^-?0*(?:\.0*)?$/.test(cells.text('cash')) ? FEE : PROFIT;
}

const traded = signed({ asset: 'currency', quantity: 'cash', fee: 'fee' });
const changed = signed({ asset: 'currency', quantity: 'change' });
const isSpot = (cells: TableCells): boolean => /^(?:buy|sell)$/i.test(cells.text('direction'));
const sides: ReadSides = (cells, isOut, context) =>
  (isSpot(cells) && cells.text('type').toLowerCase() === 'trade' ? traded : changed)(cells, isOut, context);

export const bybitAccount = tableFormat({
  name: 'bybit-account',
  title: 'Bybit unified account log',
  source: 'bybit',
  variants: {
    plain:
      'Time,Currency,Contract,Type,Direction,Quantity,Position,Filled Price,Funding,Fee Paid,Cash Flow,Change,Wallet Balance,Fee Rate,Trade ID,Order ID',
  },
  columns: {
    time: 'time',
    currency: 'currency',
    contract: 'contract',
    type: 'type',
    direction: 'direction',
    fee: 'fee paid',
    cash: 'cash flow',
    change: 'change',
    trade: 'trade id',
  },
  at: 'time',
  operation: ['type'],
  operations: ruleOf,
  sides,
  group: 'trade',
  notes: 'contract',
});
