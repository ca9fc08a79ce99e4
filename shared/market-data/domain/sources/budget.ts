/**
 * A token bucket, kept as the time at which it will be full again: one number, from which the tokens of any later time
 * follow. With a capacity of `burst` and one new token each `intervalMs`, no stretch of the limit's period sees more
 * requests than the limit, wherever it begins: a full bucket and what flows in meanwhile are the limit together.
 */
import type { RateLimit } from '../../contract/data-sources.ts';

/** A sixth of a limit may go out at once, the rest is spread evenly. */
const BURST_DIVISOR = 6;

export interface Bucket {
  readonly burst: number;
  readonly intervalMs: number;
}

export const bucketOf = ({ requests, periodSeconds }: RateLimit): Bucket => {
  const burst = Math.max(1, Math.floor(requests / BURST_DIVISOR));
  return { burst, intervalMs: Math.ceil((periodSeconds * 1000) / (requests - burst + 1)) };
};

/** Tokens that are there at a time. */
export const tokensAt = ({ burst, intervalMs }: Bucket, fullAt: number, nowMs: number): number =>
  Math.min(burst, Math.max(0, Math.floor(burst - (fullAt - nowMs) / intervalMs)));

/** When the next token will be there; not after now if one is. */
export const nextTokenAt = ({ burst, intervalMs }: Bucket, fullAt: number): number => fullAt - (burst - 1) * intervalMs;

/** When the bucket is full again once a token was taken. */
export const afterToken = ({ intervalMs }: Bucket, fullAt: number, nowMs: number): number =>
  Math.max(fullAt, nowMs) + intervalMs;
