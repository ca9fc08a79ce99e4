import { absolute, type Decimal, multiplyDivide } from '../../../kernel/money/decimal.ts';
import type { CalendarDate } from '../../../kernel/time.ts';
import { actualDays } from './calendar.ts';

/** What bonds of one kind yield on one day, by how long they run. */
export interface YieldCurve {
  /** In any order; each number of months once. */
  readonly points: readonly YieldPoint[];
  /** How often a year its yields compound: 2 for those of US Treasuries (bond-equivalent). */
  readonly compoundingsPerYear: number;
}

export interface YieldPoint {
  readonly months: number;
  /** A year, as a fraction: 0.0425 is 4.25%. */
  readonly yield: Decimal;
}

const DAYS_PER_YEAR = 365;
const MONTHS_PER_YEAR = 12;

/**
 * The yield for a maturity: on the straight line between the points on either side of it, by actual days over 365; beyond
 * the ends that of the nearest point. `undefined` of a curve without points. Rounded half-even at the 18th decimal.
 */
export function yieldAt({ points }: YieldCurve, day: CalendarDate, maturity: CalendarDate): Decimal | undefined {
  // Months × 365 and days × 12 are the same measure, in whole numbers.
  const sought = actualDays(day, maturity) * MONTHS_PER_YEAR;
  const placed = points
    .map((point) => ({ at: point.months * DAYS_PER_YEAR, yield: point.yield }))
    .toSorted((a, b) => a.at - b.at);
  const right = placed.find(({ at }) => at >= sought);
  const left = placed.findLast(({ at }) => at < sought);
  if (right === undefined || left === undefined) return (right ?? left)?.yield;
  const rise = (right.yield - left.yield) as Decimal;
  const part = multiplyDivide(
    absolute(rise),
    BigInt(sought - left.at) as Decimal,
    BigInt(right.at - left.at) as Decimal,
  );
  return (rise < 0n ? left.yield - part : left.yield + part) as Decimal;
}
