/** Lets stream readers sleep until something may have been written, instead of asking the engine a hundred times a second. */
export interface WriteSignal {
  /** Changes whenever something was written. */
  readonly version: () => number;
  /** Resolves once the version isn't `seen` any more, or after `waitMsMax`. */
  readonly changed: (seen: number, waitMsMax: number) => Promise<void>;
  readonly stop: () => void;
}

const LOOK_MS = 5;

/** A signal from a counter that grows with every write, such as the meter of the gateway. Looking at it costs nothing. */
export function createWriteSignal(version: () => number): WriteSignal {
  const waiting = new Set<() => void>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const look = (): void => {
    for (const check of [...waiting]) check();
    if (waiting.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
  return {
    version,
    changed: (seen, waitMsMax) => {
      if (stopped || version() !== seen) return Promise.resolve();
      const until = Date.now() + waitMsMax;
      return new Promise((resolve) => {
        const check = (): void => {
          if (!stopped && version() === seen && Date.now() < until) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        timer ??= setInterval(look, LOOK_MS);
      });
    },
    stop: () => {
      stopped = true;
      look();
    },
  };
}
