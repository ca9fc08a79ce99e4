/**
 * Times are canonical strings, which sort as they are: RFC 3339, UTC, with milliseconds (`2021-05-04T10:00:00.000Z`).
 * Years 1900 to 2100 only, so that a mistyped year is refused and not kept.
 */
import * as z from 'zod/mini';

export type Timestamp = string & { readonly __brand: 'Timestamp' };
/** A calendar date, `2021-05-04`. */
export type CalendarDate = string & { readonly __brand: 'CalendarDate' };
/** Where time comes from. Only the edges call it; everything inside gets the time as data. */
export type Clock = () => Timestamp;

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const MIN_MS = Date.UTC(1900, 0, 1);
const MAX_MS = Date.UTC(2101, 0, 1) - 1;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const NOUGHT = '0'.charCodeAt(0);
/** A power of two. */
const DAYS_REMEMBERED = 64;

export const isCalendarDate = (text: string): text is CalendarDate => {
  const [, year = '', month = '', day = ''] = DATE.exec(text) ?? [];
  return dayMs(Number(year), Number(month), Number(day)) !== undefined;
};

/** Midnight UTC of a day that exists (30 February doesn't) within the years we take. */
const dayMs = (year: number, month: number, day: number): number | undefined => {
  const ms = Date.UTC(year, month - 1, day);
  const date = new Date(ms);
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && ms >= MIN_MS && ms <= MAX_MS ? ms : undefined;
};

/** Puts the digits of a number below a hundred into a list of character codes. */
function putTwo(codes: number[], at: number, value: number): void {
  const tens = Math.floor(value / 10);
  codes[at] = NOUGHT + tens;
  codes[at + 1] = NOUGHT + value - tens * 10;
}

/**
 * Times that are written together are of few days, and of these only the clock is written anew: code by code, into a
 * list that is used again, since a text that is put together of others is copied when it is first read.
 */
function rememberingDays(): (epochMs: number) => string {
  const days = Array.from({ length: DAYS_REMEMBERED }, () => Number.NaN);
  const texts = days.map((): number[] => []);
  return (epochMs) => {
    const day = Math.floor(epochMs / DAY_MS);
    const place = day & (DAYS_REMEMBERED - 1);
    const codes = texts[place] ?? [];
    if (days[place] !== day) {
      days[place] = day;
      const text = new Date(epochMs).toISOString();
      for (let at = 0; at < text.length; at += 1) codes[at] = text.charCodeAt(at);
    }
    const ms = epochMs - day * DAY_MS;
    const seconds = Math.floor(ms / 1_000);
    const minutes = Math.floor(seconds / 60);
    putTwo(codes, '2021-05-04T'.length, Math.floor(minutes / 60));
    putTwo(codes, '2021-05-04T10:'.length, minutes % 60);
    putTwo(codes, '2021-05-04T10:00:'.length, seconds % 60);
    codes['2021-05-04T10:00:00.'.length] = NOUGHT + Math.floor((ms % 1_000) / 100);
    putTwo(codes, '2021-05-04T10:00:00.0'.length, ms % 100);
    return String.fromCharCode(...codes);
  };
}
const written = rememberingDays();

/** Throws on a number that isn't a whole millisecond of the years 1900 to 2100. */
export const fromEpochMs = (epochMs: number): Timestamp => {
  if (!Number.isInteger(epochMs) || epochMs < MIN_MS || epochMs > MAX_MS) throw new Error(`Not a time: ${epochMs}`);
  return written(epochMs) as Timestamp;
};

/**
 * Reads any RFC 3339 time with its offset; `undefined` if it isn't one, or lies outside the years 1900 to 2100.
 * What is finer than a millisecond is cut off. Leap seconds (`:60`) are refused: clamping would invent a time.
 */
export const parseTimestamp = (text: string): Timestamp | undefined => {
  const match = RFC_3339.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', sign, offsetHour = '0', offsetMinute = '0'] = match;
  const midnightMs = dayMs(Number(year), Number(month), Number(day));
  if (midnightMs === undefined) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) return undefined;
  const clockMs = (Number(hour) * 60 + Number(minute)) * MINUTE_MS + Number(second) * 1000;
  const offsetMs = (Number(offsetHour) * 60 + Number(offsetMinute)) * MINUTE_MS * (sign === '-' ? -1 : 1);
  const epochMs = midnightMs + clockMs + Number(fraction.slice(0, 3).padEnd(3, '0')) - offsetMs;
  return epochMs < MIN_MS || epochMs > MAX_MS ? undefined : fromEpochMs(epochMs);
};

export const toEpochMs = (time: Timestamp): number => Date.parse(time);

/** Midnight UTC of a date. */
export const startOf = (date: CalendarDate): Timestamp => `${date}T00:00:00.000Z` as Timestamp;

/** The UTC date of a time. */
export const dateOf = (time: Timestamp): CalendarDate => time.slice(0, 10) as CalendarDate;

/** The fiscal year of a time: the year in whose calendar year the fiscal year ends (UTC). Months count from 1. */
export const fiscalYearOf = (time: Timestamp, fiscalYearEndMonth: number): number => {
  const year = Number(time.slice(0, 4));
  return Number(time.slice(5, 7)) > fiscalYearEndMonth ? year + 1 : year;
};

export const systemClock: Clock = () => fromEpochMs(Date.now());

/** Takes any RFC 3339 time with an offset and gives the canonical one. */
export const timestamp = z
  .string()
  .check(
    z.refine((text) => parseTimestamp(text) !== undefined, {
      error: 'must be an RFC 3339 time with an offset, such as 2021-05-04T10:00:00Z, of the years 1900 to 2100',
      abort: true,
    }),
    z.overwrite((text) => parseTimestamp(text) ?? text),
  )
  .register(z.globalRegistry, { format: 'date-time' }) as unknown as z.ZodMiniType<Timestamp, string>;

export const calendarDate = z
  .string()
  .check(z.refine(isCalendarDate, 'must be a date such as 2021-05-04 that exists, of the years 1900 to 2100'))
  .register(z.globalRegistry, { format: 'date' }) as unknown as z.ZodMiniType<CalendarDate, string>;
