/**
 * The stream of the event table: shards in order, each with a reader that passes batches on. What a batch's reader says
 * it failed at comes again from there; a batch that failed as a whole comes again in smaller pieces; after 24 hours
 * records are gone, whoever has read them.
 */
import type { DynamoDBRecord } from 'aws-lambda';
import type { Item } from '../../../shared/adapters/dynamodb/attributes.ts';
import type { Random } from './random.ts';
import type { VirtualTime } from './virtual-time.ts';

const SHARDS = 2;
const RETENTION_MILLISECONDS = 24 * 3_600_000;
const BATCH_MAX = 100;

/** Invokes the reader's function; answers where it says that it failed. Throws when it failed as a whole. */
export type ReadBatch = (records: readonly DynamoDBRecord[]) => Promise<string | undefined>;

interface Shard {
  records: { readonly atMs: number; readonly record: DynamoDBRecord }[];
  isRead: boolean;
}

/** While it lasts, nothing of the stream is read. */
export interface Outage {
  readonly fromMs: number;
  readonly untilMs: number;
}

export class FakeStream {
  readonly #shards: Shard[] = Array.from({ length: SHARDS }, () => ({ records: [], isRead: false }));
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #read: ReadBatch;
  readonly #outage: Outage | undefined;
  #count = 0;

  constructor(time: VirtualTime, random: Random, { read, outage }: { read: ReadBatch; outage: Outage | undefined }) {
    this.#time = time;
    this.#random = random;
    this.#read = read;
    this.#outage = outage;
  }

  get isEmpty(): boolean {
    return this.#shards.every(({ records, isRead }) => records.length === 0 && !isRead);
  }

  /** Commits since the beginning. */
  get seen(): number {
    return this.#count;
  }

  append(item: Item): void {
    this.#count += 1;
    const pk = item['pk']?.S ?? '';
    let sum = 0;
    for (let at = 0; at < pk.length; at += 1) sum += pk.charCodeAt(at);
    const shard = this.#shards[sum % SHARDS];
    if (!shard) return;
    // What a Lambda function gets of an item has its bytes as base64; nobody here reads them.
    const NewImage = item as NonNullable<DynamoDBRecord['dynamodb']>['NewImage'] & object;
    const record: DynamoDBRecord = { eventName: 'INSERT', dynamodb: { NewImage, SequenceNumber: String(this.#count) } };
    shard.records.push({ atMs: this.#time.nowMs, record });
    if (!shard.isRead) void this.#readOn(shard);
  }

  async #readOn(shard: Shard): Promise<void> {
    shard.isRead = true;
    let most = this.#random.between(1, BATCH_MAX);
    while (shard.records.length > 0) {
      await this.#time.sleep(this.#random.between(20, 400));
      await this.#outageOver();
      const oldestMs = this.#time.nowMs - RETENTION_MILLISECONDS;
      shard.records = shard.records.filter(({ atMs }) => atMs >= oldestMs);
      const batch = shard.records.slice(0, most).map(({ record }) => record);
      if (batch.length === 0) continue;
      try {
        const failed = await this.#read(batch);
        const at = batch.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === failed);
        shard.records = shard.records.slice(failed === undefined ? batch.length : Math.max(0, at));
        most = this.#random.between(1, BATCH_MAX);
      } catch {
        most = Math.max(1, Math.floor(batch.length / 2));
        await this.#time.sleep(1_000);
      }
    }
    shard.isRead = false;
  }

  async #outageOver(): Promise<void> {
    const { nowMs } = this.#time;
    if (this.#outage && nowMs >= this.#outage.fromMs && nowMs < this.#outage.untilMs) {
      await this.#time.sleep(this.#outage.untilMs - nowMs);
    }
  }
}
