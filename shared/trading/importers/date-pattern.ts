/** Dates of a form that the user writes down: `DD.MM.YY HH:mm`. */
import { parseTimestamp, type Timestamp } from '../../kernel/time.ts';
import { monthNamed } from './month-names.ts';
import { fromZone } from './zones.ts';

const TOKENS: Readonly<Record<string, string>> = {
  YYYY: String.raw`(?<year>\d{4})`,
  YY: String.raw`(?<year>\d\d)`,
  MMM: String.raw`(?<name>\p{L}{3,10})\.?`,
  MM: String.raw`(?<month>\d\d)`,
  M: String.raw`(?<month>\d\d?)`,
  DD: String.raw`(?<day>\d\d)`,
  D: String.raw`(?<day>\d\d?)`,
  HH: String.raw`(?<hour>\d\d)`,
  H: String.raw`(?<hour>\d\d?)`,
  hh: String.raw`(?<hour>\d\d)`,
  h: String.raw`(?<hour>\d\d?)`,
  mm: String.raw`(?<minute>\d\d)`,
  ss: String.raw`(?<second>\d\d)`,
  SSS: String.raw`(?<fraction>\d{1,9})`,
  A: String.raw`(?<half>[AaPp])\.?[Mm]\.?`,
};
/** The longest first, so that `MM` is never two times `M`. */
const TOKEN = /YYYY|YY|MMM|MM|M|DD|D|HH|H|hh|h|mm|ss|SSS|A/g;

const literal = (text: string): string => text.replace(/[\^$.*+?()[\]{}|/\\]/g, String.raw`\$&`);

type Parts = Partial<
  Record<'year' | 'name' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'fraction' | 'half', string>
>;

/** Reads a date of the form; `undefined` if it isn't of that form, or no such day or time exists. */
export type ReadDate = (text: string, zone: string | undefined) => Timestamp | undefined;

/** `undefined` if the pattern says year, month or day not at all, or anything twice. Two-digit years are of this century. */
export function datePattern(pattern: string): ReadDate | undefined {
  let literalFrom = 0;
  let source = '';
  for (const { 0: token, index } of pattern.matchAll(TOKEN)) {
    source += literal(pattern.slice(literalFrom, index)) + (TOKENS[token] ?? '');
    literalFrom = index + token.length;
  }
  source += literal(pattern.slice(literalFrom));
  const names = [...source.matchAll(/\(\?<(\w+)>/g)].map(([, name = '']) => (name === 'name' ? 'month' : name));
  const isWhole = ['year', 'month', 'day'].every((part) => names.includes(part));
  const isLoose = names.includes('half') && !names.includes('hour');
  if (!isWhole || isLoose || new Set(names).size < names.length) return undefined;
  const form = new RegExp(`^${source}$`, 'u');
  return (text, zone) => {
    const parts: Parts | undefined = form.exec(text.trim())?.groups;
    return parts && timeOf(parts, zone);
  };
}

function timeOf(parts: Parts, zone: string | undefined): Timestamp | undefined {
  const { year = '', name, day = '', minute = '00', second = '00', fraction } = parts;
  const month = name === undefined ? parts.month : String(monthNamed(name) ?? '');
  const hour = hourOf(parts);
  if (!month || hour === undefined) return undefined;
  const date = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const clock = `${String(hour).padStart(2, '0')}:${minute}:${second}${fraction === undefined ? '' : `.${fraction}`}`;
  const shown = parseTimestamp(`${date}T${clock}Z`);
  // a day without a time is that day wherever it was written
  if (shown === undefined || zone === undefined || parts.hour === undefined) return shown;
  return parseTimestamp(new Date(fromZone(Date.parse(shown), zone)).toISOString());
}

function hourOf({ hour = '0', half }: Parts): number | undefined {
  const read = Number(hour);
  if (half === undefined) return read;
  return read < 1 || read > 12 ? undefined : (read % 12) + (/[Pp]/.test(half) ? 12 : 0);
}
