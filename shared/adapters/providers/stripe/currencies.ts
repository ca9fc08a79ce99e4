/**
 * How Stripe counts amounts: in the smallest unit of the currency, with exceptions ("Supported currencies", zero-decimal,
 * three-decimal and special cases).
 */
import { fromMinorUnits, toMinorUnits } from '../minor-units.ts';

const ZERO_DECIMAL = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '));
/** Sent in thousandths, and rounded to tens of them by us or refused by Stripe. */
const THREE_DECIMAL = new Set('bhd jod kwd omr tnd'.split(' '));
/** Sent as if they had two decimals, which must be zero: all of them, or payouts alone. */
const WHOLE = new Set(['isk', 'ugx']);
const WHOLE_IN_PAYOUTS = new Set(['huf', 'twd']);

const decimalsOf = (currency: string): number => {
  const code = currency.toLowerCase();
  return ZERO_DECIMAL.has(code) ? 0 : THREE_DECIMAL.has(code) ? 3 : 2;
};

const multipleOf = (currency: string, isPayout: boolean): bigint => {
  if (THREE_DECIMAL.has(currency)) return 10n;
  return WHOLE.has(currency) || (isPayout && WHOLE_IN_PAYOUTS.has(currency)) ? 100n : 1n;
};

/** Undefined for an amount that Stripe can't move exactly. */
export function stripeAmount(amount: string, asset: string, { isPayout }: { readonly isPayout: boolean }) {
  const currency = asset.toLowerCase();
  const units = toMinorUnits(amount, decimalsOf(currency));
  return units === undefined || units % multipleOf(currency, isPayout) !== 0n ? undefined : units;
}

/** @param text the integer as Stripe wrote it. */
export const amountOf = (text: string, currency: string): string => fromMinorUnits(BigInt(text), decimalsOf(currency));
