/** Rounding to an asset's smallest unit, by a named rule. */
import { DECIMAL_PLACES_MAX, type Decimal } from './decimal.ts';

/**
 * What becomes of what lies between two units. `half-even`: to the nearer, ties to the even one. `half-up`: to the
 * nearer, ties away from zero. `up`: away from zero. `down`: towards zero.
 */
export const ROUNDING_RULES = ['half-even', 'half-up', 'up', 'down'] as const;
export type RoundingRule = (typeof ROUNDING_RULES)[number];

function goesAway(
  rule: RoundingRule,
  quotient: bigint,
  rest: { readonly twice: bigint; readonly of: bigint },
): boolean {
  if (rule === 'up') return true;
  if (rule === 'down') return false;
  if (rest.twice !== rest.of) return rest.twice > rest.of;
  return rule === 'half-up' || quotient % 2n !== 0n;
}

/** The quotient of two integers, rounded to an integer once. The denominator is above zero. */
export function roundQuotient(numerator: bigint, denominator: bigint, rule: RoundingRule): bigint {
  if (denominator <= 0n) throw new RangeError('the denominator must be above zero');
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  if (remainder === 0n) return quotient;
  const twice = (remainder < 0n ? -remainder : remainder) * 2n;
  if (!goesAway(rule, quotient, { twice, of: denominator })) return quotient;
  return numerator < 0n ? quotient - 1n : quotient + 1n;
}

/** @param places decimals of the asset's smallest unit: 2 for cents, at most 18. */
export function unitOf(places: number): Decimal {
  if (!Number.isInteger(places) || places < 0 || places > DECIMAL_PLACES_MAX) {
    throw new RangeError(`not a number of decimals: ${places}`);
  }
  return (10n ** BigInt(DECIMAL_PLACES_MAX - places)) as Decimal;
}

/** To a number of decimals. */
export function roundTo(value: Decimal, places: number, rule: RoundingRule): Decimal {
  const unit = unitOf(places);
  return (roundQuotient(value, unit, rule) * unit) as Decimal;
}
