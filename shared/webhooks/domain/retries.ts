/** When a delivery is tried again. */

/** Seconds from one attempt's end to the next attempt, the first from the event. Source: standardwebhooks.com, "Retries". */
const WAITS_SECONDS = [0, 5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 10 * 3600] as const;

/** A wait is longer by up to this share, so that what failed together doesn't come again together. */
const JITTER_SHARE = 0.1;

/** A receiver may ask for more time than the schedule gives (RFC 9110, 10.2.3), but not for more than this. */
const RETRY_AFTER_SECONDS_MAX = 24 * 3600;

export interface Failed {
  /** Attempts made in this round, the failed one counted. */
  readonly attempts: number;
  /** End of the attempt, in milliseconds since 1970. */
  readonly atMs: number;
  /** The `Retry-After` header of the answer, if there was one. */
  readonly retryAfter?: string | undefined;
  /** From 0 up to but without 1. */
  readonly random: number;
}

/** When to try again, in milliseconds since 1970; undefined when it is given up. */
export function nextAttemptMs({ attempts, atMs, retryAfter, random }: Failed): number | undefined {
  const waitSeconds = WAITS_SECONDS[attempts];
  if (waitSeconds === undefined) return undefined;
  const scheduled = atMs + Math.round(waitSeconds * 1_000 * (1 + JITTER_SHARE * random));
  return Math.max(scheduled, askedForMs(retryAfter, atMs) ?? 0);
}

/** Seconds or an HTTP date; what is neither is overlooked. */
function askedForMs(retryAfter: string | undefined, atMs: number): number | undefined {
  if (retryAfter === undefined) return undefined;
  const askedMs = /^\d{1,9}$/.test(retryAfter) ? atMs + Number(retryAfter) * 1_000 : Date.parse(retryAfter);
  return Number.isNaN(askedMs) ? undefined : Math.min(askedMs, atMs + RETRY_AFTER_SECONDS_MAX * 1_000);
}
