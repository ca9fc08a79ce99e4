/**
 * Exact decimals: a bigint scaled by 10^18. Quantities, amounts, prices and rates are all of this type between the
 * borders; at the borders they are plain decimal strings of at most 36 digits, 18 of them behind the point.
 */
export type Decimal = bigint & { readonly __brand: 'Decimal' };

export const DECIMAL_PLACES_MAX = 18;
const DIGITS_MAX = 36;
const ONE_BIGINT = 10n ** 18n;

export const ZERO = 0n as Decimal;
export const ONE = ONE_BIGINT as Decimal;

/** Why a text is not a decimal of this system. */
export type DecimalFault = 'not-a-decimal' | 'too-many-decimals' | 'too-many-digits';

/** Parses plain digits with an optional sign and point: no exponent, no leading `+`, no leading zeros. */
export const parseDecimal = (text: string): Decimal | DecimalFault => read(text, DIGITS_MAX);

const POWERS_OF_TEN = Array.from({ length: DECIMAL_PLACES_MAX + 1 }, (_, exponent) => 10n ** BigInt(exponent));
/** So many digits a `number` holds exactly (`Number.MAX_SAFE_INTEGER` has sixteen). */
const EXACT_DIGITS = 15;
const MINUS = 45;
const POINT = 46;
const NOUGHT = 48;
const NINE = 57;

/** Where the point is among digits; where they end if there is none, and -1 if there is anything else. */
function pointIn(text: string, start: number): number {
  let point = text.length;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === POINT && point === text.length) point = at;
    else if (code < NOUGHT || code > NINE) return -1;
  }
  return point;
}

/** The digits from `start` on, without the point; few enough to be exact. */
function shortNumber(text: string, start: number, point: number): number {
  let digits = 0;
  for (let at = start; at < text.length; at += 1) {
    if (at !== point) digits = digits * 10 + text.charCodeAt(at) - NOUGHT;
  }
  return digits;
}

function read(text: string, digitsMax: number): Decimal | DecimalFault {
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  const point = pointIn(text, start);
  const wholes = point - start;
  const isPadded = wholes > 1 && text.charCodeAt(start) === NOUGHT;
  if (wholes < 1 || point === text.length - 1 || isPadded) return 'not-a-decimal';
  const places = point === text.length ? 0 : text.length - point - 1;
  if (places > DECIMAL_PLACES_MAX) return 'too-many-decimals';
  if (wholes + places > digitsMax) return 'too-many-digits';
  // a bigint takes a quarter of the time from a number that it takes from a text, and most figures are short
  const digits =
    wholes + places <= EXACT_DIGITS
      ? BigInt(shortNumber(text, start, point))
      : BigInt(text.slice(start, point) + text.slice(point + 1));
  const scaled = digits * (POWERS_OF_TEN[DECIMAL_PLACES_MAX - places] ?? ONE_BIGINT);
  return (start === 1 ? -scaled : scaled) as Decimal;
}

/** For texts that were checked before, or were computed, and then have as many digits as it takes; throws on anything else. */
export function decimal(text: string): Decimal {
  const parsed = read(text, Number.POSITIVE_INFINITY);
  if (typeof parsed === 'string') throw new RangeError(`${parsed}: ${JSON.stringify(text.slice(0, 60))}`);
  return parsed;
}

/** Canonical plain digits: no trailing zeros, no `-0`. */
export function format(value: Decimal): string {
  if (value === 0n) return '0';
  const negative = value < 0n;
  const digits = (negative ? -value : value).toString().padStart(DECIMAL_PLACES_MAX + 1, '0');
  const whole = digits.slice(0, -DECIMAL_PLACES_MAX);
  let end = digits.length;
  while (end > digits.length - DECIMAL_PLACES_MAX && digits.charCodeAt(end - 1) === 48) end -= 1;
  const fraction = digits.slice(digits.length - DECIMAL_PLACES_MAX, end);
  return `${negative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}

export const add = (a: Decimal, b: Decimal): Decimal => (a + b) as Decimal;
/** The same for sums that begin with nothing, as most do: a bigint is made only where there are two to add. */
export const plus = (a: Decimal, b: Decimal): Decimal => {
  if (a === ZERO) return b;
  return b === ZERO ? a : add(a, b);
};
export const subtract = (a: Decimal, b: Decimal): Decimal => (a - b) as Decimal;
export const negate = (a: Decimal): Decimal => -a as Decimal;
export const absolute = (a: Decimal): Decimal => (a < 0n ? -a : a) as Decimal;
export const minimum = (a: Decimal, b: Decimal): Decimal => (a < b ? a : b);
export const maximum = (a: Decimal, b: Decimal): Decimal => (a > b ? a : b);
export const sum = (values: Iterable<Decimal>): Decimal => {
  let total = 0n;
  for (const value of values) total += value;
  return total as Decimal;
};

/** Rounds the quotient of two integers to the nearest, ties to even. */
function quotientHalfEven(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('division by zero');
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  if (remainder === 0n) return quotient;
  const twice = (remainder < 0n ? -remainder : remainder) * 2n;
  const size = denominator < 0n ? -denominator : denominator;
  if (twice < size || (twice === size && quotient % 2n === 0n)) return quotient;
  return numerator < 0n === denominator < 0n ? quotient + 1n : quotient - 1n;
}

/** a × b ÷ c, exact until one rounding half-even at the 18th decimal. */
export const multiplyDivide = (a: Decimal, b: Decimal, c: Decimal): Decimal => quotientHalfEven(a * b, c) as Decimal;
/** a × b, rounded half-even at the 18th decimal. */
export const multiply = (a: Decimal, b: Decimal): Decimal => quotientHalfEven(a * b, ONE_BIGINT) as Decimal;
/** a ÷ b, rounded half-even at the 18th decimal. */
export const divide = (a: Decimal, b: Decimal): Decimal => quotientHalfEven(a * ONE_BIGINT, b) as Decimal;
