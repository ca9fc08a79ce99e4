import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Envelope } from '../../../infra/local/bus/envelope.ts';
import { type EventBusOptions, openEventBus } from '../../../infra/local/bus/event-bus.ts';
import type { OutgoingMessage } from '../../../infra/local/engines/queue-engine.ts';
import { loadModel } from '../../../infra/local/template/load.ts';
import { smallAssembly } from '../small-assembly.ts';

const model = loadModel({ assemblyDir: smallAssembly(), endpoint: 'http://127.0.0.1:1' });
const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:tax-book';
const DEAD_LETTERS = 'arn:aws:sqs:us-east-1:000000000000:dead-letters';

const commit = (id: string): Envelope => ({
  version: '0',
  id,
  'detail-type': 'Commit',
  source: 'foldbook',
  account: '000000000000',
  time: '2026-03-01T12:00:00Z',
  region: 'us-east-1',
  resources: [],
  detail: { streamType: 'journal', tenant: 't-1' },
});

/** Queues that refuse while they are down. */
const fakeQueues = () => {
  const sent: OutgoingMessage[] = [];
  const down = new Set<string>();
  const send = async (message: OutgoingMessage): Promise<void> => {
    if (down.has(message.queueArn)) throw new Error('the queue is down');
    sent.push(message);
  };
  return { sent, down, send };
};

const until = async (condition: () => boolean): Promise<void> => {
  for (let waited = 0; waited < 200 && !condition(); waited += 1) await sleep(10);
  expect(condition()).toBe(true);
};

const open = (queues: ReturnType<typeof fakeQueues>, more: Partial<EventBusOptions> = {}) => {
  const dir = mkdtempSync(join(tmpdir(), 'foldbook-bus-'));
  const options = { model, dir, send: queues.send, log: () => undefined, retryMsMin: 5, ...more };
  return { dir, bus: openEventBus(options) };
};

describe('the bus', () => {
  it('sends a matching event with the message group that the target names by path', async () => {
    const queues = fakeQueues();
    const { bus } = open(queues);
    await bus.put('foldbook', commit('e-1'));
    await bus.put('foldbook', { ...commit('e-2'), detail: { streamType: 'import' } });
    await bus.put('default', commit('e-3'));
    expect(queues.sent).toMatchObject([{ queueArn: QUEUE, messageGroupId: 't-1' }]);
    await expect(bus.put('nowhere', commit('e-4'))).rejects.toThrow('nowhere does not exist');
    await bus.close();
  });

  it('keeps an event whose queue is down, over a restart, until the queue takes it', async () => {
    const queues = fakeQueues();
    queues.down.add(QUEUE);
    const { bus, dir } = open(queues, { retryMsMin: 60_000 });
    await bus.put('foldbook', commit('e-1'));
    expect([bus.pending(), queues.sent]).toEqual([1, []]);
    await bus.close();

    const { bus: restarted } = open(queues, { dir });
    await sleep(30);
    expect(restarted.pending()).toBe(1);
    queues.down.delete(QUEUE);
    await until(() => restarted.pending() === 0);
    expect(queues.sent.map(({ queueArn }) => queueArn)).toEqual([QUEUE]);
    await restarted.close();
  });

  it('gives up after the retries that the target allows, into its dead letters', async () => {
    const queues = fakeQueues();
    queues.down.add(QUEUE);
    const rules = model.rules.map((rule) => ({
      ...rule,
      targets: rule.targets.map((target) => ({ ...target, retry: { attemptsMax: 1, eventAgeSecondsMax: 60 } })),
    }));
    const { bus } = open(queues, { model: { ...model, rules } });
    await bus.put('foldbook', commit('e-1'));
    await until(() => bus.pending() === 0);
    expect(queues.sent).toMatchObject([{ queueArn: DEAD_LETTERS, body: expect.stringContaining('"id":"e-1"') }]);
    await bus.close();
  });

  it('fails at start on a pattern or a target that it does not know, naming the rule', () => {
    const changed = (change: object) => ({ ...model, rules: model.rules.map((rule) => ({ ...rule, ...change })) });
    const start = (change: object) => () => open(fakeQueues(), { model: changed(change) });
    expect(start({ pattern: { a: [{ cidr: '10.0.0.0/8' }] } })).toThrow(/small\/Rule: .*cidr/);
    expect(start({ targets: [{ id: 'x', arn: 'arn:aws:sns:::x', retry: {} }] })).toThrow(/small\/Rule: .*no queue/);
  });
});
