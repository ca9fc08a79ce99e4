/**
 * Decimals as the book stores them. Sums of what users send may outgrow the 36 digits that each number is held to at the
 * border; the book keeps them all the same, so that no sequence of valid transactions can stop the fold.
 */
import { DECIMAL_PLACES_MAX, type Decimal, format } from '../../kernel/money/decimal.ts';

export const pack = format;

/** Reads what `pack` wrote. */
export function unpack(text: string): Decimal {
  const point = text.indexOf('.');
  const whole = point < 0 ? text : text.slice(0, point);
  const fraction = point < 0 ? '' : text.slice(point + 1);
  return BigInt(whole + fraction.padEnd(DECIMAL_PLACES_MAX, '0')) as Decimal;
}
