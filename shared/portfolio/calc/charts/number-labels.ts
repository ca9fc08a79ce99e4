/** Numbers as labels of a chart, from exact decimals and the same in every language: digits, a point, narrow spaces. */
import { absolute, type Decimal, decimal, format, multiplyDivide, ONE, ZERO } from '../../../kernel/money/decimal.ts';

const MINUS = '\u2212';
const NARROW_SPACE = '\u202f';

const UNITS = [
  ['T', decimal('1000000000000')],
  ['B', decimal('1000000000')],
  ['M', decimal('1000000')],
  ['k', decimal('1000')],
] as const;

/** Below this, thousands are written out. */
const ABBREVIATED_FROM = decimal('10000');

const signed = (value: Decimal, digits: string): string => (value < 0n ? `${MINUS}${digits}` : digits);

const grouped = (digits: string): string => {
  const [whole = '', fraction] = digits.split('.');
  const parted = whole.replaceAll(/\B(?=(\d{3})+$)/g, NARROW_SPACE);
  return fraction === undefined ? parted : `${parted}.${fraction}`;
};

/** Rounds half-even to so many decimals. */
const rounded = (value: Decimal, decimals: number): Decimal => {
  const places = 10n ** BigInt(decimals);
  return (multiplyDivide(value, places as Decimal, ONE) * (ONE / places)) as Decimal;
};

/** An amount to read: two decimals from 1 on, six below. */
export function amountLabel(value: Decimal): string {
  const size = absolute(value);
  if (size < ONE) return signed(value, format(rounded(size, 6)));
  const [whole = '', fraction = ''] = format(rounded(size, 2)).split('.');
  return signed(value, `${grouped(whole)}.${fraction.padEnd(2, '0')}`);
}

/** An amount in little room, at most three digits behind the point: `12.5k`. */
export function shortLabel(value: Decimal): string {
  const size = absolute(value);
  if (size < ABBREVIATED_FROM) return amountLabel(value);
  const [unit, worth] = UNITS.find(([, from]) => size >= from) ?? ['k', decimal('1000')];
  return `${signed(value, format(rounded(multiplyDivide(size, ONE, worth), 2)))}${unit}`;
}

/** Labels of the ticks of an axis, exact: all in the unit of the largest, where each has its digits in it. */
export function tickLabels(ticks: readonly Decimal[]): readonly string[] {
  const largest = ticks.map(absolute).toSorted((a, b) => (a < b ? 1 : -1))[0] ?? ZERO;
  const isExact = (worth: Decimal): boolean => ticks.every((tick) => tick % (worth / ONE) === 0n);
  const fitting = UNITS.find(([, worth]) => largest >= worth && largest >= ABBREVIATED_FROM && isExact(worth));
  const [unit, worth] = fitting ?? ['', ONE];
  return ticks.map((tick) => {
    if (tick === 0n) return '0';
    return `${signed(tick, grouped(format(multiplyDivide(absolute(tick), ONE, worth))))}${unit}`;
  });
}

/** A fraction in percent: exact with `decimals` left out, else rounded half-even, with all of them, so that a column lines up. */
export function percentLabel(fraction: Decimal, decimals?: number): string {
  const percent = (absolute(fraction) * 100n) as Decimal;
  if (decimals === undefined) return `${signed(fraction, format(percent))}%`;
  const [whole = '', digits = ''] = format(rounded(percent, decimals)).split('.');
  return `${signed(fraction, `${whole}.${digits.padEnd(decimals, '0')}`)}%`;
}
