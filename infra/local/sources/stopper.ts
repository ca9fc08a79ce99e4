/** Ends loops: they ask `stopped`, and their pauses end early. */
export interface Stopper {
  readonly stopped: () => boolean;
  readonly signal: AbortSignal;
  readonly sleep: (ms: number) => Promise<void>;
  readonly stop: () => void;
}

export function createStopper(): Stopper {
  const controller = new AbortController();
  const { signal } = controller;
  return {
    stopped: () => signal.aborted,
    signal,
    sleep: (ms) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const done = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        signal.addEventListener('abort', done);
      }),
    stop: () => controller.abort(),
  };
}
