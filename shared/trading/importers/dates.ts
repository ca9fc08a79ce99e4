/** Dates as exports write them, to canonical timestamps. */
import { parseTimestamp, type Timestamp } from '../../kernel/time.ts';
import { monthNamed } from './month-names.ts';
import type { DateOrder } from './types.ts';
import { fixedOffsetMinutes, fromZone } from './zones.ts';

export type DateFault = 'bad-date' | 'ambiguous-date';

export const isDateFault = (read: Timestamp | DateFault): read is DateFault =>
  read === 'bad-date' || read === 'ambiguous-date';

export interface DateStyle {
  /**
   * Of dates with numbers only. Left out, `24-01-15` begins with the year; unsettled, it is refused. Either way
   * `13/02/2021` can be read and `01/02/2021` is refused.
   */
  readonly order?: DateOrder | 'unsettled' | undefined;
  /** Of times that state none: `Europe/Berlin`, `+09:00`, `UTC+8`. Left out, UTC. */
  readonly zone?: string | undefined;
  /** Abbreviations that mean a zone of their own in this export. */
  readonly zones?: Readonly<Record<string, string>> | undefined;
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
const NAME_DAY_YEAR = shape(
  String.raw`${WEEKDAY}(?<name>\p{L}{3,10})\.?[- /](?<day>\d\d?)(?:st|nd|rd|th)?,?[- /](?<year>\d{4})`,
);
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
  const isYearFirst = style.order === undefined || style.order === 'year-first';
  const shapes = [YEAR_FIRST, ...(isYearFirst ? [SHORT_YEAR_FIRST] : []), COMPACT, YEAR_LAST];
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
  const stated = zone === undefined ? undefined : (style.zones?.[zone] ?? zone);
  if (shown === undefined || (stated !== undefined && fixedOffsetMinutes(stated) === undefined)) return 'bad-date';
  // a day without a time is that day wherever it was written
  const from = stated ?? (parts.hour === undefined ? undefined : style.zone);
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

function dayAndMonth(
  parts: Parts,
  order: DateStyle['order'],
): { readonly day: number; readonly month: number } | DateFault {
  const { first, next, name, day = '', month = '' } = parts;
  if (name !== undefined) {
    const named = monthNamed(name);
    return named === undefined ? 'bad-date' : { day: Number(day), month: named };
  }
  if (first === undefined || next === undefined) return { day: Number(day), month: Number(month) };
  const [one, two] = [Number(first), Number(next)];
  const known = order === undefined || order === 'unsettled' ? orderOf(parts) : order;
  if (known === undefined) return 'ambiguous-date';
  return known === 'day-first' ? { day: one, month: two } : { day: two, month: one };
}

/** Of one date by itself. */
function orderOf(parts: Parts): DateOrder | undefined {
  const [only, ...others] = ordersOf(parts);
  if (others.length === 0) return only;
  return parts.first === parts.next && parts.year?.length === 4 ? 'day-first' : undefined;
}

/** Two-digit years that come first or last are of these; a day or month may be any of them too. */
const isYear = (number: number): boolean => number >= 9 && number <= 40;

/** The orders in which the three numbers make a date. Nobody puts points behind a month that comes first. */
function ordersOf({ first = '', next = '', year = '', sep }: Parts): readonly DateOrder[] {
  const [one, two, three] = [Number(first), Number(next), Number(year)];
  const isLast = year.length === 4 || isYear(three);
  return [
    ...(isLast && one <= 31 && two <= 12 ? (['day-first'] as const) : []),
    ...(isLast && one <= 12 && two <= 31 && sep !== '.' ? (['month-first'] as const) : []),
    ...(year.length === 2 && sep === '-' && isYear(one) && two <= 12 && three <= 31 ? (['year-first'] as const) : []),
  ];
}

/** The one order in which all of a column's dates can be read; those with their year or month in full don't tell. */
export function orderShown(cells: readonly string[]): DateOrder | undefined {
  let possible: readonly DateOrder[] = ['day-first', 'month-first', 'year-first'];
  for (const cell of cells) {
    const parts: Parts | undefined = YEAR_LAST.exec(cell)?.groups;
    if (parts) possible = possible.filter((order) => ordersOf(parts).includes(order));
  }
  return possible.length === 1 ? possible[0] : undefined;
}
