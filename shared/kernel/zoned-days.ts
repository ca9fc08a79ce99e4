/** When days and months of a time zone begin. */
import { type CalendarDate, fromEpochMs, type Timestamp } from './time.ts';
import { momentShown } from './zoned-time.ts';

/** The first instant of a day, as clocks of a zone of the IANA database show it. */
export const dayStart = (timeZone: string, date: CalendarDate): Timestamp =>
  fromEpochMs(momentShown(Date.parse(`${date}T00:00:00.000Z`), timeZone));

/** The calendar day so many days later (earlier, if negative). */
export const dateAfter = (date: CalendarDate, days: number): CalendarDate => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10) as CalendarDate;
};

/** The first instant of a month `YYYY-MM` and that of the one after it. */
export function monthIn(timeZone: string, month: string): { readonly from: Timestamp; readonly before: Timestamp } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const next = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10) as CalendarDate;
  return { from: dayStart(timeZone, `${month}-01` as CalendarDate), before: dayStart(timeZone, next) };
}
