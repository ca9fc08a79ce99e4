/** Dates as exports write them, to canonical timestamps. What states no zone is UTC, as these exports say of themselves. */
import { parseTimestamp, type Timestamp } from '../../kernel/time.ts';

/** `2021-05-04`, `2021-05-04 10:00`, `2021-05-04 10:00:00.123 UTC`, `2021-05-04T10:00:00+02:00`, `24-01-15 10:30:45`. */
const YEAR_FIRST =
  /^(\d\d|\d{4})-(\d\d)-(\d\d)(?:[Tt ]+(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?)?\s*(Z|z|UTC|GMT|[+-]\d\d:?\d\d)?$/;

/** Two-digit years are of this century; a date without a time is its midnight. `undefined` if it can't be read. */
export function parseDate(text: string): Timestamp | undefined {
  const match = YEAR_FIRST.exec(text);
  if (match === null) return undefined;
  const [, year = '', month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = match;
  const fullYear = year.length === 2 ? `20${year}` : year;
  return parseTimestamp(`${fullYear}-${month}-${day}T${hour}:${minute}:${second}${fraction}${offsetOf(zone)}`);
}

const offsetOf = (zone: string): string => {
  if (!/^[+-]/.test(zone)) return 'Z';
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
};
