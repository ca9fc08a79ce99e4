/** How far the clock of an export is ahead of UTC. */
import { momentShown } from '../../kernel/zoned-time.ts';

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

/**
 * The moment at which clocks of a zone (`Europe/Berlin`, `+02:00`, `UTC+8`) show a time, which comes as if it were UTC.
 * Of an hour that clocks show twice it is the first; one that they skip counts as the hour after.
 */
export function fromZone(shownMs: number, zone: string): number {
  const fixed = fixedOffsetMinutes(zone);
  return fixed === undefined ? momentShown(shownMs, zone) : shownMs - fixed * MINUTE_MS;
}
