import { type CalendarDate, dateOf, fromEpochMs, startOf, toEpochMs } from '../../../kernel/time.ts';

const DAY_MS = 86_400_000;

export const partsOfDate = (date: CalendarDate): { year: number; month: number; day: number } => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
});

/** Calendar days from one date to another. */
export const actualDays = (from: CalendarDate, to: CalendarDate): number =>
  (toEpochMs(startOf(to)) - toEpochMs(startOf(from))) / DAY_MS;

const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

export const isMonthEnd = (date: CalendarDate): boolean => {
  const { year, month, day } = partsOfDate(date);
  return day === lastDayOf(year, month);
};

/**
 * The same day so many months earlier, or the last one of that month where it has no such day. With `endOfMonth` the
 * month's last day whatever the day was.
 */
export const monthsEarlier = (date: CalendarDate, months: number, endOfMonth: boolean): CalendarDate => {
  const { year, month, day } = partsOfDate(date);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = lastDayOf(first.getUTCFullYear(), first.getUTCMonth() + 1);
  first.setUTCDate(endOfMonth ? last : Math.min(day, last));
  return dateOf(fromEpochMs(first.getTime()));
};
