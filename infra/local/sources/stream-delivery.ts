import type { EventSourceModel } from '../template/model.ts';

/** One record of a stream, in the shape that a function gets. */
export interface StreamRecord {
  readonly sequenceNumber: string;
  /** When it was written, Unix milliseconds. */
  readonly createdMs: number;
  readonly event: Readonly<Record<string, unknown>>;
}

/** How one invocation ended: the index of the first record that failed, or nothing if none did. */
export type StreamOutcome = { readonly failedAt: number; readonly error: string } | undefined;

export type DiscardReason = 'RetryAttemptsExhausted' | 'MaximumRecordAgeExceeded';

export interface StreamDeliveryPorts {
  readonly invoke: (records: readonly StreamRecord[]) => Promise<StreamOutcome>;
  /** Everything up to this record has been dealt with. */
  readonly passed: (record: StreamRecord) => void;
  readonly discard: (records: readonly StreamRecord[], reason: DiscardReason, invocations: number) => Promise<void>;
  readonly failed: (records: readonly StreamRecord[], error: string) => void;
  readonly sleep: (ms: number) => Promise<void>;
  readonly now: () => number;
  readonly stopped: () => boolean;
}

export type StreamPolicy = Pick<
  EventSourceModel,
  'maximumRetryAttempts' | 'maximumRecordAgeSeconds' | 'bisectBatchOnError'
>;

interface Chunk {
  readonly records: readonly StreamRecord[];
  readonly failures: number;
}

const BACKOFF_MS = { first: 100, max: 30_000 } as const;

/**
 * Delivers a batch in order: what failed is tried again with growing pauses, from the first record that failed on,
 * until it succeeds, is too old, or has used up its retries; it holds up what comes after it. With bisection a failed
 * batch is first split until the bad record stands alone, which doesn't count as a retry. Returns early when stopped.
 */
export async function deliver(
  records: readonly StreamRecord[],
  policy: StreamPolicy,
  ports: StreamDeliveryPorts,
): Promise<void> {
  const work: Chunk[] = [{ records, failures: 0 }];
  for (let chunk = work.shift(); chunk !== undefined && !ports.stopped(); chunk = work.shift()) {
    const young = await dropOld(chunk, policy, ports);
    const last = young.at(-1);
    if (last === undefined) continue;
    const outcome = await ports.invoke(young);
    if (outcome === undefined) {
      ports.passed(last);
      continue;
    }
    ports.failed(young, outcome.error);
    const before = young[outcome.failedAt - 1];
    if (before !== undefined) ports.passed(before);
    const rest = young.slice(outcome.failedAt);
    const failures = before === undefined ? chunk.failures + 1 : 1;
    if (policy.bisectBatchOnError && rest.length > 1) {
      const middle = Math.ceil(rest.length / 2);
      work.unshift(
        { records: rest.slice(0, middle), failures: failures - 1 },
        { records: rest.slice(middle), failures: 0 },
      );
    } else if (policy.maximumRetryAttempts >= 0 && failures > policy.maximumRetryAttempts) {
      await ports.discard(rest, 'RetryAttemptsExhausted', failures);
      ports.passed(last);
    } else {
      work.unshift({ records: rest, failures });
      await ports.sleep(Math.min(BACKOFF_MS.first * 2 ** (failures - 1), BACKOFF_MS.max));
    }
  }
}

async function dropOld(
  chunk: Chunk,
  policy: StreamPolicy,
  ports: StreamDeliveryPorts,
): Promise<readonly StreamRecord[]> {
  if (policy.maximumRecordAgeSeconds < 0) return chunk.records;
  const oldest = ports.now() - policy.maximumRecordAgeSeconds * 1000;
  const firstYoung = chunk.records.findIndex((record) => record.createdMs >= oldest);
  const old = firstYoung < 0 ? chunk.records : chunk.records.slice(0, firstYoung);
  const last = old.at(-1);
  if (last === undefined) return chunk.records;
  await ports.discard(old, 'MaximumRecordAgeExceeded', chunk.failures);
  ports.passed(last);
  return chunk.records.slice(old.length);
}
