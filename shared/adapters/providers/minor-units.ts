/** Amounts in the smallest unit of an asset, as providers count them, and as decimal strings. Nothing is rounded. */
import { DECIMAL_PLACES_MAX, type Decimal, format, parseDecimal } from '../../kernel/money/decimal.ts';

const unitOf = (decimals: number): bigint => {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > DECIMAL_PLACES_MAX) {
    throw new RangeError(`not a number of decimals: ${decimals}`);
  }
  return 10n ** BigInt(DECIMAL_PLACES_MAX - decimals);
};

/** Undefined for what is no decimal above zero, or has more decimals than the unit. */
export function toMinorUnits(amount: string, decimals: number): bigint | undefined {
  const parsed = parseDecimal(amount);
  const unit = unitOf(decimals);
  if (typeof parsed === 'string' || parsed <= 0n || parsed % unit !== 0n) return undefined;
  return parsed / unit;
}

export const fromMinorUnits = (units: bigint, decimals: number): string =>
  format((units * unitOf(decimals)) as Decimal);
