/** Averages that are rounded late, so that what is divided by them is right to the last decimal. */
import { type Decimal, multiplyDivide, ONE, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import type { View } from './day-end.ts';
import type { Rate } from './quotes.ts';

export interface Average {
  readonly sum: Decimal;
  readonly days: number;
}

/** An amount with 36 decimals. */
export type Fine = bigint & { readonly __brand: 'Fine' };

export const NOTHING_FINE = 0n as Fine;
export const addFine = (a: Fine, b: Fine): Fine => (a + b) as Fine;

const ONE_FINE = (ONE * ONE) as Decimal;
const scaled = (days: number): bigint => BigInt(days) * ONE;

/**
 * The investment over the days on which there was one, from the end of one day to that of another. Where no whole day
 * passed with one, what was at work within the day; nothing where all was over before.
 */
export function timeWeighted(start: View | undefined, end: View): Average {
  const days = end.daysInvested - (start?.daysInvested ?? 0);
  if (days === 0) return { sum: isMoved(start, end) ? end.peak : ZERO, days: 1 };
  return { sum: subtract(end.investmentDays, start?.investmentDays ?? ZERO), days };
}

const isMoved = (start: View | undefined, end: View): boolean => start?.paid !== end.paid || start.got !== end.got;

/** Divided out and converted, rounded half-even at the 36th decimal. */
export const fineOf = ({ sum, days }: Average, { times, over }: Rate): Fine =>
  multiplyDivide(sum, (ONE_FINE * times) as Decimal, (scaled(days) * over) as Decimal) as bigint as Fine;

/** Rounded half-even at the 18th decimal. */
export const roundFine = (value: Fine): Decimal => multiplyDivide(value as bigint as Decimal, 1n as Decimal, ONE);

/** A performance as a fraction of an average; `undefined` where there is none to measure by. */
export function fractionOf(performance: Decimal, average: Fine): Decimal | undefined {
  if (performance === ZERO) return ZERO;
  return average <= 0n ? undefined : multiplyDivide(performance, ONE_FINE, average as bigint as Decimal);
}
