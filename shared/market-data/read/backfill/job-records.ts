/** Jobs as records, found by the due index: those to work on in the list of their projection, failed ones in another. */
import type { Json } from '../../../kernel/pages/types.ts';
import type { Expectation, RecordKey, RecordWrite, StoredRecord } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { PLATFORM } from '../../../kernel/streams.ts';
import { codeOfKeyPart, keyPart } from '../../contract/market-places.ts';
import { dueAtOf, JOB_KINDS, type Job, type Subject } from '../../domain/backfill/job.ts';

/** The projection whose records jobs are, and the list of the due index that workers are sent by. */
export const BACKFILL = 'market-backfill';
export const FAILED_BACKFILLS = 'failed-backfills';

const JOB = 'JOB';

export const partitionOf = ({ kind, code }: Subject): string => `${kind}.${keyPart(code)}`;

/** Undefined for a partition that no subject has. */
export function subjectOfPartition(partition: string): Subject | undefined {
  const [name, ...rest] = partition.split('.');
  const kind = JOB_KINDS.find((candidate) => candidate === name);
  return kind && rest.length > 0 ? { kind, code: codeOfKeyPart(rest.join('.')) } : undefined;
}

export const jobKey = (subject: Subject): RecordKey => ({
  place: { tenant: PLATFORM, projection: BACKFILL, partition: partitionOf(subject) },
  sort: JOB,
});

export const jobIn = ({ value }: StoredRecord): Job => value as unknown as Job;

export interface FoundJob {
  readonly job: Job;
  readonly revision: string;
}

export async function readJob(store: Pick<Store, 'readRecords'>, subject: Subject): Promise<FoundJob | undefined> {
  const [record] = await store.readRecords([jobKey(subject)]);
  return record && { job: jobIn(record), revision: record.revision };
}

const dueOf = (job: Job): { readonly dueAt?: string; readonly dueIn?: string } => {
  if (job.progress.status === 'failed') return { dueAt: job.progress.failedAt, dueIn: FAILED_BACKFILLS };
  const dueAt = dueAtOf(job);
  return dueAt === undefined ? {} : { dueAt };
};

export const jobWrite = (job: Job, expect: Expectation): RecordWrite => ({
  ...jobKey(job.subject),
  expect,
  value: job as unknown as Json,
  ...dueOf(job),
});
