/** What the exports of brokers have in common: amounts that are net of the fees, and distributions. */
import { isFiat } from '../../kernel/money/currencies.ts';
import { absolute, add, type Decimal, multiplyDivide, subtract, sum } from '../../kernel/money/decimal.ts';
import type { Leg } from './legs.ts';
import type { OneRowRule } from './one-row.ts';
import { only } from './rules.ts';
import type { Sides } from './sides.ts';

/** Withheld by a row of its own, and what is given back of it. */
export const TAX: OneRowRule = {
  out: { type: 'fee', notes: 'tax' },
  in: { type: 'income', incomeKind: 'tax-refund' },
};
/** Interest of a bond, and accrued interest that is paid to its seller. */
export const COUPON: OneRowRule = { in: { type: 'coupon' }, out: { type: 'fee', notes: 'accrued interest paid' } };
/** Shares that a split adds, or takes away. */
export const SPLIT: OneRowRule = { in: { type: 'split' }, out: { type: 'split' } };
/** Shares for work, at their worth on that day. */
export const VESTED: OneRowRule = { in: { type: 'income', incomeKind: 'wages' } };
/** A dividend that came as shares. */
export const REINVESTED = only('in', 'dividend', 'paid in shares');

interface Traded {
  readonly isBuy: boolean;
  readonly asset: string;
  readonly quantity: Decimal;
  readonly currency: string;
  /** What the balance of the money changed by, whatever its sign. */
  readonly net: Decimal;
  /** In that currency. */
  readonly fees?: readonly Decimal[];
}

/** A purchase or sale of which the net amount is stated. */
export function traded({ isBuy, asset, quantity, currency, net, fees = [] }: Traded): Sides {
  const charged = sum(fees);
  const units = { asset, quantity: absolute(quantity) };
  const paid = (amount: Decimal): Leg => ({ asset: currency, quantity: amount });
  const fee = charged === 0n ? undefined : paid(charged);
  return isBuy
    ? { into: units, out: paid(subtract(absolute(net), charged)), fee }
    : { into: paid(add(absolute(net), charged)), out: units, fee };
}

/** An amount that came or went, by its sign. */
export const moved = (asset: string, amount: Decimal): Sides => {
  const leg = { asset, quantity: absolute(amount) };
  return amount < 0n ? { out: leg } : { into: leg };
};

/** Hundredths of a currency that prices are written in. */
const HUNDREDTHS: Readonly<Record<string, string>> = { GBX: 'GBP', GBp: 'GBP', ZAc: 'ZAR', ILA: 'ILS' };
const HUNDRED = 100n as Decimal;

/** An amount of money in the currency itself, where it is written in pence or the like. */
export function money(currency: string, quantity: Decimal): Leg {
  const whole = Object.hasOwn(HUNDREDTHS, currency) ? HUNDREDTHS[currency] : undefined;
  return whole === undefined
    ? { asset: currency, quantity }
    : { asset: whole, quantity: multiplyDivide(quantity, UNIT, HUNDRED) };
}

const UNIT = 1n as Decimal;
const CENT = 10n ** 16n;

/** To two places, half to even. */
export const toCents = (amount: Decimal): Decimal => (multiplyDivide(amount, UNIT, CENT as Decimal) * CENT) as Decimal;

/** The asset of a ticker. Some are also the code of a currency (BND, ALL), and would be booked as money. */
export const shareOf = (ticker: string): string => {
  const symbol = ticker.replaceAll(/\s+/g, ' ');
  return isFiat(symbol) ? `stock:${symbol}` : symbol;
};

const ASSET_NAME_MAX = 64;

/** The name of a fund or share that has no ticker, with only the characters that names of assets may have. */
export const assetName = (name: string): string =>
  name
    .replaceAll(/[^\p{L}\p{N} ._:/$@*+-]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, ASSET_NAME_MAX)
    .trim();
