/** One reading of what a provider settled. Time comes as data. */
import { timeOrderedDerivedId } from '../../../kernel/ids.ts';

export interface RunCounts {
  readonly pages: number;
  readonly settlements: number;
  readonly newSettlements: number;
  readonly compared: number;
  readonly opened: number;
  readonly closed: number;
}

export interface ReconciliationRun extends RunCounts {
  readonly runId: string;
  readonly provider: string;
  readonly status: 'running' | 'done' | 'failed';
  readonly from: string;
  readonly until: string;
  /** Where reading goes on; left out at the beginning. */
  readonly after?: string | undefined;
  /** Whether all was read, so that the two sides are compared. */
  readonly isRead: boolean;
  /** Since the provider last answered. */
  readonly failures: number;
  readonly startedBy: string;
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly finishedAt?: string | undefined;
  readonly problems: readonly string[];
}

const DAY_MILLISECONDS = 86_400_000;
/** What providers record late is read by the runs of the next days; what was read is known. */
const OVERLAP_DAYS = 3;
const FIRST_DAYS = 30;
const FAILURES_MAX = 5;
const PROBLEMS_MAX = 20;

const daysBefore = (time: string, days: number): string =>
  new Date(Date.parse(time) - days * DAY_MILLISECONDS).toISOString();

export interface Starting {
  readonly provider: string;
  /** The one before it. */
  readonly before: ReconciliationRun | undefined;
  /** From when on it shall be read, if somebody wants more than usual. */
  readonly from?: string | undefined;
  readonly startedBy: string;
  readonly now: string;
}

/** From where the last one that came to its end left off; of one that failed, from where it began. */
export function begin({ provider, before, from, startedBy, now }: Starting): ReconciliationRun {
  const behind = before && (before.status === 'done' ? daysBefore(before.until, OVERLAP_DAYS) : before.from);
  return {
    runId: timeOrderedDerivedId(Date.parse(now), provider, startedBy, before?.runId ?? ''),
    ...{ provider, status: 'running', from: from ?? behind ?? daysBefore(now, FIRST_DAYS), until: now },
    ...{ isRead: false, failures: 0, startedBy, startedAt: now, updatedAt: now, problems: [] },
    ...{ pages: 0, settlements: 0, newSettlements: 0, compared: 0, opened: 0, closed: 0 },
  };
}

/** A day's run is due when the last one was started on an earlier day, UTC, or was left. */
export function isDue(run: ReconciliationRun | undefined, now: string): 'start' | 'go-on' | undefined {
  if (!run) return 'start';
  if (run.status === 'running') return 'go-on';
  return run.startedAt.slice(0, 10) < now.slice(0, 10) ? 'start' : undefined;
}

const counted = (run: ReconciliationRun, by: Partial<RunCounts>): RunCounts => ({
  pages: run.pages + (by.pages ?? 0),
  settlements: run.settlements + (by.settlements ?? 0),
  newSettlements: run.newSettlements + (by.newSettlements ?? 0),
  compared: run.compared + (by.compared ?? 0),
  opened: run.opened + (by.opened ?? 0),
  closed: run.closed + (by.closed ?? 0),
});

const withProblem = ({ problems }: ReconciliationRun, problem: string | undefined): readonly string[] =>
  problem === undefined ? problems : [...problems, problem].slice(-PROBLEMS_MAX);

export function pageRead(
  run: ReconciliationRun,
  {
    next,
    problem,
    counts,
    now,
  }: {
    readonly next: string | undefined;
    readonly problem: string | undefined;
    readonly counts: Partial<RunCounts>;
    readonly now: string;
  },
): ReconciliationRun {
  const { after: _, ...rest } = run;
  return {
    ...{ ...rest, ...counted(run, counts) },
    ...(next !== undefined && { after: next }),
    ...{ isRead: next === undefined, failures: 0, updatedAt: now, problems: withProblem(run, problem) },
  };
}

/** Nothing was answered; after some times in a row, this run is given up. */
export function readingFailed(run: ReconciliationRun, why: string, now: string): ReconciliationRun {
  const failures = run.failures + 1;
  const isOver = failures >= FAILURES_MAX;
  return {
    ...{ ...run, failures, updatedAt: now, problems: withProblem(run, why) },
    ...(isOver && { status: 'failed', finishedAt: now }),
  };
}

export const comparedSome = (run: ReconciliationRun, counts: Partial<RunCounts>, now: string): ReconciliationRun => ({
  ...{ ...run, ...counted(run, counts), updatedAt: now },
});

export const finished = (run: ReconciliationRun, now: string): ReconciliationRun => ({
  ...{ ...run, status: 'done', updatedAt: now, finishedAt: now },
});

/** A minute, then more, so that a provider that is away for an hour is no failure. */
export const retrySeconds = ({ failures }: ReconciliationRun, wanted: number | undefined): number =>
  Math.max(wanted ?? 0, Math.min(60 * 2 ** Math.max(0, failures - 1), 900));
