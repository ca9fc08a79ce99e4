import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvocationResult } from '../../../infra/local/lambda/messages.ts';
import { startQueueSource } from '../../../infra/local/sources/queue-source.ts';
import type { EventSourceModel } from '../../../infra/local/template/model.ts';
import { startQueues, until } from './engines.ts';

let queues: Awaited<ReturnType<typeof startQueues>>;
beforeAll(async () => {
  queues = await startQueues();
});
afterAll(() => queues.stop());

interface Message {
  readonly messageId: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly eventSourceARN: string;
}
type Answer = (batch: readonly Message[], invocation: number) => unknown;

let made = 0;
function world(changes: Partial<EventSourceModel> = {}, { concurrencyMax = 2 } = {}) {
  made += 1;
  const name = `queue-${made}`;
  const dead = queues.engine.createQueue(`${name}-dead`);
  const queue = queues.engine.createQueue(name, {
    attributes: {
      VisibilityTimeout: '1',
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: dead.queueArn, maxReceiveCount: '2' }),
    },
  });
  const batches: Message[][] = [];
  const start = (answer: Answer = () => null) =>
    startQueueSource({
      source: {
        stack: 'Test',
        logicalId: 'Mapping',
        labels: {},
        uuid: 'u',
        functionName: 'consumer',
        sourceArn: queue.queueArn,
        kind: 'sqs',
        enabled: true,
        batchSize: 10,
        batchingWindowSeconds: 0,
        filters: [],
        reportBatchItemFailures: true,
        maximumRetryAttempts: -1,
        maximumRecordAgeSeconds: -1,
        bisectBatchOnError: false,
        parallelizationFactor: 1,
        ...changes,
      },
      fn: { name: 'consumer' },
      queueUrl: queue.queueUrl,
      sqs: queues.sqs,
      region: 'us-east-1',
      concurrencyMax,
      lambdas: {
        invoke: async (_name, payload): Promise<InvocationResult> => {
          const event: { Records: Message[] } = JSON.parse(payload);
          batches.push(event.Records);
          try {
            return { requestId: 'r', payload: JSON.stringify((await answer(event.Records, batches.length)) ?? null) };
          } catch {
            return { requestId: 'r', payload: '{"errorMessage":"no"}', functionError: 'Unhandled' };
          }
        },
      },
      matches: (event) => event['body'] !== 'unwanted',
      log: () => {},
    });
  const left = (queueName = name) => {
    const all = queues.engine.inspectQueue(queueName)?.messages;
    return (all?.ready.length ?? 0) + (all?.inflight.length ?? 0) + (all?.delayed.length ?? 0);
  };
  return {
    start,
    batches,
    bodies: () => batches.flat().map(({ body }) => body),
    left,
    dead: () => left(`${name}-dead`),
    send: (...bodies: string[]) => {
      for (const body of bodies) queues.engine.sendMessage(name, body);
    },
    arn: queue.queueArn,
  };
}

describe('a queue', () => {
  it('hands its messages over in batches, and those that succeed are gone', async () => {
    const { start, send, batches, left, arn } = world();
    send('one', 'two', 'three');
    const poller = start();
    await until(() => left() === 0);
    expect(batches).toHaveLength(1);
    expect(batches[0]?.map(({ body }) => body)).toEqual(['one', 'two', 'three']);
    expect(batches[0]?.[0]).toMatchObject({ eventSource: 'aws:sqs', eventSourceARN: arn, awsRegion: 'us-east-1' });
    expect(batches[0]?.[0]?.attributes['ApproximateReceiveCount']).toBe('1');
    await poller.stop();
  });

  it('deletes what succeeded and brings back what the function reports', async () => {
    const { start, send, bodies, left } = world();
    send('good', 'bad');
    const poller = start((batch, invocation) => {
      const bad = batch.find(({ body }) => body === 'bad');
      return invocation === 1 && bad ? { batchItemFailures: [{ itemIdentifier: bad.messageId }] } : null;
    });
    await until(() => left() === 0);
    expect(bodies()).toEqual(['good', 'bad', 'bad']);
    await poller.stop();
  });

  it('takes a report of an unknown message as the failure of all', async () => {
    const { start, send, bodies, left } = world();
    send('a', 'b');
    const poller = start((_batch, invocation) =>
      invocation === 1 ? { batchItemFailures: [{ itemIdentifier: '' }] } : null,
    );
    await until(() => left() === 0);
    expect(bodies()).toEqual(['a', 'b', 'a', 'b']);
    await poller.stop();
  });

  it('moves a message that keeps failing to its dead-letter queue', async () => {
    const { start, send, bodies, left, dead } = world();
    send('poison');
    const poller = start(() => {
      throw new Error('no');
    });
    await until(() => dead() === 1);
    expect(bodies()).toEqual(['poison', 'poison']);
    expect(left()).toBe(0);
    await poller.stop();
  });

  it('drops what its filter does not want', async () => {
    const { start, send, bodies, left } = world();
    send('unwanted', 'wanted');
    const poller = start();
    await until(() => left() === 0);
    expect(bodies()).toEqual(['wanted']);
    await poller.stop();
  });

  it('is worked on by no more invocations than allowed', async () => {
    const { start, send, left } = world({ batchSize: 1 }, { concurrencyMax: 2 });
    send('1', '2', '3', '4', '5');
    let busy = 0;
    let most = 0;
    const poller = start(async () => {
      busy += 1;
      most = Math.max(most, busy);
      await sleep(30);
      busy -= 1;
    });
    await until(() => left() === 0);
    expect(most).toBe(2);
    await poller.stop();
  });

  it('gathers a batch of more than ten', async () => {
    const { start, send, batches, left } = world({ batchSize: 25, batchingWindowSeconds: 1 });
    send(...Array.from({ length: 25 }, (_, at) => String(at)));
    const poller = start();
    await until(() => left() === 0);
    expect(batches.map((batch) => batch.length)).toEqual([25]);
    await poller.stop();
  });

  it('is heard at once although it was silent', async () => {
    const { start, send, batches } = world();
    const poller = start();
    await sleep(300);
    const started = performance.now();
    send('now');
    await until(() => batches.length === 1);
    expect(performance.now() - started).toBeLessThan(150);
    await poller.stop();
  });

  it('lets the invocation under way finish when it stops', async () => {
    const { start, send, batches, left } = world();
    send('slow');
    let finished = false;
    const poller = start(async () => {
      await sleep(200);
      finished = true;
    });
    await until(() => batches.length === 1);
    await poller.stop();
    expect(finished).toBe(true);
    expect(left()).toBe(0);
  });
});
