/**
 * Coinbase's transaction history of the retail app, in every header since 2019. Amounts of money are in the price
 * currency; `Subtotal` is before fees. Older exports write no signs, so the type says which way a row goes.
 */
import { isFiat } from '../../../kernel/money/currencies.ts';
import {
  absolute,
  type Decimal,
  multiply,
  multiplyDivide,
  negate,
  subtract,
  ZERO,
} from '../../../kernel/money/decimal.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import { assetOf } from '../aliases.ts';
import { type Cells, ignored, quoted as quotedText, readCells, rejectAll, rejected } from '../cells.ts';
import { type Draft, finish } from '../draft.ts';
import { exchangeResults } from '../exchange-results.ts';
import { type Entry, grouped } from '../groups.ts';
import type { Movement, Value } from '../legs.ts';
import { stakingResults } from '../staking.ts';
import type { Column, Format, FormatContext, HeaderName, Result, Row } from '../types.ts';
import { conversionIn, marketIn, namesMarket, quoted } from './coinbase-notes.ts';
import { COINBASE_RULES, type CoinbaseRule, rewardIn } from './coinbase-rules.ts';

interface CoinbaseEntry extends Entry {
  readonly at: Timestamp;
  readonly rule: CoinbaseRule;
  readonly asset: string;
  /** As written; older exports write no signs. */
  readonly quantity: Decimal;
  readonly currency: string;
  /** Worth in `currency` before fees, if stated. */
  readonly subtotal: Decimal | undefined;
  readonly fee: Decimal;
  readonly notes: string;
  readonly common: Omit<Draft, 'type'>;
}

/** The subtotal, or what it must be by the price. */
function subtotalIn(cells: Cells, quantity: Decimal): Decimal | undefined {
  const [subtotal, price] = [cells.optionalNumber('subtotal'), cells.optionalNumber('price')];
  if (subtotal !== undefined) return absolute(subtotal);
  return price === undefined ? undefined : absolute(multiply(quantity, price));
}

function parse(row: Row, context: FormatContext) {
  const cells = readCells(row, context.numbers);
  const type = cells.needed('type');
  const notes = cells.text('notes');
  const name = type.toLowerCase();
  const byType = Object.hasOwn(COINBASE_RULES, name) ? COINBASE_RULES[name] : undefined;
  const rule = type.toLowerCase() === 'receive' ? (rewardIn(notes) ?? byType) : byType;
  const at = cells.date('timestamp');
  const quantity = cells.number('quantity');
  const entry = {
    row,
    at,
    atMs: Date.parse(at),
    groupKey: groupOf(rule, { type, minute: at.slice(0, 16), notes }),
    rule: rule ?? { kind: 'internal', reason: '' },
    asset: assetOf('coinbase', cells.needed('asset')),
    quantity,
    currency: cells.text('currency') || context.captures['price'] || context.captures['subtotal'] || 'USD',
    subtotal: subtotalIn(cells, quantity),
    fee: absolute(cells.optionalNumber('fees') ?? ZERO),
    notes,
    common: {
      account: context.account,
      timestamp: at,
      externalId: cells.text('id'),
      notes,
      metadata: { operation: type },
    },
  } satisfies CoinbaseEntry;
  if (rule === undefined && type !== '')
    cells.fail('unknown-operation', `Coinbase's ${quotedText(type)} is not known here`);
  const fault = cells.fault();
  return fault ? { fault } : entry;
}

function groupOf(
  rule: CoinbaseRule | undefined,
  { type, minute, notes }: { readonly type: string; readonly minute: string; readonly notes: string },
): string | undefined {
  switch (rule?.kind) {
    case 'pair':
      return `${type} ${minute}`;
    case 'staking':
      return type;
    case 'convert':
      return conversionIn(notes) && `${type} ${notes}`;
    default:
      return undefined;
  }
}

const fiatValue = ({ currency, subtotal, asset }: CoinbaseEntry): Value | undefined =>
  subtotal === undefined || !isFiat(currency) || isFiat(asset) ? undefined : { currency, amount: subtotal };

function interpret(entries: readonly CoinbaseEntry[]): readonly Result[] {
  const [entry] = entries;
  if (entry === undefined) return [];
  if (entry.rule.kind === 'convert') return conversions(entries);
  if (entry.quantity === 0n && entries.length === 1) return [ignored([entry.row], 'nothing moved')];
  switch (entry.rule.kind) {
    case 'internal':
      return [ignored([entry.row], entry.rule.reason)];
    case 'buy':
      return trade(entry, 1n);
    case 'sell':
      return trade(entry, -1n);
    case 'staking':
      return staking(entries, entry.rule);
    case 'move':
      return move(entry, entry.rule);
    case 'pair':
      return pair(entries, entry);
  }
}

/** The other side of a buy or sale: the price currency, or on an advanced market its quote asset. */
function otherSide(entry: CoinbaseEntry): { asset: string; total: Decimal; fee: Decimal } | undefined {
  const market = marketIn(entry.notes);
  const { currency, subtotal, fee, quantity } = entry;
  if (market === undefined || market.quote === currency) {
    return subtotal === undefined ? undefined : { asset: assetOf('coinbase', currency), total: subtotal, fee };
  }
  const total = absolute(quoted(market, quantity));
  // the fee is stated in the price currency only; its share of the total is the same in either
  const share = subtotal === undefined || subtotal === 0n ? ZERO : multiplyDivide(fee, total, subtotal);
  return { asset: assetOf('coinbase', market.quote), total, fee: share };
}

function trade(entry: CoinbaseEntry, sign: 1n | -1n): readonly Result[] {
  if (namesMarket(entry.notes) && marketIn(entry.notes) === undefined) {
    return [
      rejected(entry.row, { code: 'bad-number', reason: 'the notes name a market, and no price that can be read' }),
    ];
  }
  const other = otherSide(entry);
  if (other === undefined)
    return [rejected(entry.row, { code: 'missing-cell', reason: 'neither subtotal nor price is given' })];
  const movements: readonly Movement[] = [
    { asset: entry.asset, change: (absolute(entry.quantity) * sign) as Decimal, isFee: false },
    { asset: other.asset, change: (other.total * -sign) as Decimal, isFee: false },
    { asset: other.asset, change: negate(other.fee), isFee: true },
  ];
  const rows = [entry.row];
  const whole = exchangeResults({ rows, movements, common: entry.common, stated: fiatValue(entry) });
  if (whole) return whole;
  // a price that rounds to nothing: given away by Coinbase, or too small to cost a cent
  const leg = [{ asset: entry.asset, quantity: absolute(entry.quantity) }];
  const value = { currency: isFiat(other.asset) ? other.asset : 'USD', amount: ZERO };
  const fees = [{ asset: other.asset, quantity: other.fee }];
  return finish(
    rows,
    sign > 0n
      ? { ...entry.common, type: 'buy', ins: leg, fees, value }
      : { ...entry.common, type: 'sell', outs: leg, fees, value },
  );
}

const staking = (entries: readonly CoinbaseEntry[], { type, isRenaming = false }: StakingRule): readonly Result[] =>
  stakingResults(
    entries.map(({ row, asset, quantity, common }) => ({
      row,
      asset,
      amount: quantity,
      fee: ZERO,
      isStaked: quantity > 0n === (type === 'stake'),
      type,
      isRenaming,
      common,
    })),
  );

/** Conversions of one text. What came of each may have a row of its own, which says nothing more. */
function conversions(entries: readonly CoinbaseEntry[]): readonly Result[] {
  const moved = entries.filter(({ quantity }) => quantity !== 0n);
  const arrivals = moved.filter(isArrival);
  const results = moved.filter((entry) => !isArrival(entry)).flatMap((entry) => convert(entry, arrivals.splice(0, 1)));
  const nothing = entries.filter(({ quantity }) => quantity === 0n).map(({ row }) => ignored([row], 'nothing moved'));
  const reason = 'the row of what was converted is not in the file';
  const rows = arrivals.map(({ row }) => row);
  return [...results, ...nothing, ...rejectAll(rows, { code: 'incomplete-group', reason })];
}

function isArrival({ notes, asset }: CoinbaseEntry): boolean {
  const { from, to } = conversionIn(notes) ?? {};
  if (from === undefined || to === undefined) return false;
  return asset === assetOf('coinbase', to) && asset !== assetOf('coinbase', from);
}

/** The fee of a conversion is a spread: it was part of what was given, and isn't paid on top. */
function convert(entry: CoinbaseEntry, arrivals: readonly CoinbaseEntry[]): readonly Result[] {
  const conversion = conversionIn(entry.notes);
  if (conversion === undefined) {
    return [rejected(entry.row, { code: 'missing-cell', reason: 'the notes do not say what it was converted to' })];
  }
  const to = assetOf('coinbase', conversion.to);
  const movements: readonly Movement[] = [
    { asset: entry.asset, change: negate(absolute(entry.quantity)), isFee: false },
    { asset: to, change: conversion.received, isFee: false },
  ];
  const rows = [entry, ...arrivals].map(({ row }) => row);
  const whole = exchangeResults({ rows, movements, common: entry.common, stated: fiatValue(entry) });
  return whole ?? rejectAll(rows, { code: 'incomplete-group', reason: 'nothing came of the conversion' });
}

function move(entry: CoinbaseEntry, rule: CoinbaseRule & { kind: 'move' }): readonly Result[] {
  const { asset, common } = entry;
  const isIn = entry.quantity > 0n && (rule.unsigned === 'in' || (rule.isRefundable === true && isSigned(entry)));
  const quantity = absolute(entry.quantity);
  const value = fiatValue(entry);
  // of money, what arrives is after the fee, and what leaves includes it
  const fee = isFiat(asset) && asset === entry.currency && entry.fee < quantity ? entry.fee : ZERO;
  const fees = [{ asset, quantity: fee }];
  if (isIn) return finish([entry.row], { ...common, ...rule.in, ins: [{ asset, quantity }], fees, value });
  return finish([entry.row], {
    ...common,
    ...rule.out,
    outs: [{ asset, quantity: subtract(quantity, fee) }],
    fees,
    value,
  });
}

type StakingRule = CoinbaseRule & { readonly kind: 'staking' };

/** Exports with an ID column write signs, so that a positive payment is a refund. */
const isSigned = ({ common }: CoinbaseEntry): boolean => common.externalId !== '';

function pair(entries: readonly CoinbaseEntry[], first: CoinbaseEntry): readonly Result[] {
  const rows = entries.map((entry) => entry.row);
  const movements = entries.map(({ asset, quantity }) => ({ asset, change: quantity, isFee: false }));
  const left = entries.filter((entry) => entry.quantity < 0n);
  const [value] = left.map(fiatValue);
  const stated = left.length === 1 ? value : undefined;
  const whole = exchangeResults({ rows, movements, common: first.common, stated });
  const operation = first.common.metadata?.['operation'] ?? '';
  return (
    whole ??
    rejectAll(rows, { code: 'incomplete-group', reason: `the other side of the ${operation} is not in the file` })
  );
}

const isWhole = (entries: readonly CoinbaseEntry[]): boolean =>
  entries[0]?.rule.kind !== 'pair' ||
  (entries.some((entry) => entry.quantity > 0n) && entries.some((entry) => entry.quantity < 0n));

/** Of older headers, the currency is part of the names: `EUR Subtotal`. */
const inCurrency = (rest: string): RegExp => new RegExp(`^([a-z]{3,5}) ${rest}$`);
const OLD_MONEY = ['spot price at transaction', 'subtotal', 'total \\(inclusive of fees\\)', 'fees'].map(inCurrency);
const [OLD_PRICE = /^$/, OLD_SUBTOTAL = /^$/, OLD_TOTAL = /^$/, OLD_FEES = /^$/] = OLD_MONEY;

const column = (field: string, required: boolean, ...names: HeaderName[]): Column => ({ field, required, names });
const HEAD = ['timestamp', 'transaction type', 'asset', 'quantity transacted'];
const SPREAD = ['subtotal', 'total (inclusive of fees and/or spread)', 'fees and/or spread', 'notes'];
const PRICE = ['price currency', 'price at transaction'];
const SPOT = ['spot price currency', 'spot price at transaction'];

export const coinbase: Format = {
  name: 'coinbase',
  title: 'Coinbase transaction history',
  columns: [
    column('id', false, 'id'),
    column('timestamp', true, 'timestamp'),
    column('type', true, 'transaction type'),
    column('asset', true, 'asset'),
    column('quantity', true, 'quantity transacted'),
    column('currency', false, 'price currency', 'spot price currency'),
    column('price', false, 'price at transaction', 'spot price at transaction', OLD_PRICE),
    column('subtotal', false, 'subtotal', OLD_SUBTOTAL),
    column('total', false, 'total (inclusive of fees and/or spread)', 'total (inclusive of fees)', OLD_TOTAL),
    column('fees', false, 'fees and/or spread', 'fees', OLD_FEES),
    column('notes', false, 'notes'),
  ],
  variants: [
    { name: 'with ID', header: ['id', ...HEAD, ...PRICE, ...SPREAD] },
    { name: 'price currency', header: [...HEAD, ...PRICE, ...SPREAD] },
    { name: 'spot price, spread', header: [...HEAD, ...SPOT, ...SPREAD] },
    { name: 'spot price', header: [...HEAD, ...SPOT, 'subtotal', 'total (inclusive of fees)', 'fees', 'notes'] },
    { name: 'currency in the names', header: [...HEAD, OLD_PRICE, OLD_SUBTOTAL, OLD_TOTAL, OLD_FEES, 'notes'] },
  ],
  start: (context) => grouped({ parse, interpret, isWhole, windowSeconds: 60 }, context),
};
