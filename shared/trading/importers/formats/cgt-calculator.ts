/** The list of trades of CGTCalculator, a tracker for the United Kingdom, in pounds. */
import { add, multiply } from '../../../kernel/money/decimal.ts';
import { assetName } from '../brokers.ts';
import { EXCHANGE, only } from '../rules.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';

function sides(cells: TableCells): Sides {
  const [quantity, price] = [cells.number('shares'), cells.number('price')];
  const units = { asset: assetName(cells.needed('company')), quantity };
  const side = cells.text('side').toLowerCase();
  if (side === 't') return { out: units };
  const total = { asset: 'GBP', quantity: multiply(quantity, price) };
  const fee = { asset: 'GBP', quantity: add(cells.number('charges'), cells.number('tax')) };
  return side === 'b' ? { into: units, out: total, fee } : { into: total, out: units, fee };
}

export const cgtCalculator = tableFormat({
  name: 'cgt-calculator',
  title: 'CGTCalculator trades',
  variants: {
    plain: 'B/S,Date,Company,Shares,Price,Charges,Tax',
    'with a trailing comma': 'B/S,Date,Company,Shares,Price,Charges,Tax,',
  },
  columns: {
    side: 'b/s',
    date: 'date',
    company: 'company',
    shares: 'shares',
    price: 'price',
    charges: 'charges',
    tax: 'tax',
  },
  at: 'date',
  dates: { order: 'day-first' },
  operation: ['side'],
  // T is what goes to the spouse
  operations: { b: EXCHANGE, s: EXCHANGE, t: only('out', 'gift_sent', 'transferred to the spouse') },
  sides,
});
