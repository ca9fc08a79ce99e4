/** Maybe's trades; sold if the quantity is below zero. */
import { absolute, multiply } from '../../../kernel/money/decimal.ts';
import { shareOf } from '../brokers.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';
import { maybeCurrency } from './maybe-currency.ts';

function sides(cells: TableCells): Sides {
  const written = cells.number('qty');
  const quantity = absolute(written);
  const stated = cells.optionalNumber('amount');
  const amount = absolute(stated ?? multiply(quantity, cells.number('price')));
  const [units, money] = [
    { asset: shareOf(cells.needed('ticker')), quantity },
    { asset: cells.text('currency') || maybeCurrency(cells), quantity: amount },
  ];
  return written > 0n ? { into: units, out: money } : { into: money, out: units };
}

export const maybeTrades = tableFormat({
  name: 'maybe-trades',
  title: 'Maybe trades',
  variants: {
    plain: 'date,ticker,qty,price,amount,account,name',
    'with currency': 'date,ticker,qty,price,amount,currency,account,name',
  },
  columns: {
    date: 'date',
    ticker: 'ticker',
    qty: 'qty',
    price: 'price',
    amount: 'amount',
    currency: 'currency',
    account: 'account',
    name: 'name',
  },
  optional: ['amount', 'currency', 'account', 'name'],
  at: 'date',
  sides,
  account: 'account',
  notes: 'name',
});
