export interface Times {
  readonly median: number;
  /** The 99th percentile. */
  readonly p99: number;
}

export function timesOf(milliseconds: readonly number[]): Times {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p99: at(0.99) };
}

export async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** Runs so many lanes at once, each its steps one after the other; answers steps per second. */
export async function throughput(
  lanes: number,
  steps: number,
  run: (lane: number, step: number) => Promise<unknown>,
): Promise<number> {
  const start = performance.now();
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      for (let step = 0; step < steps; step += 1) await run(lane, step);
    }),
  );
  return (lanes * steps * 1_000) / (performance.now() - start);
}

export const ms = (milliseconds: number): string => `${milliseconds.toFixed(2)} ms`;
