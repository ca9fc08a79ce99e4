import type { DynamoDBRecord } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AwsJson } from '../../shared/adapters/aws-json.ts';
import { dynamoHeadsIndex } from '../../shared/adapters/dynamodb/heads-index.ts';
import { dynamoStore } from '../../shared/adapters/dynamodb/store.ts';
import { eventBridgeBus } from '../../shared/adapters/eventbridge.ts';
import { MemoryBus } from '../../shared/adapters/memory/messages.ts';
import { type Bus, type CommitNotice, commitNotice } from '../../shared/kernel/messages.ts';
import type { Store } from '../../shared/kernel/store/types.ts';
import { type StreamId, streamKey, type TenantId } from '../../shared/kernel/streams.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { registry } from '../../shared/registry.ts';
import { relay } from '../../shared/relay/app/relay.ts';
import { sweep } from '../../shared/relay/app/sweep.ts';
import { readImport } from '../../shared/trading/app/imports/import-head.ts';
import { storeOptions } from '../support/dynamo-store.ts';
import { type LocalDynamo, startDynamo, TABLES } from '../support/dynamodb.ts';
import { csvOf, historyOf, numbers } from '../support/history.ts';
import { everythingSeen, haltsOf, PROJECTIONS } from './support/books.ts';
import { queueRecord, Spine, TENANT } from './support/spine.ts';
import { watched } from './support/watched-store.ts';

const SILENT = { info: () => undefined, error: () => undefined };
const MINUTE_MS = 60_000;

/** A commit as the table's stream brings it. */
const recordOf = (notice: CommitNotice, index: number): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: {
    SequenceNumber: String(index),
    NewImage: {
      pk: { S: streamKey({ tenant: notice.tenant as TenantId, type: notice.streamType, id: notice.streamId }) },
      v: { N: String(notice.version) },
      counts: { S: JSON.stringify(Object.fromEntries(notice.eventTypes.map((type) => [type, 1]))) },
      correlation: { S: notice.correlationId },
      at: { S: notice.recordedAt },
    },
  },
});

/** Brings records to the relay as the stream does: from the first failure on they come again. */
async function stream(records: readonly DynamoDBRecord[], bus: Bus): Promise<number> {
  let left = records;
  let batches = 0;
  for (; left.length > 0; batches += 1) {
    if (batches > 1_000) throw new Error('the relay gets nowhere');
    const { batchItemFailures } = await relay(left, { bus, log: SILENT, now: systemClock });
    const failed = batchItemFailures[0]?.itemIdentifier;
    left =
      failed === undefined ? [] : left.slice(left.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === failed));
  }
  return batches;
}

const notices = Array.from(
  { length: 47 },
  (_, index): CommitNotice => ({
    tenant: TENANT,
    streamType: 'journal',
    streamId: 'main',
    version: index + 1,
    eventTypes: ['TransactionImported'],
    correlationId: `correlation-${index}`,
    recordedAt: '2023-01-01T00:00:00.000Z',
  }),
);

describe('the relay', () => {
  it('publishes again what the bus did not take, until every commit was taken', async () => {
    const taken: CommitNotice[] = [];
    const draw = numbers(11);
    // One entry in three fails on its way, whichever it is.
    const service: AwsJson = async (_, body) => ({
      Entries: ('Entries' in body && Array.isArray(body.Entries) ? body.Entries : []).map(({ Detail: detail }) => {
        if (draw(3) === 0) return { ErrorCode: 'InternalFailure', ErrorMessage: 'try again' };
        taken.push(commitNotice.parse(JSON.parse(detail)));
        return { EventId: '1' };
      }),
    });
    const batches = await stream(notices.map(recordOf), eventBridgeBus(service, 'bus'));
    expect(batches).toBeGreaterThan(1);
    expect([...new Set(taken.map(({ version }) => version))].toSorted((a, b) => a - b)).toEqual(
      notices.map(({ version }) => version),
    );
    expect(taken.find(({ version }) => version === 5)).toEqual(notices[4]);
  });

  it('is not held up by an item that is no commit', async () => {
    const bus = new MemoryBus();
    const odd: DynamoDBRecord = {
      eventName: 'INSERT',
      dynamodb: { SequenceNumber: '0', NewImage: { pk: { S: 'odd' } } },
    };
    await stream([odd, ...notices.map((notice, index) => recordOf(notice, index + 1))], bus);
    expect(bus.published).toEqual(notices);
  });
});

describe('the sweeper', () => {
  let dynamo: LocalDynamo;
  let spine: Spine;
  beforeEach(async () => {
    dynamo = await startDynamo();
    spine = Spine.on(dynamoStore(storeOptions(dynamo.client)));
    return () => dynamo.close();
  });

  const sweepAt = async (nowMilliseconds: number, store: Store = spine.store): Promise<readonly CommitNotice[]> => {
    const bus = new MemoryBus();
    const heads = dynamoHeadsIndex(dynamo.client, TABLES.events);
    const consumers = registry.flatMap((context) => context.consumers);
    await sweep({ store, heads, bus, consumers, log: SILENT, nowMilliseconds });
    return bus.published;
  };
  const deliver = async (published: readonly CommitNotice[]): Promise<void> => {
    for (const projection of PROJECTIONS) {
      const heard = published.filter(({ streamType }) => projection.sources.includes(streamType));
      await spine.consume(
        projection,
        heard.map((notice) => queueRecord(notice)),
      );
    }
  };

  it('publishes what was never published, once it is old enough, as long as it lags', async () => {
    await spine.sendBatch(historyOf(30));
    expect(await sweepAt(spine.nowMs + MINUTE_MS / 2)).toEqual([]);
    const published = await sweepAt(spine.nowMs + 26 * 60 * MINUTE_MS);
    expect(published).toMatchObject([{ streamType: 'journal', version: 1 }]);
    await deliver(published);
    expect((await everythingSeen(spine.store, TENANT)).transactions).toHaveLength(30);
    expect(await sweepAt(spine.nowMs + 26 * 60 * MINUTE_MS)).toEqual([]);
  });

  it('publishes while a single one of several consumers lags', async () => {
    await spine.sendBatch(historyOf(5));
    await spine.settle();
    await spine.sendBatch(historyOf(9));
    const [notice] = spine.notices.toReversed().filter(({ streamType }) => streamType === 'journal');
    for (const projection of PROJECTIONS.slice(0, -1)) {
      if (notice) await spine.consume(projection, [queueRecord(notice)]);
    }
    expect(await sweepAt(spine.nowMs + 5 * MINUTE_MS)).toMatchObject([{ streamType: 'journal', version: 2 }]);
  });

  it.each([
    ['was never begun', 0],
    ['was left at work', 3],
  ])('has an import that %s gone on with', async (_, checks) => {
    const importId = await spine.order(csvOf(historyOf(1_200)));
    let left = checks;
    await spine.work(importId, { hasTime: () => --left >= 0 });
    const [notice] = await sweepAt(spine.nowMs + 5 * MINUTE_MS).then((all) =>
      all.filter(({ streamType }) => streamType === 'import'),
    );
    expect(notice).toMatchObject({ streamId: importId, eventTypes: ['ImportRequested'] });
    await spine.work(notice?.streamId ?? '');
    expect((await readImport(spine.store, TENANT, importId))?.state).toMatchObject({
      status: 'completed',
      counts: { imported: 1_200 },
    });
    const later = await sweepAt(spine.nowMs + 5 * MINUTE_MS);
    expect(later.filter(({ streamType }) => streamType === 'import')).toEqual([]);
  });

  it('leaves a halted consumer alone, and others are not held up by it', async () => {
    await spine.sendBatch(historyOf(5));
    await spine.settle();
    const prices: StreamId = { tenant: TENANT, type: 'user-prices', id: 'main' };
    const meta = { commandId: 'c', causationId: 'c', correlationId: 'c', actor: 'test', now: spine.now() };
    const events = [{ type: 'Nonsense', version: 1, data: {} }];
    await spine.store.write({ meta, appends: [{ stream: prices, expectedVersion: 0, events, state: null }] });
    const poison = spine.notices.at(-1);
    for (const projection of PROJECTIONS) {
      if (poison && projection.sources.includes('user-prices'))
        await spine.consume(projection, [queueRecord(poison, 3)]);
    }
    expect(await haltsOf(spine.store, TENANT)).toHaveLength(2);
    await spine.sendBatch(historyOf(8));
    const published = await sweepAt(spine.nowMs + 5 * MINUTE_MS);
    expect(published).toMatchObject([{ streamType: 'journal', version: 2 }]);
    await deliver(published);
    expect((await everythingSeen(spine.store, TENANT)).transactions).toHaveLength(8);
    expect(await sweepAt(spine.nowMs + 5 * MINUTE_MS)).toEqual([]);
  });

  it('goes on when it can not read one of the streams', async () => {
    await spine.order(csvOf(historyOf(3)));
    await spine.sendBatch(historyOf(5));
    const unreadable = watched(spine.store, {
      before: ({ name }) => {
        if (name === 'readHeads') throw new Error('this tenant was erased');
      },
    });
    const published = await sweepAt(spine.nowMs + 5 * MINUTE_MS, unreadable);
    expect(published.map(({ streamType }) => streamType)).toEqual(['journal']);
  });
});
