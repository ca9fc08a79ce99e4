/**
 * The times at which a schedule is due. Each is counted from the first day, never from the one before: after a 28th of
 * February the 31st is the 31st again. A time that clocks skip counts as the hour after, one that they show twice as the
 * first (as in RFC 5545, 3.3.5).
 */
import { type CalendarDate, fromEpochMs, startOf, type Timestamp, toEpochMs } from '../../../kernel/time.ts';
import { momentShown } from '../../../kernel/zoned-time.ts';
import type { TransferSchedule } from '../../contract/transfer-schedule.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const MONTHS: Readonly<Record<'month' | 'year', number>> = { month: 1, year: 12 };
const DAYS: Readonly<Record<'day' | 'week', number>> = { day: 1, week: 7 };
/** The last of which times can name each hour in every zone. */
const LAST_DAY_MS = Date.UTC(2100, 11, 30);

/** The day so many months later; the last of a month that has no such day. */
function monthsLater(date: CalendarDate, months: number): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return Date.UTC(year, month - 1 + months, Math.min(day, lastDay));
}

/** Midnight, as if in UTC, of the day of an occurrence, counted from 0; undefined when there is none. */
function dayOf({ startDate, every }: TransferSchedule, index: number): number | undefined {
  if (!every) return index === 0 ? toEpochMs(startOf(startDate)) : undefined;
  const { unit, interval, count, until } = every;
  if (count !== undefined && index >= count) return undefined;
  const step = index * interval;
  const dayMs =
    unit === 'day' || unit === 'week'
      ? toEpochMs(startOf(startDate)) + step * DAYS[unit] * DAY_MS
      : monthsLater(startDate, step * MONTHS[unit]);
  const isPast = dayMs > LAST_DAY_MS || (until !== undefined && dayMs > toEpochMs(startOf(until)));
  return isPast ? undefined : dayMs;
}

export interface Occurrence {
  /** Counted from 0: with the schedule's id, what it is told apart by. */
  readonly index: number;
  readonly at: Timestamp;
}

/** An occurrence by its number, counted from 0; undefined when the schedule has ended before. */
export function occurrenceAt(schedule: TransferSchedule, index: number): Occurrence | undefined {
  const dayMs = dayOf(schedule, index);
  if (dayMs === undefined) return undefined;
  const [hours = 0, minutes = 0] = schedule.time.split(':').map(Number);
  const shownMs = dayMs + (hours * 60 + minutes) * MINUTE_MS;
  return { index, at: fromEpochMs(momentShown(shownMs, schedule.timeZone)) };
}

/** The first occurrence from a number on that is after a time; undefined when there is none. */
export function nextAfter(schedule: TransferSchedule, time: Timestamp, from = 0): Occurrence | undefined {
  let low = from;
  let next = occurrenceAt(schedule, low);
  // Leaps that double, then halves: a schedule that slept for years is found in few steps.
  for (let leap = 1; next !== undefined && next.at <= time; leap *= 2) {
    low = next.index + 1;
    next = occurrenceAt(schedule, low + leap - 1);
  }
  let high = next?.index ?? lastIndex(schedule, low) + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const found = occurrenceAt(schedule, middle);
    if (found !== undefined && found.at <= time) low = middle + 1;
    else high = middle;
  }
  return occurrenceAt(schedule, low);
}

/** The last occurrence from a number on that is due by a time; undefined when there is none. */
export function lastBy(schedule: TransferSchedule, time: Timestamp, from: number): Occurrence | undefined {
  const next = nextAfter(schedule, time, from);
  const index = next ? next.index - 1 : lastIndex(schedule, from);
  return index < from ? undefined : occurrenceAt(schedule, index);
}

/** The number of the last occurrence, or one less than `from` when it is over by then. */
function lastIndex(schedule: TransferSchedule, from: number): number {
  let index = from;
  while (dayOf(schedule, index) !== undefined) index += 1;
  return index - 1;
}
