/**
 * Works on one job: chunk by chunk, each with all that it brings and the job's progress in one transaction, so that
 * whoever is killed leaves nothing half done, and the next one fetches again what was under way and no more.
 */
import type { Log } from '../../../kernel/observe/log.ts';
import type { RecordWrite } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { DayRange } from '../../contract/market-prices.ts';
import {
  claim,
  complete,
  dueAtOf,
  failedTry,
  fetched,
  type Job,
  nextChunk,
  putBack,
  type Subject,
  waitForBudget,
  waitForSource,
} from '../../domain/backfill/job.ts';
import { fetchedWrite } from '../../read/adoption/fetched-records.ts';
import { type FoundJob, jobWrite, readJob } from '../../read/backfill/job-records.ts';
import { writeRecords } from '../write-records.ts';
import type { FetchedHistory, FetchHistory, HistoryAnswer } from './history-source.ts';

export interface BackfillWork {
  readonly store: Pick<Store, 'readRecords' | 'write'>;
  readonly fetch: FetchHistory;
  /** RFC 3339 UTC. */
  readonly now: () => string;
  /** From 0 up to but without 1. */
  readonly random: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Whether there is time for another chunk. */
  readonly hasTime: () => boolean;
  readonly log: Pick<Log, 'info' | 'error'>;
}

/** When to come again: undefined when nothing is left to do. */
export interface Worked {
  readonly dueAt?: string | undefined;
}

const RACES_MAX = 8;
/** A budget that is so soon there again is waited for. */
const PATIENCE_MILLISECONDS = 10_000;
/** Two years: a month is an item, and what is lost with a worker is small. */
const CHUNK_DAYS_MAX = 730;

export async function workBackfill(work: BackfillWork, subject: Subject): Promise<Worked> {
  const found = await readJob(work.store, subject);
  const claimed = found && claim(found.job, work.now());
  if (!found || !claimed) return { dueAt: found && dueAtOf(found.job) };
  const revision = await writeRecords(work.store, [jobWrite(claimed, { revision: found.revision })], work.now());
  // Another was faster, and does whatever is to be done.
  if (revision === undefined) return {};
  let held: FoundJob | undefined = { job: claimed, revision };
  while (held && held.job.progress.status === 'in_progress') held = await step(work, held);
  return { dueAt: held && dueAtOf(held.job) };
}

/** One chunk. Undefined when another has taken over. */
async function step(work: BackfillWork, held: FoundJob): Promise<FoundJob | undefined> {
  const chunk = nextChunk(held.job, CHUNK_DAYS_MAX);
  if (!chunk) return save(work, held, complete, toldOf(held.job.subject));
  if (!work.hasTime()) return save(work, held, putBack);
  const answer = await fetchOf(work, held.job.subject, chunk);
  if (answer.kind === 'ok') return save(work, held, (job, now) => fetched(job, answer, now), answer);
  return without(work, held, answer, chunk);
}

/** Whoever lacks a price of the asset needn't wait any longer. */
const toldOf = ({ kind, code }: Subject): Pick<FetchedHistory, 'writes'> => ({
  writes: async (_, now) => (kind === 'prices' ? [fetchedWrite(code, now)] : []),
});

/** What breaks while it is fetched is one more try that failed, so that it comes to an end, and is seen. */
async function fetchOf({ fetch, log }: BackfillWork, subject: Subject, chunk: DayRange): Promise<HistoryAnswer> {
  try {
    return await fetch(subject, chunk);
  } catch (error) {
    log.error('backfill broke', { subject: subject.code, kind: subject.kind, ...chunk, error }, { Failures: 1 });
    return { kind: 'unavailable', reason: 'The worker broke; its log says why.' };
  }
}

/** Until when nobody else takes the job over. */
const leaseOf = ({ job: { progress } }: FoundJob): number =>
  progress.status === 'in_progress' ? Date.parse(progress.until) : 0;

/** What comes of a chunk that could not be fetched. */
async function without(
  work: BackfillWork,
  held: FoundJob,
  answer: Exclude<HistoryAnswer, FetchedHistory>,
  chunk: DayRange,
): Promise<FoundJob | undefined> {
  if (answer.kind === 'off') return save(work, held, waitForSource);
  if (answer.kind === 'not-yet') {
    const milliseconds = Date.parse(answer.retryAt) - Date.parse(work.now());
    const leftMilliseconds = leaseOf(held) - Date.parse(work.now()) - PATIENCE_MILLISECONDS;
    if (milliseconds > Math.min(PATIENCE_MILLISECONDS, leftMilliseconds) || !work.hasTime()) {
      return save(work, held, (job, now) => waitForBudget(job, Math.ceil(milliseconds / 1_000), now));
    }
    await work.pause(Math.max(0, milliseconds));
    return held;
  }
  const chance = work.random();
  const after = await save(work, held, (job, now) => failedTry(job, answer, { now, chance }));
  const { subject, attempts, progress } = after?.job ?? held.job;
  const fields = { subject: subject.code, kind: subject.kind, ...chunk, fault: answer.kind, attempts };
  const word = progress.status === 'failed' ? 'given up' : 'put off';
  work.log.info(`backfill ${word}`, { ...fields, dueAt: after && dueAtOf(after.job) }, {});
  return after;
}

/**
 * Writes what becomes of the job. When more was wanted of it meanwhile, it is decided again on that; undefined when
 * another has taken it over.
 */
async function save(
  { store, now }: BackfillWork,
  held: FoundJob,
  change: (job: Job, now: string) => Job,
  answer?: Pick<FetchedHistory, 'writes'>,
): Promise<FoundJob | undefined> {
  let current = held;
  for (let race = 1; race <= RACES_MAX; race += 1) {
    const at = now();
    const job = change(current.job, at);
    const brought: readonly RecordWrite[] = answer ? await answer.writes(store, at) : [];
    const revision = await writeRecords(store, [jobWrite(job, { revision: current.revision }), ...brought], at);
    if (revision !== undefined) return { job, revision };
    const found = await readJob(store, held.job.subject);
    if (!found || !isOurs(held.job, found.job)) return undefined;
    current = found;
  }
  throw new Error(`others keep changing the job of ${held.job.subject.code}`);
}

/** Whether the lease that a job has is ours: whoever takes one over gets a later one. */
const isOurs = (own: Job, found: Job): boolean =>
  own.progress.status === 'in_progress' &&
  found.progress.status === 'in_progress' &&
  own.progress.until === found.progress.until;
