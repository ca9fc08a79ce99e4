/**
 * Hargreaves Lansdown's transaction summary. Values are what the balance of pounds changed by; what they differ by from
 * units at their cost in pence is the charge. There are no tickers: the asset is the name of the fund or share.
 */
import { absolute, type Decimal, multiply, multiplyDivide, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import { assetName, money, moved, toCents, traded } from '../brokers.ts';
import { EXCHANGE, type TableRule } from '../rules.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';
import { cashRule } from './british-cash.ts';

/** `Some Fund 1000 @  4500.00`. */
const PRICED = /\s+[\d,.]+\s+@\s+[\d,.]+\s*$/;
const isTrade = (cells: TableCells): boolean => PRICED.test(cells.text('description'));

const ruleOf = (reference: string, cells: TableCells): TableRule | undefined =>
  isTrade(cells) ? EXCHANGE : cashRule(`${reference} ${cells.text('description')}`);

/** What was charged beside the price; the pence of the cost may be rounded, so that it can come out below nothing. */
function chargeOf(cells: TableCells, net: Decimal, quantity: Decimal, isBuy: boolean): Decimal {
  const cost = cells.number('cost');
  const gross = toCents(money('GBX', multiply(cost, quantity)).quantity);
  const charge = isBuy ? subtract(absolute(net), gross) : subtract(gross, absolute(net));
  return charge > ZERO && multiplyDivide(charge, 4n as Decimal, 1n as Decimal) < absolute(net) ? charge : ZERO;
}

function sides(cells: TableCells): Sides {
  const value = cells.number('value');
  if (!isTrade(cells)) return moved('GBP', value);
  const [isBuy, quantity] = [value < 0n, cells.number('quantity')];
  const asset = assetName(cells.text('description').replace(PRICED, ''));
  return traded({
    isBuy,
    asset,
    quantity,
    currency: 'GBP',
    net: value,
    fees: [chargeOf(cells, value, absolute(quantity), isBuy)],
  });
}

const COLUMNS = ['trade date', 'settle date', 'reference', 'description', 'unit cost (p)', 'quantity'];
const VALUE = /^value \(.{1,3}\)$/;

export const hargreavesLansdown = tableFormat({
  name: 'hargreaves-lansdown',
  title: 'Hargreaves Lansdown transaction summary',
  variants: { 'with a trailing comma': [...COLUMNS, VALUE, ''], plain: [...COLUMNS, VALUE] },
  columns: {
    date: 'trade date',
    reference: 'reference',
    description: 'description',
    cost: 'unit cost (p)',
    quantity: 'quantity',
    value: VALUE,
  },
  at: 'date',
  dates: { order: 'day-first' },
  operation: ['reference'],
  operations: ruleOf,
  sides,
  id: (cells) => (isTrade(cells) ? cells.text('reference') : ''),
  notes: 'description',
});
