/**
 * The history of one subject that is to be fetched: of an asset's prices, or of a base currency's rates. There is one job
 * for each, whoever asks for how much of it, so that nothing is fetched twice; what has been fetched is in `covered`.
 */
import { daysAfter } from '../../contract/days.ts';
import type { DayRange } from '../../contract/market-prices.ts';
import type { SourceFault } from '../../contract/price-source.ts';
import { daysIn, missingIn, spanOf, withRange } from './ranges.ts';
import { nextTrySeconds } from './retries.ts';

export const JOB_KINDS = ['prices', 'rates'] as const;
export type JobKind = (typeof JOB_KINDS)[number];

export interface Subject {
  readonly kind: JobKind;
  /** An asset's code, or a base currency. */
  readonly code: string;
}

export type Progress =
  | { readonly status: 'pending'; readonly retryAt?: string; readonly error?: string }
  /** A worker is at it; when he hasn't written anything until then, he is taken for dead. */
  | { readonly status: 'in_progress'; readonly until: string }
  | { readonly status: 'rate_limited'; readonly retryAt: string }
  | { readonly status: 'completed'; readonly completedAt: string }
  | { readonly status: 'failed'; readonly failedAt: string; readonly error: string };

export interface Job {
  readonly subject: Subject;
  readonly wanted: DayRange;
  readonly covered: readonly DayRange[];
  /** Days whose prices wait for an operator; asked for again when more is wanted. */
  readonly withheld: readonly DayRange[];
  readonly progress: Progress;
  /** Tries in a row that failed. */
  readonly attempts: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A worker writes at least this often; a request to a source ends well before. */
const LEASE_SECONDS = 120;
/** Sources are late with the last days: those without a bar are asked for again until they are so old. */
const SETTLED_DAYS = 7;

const later = (now: string, seconds: number): string => new Date(Date.parse(now) + seconds * 1_000).toISOString();

export const missingOf = ({ wanted, covered, withheld }: Job): readonly DayRange[] =>
  missingIn(wanted, withheld.reduce(withRange, covered));

/**
 * A new job, or one that wants more. Answers the very job where it wants nothing new. One that was given up goes on for
 * what is new, if it ever had anything: that no source has the days of long ago must not keep tomorrow's from anybody.
 */
export function want(job: Job | undefined, subject: Subject, range: DayRange, now: string): Job {
  if (!job) {
    const fresh = { subject, wanted: range, covered: [], withheld: [], attempts: 0, createdAt: now, updatedAt: now };
    return { ...fresh, progress: { status: 'pending' } };
  }
  const wanted = spanOf(job.wanted, range);
  if (wanted.from === job.wanted.from && wanted.to === job.wanted.to) return job;
  const extended = { ...job, wanted, withheld: [], updatedAt: now };
  const { status } = job.progress;
  const isOver = status === 'completed' || (status === 'failed' && job.covered.length > 0);
  return isOver && missingOf(extended).length > 0
    ? { ...extended, attempts: 0, progress: { status: 'pending' } }
    : extended;
}

/** When a worker should come; undefined when there is nothing to do. */
export function dueAtOf({ progress, updatedAt }: Job): string | undefined {
  switch (progress.status) {
    case 'pending':
      return progress.retryAt ?? updatedAt;
    case 'in_progress':
      return progress.until;
    case 'rate_limited':
      return progress.retryAt;
    case 'completed':
    case 'failed':
      return undefined;
  }
}

/** A worker's claim; undefined when there is nothing to do yet, or another is at it. */
export function claim(job: Job, now: string): Job | undefined {
  const dueAt = dueAtOf(job);
  return dueAt !== undefined && dueAt <= now ? { ...job, updatedAt: now, progress: held(now) } : undefined;
}

const held = (now: string): Progress => ({ status: 'in_progress', until: later(now, LEASE_SECONDS) });

/** What to fetch next: the newest that is missing, which is what people look at first. */
export function nextChunk(job: Job, daysMax: number): DayRange | undefined {
  const range = missingOf(job).at(-1);
  if (!range) return undefined;
  return daysIn(range) <= daysMax ? range : { from: daysAfter(range.to, 1 - daysMax), to: range.to };
}

export interface Chunk {
  /** The days that the source dealt with, whether or not each has something. */
  readonly days: DayRange;
  /** The last day that has something. */
  readonly lastDate: string | undefined;
  /** Days whose prices wait for an operator. */
  readonly withheld: readonly DayRange[];
}

/** A chunk was fetched. */
export function fetched(job: Job, { days, lastDate, withheld }: Chunk, now: string): Job {
  const settled = daysAfter(now.slice(0, 10), -SETTLED_DAYS);
  const known = [settled, lastDate ?? '', ...withheld.map(({ to }) => to)].toSorted().at(-1) ?? settled;
  // What is not to be had yet is no part of this job: it is wanted again the day after.
  const isLast = !job.covered.some(({ to }) => to > days.to);
  const isOpen = isLast && known < days.to;
  const to = isOpen ? known : days.to;
  return {
    ...job,
    wanted: isOpen ? { from: job.wanted.from, to } : job.wanted,
    covered: missingIn({ from: days.from, to }, withheld).reduce(withRange, job.covered),
    withheld: withheld.reduce(withRange, job.withheld),
    attempts: 0,
    updatedAt: now,
    progress: held(now),
  };
}

/** Whoever is at it stops, and another may go on at once. */
export const putBack = (job: Job, now: string): Job => ({ ...job, updatedAt: now, progress: { status: 'pending' } });

/** Nothing is missing any more, unless somebody wanted more at the last moment. */
export const complete = (job: Job, now: string): Job =>
  missingOf(job).length > 0
    ? putBack(job, now)
    : { ...job, updatedAt: now, progress: { status: 'completed', completedAt: now } };

/** The source was not asked, since its budget is used up: no try that failed. */
export const waitForBudget = (job: Job, seconds: number, now: string): Job => ({
  ...job,
  updatedAt: now,
  progress: { status: 'rate_limited', retryAt: later(now, Math.max(1, seconds)) },
});

/** How long nobody looks whether a source has been switched on. */
const OFF_SECONDS = 6 * 3600;

/** Every source that could have it is switched off, which is no fault of the job either. */
export const waitForSource = (job: Job, now: string): Job => ({
  ...job,
  updatedAt: now,
  progress: { status: 'pending', retryAt: later(now, OFF_SECONDS), error: 'every source that could have it is off' },
});

const wordsOf = (fault: SourceFault): string =>
  fault.kind === 'rate-limited' ? 'the source wants fewer requests' : `${fault.kind}: ${fault.reason}`;

/**
 * A source gave nothing. It is tried again, and that not forever: a web page or half a body is as often a passing fault as
 * no answer is. Only what no source knows isn't known a minute later either.
 */
export function failedTry(job: Job, fault: SourceFault, { now, chance }: { now: string; chance: number }): Job {
  const attempts = job.attempts + 1;
  const tried = { ...job, attempts, updatedAt: now };
  const error = wordsOf(fault);
  const passes = fault.kind !== 'unknown-asset';
  const retryAfterSeconds = fault.kind === 'rate-limited' ? fault.retryAfterSeconds : undefined;
  const seconds = passes ? nextTrySeconds({ attempts, retryAfterSeconds, chance }) : undefined;
  if (seconds === undefined) return { ...tried, progress: { status: 'failed', failedAt: now, error } };
  const retryAt = later(now, seconds);
  return {
    ...tried,
    progress:
      fault.kind === 'rate-limited' ? { status: 'rate_limited', retryAt } : { status: 'pending', retryAt, error },
  };
}

/** Tries a job that was given up anew; undefined for any other. */
export const restart = (job: Job, now: string): Job | undefined =>
  job.progress.status === 'failed' ? { ...putBack(job, now), attempts: 0 } : undefined;
