import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 250;

/**
 * Reads again and again until what is read is as wanted, and gives that; or, when the time is over, what it was then.
 * Pauses grow, because each look takes the machine away from what it waits for.
 */
export async function until<T>(read: () => Promise<T>, isThere: (value: T) => boolean, secondsMax: number): Promise<T> {
  const end = Date.now() + secondsMax * 1_000;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 1.5)) {
    const value = await read();
    if (isThere(value) || Date.now() > end) return value;
    await sleep(pauseMs);
  }
}
