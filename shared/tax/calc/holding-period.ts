import type { TaxSettings } from '../../settings/contract/settings.ts';

const DAY_MS = 86_400_000;
const LONG_DAYS = 365;

export interface Holding {
  readonly acquiredAtMs: number;
  readonly disposedAtMs: number;
}

export type Term = 'short' | 'long';

/** Whole days of 24 hours. */
export const holdingDays = ({ acquiredAtMs, disposedAtMs }: Holding): number =>
  Math.floor((disposedAtMs - acquiredAtMs) / DAY_MS);

/** First UTC date on which a lot is held long under the US rule, as its midnight. */
function longFromMs(acquiredAtMs: number): number {
  const acquired = new Date(acquiredAtMs);
  const counted = new Date(Date.UTC(acquired.getUTCFullYear(), acquired.getUTCMonth(), acquired.getUTCDate() + 1));
  // Date.UTC carries 29 February of a common year over to 1 March, as the rule does
  return Date.UTC(counted.getUTCFullYear() + 1, counted.getUTCMonth(), counted.getUTCDate());
}

/**
 * `us` counts from the day after the acquisition and is long from that day's anniversary on, by UTC dates (IRS
 * Publication 544, holding period); `365-days` is long from 365 times 24 hours on.
 */
export function termOf(rule: TaxSettings['longTerm'], holding: Holding): Term {
  const { acquiredAtMs, disposedAtMs } = holding;
  const isLong =
    rule === 'us' ? disposedAtMs >= longFromMs(acquiredAtMs) : disposedAtMs - acquiredAtMs >= LONG_DAYS * DAY_MS;
  return isLong ? 'long' : 'short';
}
