/** An average that is not divided out, so that what is divided by it is rounded once. */
import { type Decimal, divide, multiplyDivide, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import type { View } from './course.ts';

export interface Average {
  readonly sum: Decimal;
  readonly days: number;
}

const scaled = (days: number): Decimal => (BigInt(days) * 10n ** 18n) as Decimal;

/**
 * The investment over the days on which there was one, from the end of one day to that of another. Where no whole day
 * passed with one, what was at work within the day.
 */
export function timeWeighted(start: View | undefined, end: View): Average {
  const days = end.daysInvested - (start?.daysInvested ?? 0);
  if (days === 0) return { sum: end.peak, days: 1 };
  return { sum: subtract(end.investmentDays, start?.investmentDays ?? ZERO), days };
}

export const averageOf = ({ sum, days }: Average): Decimal => divide(sum, scaled(days));

/** A performance as a fraction of an average; `undefined` where there is none to measure by. */
export function fractionOf(performance: Decimal, { sum, days }: Average): Decimal | undefined {
  if (performance === ZERO) return ZERO;
  return sum <= ZERO ? undefined : multiplyDivide(performance, scaled(days), sum);
}
