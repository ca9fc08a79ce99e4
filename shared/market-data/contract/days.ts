import { type CalendarDate, startOf } from '../../kernel/time.ts';

const DAY_MS = 86_400_000;

/** The date so many days earlier (later, if negative). For comparing and scanning: it may lie outside the years we take. */
export const daysBefore = (date: CalendarDate, days: number): string =>
  new Date(Date.parse(startOf(date)) - days * DAY_MS).toISOString().slice(0, 10);

/** The UTC day so many days later (earlier, if negative). */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10);
