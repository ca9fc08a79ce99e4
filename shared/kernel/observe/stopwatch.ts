/** Starts a monotonic clock, for durations only; answers milliseconds to a tenth. */
export function stopwatch(): () => number {
  const startedMs = performance.now();
  return () => Math.round((performance.now() - startedMs) * 10) / 10;
}
