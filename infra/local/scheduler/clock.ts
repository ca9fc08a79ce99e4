/** Time as the scheduler sees it, so that tests can own it. */
export interface Clock {
  readonly now: () => number;
  /** Calls back after so many milliseconds; the answer cancels it. */
  readonly after: (delayMs: number, callback: () => void) => () => void;
}

export const systemClock: Clock = {
  now: Date.now,
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
