import { type Decimal, decimal } from '../../kernel/money/decimal.ts';

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;
const PLACES_MAX = 18;
const DIGITS_MAX = 36;
/** Reading a number takes more than twice as long when it is twice as long. */
const CHARACTERS_MAX = 1_000;

/**
 * The number that a provider wrote, without a detour over floating point: plain digits or with an exponent (`1.2e-07`).
 * What lies behind the 18th decimal is rounded half-even. `undefined` for what is no number, or has over 36 digits.
 */
export function exactNumber(text: string): Decimal | undefined {
  if (text.length > CHARACTERS_MAX) return undefined;
  const match = NUMBER.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction);
  const shift = PLACES_MAX + Number(exponent) - fraction.length;
  // Ten to the power of a thousand would be a big number for nothing.
  if (Math.abs(shift) > 400) return digits === 0n ? decimal('0') : undefined;
  const scaled = shift >= 0 ? digits * 10n ** BigInt(shift) : roundHalfEven(digits, 10n ** BigInt(-shift));
  if (scaled.toString().length > DIGITS_MAX) return undefined;
  return (sign === '-' ? -scaled : scaled) as Decimal;
}

function roundHalfEven(digits: bigint, unit: bigint): bigint {
  const [quotient, rest] = [digits / unit, digits % unit];
  const isUp = rest * 2n > unit || (rest * 2n === unit && quotient % 2n === 1n);
  return isUp ? quotient + 1n : quotient;
}
