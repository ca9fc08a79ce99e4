import { type CalendarDate, startOf } from '../../kernel/time.ts';

const DAY_MS = 86_400_000;

/** The date so many days earlier (later, if negative). For comparing and scanning: it may lie outside the years we take. */
export const daysBefore = (date: CalendarDate, days: number): string =>
  new Date(Date.parse(startOf(date)) - days * DAY_MS).toISOString().slice(0, 10);
