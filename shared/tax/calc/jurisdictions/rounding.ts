import { type Decimal, ONE } from '../../../kernel/money/decimal.ts';

const CENT = ONE / 100n;

/** To the cent, half a cent away from zero, as forms are filled in by hand. */
export function roundToCents(amount: Decimal): Decimal {
  const half = amount < 0n ? -CENT / 2n : CENT / 2n;
  return (((amount + half) / CENT) * CENT) as Decimal;
}

/** To the whole unit at or below. */
export function roundDown(amount: Decimal): Decimal {
  const rest = amount % ONE;
  return (rest < 0n ? amount - rest - ONE : amount - rest) as Decimal;
}
