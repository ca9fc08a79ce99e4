import type { Lambdas } from '../lambda/runtime.ts';
import type { EventSourceModel, FunctionModel } from '../template/model.ts';
import { type AwsCall, asRecords } from './aws-json.ts';
import { batchOutcome } from './partial-failure.ts';
import { filterable, type QueueRecord, queueRecord } from './queue-event.ts';
import { createStopper, type Stopper } from './stopper.ts';
import type { RunningSource } from './stream-source.ts';

export interface QueueSourceOptions {
  readonly source: EventSourceModel;
  readonly fn: Pick<FunctionModel, 'name'>;
  readonly queueUrl: string;
  readonly sqs: AwsCall;
  readonly region: string;
  /** Most invocations at a time on this machine; the template's own maximum holds too. */
  readonly concurrencyMax: number;
  readonly lambdas: Pick<Lambdas, 'invoke'>;
  readonly matches: (event: Readonly<Record<string, unknown>>) => boolean;
  readonly log: (line: string) => void;
}

const RECEIVE_MAX = 10;
const WAIT_SECONDS = 20;
const TROUBLE_PAUSE_MS = 500;
/** Bytes of bodies in one invocation, below Lambda's 6 MB with what surrounds them. */
const BATCH_BYTES_MAX = 4_500_000;

/**
 * Polls a queue for one function: what succeeds is deleted, what fails comes back when its visibility timeout is over
 * and goes where the queue's redrive policy says.
 */
export function startQueueSource(options: QueueSourceOptions): RunningSource {
  const stopper = createStopper();
  const running = new Set<Promise<void>>();
  const concurrency = Math.max(1, Math.min(options.concurrencyMax, options.source.maximumConcurrency ?? 1000));
  let troubled = false;

  const poll = async (): Promise<void> => {
    while (!stopper.stopped()) {
      try {
        if (running.size >= concurrency) {
          await Promise.race(running);
          continue;
        }
        const batch = await collect(options, stopper);
        troubled = false;
        if (batch.length === 0) continue;
        const work = handle(options, batch).finally(() => running.delete(work));
        running.add(work);
      } catch (thrown) {
        if (stopper.stopped()) break;
        if (!troubled) options.log(`queue ${options.source.sourceArn}: ${thrown}; trying again`);
        troubled = true;
        await stopper.sleep(TROUBLE_PAUSE_MS);
      }
    }
    await Promise.all(running);
  };
  const polling = poll();
  return {
    stop: async () => {
      stopper.stop();
      await polling;
    },
  };
}

/** Waits for messages; with a batching window or a batch above ten, goes on until it is full or the window is over. */
async function collect(options: QueueSourceOptions, stopper: Stopper): Promise<readonly QueueRecord[]> {
  const { batchSize, batchingWindowSeconds } = options.source;
  const batch = await receive(options, Math.min(RECEIVE_MAX, batchSize), WAIT_SECONDS, stopper.signal);
  const until = Date.now() + batchingWindowSeconds * 1000;
  let bytes = bytesOf(batch);
  while (batch.length > 0 && batch.length < batchSize && bytes < BATCH_BYTES_MAX && !stopper.stopped()) {
    const leftMs = until - Date.now();
    // Without a window: what is there already, as long as receiving yields full answers.
    if (leftMs <= 0 && batch.length % RECEIVE_MAX !== 0) break;
    const waitSeconds = leftMs <= 0 ? 0 : Math.min(1, Math.ceil(leftMs / 1000));
    // An abandoned long poll could swallow a message, so one with messages in hand isn't aborted.
    const more = await receive(options, Math.min(RECEIVE_MAX, batchSize - batch.length), waitSeconds);
    if (more.length === 0 && Date.now() >= until) break;
    batch.push(...more);
    bytes += bytesOf(more);
  }
  return batch;
}

const bytesOf = (records: readonly QueueRecord[]): number =>
  records.reduce((sum, record) => sum + Buffer.byteLength(record.body), 0);

async function receive(
  options: QueueSourceOptions,
  countMax: number,
  waitSeconds: number,
  signal?: AbortSignal,
): Promise<QueueRecord[]> {
  const input = {
    QueueUrl: options.queueUrl,
    MaxNumberOfMessages: countMax,
    WaitTimeSeconds: waitSeconds,
    MessageSystemAttributeNames: ['All'],
    MessageAttributeNames: ['All'],
  };
  const answer = await options.sqs('ReceiveMessage', input, signal);
  const names = { queueArn: options.source.sourceArn, region: options.region };
  return asRecords(answer['Messages']).map((message) => queueRecord(message, names));
}

async function handle(options: QueueSourceOptions, batch: readonly QueueRecord[]): Promise<void> {
  const wanted = batch.filter((record) => options.matches(filterable(record)));
  const unwanted = batch.filter((record) => !wanted.includes(record));
  try {
    const succeeded = wanted.length === 0 ? [] : await invoke(options, wanted);
    await remove(options, [...unwanted, ...succeeded]);
  } catch (thrown) {
    // They stay in the queue and come back.
    options.log(`${options.fn.name}: ${wanted.length} messages not handled: ${thrown}`);
  }
}

async function invoke(options: QueueSourceOptions, records: readonly QueueRecord[]): Promise<readonly QueueRecord[]> {
  const payload = JSON.stringify({ Records: records.map((record) => record.event) });
  const result = await options.lambdas.invoke(options.fn.name, payload);
  const { reportBatchItemFailures } = options.source;
  const identifiers = records.map((record) => record.messageId);
  const outcome = batchOutcome(result, { reportBatchItemFailures, identifiers });
  if (outcome.kind === 'done') return records;
  const error = outcome.kind === 'all' ? outcome.error.slice(0, 300) : `${outcome.failed.size} reported as failed`;
  options.log(`${options.fn.name}: a batch of ${records.length} failed: ${error}`);
  return outcome.kind === 'all' ? [] : records.filter((record) => !outcome.failed.has(record.messageId));
}

async function remove(options: QueueSourceOptions, records: readonly QueueRecord[]): Promise<void> {
  for (let from = 0; from < records.length; from += RECEIVE_MAX) {
    const entries = records
      .slice(from, from + RECEIVE_MAX)
      .map((record, at) => ({ Id: String(at), ReceiptHandle: record.receiptHandle }));
    const answer = await options.sqs('DeleteMessageBatch', { QueueUrl: options.queueUrl, Entries: entries });
    for (const failed of asRecords(answer['Failed'])) {
      options.log(`${options.fn.name}: a message could not be deleted: ${String(failed['Message'])}`);
    }
  }
}
