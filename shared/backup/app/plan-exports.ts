/** Which exports of a table are due: a full one each week, and increments that follow each other without a gap. */

/** An export that was begun and has not failed. Times are Unix seconds, on full hours. */
export interface PastExport {
  readonly kind: 'full' | 'increment';
  /** Of an increment: what changed since then. */
  readonly from?: number;
  /** The state as of then, or what changed until then. */
  readonly to: number;
}

export type DueExport =
  | { readonly kind: 'full'; readonly to: number }
  | { readonly kind: 'increment'; readonly from: number; readonly to: number };

const HOUR_SECONDS = 3_600;
/** DynamoDB takes no longer stretch in one increment. */
const STRETCH_SECONDS_MAX = 24 * HOUR_SECONDS;
const FULL_EVERY_SECONDS = 7 * 24 * HOUR_SECONDS;
/** A table can be exported as of a moment that is some minutes old. */
const SETTLED_SECONDS = 10 * 60;

const newest = (times: readonly number[]): number | undefined => (times.length === 0 ? undefined : Math.max(...times));

/**
 * What is due at a time. An hour that was missed, or whose export failed, is made up for by the next run.
 * @param past the newest full export and the increments since, or at least those of the last day.
 */
export function exportsDue(nowSeconds: number, past: readonly PastExport[]): DueExport[] {
  const to = Math.floor((nowSeconds - SETTLED_SECONDS) / HOUR_SECONDS) * HOUR_SECONDS;
  const full = newest(past.filter(({ kind }) => kind === 'full').map((one) => one.to));
  const due: DueExport[] = full === undefined || to - full >= FULL_EVERY_SECONDS ? [{ kind: 'full', to }] : [];
  if (full === undefined) return due;
  for (let from = coveredFrom(full, past); from < to; from += STRETCH_SECONDS_MAX) {
    due.push({ kind: 'increment', from, to: Math.min(to, from + STRETCH_SECONDS_MAX) });
  }
  return due;
}

/** Until when increments follow each other without a gap. */
function coveredFrom(full: number, past: readonly PastExport[]): number {
  const increments = past.flatMap(({ from, to }) => (from === undefined ? [] : [{ from, to }]));
  const oldest = Math.min(...increments.map(({ from }) => from));
  // Of the days since the full export only the last is looked at.
  let covered = oldest > full && Number.isFinite(oldest) && increments.length >= LOOKED_AT_MAX ? oldest : full;
  for (const { from, to } of increments.toSorted((one, other) => one.from - other.from)) {
    if (from <= covered) covered = Math.max(covered, to);
  }
  return covered;
}

/** Increments that are looked at to find a gap: those of a day. */
export const LOOKED_AT_MAX = 24;
