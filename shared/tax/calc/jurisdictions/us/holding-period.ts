import type { Held } from '../held.ts';

/** First UTC date on which a lot is held long, as its midnight. */
function longFromMs(acquiredAtMs: number): number {
  const acquired = new Date(acquiredAtMs);
  const counted = new Date(Date.UTC(acquired.getUTCFullYear(), acquired.getUTCMonth(), acquired.getUTCDate() + 1));
  // Date.UTC carries 29 February of a common year over to 1 March, as the rule does
  return Date.UTC(counted.getUTCFullYear() + 1, counted.getUTCMonth(), counted.getUTCDate());
}

/**
 * Counts from the day after the acquisition and is long from that day's anniversary on, by UTC dates (IRS Publication
 * 544, chapter 4, "Holding period"; 26 USC 1222).
 */
export const isLongInUs = ({ acquiredAtMs, disposedAtMs }: Held): boolean => disposedAtMs >= longFromMs(acquiredAtMs);
