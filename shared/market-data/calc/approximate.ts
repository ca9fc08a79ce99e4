/** For formulas that have no exact result: 50 digits inside, rounded half-even at the 18th decimal on the way out. */
import { Decimal as Wide } from 'decimal.js';
import { DECIMAL_PLACES_MAX, type Decimal, format } from '../../kernel/money/decimal.ts';

export const Approximate = Wide.clone({ precision: 50, rounding: Wide.ROUND_HALF_EVEN });
export type Approximate = Wide;

export const toApproximate = (value: Decimal): Approximate => new Approximate(format(value));

/** Throws on what is not a number. */
export const fromApproximate = (value: Approximate): Decimal =>
  BigInt(value.times(new Approximate(10).pow(DECIMAL_PLACES_MAX)).toFixed(0)) as Decimal;
