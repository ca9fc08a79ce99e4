/** The handler of a consumer's queue: every message says that a stream moved; the books are brought up to it. */
import { TenantErased } from '../crypto/data-keys.ts';
import type { CommitNotice, ReplayOrder } from '../messages.ts';
import type { LogFields } from '../observe/log.ts';
import type { Store } from '../store/types.ts';
import type { StreamType } from '../streams.ts';
import { bringUp, type ConsumeOptions, fieldsOf, type Work } from './bring-up.ts';
import { obey } from './obey.ts';
import { isOrder, LONGEST_RETRY_SECONDS, parseMessage, type QueueRecord, retryLater } from './queue-messages.ts';
import { readOnce } from './read-once.ts';
import { UnknownReducer } from './reducers.ts';
import type { Book, Projection } from './types.ts';

/** A projection that a consumer keeps up to date. */
export interface Follower {
  readonly projection: Projection<Book>;
  /**
   * What is to be done for a tenant whenever the projection was brought up, by the last notice. When it throws, the
   * messages come again.
   */
  readonly afterwards?: (notice: CommitNotice, options: ConsumeOptions) => Promise<void>;
}

interface Told {
  readonly notice: CommitNotice;
  readonly record: QueueRecord;
}

interface Ordered {
  readonly projection: Projection<Book>;
  readonly order: ReplayOrder;
  readonly record: QueueRecord;
}

interface Failure {
  readonly records: readonly QueueRecord[];
  readonly error: unknown;
}

interface Answer {
  readonly batchItemFailures: { itemIdentifier: string }[];
}

/** Answers the messages that must come again (partial batch failure). */
export const consume = (
  projection: Projection<Book>,
  records: readonly QueueRecord[],
  options: ConsumeOptions,
): Promise<Answer> => consumeTogether([{ projection }], records, options);

/**
 * The same for projections that share a queue. Each is brought up by itself: what fails, halts or is put off in one is
 * tried in the others all the same. A message comes again when it failed in one; the others have applied it by then, and
 * leave it at that.
 */
export async function consumeTogether(
  followers: readonly Follower[],
  records: readonly QueueRecord[],
  options: ConsumeOptions,
): Promise<Answer> {
  const byTenant = new Map<string, Told[]>();
  const orders: Ordered[] = [];
  const failed: string[] = [];
  for (const record of records) {
    try {
      const said = parseMessage(record.body);
      if (isOrder(said)) orders.push({ projection: projectionOf(followers, said), order: said, record });
      else byTenant.set(said.tenant, [...(byTenant.get(said.tenant) ?? []), { notice: said, record }]);
    } catch (error) {
      // Not one of our messages: it ends in the dead-letter queue, where its body can be read.
      const consumer = followers.map(({ projection }) => projection.name).join(', ');
      const fields = { requestId: options.requestId, consumer, messageId: record.messageId, error };
      options.log.error('unreadable message', fields, { Failures: 1 });
      failed.push(record.messageId);
      await retryLater([record], options);
    }
  }
  for (const told of byTenant.values()) {
    const failures = await work(followers, told, options);
    const again = [...new Set(failures.flatMap((failure) => failure.records))];
    failed.push(...again.map(({ messageId }) => messageId));
    const isOtherCode = failures.every(({ error }) => error instanceof UnknownReducer);
    await retryLater(again, options, isOtherCode ? LONGEST_RETRY_SECONDS : undefined);
  }
  // Users wait for notices, nobody for a replay.
  for (const { projection, ...ordered } of orders) {
    if (!(await obey(projection, ordered, options))) failed.push(ordered.record.messageId);
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}

/** Whom an order is for. */
function projectionOf(followers: readonly Follower[], { replay }: ReplayOrder): Projection<Book> {
  const found = followers.find(({ projection }) => projection.name === replay.projection);
  if (!found) throw new Error('an order for a projection that is not kept here');
  return found.projection;
}

/** Has all projections that messages of one tenant concern brought up to them, at once. */
async function work(
  followers: readonly Follower[],
  told: readonly Told[],
  options: ConsumeOptions,
): Promise<readonly Failure[]> {
  const commits = followers.length > 1 ? readOnce(options.store) : options.store;
  const failures = await Promise.all(
    followers.map(async ({ projection, afterwards }) => {
      const own = workOf(projection, told, commits);
      return own && tryOne(own, options, afterwards);
    }),
  );
  return failures.filter((failure) => failure !== undefined);
}

function workOf(
  projection: Projection<Book>,
  told: readonly Told[],
  commits: Pick<Store, 'readCommits'>,
): Work | undefined {
  const own = told.filter(
    ({ notice: { streamType, projection: meant = projection.name } }) =>
      meant === projection.name && projection.sources.includes(streamType),
  );
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return undefined;
  const heard = new Map<StreamType, number>();
  for (const { streamType, version } of own.map(({ notice }) => notice)) {
    heard.set(streamType, Math.max(version, heard.get(streamType) ?? 0));
  }
  return {
    ...{ projection, notice: first.notice, lastNotice: last.notice, records: own.map(({ record }) => record), heard },
    receives: Math.max(...own.map(({ record }) => Number(record.attributes.ApproximateReceiveCount))),
    commits,
  };
}

/** What it fails with is answered, so that it stops nobody else. */
async function tryOne(
  own: Work,
  options: ConsumeOptions,
  afterwards: Follower['afterwards'],
): Promise<Failure | undefined> {
  const { receives, records } = own;
  try {
    await bringUp(own, options);
    await afterwards?.(own.lastNotice, options);
    return undefined;
  } catch (error) {
    if (error instanceof TenantErased) {
      // What is left of an erased tenant can't be read by anyone; there is nothing to apply.
      options.log.info('tenant erased', fieldsOf(own, options));
      return undefined;
    }
    const fields = { ...fieldsOf(own, options), receives, error, ...reasonIn(error) };
    options.log.error(messageOf(error), fields, { Failures: 1 });
    return { records, error };
  }
}

/** What other code has written is left alone; its messages wait for code that knows it. */
const messageOf = (error: unknown): string =>
  error instanceof UnknownReducer ? 'written by other code' : 'consumer failed';

/** It names versions only, so that it may stand in a line. */
const reasonIn = (error: unknown): LogFields => (error instanceof UnknownReducer ? { reason: error.message } : {});
