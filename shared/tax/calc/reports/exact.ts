import { DECIMAL_PLACES_MAX, type Decimal } from '../../../kernel/money/decimal.ts';

/** Reads an amount that we wrote ourselves: a sum may have more digits than what users send may have. */
export function exact(text: string): Decimal {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(DECIMAL_PLACES_MAX, '0')) as Decimal;
}
