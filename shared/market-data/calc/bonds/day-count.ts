/**
 * Day counts, by which interest accrues between coupons:
 * - `30/360`: bond basis, ISDA 2006 Definitions, section 4.16(f). Where coupons fall on ends of months, the last day of
 *   February counts as the 30th as well, as the Standard Securities Calculation Methods (SIA, 1993) have it for US bonds.
 * - `30E/360`: Eurobond basis, section 4.16(g).
 * - `ACT/ACT-ICMA`: actual days over those of the coupon period, ICMA Rule 251.1(iii), ISDA 2006 section 4.16(c).
 * - `ACT/365F`: actual days over 365, section 4.16(d).
 * - `ACT/360`: actual days over 360, section 4.16(e).
 */
import { assertNever } from '../../../kernel/errors.ts';
import type { CalendarDate } from '../../../kernel/time.ts';
import { actualDays, isMonthEnd, partsOfDate } from './calendar.ts';

export const DAY_COUNTS = ['30/360', '30E/360', 'ACT/ACT-ICMA', 'ACT/365F', 'ACT/360'] as const;
export type DayCount = (typeof DAY_COUNTS)[number];

export interface CountedSpan {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Whether coupons fall on the last days of their months. */
  readonly endOfMonth: boolean;
}

type Day = ReturnType<typeof partsOfDate>;

const days360 = (from: Day, to: Day): number =>
  360 * (to.year - from.year) + 30 * (to.month - from.month) + (to.day - from.day);

const isFebruaryEnd = (date: CalendarDate): boolean => partsOfDate(date).month === 2 && isMonthEnd(date);

function bondBasisDays({ from, to, endOfMonth }: CountedSpan): number {
  const [start, end] = [partsOfDate(from), partsOfDate(to)];
  const startsAtFebruaryEnd = endOfMonth && isFebruaryEnd(from);
  if (startsAtFebruaryEnd && isFebruaryEnd(to)) end.day = 30;
  if (startsAtFebruaryEnd || start.day === 31) start.day = 30;
  if (end.day === 31 && start.day === 30) end.day = 30;
  return days360(start, end);
}

const eurobondDays = ({ from, to }: CountedSpan): number => {
  const [start, end] = [partsOfDate(from), partsOfDate(to)];
  return days360({ ...start, day: Math.min(start.day, 30) }, { ...end, day: Math.min(end.day, 30) });
};

/** The days from one date to another as the convention counts them. */
export function countDays(dayCount: DayCount, span: CountedSpan): number {
  switch (dayCount) {
    case '30/360':
      return bondBasisDays(span);
    case '30E/360':
      return eurobondDays(span);
    case 'ACT/ACT-ICMA':
    case 'ACT/365F':
    case 'ACT/360':
      return actualDays(span.from, span.to);
    default:
      return assertNever(dayCount);
  }
}

/** The days of a year by the convention, or those of a coupon period times the periods of a year. */
export function daysOfYear(dayCount: DayCount, period: { readonly days: number; readonly perYear: number }): number {
  switch (dayCount) {
    case '30/360':
    case '30E/360':
    case 'ACT/360':
      return 360;
    case 'ACT/365F':
      return 365;
    case 'ACT/ACT-ICMA':
      return period.days * period.perYear;
    default:
      return assertNever(dayCount);
  }
}
