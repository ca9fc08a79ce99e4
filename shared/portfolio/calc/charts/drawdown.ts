import { type Decimal, minimum, multiply, ONE, subtract } from '../../../kernel/money/decimal.ts';
import type { DrawdownDay, ValueDay } from './chart-data.ts';

export interface Drawdown {
  readonly days: readonly DrawdownDay[];
  readonly leftOut: number;
}

/**
 * How far below its highest until then one unit was on each day that was there all the time, the first day being the
 * highest so far; what is put in and taken out plays no part. Each day is rounded half-even at the 18th decimal. Days
 * that lack a price are left out, but what is known of how they did counts.
 */
export function drawdownOf(days: readonly ValueDay[]): Drawdown {
  /** Of the highest until then. */
  let part: Decimal = ONE;
  const measured = days.map(({ date, growth, isPriced }, index) => {
    if (index > 0) part = minimum(ONE, multiply(part, growth));
    return { date, drawdown: subtract(part, ONE), isPriced };
  });
  const known = measured.filter(({ isPriced }) => isPriced);
  return {
    days: known.map(({ date, drawdown }) => ({ date, drawdown })),
    leftOut: days.length - known.length,
  };
}
