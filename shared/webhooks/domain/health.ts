/** How an endpoint does over all its deliveries. One that keeps failing is asked less often, and after days not at all. */

export interface Health {
  /** Failures since the last success. */
  readonly failures: number;
  /** When the first of them began. */
  readonly failingSince: string;
  /** No request before this. */
  readonly pausedUntil?: string;
}

/** An endpoint through which nothing gets for so long is disabled. */
export const FAILING_HOURS_MAX = 5 * 24;
/** So many failures without a success between, and requests pause, so that a dead endpoint ties up little. */
const FAILURES_BEFORE_PAUSE = 20;
const FIRST_PAUSE_SECONDS = 30;
const PAUSE_SECONDS_MAX = 600;

export interface Tally {
  readonly succeeded: boolean;
  /** RFC 3339 UTC. */
  readonly at: string;
}

/** Health after attempts, in order of their ends; undefined where nothing is wrong. */
export function healthAfter(before: Health | undefined, tallies: readonly Tally[]): Health | undefined {
  let health = before;
  for (const { succeeded, at } of tallies) {
    health = succeeded
      ? undefined
      : { failures: (health?.failures ?? 0) + 1, failingSince: health?.failingSince ?? at };
  }
  const last = tallies.at(-1);
  if (!health || !last || health.failures < FAILURES_BEFORE_PAUSE) return health;
  const doublings = Math.min(10, Math.floor(health.failures / FAILURES_BEFORE_PAUSE) - 1);
  const pauseSeconds = Math.min(PAUSE_SECONDS_MAX, FIRST_PAUSE_SECONDS * 2 ** doublings);
  return { ...health, pausedUntil: new Date(Date.parse(last.at) + pauseSeconds * 1_000).toISOString() };
}

/** Whether nothing has got through for so long that sending more is pointless. */
export const isHopeless = (health: Health | undefined, now: string): boolean =>
  health !== undefined && Date.parse(now) - Date.parse(health.failingSince) >= FAILING_HOURS_MAX * 3_600_000;
