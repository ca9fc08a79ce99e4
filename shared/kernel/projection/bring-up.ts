/** Brings one projection of one tenant up to what its messages announce, and halts it where it can't go on. */
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
import type { QueueRecord } from './queue-messages.ts';
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

/** What one projection is to do for one tenant. */
export interface Work {
  readonly projection: Projection<Book>;
  /** The first and the last of the messages. */
  readonly notice: CommitNotice;
  readonly lastNotice: CommitNotice;
  readonly records: readonly QueueRecord[];
  /** The newest version that the messages name, by source. */
  readonly heard: ReadonlyMap<StreamType, number>;
  /** Most of any of the messages. */
  readonly receives: number;
  /** Reads commits for all projections that are brought up together. */
  readonly commits: Pick<Store, 'readCommits'>;
}

/** What each line about a tenant's work says. */
export const fieldsOf = (
  { projection, notice }: Work,
  { requestId }: Pick<ConsumeOptions, 'requestId'>,
): LogFields => ({ ...traceOf([notice]), requestId, tenant: tenantTag(notice.tenant), consumer: projection.name });

/**
 * Applies what is pending; what the time does not suffice for goes back into the queue. Poison that has come three times
 * halts its source; before that, it is thrown when all that can be applied was. Whatever else fails is thrown at once.
 */
export async function bringUp(work: Work, options: ConsumeOptions): Promise<void> {
  try {
    await applyPending(work, [...work.heard.keys()], options);
  } catch (error) {
    if (!(error instanceof PoisonCommit)) throw error;
    await isolate(work, options);
  }
}

/** Applies portion after portion; what the time does not suffice for goes back into the queue. */
async function applyPending(
  work: Work,
  only: readonly StreamType[],
  options: ConsumeOptions,
  commitsMax?: number,
): Promise<void> {
  const { projection, commits } = work;
  const tenant = work.notice.tenant as TenantId;
  const limit = commitsMax === undefined ? {} : { commitsMax };
  const announced = new Map(only.map((source) => [source, work.heard.get(source) ?? 0]));
  for (;;) {
    const durationMs = stopwatch();
    const now = options.now();
    const mayPutOff = commitsMax === undefined;
    const done = await catchUp(options.store, projection, tenant, {
      ...{ only, announced, now, mayPutOff, commits, ...limit },
    });
    if (done.kind === 'current') return;
    if (done.kind === 'put-off') {
      await goOnLater(work, options, done.seconds);
      return;
    }
    const heard = projection.onDemand ? [work.notice] : done.commits;
    logApplied(done, { ...fieldsOf(work, options), durationMs: durationMs() }, heard, options);
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

async function goOnLater(
  { projection: { name }, notice, heard }: Work,
  { queue }: ConsumeOptions,
  delaySeconds = 0,
): Promise<void> {
  for (const [streamType, version] of heard) {
    await queue.send({ ...notice, streamType, version, projection: name }, delaySeconds);
  }
}

/** Applies commits one at a time, so that only the poison itself stays behind; halts its stream when it is hopeless. */
async function isolate(work: Work, options: ConsumeOptions): Promise<void> {
  const failures: unknown[] = [];
  for (const source of work.heard.keys()) {
    try {
      await applyPending(work, [source], options, 1);
    } catch (error) {
      if (error instanceof PoisonCommit && work.receives >= POISON_RECEIVES) await haltAt(error, work, options);
      else failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

async function haltAt(poison: PoisonCommit, work: Work, options: ConsumeOptions): Promise<void> {
  await halt(options.store, work.projection, work.notice.tenant as TenantId, poison, options.now());
  const { source, version } = poison;
  const fields = { ...fieldsOf(work, options), source, version, error: poison };
  options.log.error('consumer halted', fields, { HaltedConsumers: 1 });
}
