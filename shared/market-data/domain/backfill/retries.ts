/** When a chunk that could not be fetched is tried again. */

/** Source of the number: the backfill queue's `max_attempts`. */
export const ATTEMPTS_MAX = 5;

const FIRST_WAIT_SECONDS = 60;
/** One, four, sixteen, sixty-four minutes: an outage of an hour is outlasted. */
const FACTOR = 4;
/** A wait is longer by up to this share, so that what failed together doesn't come again together. */
const JITTER_SHARE = 0.25;
/** A source may ask for more time than that, but not for more than this. */
const RETRY_AFTER_SECONDS_MAX = 24 * 3600;

export interface FailedTry {
  /** Tries in a row that failed, this one counted. */
  readonly attempts: number;
  /** What the source asked for. */
  readonly retryAfterSeconds?: number | undefined;
  /** From 0 up to but without 1. */
  readonly chance: number;
}

/** Seconds until the next try; undefined when it is given up. */
export function nextTrySeconds({ attempts, retryAfterSeconds = 0, chance }: FailedTry): number | undefined {
  if (attempts >= ATTEMPTS_MAX) return undefined;
  const wait = FIRST_WAIT_SECONDS * FACTOR ** (attempts - 1) * (1 + JITTER_SHARE * chance);
  return Math.ceil(Math.max(wait, Math.min(retryAfterSeconds, RETRY_AFTER_SECONDS_MAX)));
}
