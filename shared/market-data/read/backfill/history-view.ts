/** How the fetching of an asset's history goes, as users see it. */
import type { DayRange } from '../../contract/market-prices.ts';
import { dueAtOf, type Job, missingOf } from '../../domain/backfill/job.ts';
import { daysIn } from '../../domain/backfill/ranges.ts';

export interface HistoryView {
  readonly status: 'untracked' | Job['progress']['status'];
  readonly wanted: DayRange | null;
  readonly missing: readonly DayRange[];
  readonly percent: number;
  readonly attempts: number;
  readonly retryAt: string | null;
  readonly error: string | null;
  readonly updatedAt: string | null;
}

const UNTRACKED: HistoryView = {
  ...{ status: 'untracked', wanted: null, missing: [], percent: 0 },
  ...{ attempts: 0, retryAt: null, error: null, updatedAt: null },
};

const sum = (ranges: readonly DayRange[]): number => ranges.reduce((days, range) => days + daysIn(range), 0);

export function historyView(job: Job | undefined): HistoryView {
  if (!job) return UNTRACKED;
  const { progress, wanted, attempts, updatedAt, withheld } = job;
  const missing = missingOf(job);
  const days = daysIn(wanted);
  const { status } = progress;
  const waits = status === 'pending' || status === 'rate_limited';
  return {
    ...{ status, wanted, missing, attempts, updatedAt },
    percent: Math.floor((100 * (days - sum(missing) - sum(withheld))) / Math.max(1, days)),
    retryAt: waits ? (dueAtOf(job) ?? null) : null,
    error: 'error' in progress ? (progress.error ?? null) : null,
  };
}
