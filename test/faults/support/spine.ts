/** The spine in one process: real commands and consumers on a store, and the notices that a test delivers as it likes. */
import { randomUUID } from 'node:crypto';
import { strictTrial } from '../../../functions/trading/strict.ts';
import { MemoryQueue } from '../../../shared/adapters/memory/messages.ts';
import { MemoryObjects } from '../../../shared/adapters/memory/objects.ts';
import type { CommandContext } from '../../../shared/kernel/commands/run-command.ts';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { BUS_DETAIL_TYPE, BUS_SOURCE, type CommitNotice } from '../../../shared/kernel/messages.ts';
import type { ObjectStore } from '../../../shared/kernel/objects.ts';
import { consume } from '../../../shared/kernel/projection/consume.ts';
import type { QueueRecord } from '../../../shared/kernel/projection/queue-messages.ts';
import type { Book, Projection } from '../../../shared/kernel/projection/types.ts';
import type { Store } from '../../../shared/kernel/store/types.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { fromEpochMs } from '../../../shared/kernel/time.ts';
import { IMPORT_LIMITS, type ImportWork } from '../../../shared/trading/app/imports/import-work.ts';
import { type ImportOrder, requestImport } from '../../../shared/trading/app/imports/request-import.ts';
import { type WorkDone, workImport } from '../../../shared/trading/app/imports/work-import.ts';
import { recordBatch, recordOne } from '../../../shared/trading/app/record-transactions.ts';
import type { TransactionInput } from '../../../shared/trading/contract/transaction.ts';
import { PROJECTIONS } from './books.ts';
import { type Answered, type Onlooker, watched } from './watched-store.ts';

export const TENANT = '11111111-1111-4111-8111-111111111111' as TenantId;

const noticesOf = (request: Answered): CommitNotice[] => {
  if (request.name !== 'write' || !request.answer.written) return [];
  const [{ meta, appends }] = request.given;
  return appends.map(({ stream, expectedVersion, events }) => ({
    tenant: stream.tenant,
    streamType: stream.type,
    streamId: stream.id,
    version: expectedVersion + 1,
    eventTypes: [...new Set(events.map(({ type }) => type))],
    correlationId: meta.correlationId,
    recordedAt: meta.now,
  }));
};

export const queueRecord = (notice: CommitNotice, receives = 1): QueueRecord => ({
  messageId: randomUUID(),
  receiptHandle: randomUUID(),
  body: JSON.stringify({ source: BUS_SOURCE, 'detail-type': BUS_DETAIL_TYPE, detail: notice }),
  attributes: { ApproximateReceiveCount: String(receives) },
});

/** What all who work on one store share. */
interface World {
  readonly files: ObjectStore;
  readonly queue: MemoryQueue;
  readonly notices: CommitNotice[];
  readonly complaints: string[];
  nowMs: number;
}

const noting =
  ({ notices }: World) =>
  (request: Answered): void => {
    notices.push(...noticesOf(request));
  };

export class Spine {
  readonly store: Store;
  readonly #world: World;

  private constructor(store: Store, world: World) {
    this.store = store;
    this.#world = world;
  }

  static on(inner: Store, files: ObjectStore = new MemoryObjects()): Spine {
    const nowMs = Date.UTC(2023, 0, 1);
    const world: World = { files, queue: new MemoryQueue(), notices: [], complaints: [], nowMs };
    return new Spine(watched(inner, { after: noting(world) }), world);
  }

  /** The same spine for one whose requests are looked upon. */
  through(onlooker: Onlooker): Spine {
    return new Spine(watched(this.store, onlooker), this.#world);
  }

  /** The same spine for one with a connection to the tables of its own. */
  by(inner: Store): Spine {
    return new Spine(watched(inner, { after: noting(this.#world) }), this.#world);
  }

  /** What was written, in order: the stream of the event table. */
  get notices(): readonly CommitNotice[] {
    return this.#world.notices;
  }

  /** What consumers complained of. */
  get complaints(): readonly string[] {
    return this.#world.complaints;
  }

  get queue(): MemoryQueue {
    return this.#world.queue;
  }

  get files(): ObjectStore {
    return this.#world.files;
  }

  get nowMs(): number {
    return this.#world.nowMs;
  }

  pass(milliseconds: number): void {
    this.#world.nowMs += milliseconds;
  }

  now(): string {
    return fromEpochMs(this.nowMs);
  }

  context(key?: string): CommandContext {
    return {
      tenant: TENANT,
      principal: TENANT,
      correlationId: randomUUID(),
      now: this.now(),
      ...(key !== undefined && { idempotency: { key, request: key } }),
    };
  }

  async send(transaction: TransactionInput, key?: string): Promise<string> {
    const result = await recordOne(this.store, strictTrial(this.store), this.context(key), transaction);
    if (isRefused(result)) throw new Error(result.detail);
    return result.answer.transactionId;
  }

  async sendBatch(transactions: readonly TransactionInput[], key?: string) {
    const result = await recordBatch(this.store, strictTrial(this.store), this.context(key), transactions);
    if (isRefused(result)) throw new Error(result.detail);
    return result.answer;
  }

  /** Asks for the import of a file in our own columns. */
  order(content: string, key?: string): Promise<string> {
    return this.#order({ content, uploadId: undefined }, key);
  }

  /** The same for a file that was uploaded before. */
  orderUploaded(uploadId: string): Promise<string> {
    return this.#order({ content: undefined, uploadId });
  }

  async #order(file: Pick<ImportOrder, 'content' | 'uploadId'>, key?: string): Promise<string> {
    const order = { format: 'generic', account: undefined, mappingId: undefined, ...file };
    const result = await requestImport(this.store, this.files, this.context(key), order);
    if (isRefused(result)) throw new Error(result.detail);
    return result.answer.importId;
  }

  /** One invocation of the import's worker. */
  work(
    importId: string,
    { hasTime = () => true, limits = IMPORT_LIMITS }: Partial<Pick<ImportWork, 'hasTime' | 'limits'>> = {},
  ): Promise<WorkDone> {
    const { store, files } = this;
    return workImport({ store, files, strict: strictTrial(store), context: this.context(), importId, hasTime, limits });
  }

  /** One invocation of a consumer; answers what must come again. */
  async consume(projection: Projection<Book>, records: readonly QueueRecord[]): Promise<readonly QueueRecord[]> {
    const { batchItemFailures } = await consume(projection, records, {
      store: this.store,
      queue: this.queue,
      now: () => this.now(),
      remainingMilliseconds: () => 300_000,
      log: {
        info: () => undefined,
        error: (_, { reason }) => this.#world.complaints.push(String(reason)),
      },
    });
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    return records.filter(({ messageId }) => failed.has(messageId));
  }

  /** Delivers the newest notice of each source stream to all consumers, one after the other. */
  async settle(): Promise<void> {
    const newest = new Map(this.notices.map((notice) => [notice.streamType, notice]));
    for (const projection of PROJECTIONS) {
      const records = projection.sources.flatMap((source) => {
        const notice = newest.get(source);
        return notice ? [queueRecord(notice)] : [];
      });
      const failed = await this.consume(projection, records);
      if (failed.length > 0) throw new Error(`${projection.name}: ${this.complaints.at(-1)}`);
    }
  }
}
