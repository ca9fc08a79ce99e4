/** When a transfer is made: once at a time, or again and again. */
import * as z from 'zod/mini';
import { calendarDate } from '../../kernel/time.ts';
import { isTimeZone } from '../../kernel/time-zone.ts';

const INTERVAL_MAX = 120;
const COUNT_MAX = 1_200;

const timeZone = z
  .string()
  .check(z.refine(isTimeZone, 'must be a time zone of the IANA database, such as "Europe/Berlin"'));

const timing = {
  /** The first day. Of months and years, its day: the 31st is the last day of a month that is shorter. */
  startDate: calendarDate,
  /** What clocks of the zone show. */
  time: z._default(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as "09:30"')), '00:00'),
  /** Left out: once. */
  every: z.optional(
    z.strictObject({
      unit: z.enum(['day', 'week', 'month', 'year']),
      interval: z._default(z.int().check(z.minimum(1), z.maximum(INTERVAL_MAX)), 1),
      /** After so many, or after this day (itself in it), whichever comes first; left out, it goes on. */
      count: z.optional(z.int().check(z.minimum(1), z.maximum(COUNT_MAX))),
      until: z.optional(calendarDate),
    }),
  ),
};

interface Bounds {
  readonly startDate: string;
  readonly every?: { readonly until?: string | undefined } | undefined;
}
const endsAfterItBegins = ({ startDate, every }: Bounds): boolean =>
  every?.until === undefined || every.until >= startDate;
const WRONG_END = { path: ['every', 'until'], message: 'must not be before the first day' };

export const transferSchedule = z.strictObject({ ...timing, timeZone }).check(z.refine(endsAfterItBegins, WRONG_END));
export type TransferSchedule = z.output<typeof transferSchedule>;

/** As users send it: left out, the zone is that of their settings. */
export const transferScheduleOrder = z
  .strictObject({ ...timing, timeZone: z.optional(timeZone) })
  .check(z.refine(endsAfterItBegins, WRONG_END));
export type TransferScheduleOrder = z.output<typeof transferScheduleOrder>;
