/** Jobs that were given up: for operators to look at, and to try anew. */
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import type { DueIndex, RecordKey } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { type Job, restart, type Subject } from '../../domain/backfill/job.ts';
import { FAILED_BACKFILLS, jobIn, jobWrite, readJob } from '../../read/backfill/job-records.ts';
import { writeRecords } from '../write-records.ts';

/** All there are, the last one first. */
export async function listFailedBackfills(
  { store, due }: { readonly store: Pick<Store, 'readRecords'>; readonly due: DueIndex },
  now: string,
): Promise<readonly Job[]> {
  const keys: RecordKey[] = [];
  for await (const key of due.dueBy(FAILED_BACKFILLS, now)) keys.push(key);
  const records = keys.length === 0 ? [] : await store.readRecords(keys);
  const failed = records.map(jobIn).filter(({ progress }) => progress.status === 'failed');
  return failed.toSorted((a, b) => (a.updatedAt > b.updatedAt ? -1 : 1));
}

/** Gives a job that was given up all its tries again. */
export async function restartBackfill(
  store: Pick<Store, 'readRecords' | 'write'>,
  subject: Subject,
  now: string,
): Promise<Job | Refusal<'NotFound' | 'NotRetryable' | 'Conflict'>> {
  const found = await readJob(store, subject);
  if (!found) return refuse('NotFound', 'Nothing was ever to be fetched of this.');
  const job = restart(found.job, now);
  if (!job) return refuse('NotRetryable', `It is ${found.job.progress.status}, and needs no restart.`);
  const revision = await writeRecords(store, [jobWrite(job, { revision: found.revision })], now);
  return revision === undefined ? refuse('Conflict', 'It was changed meanwhile. Look at it again.') : job;
}
