import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
import { onTestFinished } from 'vitest';

/** Whoever waits goes on at once; how long they would have waited is added up. */
export function withoutWaiting(): { milliseconds: number } {
  const waited = { milliseconds: 0 };
  const { setTimeout: sleep } = timers;
  const put = (setTimeout: typeof sleep): void => {
    Object.assign(timers, { setTimeout });
    syncBuiltinESMExports();
  };
  put((async (milliseconds: number) => {
    waited.milliseconds += milliseconds;
  }) as typeof sleep);
  onTestFinished(() => put(sleep));
  return waited;
}
