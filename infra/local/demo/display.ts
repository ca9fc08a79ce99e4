import { Decimal } from 'decimal.js';

const Exact = Decimal.clone({ precision: 80 });
/** Coins are shown to the satoshi; the API tells the rest. */
const QUANTITY_DECIMALS = 8;

const grouped = (digits: string): string => digits.replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** What was rounded to zero has no sign. */
const unsigned = (fixed: string): string => fixed.replace(/^-(0\.0+)$/, '$1');

function withSeparators(fixed: string): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(fixed) ?? [];
  return `${sign}${grouped(whole)}${rest}`;
}

/** `1234.5` as `1,234.50`; a dash for what isn't known. For the eye only: rounded half-even to cents. */
export function showMoney(amount: unknown): string {
  if (typeof amount !== 'string') return '–';
  return withSeparators(unsigned(new Exact(amount).toFixed(2, Decimal.ROUND_HALF_EVEN)));
}

/** `0.50000` as `0.5`; at most eight decimals, and never nothing for something. */
export function showQuantity(quantity: unknown): string {
  if (typeof quantity !== 'string') return '–';
  const exact = new Exact(quantity);
  const rounded = exact.toDecimalPlaces(QUANTITY_DECIMALS, Decimal.ROUND_HALF_EVEN);
  if (rounded.isZero() && !exact.isZero()) return exact.isNegative() ? '>-0.00000001' : '<0.00000001';
  return withSeparators(rounded.toFixed());
}

/** The fraction `0.123456` as `12.3%`. */
export function showPercent(fraction: unknown): string {
  if (typeof fraction !== 'string') return '–';
  return `${withSeparators(unsigned(new Exact(fraction).times(100).toFixed(1, Decimal.ROUND_HALF_EVEN)))}%`;
}

/** The exact sum of decimal strings; what isn't one counts as nothing. */
export function sum(amounts: Iterable<unknown>): string {
  let total = new Exact(0);
  for (const amount of amounts) if (typeof amount === 'string') total = total.plus(amount);
  return total.toFixed();
}
