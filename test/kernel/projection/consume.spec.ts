import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryQueue } from '../../../shared/adapters/memory/messages.ts';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { BUS_DETAIL_TYPE, BUS_SOURCE, type CommitNotice } from '../../../shared/kernel/messages.ts';
import type { LogFields } from '../../../shared/kernel/observe/log.ts';
import type { Metrics } from '../../../shared/kernel/observe/metrics.ts';
import { tenantTag } from '../../../shared/kernel/observe/tenant-tag.ts';
import { traceOf } from '../../../shared/kernel/observe/trace.ts';
import type { ConsumeOptions } from '../../../shared/kernel/projection/bring-up.ts';
import { consume } from '../../../shared/kernel/projection/consume.ts';
import { causeOf, parseNotice, type QueueRecord } from '../../../shared/kernel/projection/queue-messages.ts';
import { mainStream } from '../../../shared/kernel/projection/types.ts';
import { ServiceFault } from '../../../shared/kernel/service-fault.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import {
  type CountingOptions,
  count,
  countingProjection,
  countsOf,
  noticeOf,
  POISON,
} from '../../support/counting-book.ts';
import { newTenant, T0 } from '../../support/units.ts';

interface Line {
  readonly text: string;
  readonly data: LogFields;
  readonly metrics: Metrics | undefined;
}

let store: MemoryStore;
let queue: MemoryQueue;
let tenant: TenantId;
let infos: Line[];
let errors: Line[];
beforeEach(() => {
  store = new MemoryStore();
  queue = new MemoryQueue();
  tenant = newTenant();
  infos = [];
  errors = [];
});

const options = (more: Partial<ConsumeOptions> = {}): ConsumeOptions => ({
  store,
  queue,
  now: () => T0,
  remainingMilliseconds: () => 300_000,
  log: {
    info: (text, data, metrics) => infos.push({ text, data, metrics }),
    error: (text, data, metrics) => errors.push({ text, data, metrics }),
  },
  ...more,
});

function fail(): never {
  throw new Error('no such notice');
}

let messages = 0;
const record = (notice: CommitNotice, receives = 1): QueueRecord => {
  messages += 1;
  const body = JSON.stringify({ source: BUS_SOURCE, 'detail-type': BUS_DETAIL_TYPE, detail: notice });
  return {
    messageId: `m${messages}`,
    receiptHandle: `r${messages}`,
    body,
    attributes: { ApproximateReceiveCount: String(receives) },
  };
};
/** Answers the ids of the messages that must come again. */
const receive = async (records: readonly QueueRecord[], more: Partial<ConsumeOptions> = {}, by: CountingOptions = {}) =>
  (await consume(countingProjection(by), records, options(more))).batchItemFailures.map(
    (failure) => failure.itemIdentifier,
  );

describe('a consumer', () => {
  it('applies what the messages announce', async () => {
    const notices = [await count(store, tenant, ['a']), await count(store, tenant, ['b'], 'settings')];
    expect(await receive(notices.map((notice) => record(notice)))).toEqual([]);
    expect(await countsOf(store, tenant)).toMatchObject({ sums: { 'journal/a': 1, 'settings/b': 1 } });
  });

  it('fills gaps, and takes duplicates and what came late in its stride', async () => {
    const notices = [];
    for (let index = 0; index < 5; index += 1) notices.push(await count(store, tenant, ['a']));
    const [first, , third, , last] = notices.map((notice) => record(notice));
    if (!first || !third || !last) throw new Error('five were made');
    expect(await receive([third])).toEqual([]);
    expect((await countsOf(store, tenant)).cursors).toEqual({ journal: 5 });
    expect(await receive([last, first, last])).toEqual([]);
    expect(await countsOf(store, tenant)).toMatchObject({ sums: { 'journal/a': 5 } });
  });

  it('says which requests it has brought to where they are seen, and after how long', async () => {
    const notices = [await count(store, tenant, ['a']), await count(store, tenant, ['b'])];
    const commits = await store.readCommits(mainStream(tenant, 'journal'), 0);
    const now = new Date(Date.parse(T0) + 1_500).toISOString();
    await receive([record(notices[1] ?? fail())], { now: () => now, requestId: 'invocation' });
    expect(infos).toEqual([
      {
        text: 'applied',
        data: {
          consumer: 'holdings',
          correlationId: traceOf(commits).correlationId,
          causationId: commits.map(({ commandId }) => commandId),
          commandId: expect.any(String),
          requestId: 'invocation',
          tenant: tenantTag(tenant),
          durationMs: expect.any(Number),
          commits: 2,
          lagMs: 1_500,
        },
        metrics: { ConsumerLag: 1_500, AppliedCommits: 2 },
      },
    ]);
    const [derived] = await store.readCommits(mainStream(tenant, 'position'), 0);
    expect(derived?.commandId).toBe(infos[0]?.data['commandId']);
    await receive([record(notices[0] ?? fail())]);
    expect(infos).toHaveLength(1);
  });

  it('that works when it is asked lags from the question on', async () => {
    const notice = await count(store, tenant, ['a']);
    const at = (ms: number) => new Date(Date.parse(T0) + ms).toISOString();
    const asked = record({ ...notice, recordedAt: at(86_400_000) });
    const projection = { ...countingProjection({}), onDemand: true };
    await consume(projection, [asked], options({ now: () => at(86_400_250) }));
    expect(infos).toMatchObject([{ data: { commits: 1, lagMs: 250 }, metrics: { ConsumerLag: 250 } }]);
  });

  it('leaves what it was not told of to whoever is', async () => {
    const first = await count(store, tenant, ['a']);
    expect(await receive([record(first)])).toEqual([]);
    const second = await count(store, tenant, ['a']);
    expect(await receive([record(first)])).toEqual([]);
    expect((await countsOf(store, tenant)).cursors).toEqual({ journal: 1 });
    expect(await receive([record(second)])).toEqual([]);
    expect((await countsOf(store, tenant)).cursors).toEqual({ journal: 2 });
  });

  it('takes a message of a commit that is not there yet for nothing', async () => {
    expect(await receive([record(noticeOf(tenant, 9))])).toEqual([]);
    expect((await countsOf(store, tenant)).cursors).toEqual({});
  });

  it('lets messages that nobody can read go to the dead-letter queue, and does the rest', async () => {
    const notice = await count(store, tenant, ['a']);
    const bad = { ...record(notice), messageId: 'bad', body: '{"detail":{}}' };
    expect(await receive([bad, record(notice)])).toEqual(['bad']);
    expect((await countsOf(store, tenant)).cursors).toEqual({ journal: 1 });
    expect(errors).toMatchObject([{ text: 'unreadable message', data: { messageId: 'bad' } }]);
  });

  it('puts work back into its queue when the time is short', async () => {
    // Three commits of 2 MB, of which a portion takes one.
    const many = Array.from({ length: 35_000 }, () => 'a');
    for (let index = 0; index < 3; index += 1) await count(store, tenant, many);
    const notice = await count(store, tenant, ['b'], 'settings');
    const short = { remainingMilliseconds: () => 1_000 };
    expect(await receive([record(noticeOf(tenant, 3)), record(notice)], short)).toEqual([]);
    expect((await countsOf(store, tenant)).cursors['journal']).toBeLessThan(3);
    expect(queue.sent.map(({ body }) => parseNotice(body).streamType)).toEqual(['journal', 'settings']);
    for (const { body } of [...queue.sent]) await receive([record(parseNotice(body))]);
    expect((await countsOf(store, tenant)).cursors).toEqual({ journal: 3, settings: 1 });
  });

  it('has the messages of a tenant come again when a service fails, and goes on with other tenants', async () => {
    const other = newTenant();
    const records = [
      record(await count(store, tenant, ['a'])),
      record(await count(store, tenant, ['a'])),
      record(await count(store, other, ['b'])),
    ];
    store.hooks.beforeWrite = ({ projection }) => {
      if (projection?.key.tenant === tenant) throw new ServiceFault('ThrottlingException', 'throttled');
    };
    expect(await receive(records)).toEqual(records.slice(0, 2).map(({ messageId }) => messageId));
    expect((await countsOf(store, other)).cursors).toEqual({ journal: 1 });
    store.hooks.beforeWrite = undefined;
    expect(await receive(records.slice(0, 2))).toEqual([]);
    expect((await countsOf(store, tenant)).sums).toEqual({ 'journal/a': 2 });
  });

  it('puts off what failed, longer each time, and only that', async () => {
    const other = newTenant();
    const failing = await count(store, tenant, ['a']);
    store.hooks.beforeWrite = ({ projection }) => {
      if (projection?.key.tenant === tenant) throw new ServiceFault('ThrottlingException', 'throttled');
    };
    const records = [1, 2, 6, 7].map((receives) => record(failing, receives));
    await receive([...records, record(await count(store, other, ['b']), 6)]);
    const delays = records.map(({ receiptHandle }) => queue.putOff.get(receiptHandle));
    expect(delays).toEqual([1, 5, 900, 900]);
    expect(queue.putOff.size).toBe(4);
  });

  it('reports what failed even when it cannot be put off', async () => {
    const records = [record(await count(store, tenant, ['a']))];
    store.hooks.beforeWrite = () => Promise.reject(new ServiceFault('ThrottlingException', 'throttled'));
    queue.retryLater = () => Promise.reject(new Error('throttled, too'));
    expect(await receive(records)).toEqual(records.map(({ messageId }) => messageId));
  });
});

describe('a message that could not be dealt with', () => {
  it('is logged with the request it comes from, if it says so', () => {
    const notice = { ...noticeOf(tenant, 1), commandId: 'command' };
    const { correlationId } = notice;
    const cause = { correlationId, causationId: 'command', tenant: tenantTag(tenant) };
    expect(causeOf(record(notice).body)).toEqual(cause);
    expect(causeOf('hello')).toEqual({});
  });
});

describe('poison', () => {
  /** Two good commits, poison, one more; and one of another source. */
  async function poisoned(): Promise<QueueRecord[]> {
    const notices = [
      await count(store, tenant, ['a']),
      await count(store, tenant, ['b']),
      await count(store, tenant, [POISON]),
      await count(store, tenant, ['c']),
      await count(store, tenant, ['d'], 'settings'),
    ];
    return notices.map((notice) => record(notice));
  }
  const again = (records: readonly QueueRecord[], receives: number) =>
    records.map((one) => ({ ...one, attributes: { ApproximateReceiveCount: String(receives) } }));

  it('is tried again at first, while all before it and all of other sources are applied', async () => {
    const records = await poisoned();
    expect(await receive(records)).toEqual(records.map(({ messageId }) => messageId));
    expect(await countsOf(store, tenant)).toMatchObject({ cursors: { journal: 2, settings: 1 }, halted: {} });
    expect(errors).toMatchObject([{ text: 'consumer failed', metrics: { Failures: 1 } }]);
  });

  it('that fails for the third time halts its source, and its messages are acknowledged', async () => {
    const records = await poisoned();
    expect(await receive(again(records, 3))).toEqual([]);
    expect(await countsOf(store, tenant)).toMatchObject({
      sums: { 'journal/a': 1, 'journal/b': 1, 'settings/d': 1 },
      cursors: { journal: 2, settings: 1 },
      halted: { journal: 3 },
      facts: ['journal 1', 'journal 2', 'settings 1'],
    });
    expect(errors).toMatchObject([
      { text: 'consumer halted', data: { source: 'journal', version: 3 }, metrics: { HaltedConsumers: 1 } },
    ]);
    expect(await receive([record(await count(store, tenant, ['e']))])).toEqual([]);
    expect((await countsOf(store, tenant)).cursors['journal']).toBe(2);
  });

  it('holds up no other source, tenant or consumer', async () => {
    const records = await poisoned();
    await receive(again(records, 3));
    const other = newTenant();
    const more = [record(await count(store, tenant, ['d'], 'settings')), record(await count(store, other, ['a']))];
    expect(await receive(more)).toEqual([]);
    expect((await countsOf(store, tenant)).sums['settings/d']).toBe(2);
    expect((await countsOf(store, other)).cursors).toEqual({ journal: 1 });
    expect((await countsOf(store, tenant, countingProjection({ name: 'others' }))).halted).toEqual({});
  });

  it('that a new release can take goes away by itself', async () => {
    const fussy: CountingOptions = {
      onApply: (commits) => {
        if (commits.some(({ header }) => header.version === 2)) throw new RangeError('a bug');
      },
    };
    const records = [record(await count(store, tenant, ['a'])), record(await count(store, tenant, ['b']))];
    expect(await receive(records, {}, fussy)).toHaveLength(2);
    expect(await receive(again(records, 3))).toEqual([]);
    expect(await countsOf(store, tenant)).toMatchObject({ cursors: { journal: 2 }, halted: {} });
  });
});
