import { beforeEach, describe, expect, it } from 'vitest';
import { memoryHeadsIndex } from '../../shared/adapters/memory/heads-index.ts';
import { MemoryBus } from '../../shared/adapters/memory/messages.ts';
import { MemoryStore } from '../../shared/adapters/memory/store.ts';
import { MemorySystemRecords } from '../../shared/adapters/memory/system-records.ts';
import type { CommitNotice } from '../../shared/kernel/messages.ts';
import type { MovedHead } from '../../shared/kernel/store/heads-index.ts';
import type { Store } from '../../shared/kernel/store/types.ts';
import type { StreamId, TenantId } from '../../shared/kernel/streams.ts';
import { sweep } from '../../shared/relay/app/sweep.ts';
import { readImport } from '../../shared/trading/app/imports/import-head.ts';
import { csvOf, historyOf } from '../support/history.ts';
import { CONSUMERS, everythingSeen, haltsOf, PROJECTIONS } from './support/books.ts';
import { queueRecord, Spine, TENANT } from './support/spine.ts';
import { watched } from './support/watched-store.ts';

const SILENT = { info: () => undefined, error: () => undefined };
const MINUTE_MS = 60_000;

/** The heads of the streams that these notices are of. */
const newestHeads = (all: readonly CommitNotice[]): Iterable<MovedHead> =>
  new Map(
    all.map(({ tenant, streamType: type, streamId: id, recordedAt }) => [
      `${type}/${id}`,
      { stream: { tenant: tenant as TenantId, type, id }, recordedAt },
    ]),
  ).values();

describe('the sweeper', () => {
  let spine: Spine;
  let records: MemorySystemRecords;
  beforeEach(() => {
    records = new MemorySystemRecords();
    spine = Spine.on(new MemoryStore());
    spine.pass(Date.UTC(2026, 2, 1) - spine.nowMs);
  });

  const sweepAt = async (
    nowMilliseconds: number,
    store: Store = spine.store,
    remainingMilliseconds = () => 300_000,
  ): Promise<readonly CommitNotice[]> => {
    const bus = new MemoryBus();
    const heads = memoryHeadsIndex(() => newestHeads(spine.notices));
    await sweep({
      store,
      heads,
      records,
      bus,
      consumers: CONSUMERS,
      log: SILENT,
      nowMilliseconds,
      remainingMilliseconds,
    });
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

  it('comes upon what was lost long ago, going on from run to run where it stood', async () => {
    await spine.sendBatch(historyOf(3));
    const yearLater = spine.nowMs + 365 * 24 * 60 * MINUTE_MS;
    // The time of a run suffices for its lanes of late, and for a part of the third.
    let left = 0;
    const ask = () => (left-- > 0 ? 300_000 : 0);
    const published: CommitNotice[] = [];
    for (let run = 0; run < 20 && published.length === 0; run += 1) {
      left = 20 + run;
      published.push(...(await sweepAt(yearLater, spine.store, ask)));
    }
    expect(published).toMatchObject([{ streamType: 'journal', version: 1 }]);
    await deliver(published);
    expect(await sweepAt(yearLater)).toEqual([]);
    expect((await everythingSeen(spine.store, TENANT)).transactions).toHaveLength(3);
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
    expect(await readImport(spine.store, TENANT, importId)).toMatchObject({
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
