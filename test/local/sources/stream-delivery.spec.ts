import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliver, type StreamPolicy, type StreamRecord } from '../../../infra/local/sources/stream-delivery.ts';

const record = (n: number, createdMs = 0): StreamRecord => ({ sequenceNumber: String(n), createdMs, event: { n } });
const records = (...numbers: number[]) => numbers.map((n) => record(n));

interface World {
  readonly policy?: Partial<StreamPolicy>;
  /** Says where an attempt fails: the index, or -1 for the whole of it without a place. */
  readonly fails: (numbers: readonly number[], attempt: number) => number | undefined;
  readonly nowMs?: number;
  readonly stopAfter?: number;
}

async function run(batch: readonly StreamRecord[], world: World) {
  const attempts: number[][] = [];
  const passed: number[] = [];
  const discarded: { numbers: number[]; reason: string; invocations: number }[] = [];
  const sleeps: number[] = [];
  await deliver(
    batch,
    { maximumRetryAttempts: -1, maximumRecordAgeSeconds: -1, bisectBatchOnError: false, ...world.policy },
    {
      invoke: async (chunk) => {
        const numbers = chunk.map(({ sequenceNumber }) => Number(sequenceNumber));
        attempts.push(numbers);
        const failedAt = world.fails(numbers, attempts.length);
        return failedAt === undefined ? undefined : { failedAt, error: 'no' };
      },
      passed: ({ sequenceNumber }) => passed.push(Number(sequenceNumber)),
      discard: async (chunk, reason, invocations) => {
        discarded.push({ numbers: chunk.map(({ sequenceNumber }) => Number(sequenceNumber)), reason, invocations });
      },
      failed: () => {},
      sleep: async (ms) => {
        sleeps.push(ms);
      },
      now: () => world.nowMs ?? 0,
      stopped: () => attempts.length >= (world.stopAfter ?? Number.POSITIVE_INFINITY),
    },
  );
  return { attempts, passed, discarded, sleeps };
}

describe('a batch of stream records', () => {
  it('is delivered once when all goes well', async () => {
    const { attempts, passed, sleeps } = await run(records(1, 2, 3), { fails: () => undefined });
    expect(attempts).toEqual([[1, 2, 3]]);
    expect(passed).toEqual([3]);
    expect(sleeps).toEqual([]);
  });

  it('is tried again from the record that failed on, with growing pauses', async () => {
    const { attempts, passed, sleeps } = await run(records(1, 2, 3), {
      fails: (numbers, attempt) => (attempt <= 4 ? Math.max(0, numbers.indexOf(2)) : undefined),
    });
    expect(attempts).toEqual([
      [1, 2, 3],
      [2, 3],
      [2, 3],
      [2, 3],
      [2, 3],
    ]);
    expect(passed).toEqual([1, 3]);
    expect(sleeps).toEqual([100, 200, 400, 800]);
  });

  it('is tried for ever without a limit, with pauses of at most half a minute', async () => {
    const { attempts, passed, sleeps } = await run(records(1), { fails: () => 0, stopAfter: 200 });
    expect(attempts).toHaveLength(200);
    expect(Math.max(...sleeps)).toBe(30_000);
    expect(passed).toEqual([]);
  });

  it('is given up after its retries, and what comes next goes on', async () => {
    const { attempts, passed, discarded } = await run(records(1, 2), {
      policy: { maximumRetryAttempts: 2 },
      fails: () => 0,
    });
    expect(attempts).toHaveLength(3);
    expect(discarded).toEqual([{ numbers: [1, 2], reason: 'RetryAttemptsExhausted', invocations: 3 }]);
    expect(passed).toEqual([2]);
  });

  it('is split until the bad record stands alone, and only that one is given up', async () => {
    const { passed, discarded } = await run(records(1, 2, 3, 4, 5, 6, 7, 8), {
      policy: { maximumRetryAttempts: 1, bisectBatchOnError: true },
      fails: (numbers) => (numbers.includes(6) ? 0 : undefined),
    });
    expect(discarded).toEqual([{ numbers: [6], reason: 'RetryAttemptsExhausted', invocations: 2 }]);
    expect(passed).toEqual([4, 5, 6, 8]);
  });

  it('leaves out what is too old', async () => {
    const batch = [record(1, 1_000), record(2, 70_000), record(3, 80_000)];
    const { attempts, discarded, passed } = await run(batch, {
      policy: { maximumRecordAgeSeconds: 60 },
      fails: () => undefined,
      nowMs: 100_000,
    });
    expect(attempts).toEqual([[2, 3]]);
    expect(discarded).toEqual([{ numbers: [1], reason: 'MaximumRecordAgeExceeded', invocations: 0 }]);
    expect(passed).toEqual([1, 3]);
  });

  it('arrives whole and in order whatever fails on the way', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        fc.array(fc.option(fc.nat({ max: 20 }), { nil: undefined }), { maxLength: 30 }),
        async (count, bisectBatchOnError, failures) => {
          const handled: number[] = [];
          const batch = Array.from({ length: count }, (_, at) => record(at + 1));
          const { passed } = await run(batch, {
            policy: { bisectBatchOnError },
            fails: (numbers, attempt) => {
              const failure = failures[attempt - 1];
              const failedAt = failure === undefined ? undefined : failure % numbers.length;
              handled.push(...numbers.slice(0, failedAt ?? numbers.length));
              return failedAt;
            },
          });
          expect(handled).toEqual(batch.map((_, at) => at + 1));
          expect(passed.at(-1)).toBe(count);
          expect(passed).toEqual(passed.toSorted((a, b) => a - b));
        },
      ),
    );
  });
});
