import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvocationResult } from '../../../infra/local/lambda/messages.ts';
import { createStreamClient } from '../../../infra/local/sources/stream-client.ts';
import { startStreamSource } from '../../../infra/local/sources/stream-source.ts';
import { createWriteSignal } from '../../../infra/local/sources/write-signal.ts';
import type { EventSourceModel } from '../../../infra/local/template/model.ts';
import { freshDir } from '../lambda/bundle.ts';
import { startDynamo, until } from './engines.ts';

let dynamo: Awaited<ReturnType<typeof startDynamo>>;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.stop());

const SOURCE_ARN = 'arn:aws:dynamodb:us-east-1:000000000000:table/Events/stream/local';
interface Seen {
  readonly sk: string;
  readonly sequenceNumber: string;
}
type Answer = (batch: readonly Seen[], invocation: number) => unknown;

let tables = 0;
/** A table, and readers of it that share a folder of checkpoints. */
async function world(changes: Partial<EventSourceModel> = {}) {
  tables += 1;
  const table = `Events${tables}`;
  await dynamo.createTable(table);
  const checkpointDir = freshDir();
  const batches: Seen[][] = [];
  const sent: Record<string, unknown>[] = [];
  const passed: string[] = [];
  let written = 0;
  const client = createStreamClient({ ...dynamo, sourceArn: SOURCE_ARN, region: 'us-east-1' });
  /** What the engine numbered the records, each in its own way. */
  const numbers = async (): Promise<readonly string[]> => {
    const streamArn = await client.latestStream(table);
    const [shard] = await client.shards(streamArn);
    const { records } = await client.page(await client.iterator({ streamArn, shardId: shard?.id ?? '' }), 100);
    return records.map(({ sequenceNumber }) => sequenceNumber);
  };
  const start = (answer: Answer = () => null) => {
    const invoke = async (_name: string, payload: string): Promise<InvocationResult> => {
      const event: { Records: { dynamodb: { Keys: { sk: { S: string } }; SequenceNumber: string } }[] } =
        JSON.parse(payload);
      const batch = event.Records.map(({ dynamodb }) => ({
        sk: dynamodb.Keys.sk.S,
        sequenceNumber: dynamodb.SequenceNumber,
      }));
      batches.push(batch);
      try {
        return { requestId: 'r', payload: JSON.stringify(await answer(batch, batches.length)) };
      } catch {
        return { requestId: 'r', payload: '{"errorMessage":"no"}', functionError: 'Unhandled' };
      }
    };
    return startStreamSource({
      source: {
        stack: 'Test',
        logicalId: 'Mapping',
        labels: {},
        uuid: 'u',
        functionName: 'relay',
        sourceArn: SOURCE_ARN,
        kind: 'dynamodb',
        enabled: true,
        batchSize: 100,
        batchingWindowSeconds: 0,
        filters: [],
        reportBatchItemFailures: true,
        startingPosition: 'TRIM_HORIZON',
        maximumRetryAttempts: -1,
        maximumRecordAgeSeconds: -1,
        bisectBatchOnError: false,
        parallelizationFactor: 1,
        ...changes,
      },
      fn: { name: 'relay', arn: 'arn:fn' },
      table: { name: table, key: { partition: { name: 'pk', type: 'S' }, sort: { name: 'sk', type: 'S' } } },
      client,
      lambdas: { invoke },
      matches: (event) => event['eventName'] === 'INSERT',
      signal: createWriteSignal(() => written),
      checkpointDir,
      sendToQueue: async (_arn, body) => {
        sent.push(JSON.parse(body));
      },
      passed: (sequenceNumber) => passed.push(sequenceNumber),
      log: () => {},
    });
  };
  return {
    start,
    batches,
    sent,
    numbers,
    allPassed: async () => passed.length > 0 && passed.at(-1) === (await numbers()).at(-1),
    keys: () => batches.flat().map(({ sk }) => sk),
    put: async (...sks: string[]) => {
      for (const sk of sks) await dynamo.put(table, 'p', sk);
      written += 1;
    },
  };
}

describe('the stream of a table', () => {
  it('is read from its beginning, in order, and only what the filter lets through', async () => {
    const { start, put, keys, allPassed } = await world();
    await put('a', 'b');
    const reader = await start();
    await put('c', 'a', 'd');
    await until(allPassed);
    expect(keys()).toEqual(['a', 'b', 'c', 'd']);
    await reader.stop();
  });

  it('is read further after a restart: nothing twice that was acknowledged, nothing left out', async () => {
    const { start, put, keys, allPassed } = await world();
    const before = await start();
    await put('a', 'b');
    await until(allPassed);
    await before.stop();
    await put('c');
    const after = await start();
    await until(allPassed);
    expect(keys()).toEqual(['a', 'b', 'c']);
    await after.stop();
  });

  it('delivers again what was under way when the host went down', async () => {
    const { start, put, keys, allPassed } = await world();
    const before = await start(() => {
      throw new Error('down');
    });
    await put('a');
    await until(() => keys().length > 0);
    await before.stop();
    const after = await start();
    await until(allPassed);
    expect(new Set(keys())).toEqual(new Set(['a']));
    await after.stop();
  });

  it('is delivered again from the first record that the function reports', async () => {
    const { start, put, batches, allPassed } = await world();
    await put('a', 'b', 'c');
    const reader = await start((batch, invocation) => {
      const bad = batch.find(({ sk }) => sk === 'b');
      return invocation === 1 && bad ? { batchItemFailures: [{ itemIdentifier: bad.sequenceNumber }] } : null;
    });
    await until(allPassed);
    expect(batches.map((batch) => batch.map(({ sk }) => sk))).toEqual([
      ['a', 'b', 'c'],
      ['b', 'c'],
    ]);
    await reader.stop();
  });

  it('tells the on-failure destination where the given up records stand', async () => {
    const { start, put, sent, numbers, allPassed } = await world({ maximumRetryAttempts: 0, onFailureArn: 'arn:dlq' });
    await put('a', 'b');
    const reader = await start((batch) => {
      if (batch.some(({ sk }) => sk === 'a')) throw new Error('bad');
      return null;
    });
    await until(allPassed);
    const [startSequenceNumber, endSequenceNumber] = await numbers();
    expect(sent).toMatchObject([
      {
        requestContext: { functionArn: 'arn:fn', condition: 'RetryAttemptsExhausted', approximateInvokeCount: 1 },
        DDBStreamBatchInfo: { startSequenceNumber, endSequenceNumber, batchSize: 2, streamArn: SOURCE_ARN },
      },
    ]);
    await reader.stop();
  });

  it('is cut into batches of the size asked for', async () => {
    const { start, put, batches, allPassed } = await world({ batchSize: 2 });
    await put('a', 'b', 'c', 'd', 'e');
    const reader = await start();
    await until(allPassed);
    expect(batches.map((batch) => batch.length)).toEqual([2, 2, 1]);
    await reader.stop();
  });

  it('waits for a batch to fill when it has a window', async () => {
    const { start, put, batches, allPassed } = await world({ batchingWindowSeconds: 1 });
    const reader = await start();
    await put('a');
    await sleep(100);
    await put('b');
    await until(allPassed);
    expect(batches.map((batch) => batch.length)).toEqual([2]);
    await reader.stop();
  });

  it('runs lanes side by side, each in order', async () => {
    const { start, put, keys, allPassed } = await world({ parallelizationFactor: 4, batchSize: 1 });
    await put('a', 'b', 'c', 'd');
    const reader = await start();
    await until(allPassed);
    expect(keys()).toEqual(['a', 'b', 'c', 'd']);
    await reader.stop();
  });

  it('is seen soon after a write, idle or not', async () => {
    const { start, put, batches } = await world();
    const reader = await start();
    await sleep(600);
    const started = performance.now();
    await put('a');
    await until(() => batches.length === 1);
    expect(performance.now() - started).toBeLessThan(150);
    await reader.stop();
  });
});
