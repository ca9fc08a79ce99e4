/** A request ends well before its function would be cut off, and goes on in the next. */
const WORK_MILLISECONDS = 8_000;

/** Says whether a request that begins now has time for more. */
export function timeOfRequest(): () => boolean {
  const until = Date.now() + WORK_MILLISECONDS;
  return () => Date.now() < until;
}
