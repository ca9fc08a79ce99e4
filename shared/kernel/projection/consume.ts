/** The handler of a consumer's queue: every message says that a stream moved; the books are brought up to it. */
import { TenantErased } from '../crypto/data-keys.ts';
import type { CommitNotice, ConsumerQueue } from '../messages.ts';
import type { Log, LogFields } from '../observe/log.ts';
import { stopwatch } from '../observe/stopwatch.ts';
import { tenantTag } from '../observe/tenant-tag.ts';
import { lagMsOf, traceOf } from '../observe/trace.ts';
import type { Store } from '../store/types.ts';
import type { StreamType, TenantId } from '../streams.ts';
import { catchUp, type Moved } from './catch-up.ts';
import { PoisonCommit } from './fold.ts';
import { halt } from './halts.ts';
import { type Ordered, obey } from './obey.ts';
import { isOrder, LONGEST_RETRY_SECONDS, parseMessage, type QueueRecord, retryLater } from './queue-messages.ts';
import { UnknownReducer } from './reducers.ts';
import type { Book, Projection } from './types.ts';

/** A commit that fails this often is poison: retrying alone won't help. */
const POISON_RECEIVES = 3;
/** Work that would not end in time is put back into the queue. */
const RESERVE_MILLISECONDS = 20_000;

export interface ConsumeOptions {
  readonly store: Store;
  readonly queue: ConsumerQueue;
  readonly now: () => string;
  readonly remainingMilliseconds: () => number;
  readonly log: Log;
  /** Of the invocation. */
  readonly requestId?: string | undefined;
}

interface Work {
  readonly notice: CommitNotice;
  readonly records: QueueRecord[];
  /** The newest version that the messages name, by source. */
  readonly heard: Map<StreamType, number>;
  receives: number;
}

/** What each line about a tenant's work says. */
const fieldsOf = (
  { name }: Projection<Book>,
  { notice }: Work,
  { requestId }: Pick<ConsumeOptions, 'requestId'>,
): LogFields => ({ ...traceOf([notice]), requestId, tenant: tenantTag(notice.tenant), consumer: name });

/** Answers the messages that must come again (partial batch failure). */
export async function consume<B extends Book>(
  projection: Projection<B>,
  records: readonly QueueRecord[],
  options: ConsumeOptions,
): Promise<{ batchItemFailures: { itemIdentifier: string }[] }> {
  const byTenant = new Map<string, Work>();
  const orders: Ordered[] = [];
  const failed: string[] = [];
  for (const record of records) {
    try {
      const notice = parseMessage(record.body);
      if (isOrder(notice)) {
        orders.push({ order: notice, record });
        continue;
      }
      const work: Work = byTenant.get(notice.tenant) ?? { notice, records: [], heard: new Map(), receives: 0 };
      work.records.push(record);
      work.heard.set(notice.streamType, Math.max(notice.version, work.heard.get(notice.streamType) ?? 0));
      work.receives = Math.max(work.receives, Number(record.attributes.ApproximateReceiveCount));
      byTenant.set(notice.tenant, work);
    } catch (error) {
      // Not one of our notices: it ends in the dead-letter queue, where its body can be read.
      const fields = { requestId: options.requestId, consumer: projection.name, messageId: record.messageId, error };
      options.log.error('unreadable message', fields, { Failures: 1 });
      failed.push(record.messageId);
      await retryLater([record], options);
    }
  }
  for (const work of byTenant.values()) {
    try {
      await bringUp(projection, work, options);
    } catch (error) {
      if (error instanceof TenantErased) {
        // What is left of an erased tenant can't be read by anyone; there is nothing to apply.
        options.log.info('tenant erased', fieldsOf(projection, work, options));
        continue;
      }
      const fields = { ...fieldsOf(projection, work, options), receives: work.receives, error, ...reasonIn(error) };
      options.log.error(messageOf(error), fields, { Failures: 1 });
      failed.push(...work.records.map(({ messageId }) => messageId));
      await retryLater(work.records, options, error instanceof UnknownReducer ? LONGEST_RETRY_SECONDS : undefined);
    }
  }
  // Users wait for notices, nobody for a replay.
  for (const ordered of orders) {
    if (!(await obey(projection, ordered, options))) failed.push(ordered.record.messageId);
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}

/** What other code has written is left alone; its messages wait for code that knows it. */
const messageOf = (error: unknown): string =>
  error instanceof UnknownReducer ? 'written by other code' : 'consumer failed';

/** It names versions only, so that it may stand in a line. */
const reasonIn = (error: unknown): LogFields => (error instanceof UnknownReducer ? { reason: error.message } : {});

async function bringUp<B extends Book>(projection: Projection<B>, work: Work, options: ConsumeOptions): Promise<void> {
  try {
    await applyPending(projection, work, [...work.heard.keys()], options);
  } catch (error) {
    if (!(error instanceof PoisonCommit)) throw error;
    await isolate(projection, work, options);
  }
}

/** Applies portion after portion; what the time does not suffice for goes back into the queue. */
async function applyPending<B extends Book>(
  projection: Projection<B>,
  work: Work,
  only: readonly StreamType[],
  options: ConsumeOptions,
  commitsMax?: number,
): Promise<void> {
  const tenant = work.notice.tenant as TenantId;
  const limit = commitsMax === undefined ? {} : { commitsMax };
  const announced = new Map(only.map((source) => [source, work.heard.get(source) ?? 0]));
  for (;;) {
    const durationMs = stopwatch();
    const now = options.now();
    const mayPutOff = commitsMax === undefined;
    const done = await catchUp(options.store, projection, tenant, { only, announced, now, mayPutOff, ...limit });
    if (done.kind === 'current') return;
    if (done.kind === 'put-off') {
      await goOnLater(work, options, done.seconds);
      return;
    }
    const heard = projection.onDemand ? [work.notice] : done.commits;
    logApplied(done, { ...fieldsOf(projection, work, options), durationMs: durationMs() }, heard, options);
    // What came after has messages of its own; looking for it here would cost every message a second look.
    if (only.every((source) => (done.cursors[source] ?? 0) >= (work.heard.get(source) ?? 0))) return;
    if (options.remainingMilliseconds() < RESERVE_MILLISECONDS) {
      await goOnLater(work, options);
      return;
    }
  }
}

/** The trace is that of what was applied, which is not always what the message was about. */
function logApplied(
  { commits, commandId, conflicts }: Moved,
  fields: LogFields,
  heard: readonly { readonly recordedAt: string }[],
  { log, now }: ConsumeOptions,
): void {
  const lagMs = lagMsOf(heard, now());
  const trace = { ...traceOf(commits), commandId };
  log.info(
    'applied',
    { ...fields, ...trace, commits: commits.length, lagMs, conflicts: conflicts || undefined },
    { ConsumerLag: lagMs, AppliedCommits: commits.length, ...(conflicts > 0 && { Conflicts: conflicts }) },
  );
}

async function goOnLater(work: Work, { queue }: ConsumeOptions, delaySeconds = 0): Promise<void> {
  for (const [streamType, version] of work.heard) {
    await queue.send({ ...work.notice, streamType, version }, delaySeconds);
  }
}

/** Applies commits one at a time, so that only the poison itself stays behind; halts its stream when it is hopeless. */
async function isolate<B extends Book>(projection: Projection<B>, work: Work, options: ConsumeOptions): Promise<void> {
  const failures: unknown[] = [];
  for (const source of work.heard.keys()) {
    try {
      await applyPending(projection, work, [source], options, 1);
    } catch (error) {
      if (error instanceof PoisonCommit && work.receives >= POISON_RECEIVES)
        await haltAt(error, projection, work, options);
      else failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

async function haltAt<B extends Book>(
  poison: PoisonCommit,
  projection: Projection<B>,
  work: Work,
  options: ConsumeOptions,
): Promise<void> {
  await halt(options.store, projection, work.notice.tenant as TenantId, poison, options.now());
  const { source, version } = poison;
  const fields = { ...fieldsOf(projection, work, options), source, version, error: poison };
  options.log.error('consumer halted', fields, { HaltedConsumers: 1 });
}
