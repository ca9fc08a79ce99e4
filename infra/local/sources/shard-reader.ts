import { AwsError } from './aws-json.ts';
import type { Checkpoints } from './checkpoint.ts';
import type { Stopper } from './stopper.ts';
import type { Shard, StreamClient } from './stream-client.ts';
import type { StreamRecord } from './stream-delivery.ts';
import type { WriteSignal } from './write-signal.ts';

export interface ShardReaderOptions {
  readonly client: StreamClient;
  readonly streamArn: string;
  readonly shard: Shard;
  readonly checkpoints: Checkpoints;
  /** Start behind what is there already, if no checkpoint says otherwise. */
  readonly latest: boolean;
  readonly recordsMax: number;
  readonly windowSeconds: number;
  readonly signal: WriteSignal;
  readonly stopper: Stopper;
  /** Deals with the records, in order; resolves when it has, or when stopped. */
  readonly take: (records: readonly StreamRecord[]) => Promise<void>;
  readonly log: (line: string) => void;
}

/** Pauses of a reader that finds nothing: short after a write, since that may just be on its way, then longer. */
const PAUSE_MS = { first: 5, max: 200 } as const;
const TROUBLE_PAUSE_MS = 500;

/** Reads one shard from its checkpoint on, until it is closed and read to the end, or stopped. */
export async function readShard(options: ShardReaderOptions): Promise<void> {
  const { stopper, signal } = options;
  let iterator: string | undefined;
  let pauseMs: number = PAUSE_MS.first;
  let troubled = false;
  while (!stopper.stopped()) {
    try {
      const seen = signal.version();
      iterator ??= await firstIterator(options);
      const { records, next } = await collect(options, iterator);
      await options.take(records);
      troubled = false;
      if (stopper.stopped() || next === undefined) return;
      iterator = next;
      if (records.length > 0) {
        pauseMs = PAUSE_MS.first;
        continue;
      }
      await signal.changed(seen, pauseMs);
      pauseMs = signal.version() === seen ? Math.min(pauseMs * 2, PAUSE_MS.max) : PAUSE_MS.first;
    } catch (thrown) {
      // An iterator lives 15 minutes; the checkpoint makes a new one. Anything else is an engine that is away.
      iterator = undefined;
      if (thrown instanceof AwsError && thrown.code === 'ExpiredIteratorException') continue;
      if (!troubled && !stopper.stopped()) options.log(`stream ${options.streamArn}: ${thrown}; trying again`);
      troubled = true;
      await stopper.sleep(TROUBLE_PAUSE_MS);
    }
  }
}

async function firstIterator(options: ShardReaderOptions): Promise<string> {
  const { client, streamArn, shard, checkpoints } = options;
  const after = checkpoints.of(shard.id);
  if (after === undefined) return client.iterator({ streamArn, shardId: shard.id, latest: options.latest });
  const ending = (await client.shards(streamArn)).find(({ id }) => id === shard.id)?.endingSequenceNumber;
  if (ending !== undefined && BigInt(ending) < BigInt(after)) {
    options.log(`stream ${streamArn} ends before our checkpoint, so it was made anew: reading it from its beginning`);
    return client.iterator({ streamArn, shardId: shard.id });
  }
  try {
    return await client.iterator({ streamArn, shardId: shard.id, after });
  } catch (thrown) {
    if (!(thrown instanceof AwsError) || thrown.code !== 'TrimmedDataAccessException') throw thrown;
    return client.iterator({ streamArn, shardId: shard.id });
  }
}

/** One page; or, with a batching window, what comes until the batch is full or the window over. */
async function collect(
  options: ShardReaderOptions,
  iterator: string,
): Promise<{ records: readonly StreamRecord[]; next: string | undefined }> {
  const page = await options.client.page(iterator, options.recordsMax);
  const records = [...page.records];
  let next = page.next;
  if (records.length === 0 || options.windowSeconds === 0) return { records, next };
  const until = Date.now() + options.windowSeconds * 1000;
  while (
    records.length < options.recordsMax &&
    next !== undefined &&
    Date.now() < until &&
    !options.stopper.stopped()
  ) {
    await options.stopper.sleep(Math.min(PAUSE_MS.max, until - Date.now()));
    const more = await options.client.page(next, options.recordsMax - records.length);
    records.push(...more.records);
    next = more.next;
  }
  return { records, next };
}
