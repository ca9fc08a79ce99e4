/** Revolut's statement of its trading account. Totals are what the balance changed by. */
import { absolute } from '../../../kernel/money/decimal.ts';
import { moved, SPLIT, shareOf, TAX, traded } from '../brokers.ts';
import { all, DEPOSIT, DIVIDEND, EXCHANGE, FEE, type TableRule, WITHDRAWAL } from '../rules.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';

const TYPES: Readonly<Record<string, TableRule>> = {
  'cash top-up': DEPOSIT,
  'cash withdrawal': WITHDRAWAL,
  dividend: DIVIDEND,
  ...all(TAX, 'dividend tax (correction)', 'dividend tax'),
  ...all(FEE, 'custody fee', 'custody fee reversal', 'robo management fee'),
  'stock split': SPLIT,
};
const TRADE = /^(buy|sell) - /;

const ruleOf = (type: string): TableRule | undefined =>
  TRADE.test(type) ? EXCHANGE : Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;

function sides(cells: TableCells, isOut: boolean): Sides {
  const type = cells.text('type').toLowerCase();
  if (type === 'stock split') return moved(shareOf(cells.needed('ticker')), cells.number('quantity'));
  const [currency, total] = [cells.needed('currency'), cells.number('total')];
  const side = TRADE.exec(type)?.[1];
  if (side === undefined)
    return isOut ? { out: { asset: currency, quantity: absolute(total) } } : moved(currency, total);
  const [asset, quantity] = [shareOf(cells.needed('ticker')), cells.number('quantity')];
  return traded({ isBuy: side === 'buy', asset, quantity, currency, net: total });
}

export const revolutTrading = tableFormat({
  name: 'revolut-trading',
  title: 'Revolut trading account statement',
  variants: { plain: 'Date,Ticker,Type,Quantity,Price per share,Total Amount,Currency,FX Rate' },
  columns: {
    date: 'date',
    ticker: 'ticker',
    type: 'type',
    quantity: 'quantity',
    price: 'price per share',
    total: 'total amount',
    currency: 'currency',
    rate: 'fx rate',
  },
  optional: ['price', 'rate'],
  at: 'date',
  operation: ['type'],
  operations: ruleOf,
  sides,
  notes: (cells) => (TRADE.test(cells.text('type').toLowerCase()) ? '' : cells.text('ticker')),
});
