/** How far the clock of an export is ahead of UTC. */

const MINUTE_MS = 60_000;
/** Abbreviations that mean one offset wherever they are written. */
const ABBREVIATED: Readonly<Record<string, string>> = {
  Z: '+00:00',
  UTC: '+00:00',
  GMT: '+00:00',
  CET: '+01:00',
  CEST: '+02:00',
  JST: '+09:00',
  EST: '-05:00',
  EDT: '-04:00',
  PST: '-08:00',
  PDT: '-07:00',
};
const OFFSET = /^(?:UTC|GMT)?\s?([+-])(\d\d?)(?::?(\d\d))?$/;

/** The offset of `Z`, `UTC`, `CET`, `+02:00`, `-0700`, `UTC+8`, in minutes; `undefined` for any other text. */
export function fixedOffsetMinutes(zone: string): number | undefined {
  const written = zone.trim().toUpperCase();
  const match = OFFSET.exec(ABBREVIATED[written] ?? written);
  if (match === null) return undefined;
  const [, sign, hours, minutes = '0'] = match;
  const size = Number(hours) * 60 + Number(minutes);
  return size > 14 * 60 || Number(minutes) > 59 ? undefined : sign === '-' ? -size : size;
}

/** What clocks of the zone showed at a moment, as if it were UTC. */
function wallMs(zone: string, epochMs: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(epochMs);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((found) => found.type === type)?.value ?? 0);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/**
 * The moment at which clocks of a zone (`Europe/Berlin`, `+02:00`, `UTC+8`) show a time, which comes as if it were UTC.
 * Of an hour that clocks show twice it is the first; one that they skip counts as the hour after.
 */
export function fromZone(shownMs: number, zone: string): number {
  const fixed = fixedOffsetMinutes(zone);
  if (fixed !== undefined) return shownMs - fixed * MINUTE_MS;
  const offsetAt = (epochMs: number) => wallMs(zone, epochMs - (epochMs % 1000)) - (epochMs - (epochMs % 1000));
  const candidates = [-24, 24].map((hours) => shownMs - offsetAt(shownMs + hours * 60 * MINUTE_MS));
  const fitting = candidates.filter((epochMs) => epochMs + offsetAt(epochMs) === shownMs);
  return Math.min(...(fitting.length > 0 ? fitting : candidates.slice(0, 1)));
}
