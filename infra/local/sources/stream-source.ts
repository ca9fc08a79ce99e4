import type { Lambdas } from '../lambda/runtime.ts';
import type { EventSourceModel, FunctionModel, TableModel } from '../template/model.ts';
import { type Checkpoints, openCheckpoints } from './checkpoint.ts';
import { failureRecord } from './failure-record.ts';
import { batchOutcome } from './partial-failure.ts';
import { readShard } from './shard-reader.ts';
import { createStopper, type Stopper } from './stopper.ts';
import { batchesOf, lanesOf } from './stream-batches.ts';
import type { Shard, StreamClient } from './stream-client.ts';
import { deliver, type StreamOutcome, type StreamRecord } from './stream-delivery.ts';
import type { WriteSignal } from './write-signal.ts';

export interface StreamSourceOptions {
  readonly source: EventSourceModel;
  readonly fn: Pick<FunctionModel, 'name' | 'arn'>;
  readonly table: Pick<TableModel, 'name' | 'key'>;
  readonly client: StreamClient;
  readonly lambdas: Pick<Lambdas, 'invoke'>;
  readonly matches: (event: Readonly<Record<string, unknown>>) => boolean;
  readonly signal: WriteSignal;
  readonly checkpointDir: string;
  readonly sendToQueue: (queueArn: string, body: string) => Promise<void>;
  /** Told of what this reader will not read again. */
  readonly passed: (sequenceNumber: string) => void;
  readonly log: (line: string) => void;
}

export interface RunningSource {
  /** Starts nothing more and waits for the invocation under way. */
  readonly stop: () => Promise<void>;
}

const RESCAN_MS = 30_000;

/** Reads the stream of a table for one function. Resolves once it knows the stream and has started. */
export async function startStreamSource(options: StreamSourceOptions): Promise<RunningSource> {
  const streamArn = await options.client.latestStream(options.table.name);
  const source = new StreamSource(options, streamArn);
  await source.scan(true);
  const watching = source.watch();
  return {
    stop: async () => {
      source.stopper.stop();
      await watching;
    },
  };
}

/** The shards of one stream: a child is read only when its parent is through, which keeps the order of an item. */
class StreamSource {
  readonly stopper = createStopper();
  readonly #options: StreamSourceOptions;
  readonly #streamArn: string;
  readonly #checkpoints: Checkpoints;
  readonly #finished = new Set<string>();
  readonly #active = new Map<string, Promise<void>>();

  constructor(options: StreamSourceOptions, streamArn: string) {
    this.#options = options;
    this.#streamArn = streamArn;
    this.#checkpoints = openCheckpoints({ dir: options.checkpointDir, name: options.source.logicalId, streamArn });
  }

  async scan(first: boolean): Promise<void> {
    const shards = await this.#options.client.shards(this.#streamArn);
    const known = new Set(shards.map((shard) => shard.id));
    this.#checkpoints.keepOnly([...known]);
    const latest = first && this.#options.source.startingPosition === 'LATEST';
    for (const shard of shards) {
      const parent = shard.parentId;
      const parentDone = parent === undefined || !known.has(parent) || this.#finished.has(parent);
      if (parentDone && !this.#active.has(shard.id) && !this.#finished.has(shard.id)) this.#read(shard, latest);
    }
  }

  /** Looks for new shards until it is stopped and nothing is under way. */
  async watch(): Promise<void> {
    while (!this.stopper.stopped()) {
      await Promise.race([this.stopper.sleep(RESCAN_MS), ...this.#active.values()]);
      if (!this.stopper.stopped()) await this.scan(false).catch(() => this.stopper.sleep(1_000));
    }
    await Promise.all(this.#active.values());
  }

  #read(shard: Shard, latest: boolean): void {
    const { client, source, signal, log, passed } = this.#options;
    const progress: Progress = {
      stopper: this.stopper,
      move: ({ sequenceNumber }) => {
        this.#checkpoints.move(shard.id, sequenceNumber);
        passed(sequenceNumber);
      },
    };
    const reading = readShard({
      client,
      streamArn: this.#streamArn,
      shard,
      checkpoints: this.#checkpoints,
      latest,
      recordsMax: Math.min(1000, source.batchSize * source.parallelizationFactor),
      windowSeconds: source.batchingWindowSeconds,
      signal,
      stopper: this.stopper,
      take: (records) => takeRecords(this.#options, shard.id, records, progress),
      log,
    }).then(() => {
      this.#active.delete(shard.id);
      this.#finished.add(shard.id);
    });
    this.#active.set(shard.id, reading);
  }
}

interface Progress {
  readonly stopper: Stopper;
  readonly move: (record: StreamRecord) => void;
}

async function takeRecords(
  options: StreamSourceOptions,
  shardId: string,
  records: readonly StreamRecord[],
  { stopper, move }: Progress,
): Promise<void> {
  const last = records.at(-1);
  if (last === undefined) return;
  const matching = records.filter((record) => options.matches(record.event));
  const lanes = lanesOf(matching, options.source.parallelizationFactor, options.table.key.partition.name);
  const alone = lanes.length === 1;
  const run = async (batch: readonly StreamRecord[]): Promise<void> =>
    deliver(batch, options.source, {
      invoke: (chunk) => invoke(options, chunk),
      // With several lanes the checkpoint moves only when all are through.
      passed: (record) => (alone ? move(record) : undefined),
      discard: async (discarded, reason, invocations) => {
        const functionArn = options.fn.arn;
        const streamArn = options.source.sourceArn;
        const failure = { records: discarded, reason, invocations, functionArn, streamArn, shardId, nowMs: Date.now() };
        options.log(`${options.fn.name}: ${discarded.length} stream records given up (${reason})`);
        if (options.source.onFailureArn === undefined) return;
        await options.sendToQueue(options.source.onFailureArn, failureRecord(failure));
      },
      failed: (chunk, error) =>
        options.log(`${options.fn.name}: a batch of ${chunk.length} failed: ${error.slice(0, 300)}`),
      sleep: stopper.sleep,
      now: Date.now,
      stopped: stopper.stopped,
    });
  await Promise.all(
    lanes.map(async (lane) => {
      for (const batch of batchesOf(lane, options.source.batchSize)) await run(batch);
    }),
  );
  const moved = alone && matching.at(-1) === last;
  if (!moved && (!stopper.stopped() || matching.length === 0)) move(last);
}

async function invoke(options: StreamSourceOptions, records: readonly StreamRecord[]): Promise<StreamOutcome> {
  try {
    const payload = JSON.stringify({ Records: records.map((record) => record.event) });
    const result = await options.lambdas.invoke(options.fn.name, payload);
    const identifiers = records.map((record) => record.sequenceNumber);
    const { reportBatchItemFailures } = options.source;
    const outcome = batchOutcome(result, { reportBatchItemFailures, identifiers });
    if (outcome.kind === 'done') return undefined;
    if (outcome.kind === 'all') return { failedAt: 0, error: outcome.error };
    const failedAt = identifiers.findIndex((identifier) => outcome.failed.has(identifier));
    return { failedAt, error: `reported as failed from ${identifiers[failedAt]} on` };
  } catch (thrown) {
    return { failedAt: 0, error: String(thrown) };
  }
}
