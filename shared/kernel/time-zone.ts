/** Days of a time zone. */
import type { CalendarDate, Timestamp } from './time.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Throws a RangeError for what is no time zone. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, ...parts });
  formats.set(timeZone, format);
  return format;
}

/** The calendar date that a time has in a time zone of the IANA database (`Europe/Berlin`). */
export const dateIn = (timeZone: string, time: Timestamp): CalendarDate =>
  formatOf(timeZone).format(Date.parse(time)) as CalendarDate;

/** Whether the IANA database knows it; a mere offset (`+01:00`) is no zone. */
export function isTimeZone(text: string): boolean {
  try {
    return /^[A-Za-z]/.test(text) && formatOf(text) !== undefined;
  } catch {
    return false;
  }
}
