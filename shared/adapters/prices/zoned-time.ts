/** Times of day as they are in some zone. */

const TIME = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/;

/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. */
function offsetMs(epochMs: number, zone: string): number {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return Date.parse(`${shown.format(epochMs).replace(' ', 'T')}Z`) - epochMs;
}

/** The instant of a date and a time of day (`HH:MM:SS`) in a zone; `undefined` for what is no time. */
export function zonedTimeMs(date: string, time: string, zone: string): number | undefined {
  if (!TIME.test(time)) return undefined;
  const localMs = Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(localMs)) return undefined;
  // The offset of about that time; near a change of the clocks, that of the instant it gives.
  return localMs - offsetMs(localMs - offsetMs(localMs, zone), zone);
}
