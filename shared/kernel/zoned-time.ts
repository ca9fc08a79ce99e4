/** What clocks of a time zone show, and when. */

const HOUR_MS = 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Throws a RangeError for what is no time zone. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const date = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const time = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...date, ...time });
  formats.set(zone, format);
  return format;
}

/** What clocks of the zone showed at a moment, as if it were UTC. */
function wallMs(zone: string, epochMs: number): number {
  const parts = formatOf(zone).formatToParts(epochMs);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((found) => found.type === type)?.value ?? 0);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/**
 * The moment at which clocks of a zone of the IANA database (`Europe/Berlin`) show a time, which comes as if it were UTC.
 * Of an hour that clocks show twice it is the first; one that they skip counts as the hour after.
 */
export function momentShown(shownMs: number, zone: string): number {
  const offsetAt = (epochMs: number) => wallMs(zone, epochMs - (epochMs % 1000)) - (epochMs - (epochMs % 1000));
  const candidates = [-24, 24].map((hours) => shownMs - offsetAt(shownMs + hours * HOUR_MS));
  const fitting = candidates.filter((epochMs) => epochMs + offsetAt(epochMs) === shownMs);
  return Math.min(...(fitting.length > 0 ? fitting : candidates.slice(0, 1)));
}
