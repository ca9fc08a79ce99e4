import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_MILLISECONDS = 10;
const LONGEST_MILLISECONDS = 1_000;

/** Exponential backoff with full jitter: from 0 to 10 ms, 20 ms, 40 ms … 1 s. */
export const pauseWithJitter = (attempt: number): Promise<void> =>
  sleep(randomInt(1, 1 + Math.min(LONGEST_MILLISECONDS, FIRST_MILLISECONDS * 2 ** attempt)));
