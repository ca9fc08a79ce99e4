import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { eventBridgeBus } from '../../shared/adapters/eventbridge.ts';
import { MemoryBus, MemoryQueue } from '../../shared/adapters/memory/messages.ts';
import { sqsConsumerQueue } from '../../shared/adapters/sqs.ts';
import type { Bus, CommitNotice, ConsumerQueue } from '../../shared/kernel/messages.ts';
import { parseNotice } from '../../shared/kernel/projection/queue-messages.ts';
import { LimitExceeded } from '../../shared/kernel/store/limits.ts';
import { type Fauxqs, startQueuesAndBuckets } from '../support/fauxqs.ts';
import { type JsonService, startJsonService } from '../support/json-service.ts';

const received = z.object({ Messages: z.optional(z.array(z.object({ Body: z.string() }))) });

const handled = z.object({
  Messages: z.optional(
    z.array(z.object({ ReceiptHandle: z.string(), Attributes: z.object({ ApproximateReceiveCount: z.string() }) })),
  ),
});

const notice = (version: number, more: Partial<CommitNotice> = {}): CommitNotice => ({
  tenant: 'tenant-1',
  streamType: 'journal',
  streamId: 'main',
  version,
  eventTypes: ['Noted'],
  correlationId: 'correlation',
  recordedAt: '2026-01-31T09:00:00.250Z',
  ...more,
});
const notices = (count: number, more: Partial<CommitNotice> = {}) =>
  Array.from({ length: count }, (_, index) => notice(index + 1, more));

describe.each(['memory', 'SQS'])('a consumer’s queue: %s', (kind) => {
  let services: Fauxqs;
  let queueUrl: string;
  beforeAll(async () => {
    services = await startQueuesAndBuckets();
    queueUrl = String((await services.sqs('CreateQueue', { QueueName: 'consumer' }))['QueueUrl']);
  });
  afterAll(() => services.close());

  const receive = async (): Promise<string[]> => {
    const answer = await services.sqs('ReceiveMessage', { QueueUrl: queueUrl, MaxNumberOfMessages: 10 });
    return z.parse(received, answer).Messages?.map(({ Body }) => Body) ?? [];
  };
  function open(): { queue: ConsumerQueue; bodies: () => Promise<string[]> } {
    if (kind === 'SQS') return { queue: sqsConsumerQueue(services.sqs, queueUrl), bodies: receive };
    const queue = new MemoryQueue();
    return { queue, bodies: async () => queue.sent.map(({ body }) => body) };
  }

  it('gives back what was sent, as the bus would send it', async () => {
    const { queue, bodies } = open();
    await queue.send(notice(3, { correlationId: 'grün' }));
    const [body = ''] = await bodies();
    expect(parseNotice(body)).toEqual(notice(3, { correlationId: 'grün' }));
    expect(JSON.parse(body)).toMatchObject({ source: 'foldbook', 'detail-type': 'Commit' });
  });

  it('refuses a delay above 15 minutes, and takes one of that', async () => {
    const { queue } = open();
    await expect(queue.send(notice(1), 901)).rejects.toThrow(LimitExceeded);
    await queue.send(notice(1), 900);
  });
});

describe('a queue on SQS', () => {
  it('lets a message come again after a while', async () => {
    const services = await startQueuesAndBuckets();
    const { QueueUrl } = await services.sqs('CreateQueue', { QueueName: 'again' });
    const queue = sqsConsumerQueue(services.sqs, String(QueueUrl));
    const receive = async () => {
      const answer = await services.sqs('ReceiveMessage', { QueueUrl, AttributeNames: ['ApproximateReceiveCount'] });
      return z.parse(handled, answer).Messages?.[0];
    };
    await queue.send(notice(1));
    const first = await receive();
    await queue.retryLater(first?.ReceiptHandle ?? '', 1);
    expect(await receive()).toBeUndefined();
    const second = await vi.waitFor(
      async () => {
        const message = await receive();
        if (!message) throw new Error('not yet');
        return message;
      },
      { timeout: 5_000, interval: 100 },
    );
    expect(second.Attributes.ApproximateReceiveCount).toBe('2');
    await services.close();
  });

  it('gets messages with their delay, grouped by tenant', async () => {
    const inputs: unknown[] = [];
    const service = await startJsonService('AmazonSQS', (operation, input) => {
      inputs.push([operation, input]);
      return {};
    });
    await sqsConsumerQueue(service.call, 'http://queues/consumer').send(notice(7), 30);
    await service.close();
    expect(inputs).toEqual([
      [
        'SendMessage',
        {
          QueueUrl: 'http://queues/consumer',
          MessageBody: expect.any(String),
          DelaySeconds: 30,
          MessageGroupId: 'tenant-1',
        },
      ],
    ]);
  });
});

describe('the bus', () => {
  interface Entry {
    readonly Detail: string;
    readonly Time: number;
    readonly EventBusName: string;
  }
  let events: JsonService;
  let requests: (readonly Entry[])[] = [];
  /** Versions that the service does not take. */
  let refused: readonly number[] = [];
  const detailOf = (entry: Entry): CommitNotice => JSON.parse(entry.Detail);
  beforeAll(async () => {
    events = await startJsonService('AWSEvents', (_, input) => {
      const entries = input['Entries'] as readonly Entry[];
      requests.push(entries);
      const answers = entries.map((entry) =>
        refused.includes(detailOf(entry).version)
          ? { ErrorCode: 'ThrottlingException', ErrorMessage: 'later' }
          : { EventId: 'e' },
      );
      return { FailedEntryCount: answers.filter((answer) => 'ErrorCode' in answer).length, Entries: answers };
    });
  });
  afterAll(() => events.close());

  function open(kind: string, refuse: readonly number[]): { bus: Bus; taken: () => readonly CommitNotice[] } {
    if (kind === 'memory') {
      const bus = new MemoryBus();
      bus.refuses = ({ version }) => refuse.includes(version);
      return { bus, taken: () => bus.published };
    }
    requests = [];
    refused = refuse;
    const taken = () =>
      requests
        .flat()
        .map(detailOf)
        .filter(({ version }) => !refuse.includes(version));
    return { bus: eventBridgeBus(events.call, 'foldbook'), taken };
  }

  it.each(['memory', 'EventBridge'])('takes any number of notices: %s', async (kind) => {
    const { bus, taken } = open(kind, []);
    expect(await bus.publish([])).toEqual([]);
    expect(await bus.publish(notices(23))).toEqual([]);
    expect(taken()).toEqual(notices(23));
  });

  it.each(['memory', 'EventBridge'])('says which notices were not taken: %s', async (kind) => {
    const { bus, taken } = open(kind, [1, 12, 23]);
    expect(await bus.publish(notices(23))).toEqual([0, 11, 22]);
    expect(taken()).toHaveLength(20);
  });

  it('sends ten entries a request, each with the time of its commit', async () => {
    const { bus } = open('EventBridge', []);
    await bus.publish(notices(23));
    expect(requests.map((entries) => entries.length)).toEqual([10, 10, 3]);
    expect(requests[0]?.[0]).toMatchObject({
      EventBusName: 'foldbook',
      Source: 'foldbook',
      DetailType: 'Commit',
      Time: Date.parse('2026-01-31T09:00:00.250Z') / 1_000,
    });
  });

  it('keeps a request below 256 KB and refuses an entry above', async () => {
    const { bus } = open('EventBridge', []);
    await bus.publish(notices(4, { eventTypes: ['x'.repeat(100 * 1024)] }));
    expect(requests.map((entries) => entries.length)).toEqual([2, 2]);
    await expect(bus.publish(notices(1, { eventTypes: ['x'.repeat(256 * 1024)] }))).rejects.toThrow(LimitExceeded);
  });
});
