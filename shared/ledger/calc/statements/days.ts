/** The days of a time zone that a view is asked for. */
import type { Refusal } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import type { CalendarDate, Timestamp } from '../../../kernel/time.ts';
import { dateAfter, dayStart } from '../../../kernel/zoned-days.ts';

const DAYS_MAX = 366;
const DAYS_DEFAULT = 30;

export interface DaysAsked {
  readonly from: CalendarDate | undefined;
  /** Included; today, if left out. */
  readonly to: CalendarDate | undefined;
}

interface Days {
  readonly days: { readonly from: CalendarDate; readonly to: CalendarDate };
  /** The first instant of the first day, and that of the day after the last. */
  readonly from: Timestamp;
  readonly before: Timestamp;
}

/** By default, the last thirty days. */
export function periodOf(
  { from, to }: DaysAsked,
  { timeZone, today }: { readonly timeZone: string; readonly today: CalendarDate },
): Days | Refusal<'ValidationFailed'> {
  const last = to ?? (from === undefined || from <= today ? today : from);
  const first = from ?? dateAfter(last, 1 - DAYS_DEFAULT);
  if (first > last) return refuseInput([{ path: 'from', message: `must not be after ${last}` }]);
  if (dateAfter(first, DAYS_MAX) <= last) {
    return refuseInput([{ path: 'from', message: `must be ${DAYS_MAX} days before the end at most` }]);
  }
  const [start, before] = [dayStart(timeZone, first), dayStart(timeZone, dateAfter(last, 1))];
  return { days: { from: first, to: last }, from: start, before };
}
