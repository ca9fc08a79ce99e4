/**
 * Sharesight's report of all trades. Prices and brokerage are in the currency of the market; values are in that of the
 * portfolio, which the report doesn't name. Of currency accounts it has one side only.
 */
import { isFiat } from '../../../kernel/money/currencies.ts';
import { absolute, multiply, ZERO } from '../../../kernel/money/decimal.ts';
import { assetOf } from '../aliases.ts';
import { money, SPLIT, shareOf } from '../brokers.ts';
import { all, DEPOSIT, EXCHANGE, MOVED, type TableRule } from '../rules.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';
import { isWellKnown } from '../well-known-assets.ts';

/** Bitcoin is XBT there, as on Kraken. */
const coinOf = (code: string): string => {
  const known = assetOf('kraken', code);
  return isWellKnown(known) ? known : code;
};
const isCurrencyAccount = (cells: TableCells): boolean => cells.text('market').toUpperCase() === 'FX';
const COINS: TableRule = { in: { type: 'buy' }, out: { type: 'sell' } };

const TYPES: Readonly<Record<string, TableRule>> = {
  ...all(EXCHANGE, 'buy', 'sell'),
  'opening balance': DEPOSIT,
  ...all(SPLIT, 'split', 'consolidation', 'bonus'),
};

function ruleOf(type: string, cells: TableCells): TableRule | undefined {
  if (isCurrencyAccount(cells)) return isFiat(cells.text('code')) ? MOVED : COINS;
  return Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
}

function sides(cells: TableCells): Sides {
  const [code, quantity] = [cells.needed('code'), cells.number('quantity')];
  const isCurrency = isCurrencyAccount(cells);
  const units = { asset: isCurrency ? coinOf(code) : shareOf(code), quantity: absolute(quantity) };
  const type = cells.text('type').toLowerCase();
  if (isCurrency || (type !== 'buy' && type !== 'sell')) return quantity < 0n ? { out: units } : { into: units };
  const currency = cells.needed('currency');
  const total = money(currency, multiply(units.quantity, cells.number('price')));
  const fee = money(currency, cells.optionalNumber('brokerage') ?? ZERO);
  return type === 'buy' ? { into: units, out: total, fee } : { into: total, out: units, fee };
}

const COLUMNS = 'Market,Code,Name,Type,Date,Quantity,Price *,Brokerage *,Currency,Exchange Rate,Value,,Comments';

export const sharesightTrades = tableFormat({
  name: 'sharesight-trades',
  title: 'Sharesight trades',
  variants: { plain: COLUMNS },
  columns: {
    market: 'market',
    code: 'code',
    name: 'name',
    type: 'type',
    date: 'date',
    quantity: 'quantity',
    price: ['price *', 'price'],
    brokerage: ['brokerage *', 'brokerage'],
    currency: 'currency',
    value: 'value',
    comments: 'comments',
  },
  optional: ['name', 'value', 'comments'],
  at: 'date',
  dates: { order: 'day-first' },
  operation: ['type'],
  operations: ruleOf,
  sides,
  notes: 'comments',
  footer: ([first = '', ...more]) =>
    first.startsWith('*') || more.every((cell) => cell.trim() === '') ? 'a note below the table' : undefined,
});
