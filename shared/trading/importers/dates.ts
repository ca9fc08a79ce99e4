/** Dates as exports write them, to canonical timestamps. */
import { parseTimestamp, type Timestamp } from '../../kernel/time.ts';
import { monthNamed } from './month-names.ts';
import type { DateOrder } from './types.ts';
import { fixedOffsetMinutes, fromZone } from './zones.ts';

export type DateFault = 'bad-date' | 'ambiguous-date';

export interface DateStyle {
  /** Of dates with numbers only. Left out, `13/02/2021` can be read and `01/02/2021` is refused. */
  readonly order?: DateOrder | undefined;
  /** Of times that state none: `Europe/Berlin`, `+09:00`, `UTC+8`. Left out, UTC. */
  readonly zone?: string | undefined;
}

/** Hours and what may stand behind them, all optional. */
const CLOCK = String.raw`(?:(?:[Tt]|[ ,;]+(?:(?:at|um|à) )?)(?<hour>\d\d?):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d+))?)?)?\s*(?<half>[AaPp]\.?[Mm]\.?)?`;
const ZONE = String.raw`\s*(?<zone>[Zz]|[A-Z]{3,4}|(?:UTC|GMT)?[+-]\d\d?(?::?\d\d)?)?(?:\s*\([^)]*\))?`;
const shape = (date: string): RegExp => new RegExp(`^${date}${CLOCK}${ZONE}$`, 'u');

/** `2021-05-04`, `2021/5/4 10:00`, `24-01-15 10:30:45`. */
const YEAR_FIRST = shape(String.raw`(?<year>\d{4})(?<sep>[-/.])(?<month>\d\d?)\k<sep>(?<day>\d\d?)`);
const SHORT_YEAR_FIRST = shape(String.raw`(?<year>\d\d)-(?<month>\d\d)-(?<day>\d\d)`);
/** `20210504`, `20210504;103000`. */
const COMPACT =
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?:[T; ,]+(?<hour>\d\d):?(?<minute>\d\d):?(?<second>\d\d))?(?<zone>Z)?$/u;
/** `4.5.2021`, `05/04/21 3:04 PM`. */
const YEAR_LAST = shape(String.raw`(?<first>\d\d?)(?<sep>[-/.])(?<next>\d\d?)\k<sep>(?<year>\d{4}|\d\d)`);
const WEEKDAY = String.raw`(?:\p{L}{2,10}\.?,? )?`;
/** `4 May 2021`, `04-mai-21`, `4. Mai 2021`, `4 de mayo de 2021`. */
const DAY_NAME_YEAR = shape(
  String.raw`${WEEKDAY}(?<day>\d\d?)(?:\.|st|nd|rd|th)?[- /]?(?:de )?(?<name>\p{L}{3,10})\.?,?[- /]?(?:de )?(?<year>\d{4}|\d\d)`,
);
/** `May 4, 2021`, `Tue May 4 2021`, `Jan. 28, 2022, 12:13 AM`. */
const NAME_DAY_YEAR = shape(String.raw`${WEEKDAY}(?<name>\p{L}{3,10})\.?[- /](?<day>\d\d?)(?:st|nd|rd|th)?,?[- /](?<year>\d{4})`);
/** `2021-May-04`. */
const YEAR_NAME_DAY = shape(String.raw`(?<year>\d{4})[- /](?<name>\p{L}{3,10})\.?[- /](?<day>\d\d?)`);
/** Seconds of today's length, or milliseconds. */
const EPOCH = /^(\d{10})(?:(\d{3})|\.(\d+))?$/;

interface Parts {
  readonly year?: string;
  readonly month?: string;
  readonly name?: string;
  readonly day?: string;
  readonly first?: string;
  readonly next?: string;
  readonly sep?: string;
  readonly hour?: string;
  readonly minute?: string;
  readonly second?: string;
  readonly fraction?: string;
  readonly half?: string;
  readonly zone?: string;
}

/** Two-digit years are of this century; a date without a time is its midnight, UTC. */
export function parseDate(text: string, style: DateStyle = {}): Timestamp | DateFault {
  const epoch = EPOCH.exec(text);
  if (epoch) return ofEpoch(epoch);
  const shapes = [YEAR_FIRST, ...(style.order ? [] : [SHORT_YEAR_FIRST]), COMPACT, YEAR_LAST];
  for (const pattern of [...shapes, DAY_NAME_YEAR, NAME_DAY_YEAR, YEAR_NAME_DAY]) {
    const parts: Parts | undefined = pattern.exec(text)?.groups;
    if (parts) return timeOf(parts, style);
  }
  return 'bad-date';
}

const ofEpoch = ([, seconds = '', milliseconds, fraction = '']: RegExpExecArray): Timestamp | DateFault => {
  const time = new Date(Number(seconds + (milliseconds ?? fraction.slice(0, 3).padEnd(3, '0'))));
  return parseTimestamp(time.toISOString()) ?? 'bad-date';
};

function timeOf(parts: Parts, style: DateStyle): Timestamp | DateFault {
  const date = dayAndMonth(parts, style.order);
  if (typeof date === 'string') return date;
  const { year = '', minute = '00', second = '00', fraction = '', zone } = parts;
  const hour = hourOf(parts);
  if (hour === undefined) return 'bad-date';
  const fullYear = year.length === 2 ? `20${year}` : year;
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = `${two(hour)}:${minute}:${second}${fraction && `.${fraction}`}`;
  const shown = parseTimestamp(`${fullYear}-${two(date.month)}-${two(date.day)}T${clock}Z`);
  if (shown === undefined || (zone !== undefined && fixedOffsetMinutes(zone) === undefined)) return 'bad-date';
  // a day without a time is that day wherever it was written
  const from = zone ?? (parts.hour === undefined ? undefined : style.zone);
  if (from === undefined) return shown;
  return parseTimestamp(new Date(fromZone(Date.parse(shown), from)).toISOString()) ?? 'bad-date';
}

/** Of twelve or twenty-four hours. */
function hourOf({ hour, half }: Parts): number | undefined {
  const read = Number(hour ?? '0');
  if (half === undefined) return read;
  if (hour === undefined || read < 1 || read > 12) return undefined;
  return (read % 12) + (/^[Pp]/.test(half) ? 12 : 0);
}

function dayAndMonth(parts: Parts, order?: DateOrder): { readonly day: number; readonly month: number } | DateFault {
  const { first, next, name, day = '', month = '' } = parts;
  if (name !== undefined) {
    const named = monthNamed(name);
    return named === undefined ? 'bad-date' : { day: Number(day), month: named };
  }
  if (first === undefined || next === undefined) return { day: Number(day), month: Number(month) };
  const [one, two] = [Number(first), Number(next)];
  const known = order ?? orderOf(parts);
  if (known === undefined) return 'ambiguous-date';
  return known === 'day-first' ? { day: one, month: two } : { day: two, month: one };
}

/** Nobody puts points behind a month that comes first. */
function orderOf({ first, next, sep }: Parts): DateOrder | undefined {
  if (sep === '.' || Number(first) > 12 || first === next) return 'day-first';
  return Number(next) > 12 ? 'month-first' : undefined;
}

/** What the order of one date is, if it shows: `13/02/2021` does. */
export function orderShown(text: string): DateOrder | undefined {
  const parts: Parts | undefined = YEAR_LAST.exec(text)?.groups;
  return parts === undefined || Number(parts.first) === Number(parts.next) ? undefined : orderOf(parts);
}
