/**
 * Whether to put pending commits off: someone who sends a long history newest first would have all of it done again with
 * every batch. While more keeps coming, a consumer waits until what is new outweighs what it would do again; so all that
 * is done again adds up to no more than the history itself.
 */
import type { CommitHeader } from '../store/types.ts';
import type { Weight } from './types.ts';

/** So many entries are done again without waiting. */
const REDONE_FREE = 1_000;
const OUTWEIGHED_BY = 2;
/** A second of quiet means that no more is coming; where much is to be done again, it takes longer to be sure. */
const QUIET_SECONDS_MIN = 1;
const QUIET_SECONDS_MAX = 4;
const REDONE_PER_QUIET_SECOND = 10_000;
/** Nobody waits longer, however much keeps coming. */
const WAIT_SECONDS_MAX = 60;

const ageSeconds = (header: CommitHeader | undefined, now: string): number =>
  header === undefined ? 0 : Math.max(0, Date.parse(now) - Date.parse(header.recordedAt)) / 1_000;

/** For how many whole seconds; 0 to go ahead. `commits` are those pending, oldest first. */
export function putOffSeconds({ fresh, redone }: Weight, commits: readonly CommitHeader[], now: string): number {
  if (redone <= Math.max(REDONE_FREE, fresh / OUTWEIGHED_BY)) return 0;
  if (ageSeconds(commits[0], now) >= WAIT_SECONDS_MAX) return 0;
  const quiet = Math.min(QUIET_SECONDS_MAX, Math.max(QUIET_SECONDS_MIN, redone / REDONE_PER_QUIET_SECOND));
  return Math.ceil(Math.max(0, quiet - ageSeconds(commits.at(-1), now)));
}
