/**
 * For formulas that have no exact result: 45 digits behind the point, cut off after each step, so that the 18 that are
 * answered are right. The kept library for such numbers would weigh as much as all else that prices a bond.
 */
import { type Decimal, multiplyDivide } from '../../../kernel/money/decimal.ts';

export type Wide = bigint & { readonly __brand: 'Wide' };

const EXTRA_PLACES = 27n;
const EXTRA = 10n ** EXTRA_PLACES;

export const WIDE_ONE = (10n ** (18n + EXTRA_PLACES)) as Wide;

export const toWide = (value: Decimal): Wide => (value * EXTRA) as Wide;
/** Rounded half-even at the 18th decimal. */
export const fromWide = (value: Wide): Decimal =>
  multiplyDivide(value as bigint as Decimal, 1n as Decimal, EXTRA as Decimal);

/** A fraction of whole numbers. */
export const wideRatio = (numerator: number, denominator: number): Wide =>
  ((BigInt(numerator) * WIDE_ONE) / BigInt(denominator)) as Wide;

export const wideMultiply = (a: Wide, b: Wide): Wide => ((a * b) / WIDE_ONE) as Wide;
export const wideDivide = (a: Wide, b: Wide): Wide => ((a * WIDE_ONE) / b) as Wide;

/** ln 2 = 2 × artanh(1/3). */
const LN_2 = logarithmOfSmall((WIDE_ONE * 2n) as Wide);

/** ln x = 2 × artanh((x − 1) ÷ (x + 1)): a series that is short for x from 0.7 to 2. */
function logarithmOfSmall(x: Wide): Wide {
  const ratio = wideDivide((x - WIDE_ONE) as Wide, (x + WIDE_ONE) as Wide);
  const square = wideMultiply(ratio, ratio);
  let sum = 0n;
  let power = ratio;
  for (let odd = 1n; power !== 0n; odd += 2n) {
    sum += power / odd;
    power = wideMultiply(power, square);
  }
  return (sum * 2n) as Wide;
}

function logarithm(x: Wide): Wide {
  let [small, doublings] = [x as bigint, 0n];
  for (; small > (WIDE_ONE * 3n) / 2n; doublings += 1n) small /= 2n;
  for (; small < (WIDE_ONE * 3n) / 4n; doublings -= 1n) small *= 2n;
  return (logarithmOfSmall(small as Wide) + doublings * LN_2) as Wide;
}

/** Taylor's series for what is left of x after whole multiples of ln 2. */
function exponential(x: Wide): Wide {
  const doublings = x / LN_2;
  const rest = (x - doublings * LN_2) as Wide;
  let sum: bigint = WIDE_ONE;
  let term = WIDE_ONE;
  for (let count = 1n; term !== 0n; count += 1n) {
    term = (wideMultiply(term, rest) / count) as Wide;
    sum += term;
  }
  return (doublings < 0n ? sum >> -doublings : sum << doublings) as Wide;
}

/** A positive number to any power. */
export function widePower(base: Wide, exponent: Wide): Wide {
  if (base <= 0n) throw new RangeError('only a positive number has every power');
  return exponential(wideMultiply(logarithm(base), exponent));
}
