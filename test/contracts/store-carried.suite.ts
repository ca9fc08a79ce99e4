/** What every adapter of the store does with the head of a projection that a derived stream carries. */
import { beforeAll, describe, expect, it } from 'vitest';
import { carryingAppends } from '../../shared/kernel/store/carried.ts';
import { PAGE_GRACE_MILLISECONDS } from '../../shared/kernel/store/limits.ts';
import type { ProjectionChange, Store, Unit } from '../../shared/kernel/store/types.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import {
  append,
  bookOf,
  change,
  event,
  later,
  newTenant,
  pages,
  pagesNamed,
  pagesOf,
  streamIn,
  T0,
  unit,
} from '../support/units.ts';

const GRACE_SECONDS = PAGE_GRACE_MILLISECONDS / 1_000;

interface More {
  readonly facts?: readonly string[];
  readonly at?: string;
  readonly others?: Partial<Unit>;
}

const holdingsOf = (tenant: TenantId) => bookOf(tenant, 'holdings');

/** A change of the holdings' head with the commit that carries it: without facts, an empty one. */
function carried(
  tenant: TenantId,
  epoch: number,
  more: Partial<ProjectionChange> = {},
  { facts = [], at = T0, others = {} }: More = {},
): Unit {
  const key = holdingsOf(tenant);
  const appends = carryingAppends(key, epoch, { events: facts.map((fact) => event(fact)), sourceRecordedAt: at });
  return unit({ appends, projection: change(key, epoch, more), ...others }, at);
}

/** @param another opens the same store as another process does. */
export function storeCarriedContract(
  open: () => Promise<Store>,
  another: (store: Store) => Promise<Store> = async (store) => store,
): void {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  const headOf = async (tenant: TenantId, from: Store = store) =>
    (await from.readProgress(holdingsOf(tenant), [])).projection;

  describe('a head that a derived stream carries', () => {
    it('is changed by commits with facts and without, and its epoch is their version', async () => {
      const tenant = newTenant();
      const stream = streamIn(tenant, 'position');
      expect(await headOf(tenant)).toBeUndefined();
      for (const [epoch, facts] of [['a', 'b'], [], [], ['c']].entries()) {
        const written = { written: true, versions: [{ stream, version: epoch + 1 }] };
        expect(await store.write(carried(tenant, epoch, {}, { facts }))).toEqual(written);
        for (const reader of [store, await another(store)]) {
          expect(await headOf(tenant, reader)).toEqual({
            ...{ epoch: epoch + 1, cursors: { journal: epoch + 1 }, halted: {}, state: { epoch: epoch + 1 } },
            ...{ generation: 1, reducer: 1, garbage: [] },
          });
        }
      }
      const commits = await store.readCommits(stream, 0);
      expect(commits.map(({ counts }) => counts)).toEqual([{ Noted: 2 }, {}, {}, { Noted: 1 }]);
      expect(commits.map(({ events }) => events.map(({ data }) => data))).toEqual([['a', 'b'], [], [], ['c']]);
    });

    it('keeps halts, what was skipped, cursors, generation and reducer', async () => {
      const tenant = newTenant();
      const halted = { settings: { version: 3, reason: 'no such rule', at: T0 } };
      const skipped = [{ source: 'journal' as const, version: 2, at: T0 }];
      const cursors = { journal: 7, settings: 2, 'user-prices': 1 };
      const all = { cursors, halted, skipped, state: { root: ['a', 1] }, generation: 4, reducer: 3 };
      await store.write(carried(tenant, 0, all));
      expect(await headOf(tenant)).toEqual({ epoch: 1, ...all, garbage: [] });
      await store.write(carried(tenant, 1, { ...all, halted: {}, skipped: undefined, generation: 5 }));
      const { skipped: _, ...rest } = all;
      expect(await headOf(tenant)).toEqual({ epoch: 2, ...rest, halted: {}, generation: 5, garbage: [] });
    });

    it('is read together with its sources', async () => {
      const tenant = newTenant();
      await store.write(unit({ appends: [append(streamIn(tenant), 0), append(streamIn(tenant, 'settings'), 0)] }));
      await store.write(unit({ appends: [append(streamIn(tenant), 1)] }));
      await store.write(carried(tenant, 0));
      const sources = [streamIn(tenant), streamIn(tenant, 'settings'), streamIn(tenant, 'user-prices')];
      expect(await store.readProgress(holdingsOf(tenant), sources)).toMatchObject({
        projection: { epoch: 1, cursors: { journal: 1 } },
        versions: { journal: 2, settings: 1, 'user-prices': 0 },
      });
    });

    it('is refused without the commit that carries it', async () => {
      const tenant = newTenant();
      const key = holdingsOf(tenant);
      await store.write(carried(tenant, 0));
      const projection = change(key, 1);
      const [own] = carryingAppends(key, 1);
      if (!own) throw new Error('holdings are carried');
      const others = [[], [append(streamIn(tenant), 0)], carryingAppends(key, 0), carryingAppends(key, 2)];
      const elsewhere = [{ ...own, stream: streamIn(tenant, 'position', 'other') }];
      for (const appends of [...others, elsewhere]) {
        await expect(store.write(unit({ appends, projection }))).rejects.toThrow('carried by position');
      }
      expect(await headOf(tenant)).toMatchObject({ epoch: 1 });
      expect(await store.readCommits(streamIn(tenant, 'position'), 0)).toHaveLength(1);
    });

    it('goes to one of two who change it at once, and the other leaves no page behind', async () => {
      const tenant = newTenant();
      for (const epoch of [0, 1, 2]) {
        const attempts = ['x', 'y'].map((name) =>
          carried(tenant, epoch, {
            state: `${name}${epoch}`,
            pages: pages({ written: pagesNamed(`${name}${epoch}-`, 2) }),
          }),
        );
        const results = await Promise.all(attempts.map((attempt) => store.write(attempt)));
        expect(results.map(({ written }) => written).toSorted()).toEqual([false, true]);
        const [winner, loser] = results[0]?.written ? ['x', 'y'] : ['y', 'x'];
        expect(await headOf(tenant)).toMatchObject({ epoch: epoch + 1, state: `${winner}${epoch}` });
        const place = pagesOf(holdingsOf(tenant));
        expect((await store.readPages(place, [`${winner}${epoch}-0`, `${winner}${epoch}-1`])).size).toBe(2);
        expect((await store.readPages(place, [`${loser}${epoch}-0`, `${loser}${epoch}-1`])).size).toBe(0);
      }
    });

    it('lists replaced pages, which are deleted after the grace', async () => {
      const tenant = newTenant();
      const place = pagesOf(holdingsOf(tenant));
      const written = pagesNamed('old', 3);
      const left = async () => [...(await store.readPages(place, [...written.keys()])).keys()].toSorted();
      const garbage = async () => (await headOf(tenant))?.garbage ?? [];
      const move = async (epoch: number, seconds: number, replaced: readonly string[] = []) => {
        const changes = pages({ replaced, garbage: await garbage() });
        await store.write(carried(tenant, epoch, { pages: changes }, { at: later(seconds) }));
      };
      await store.write(carried(tenant, 0, { pages: pages({ written }) }));
      await move(1, 10, ['old0', 'old1']);
      expect(await garbage()).toEqual([{ at: Date.parse(later(10)), pages: ['old0', 'old1'] }]);
      await move(2, 9 + GRACE_SECONDS, ['old2']);
      expect(await left()).toEqual(['old0', 'old1', 'old2']);
      await move(3, 10 + GRACE_SECONDS);
      expect(await left()).toEqual(['old2']);
      expect(await garbage()).toEqual([{ at: Date.parse(later(9 + GRACE_SECONDS)), pages: ['old2'] }]);
    });

    it('takes an earlier attempt of the same command for a success, once', async () => {
      const tenant = newTenant();
      const attempt = carried(tenant, 0, {}, { facts: ['a'] });
      for (const _ of [1, 2]) expect(await store.write(attempt)).toMatchObject({ written: true });
      expect(await headOf(tenant)).toMatchObject({ epoch: 1 });
      expect(await store.write(carried(tenant, 1))).toMatchObject({ written: true });
      expect(await store.write(attempt)).toMatchObject({ written: true });
      expect(await headOf(tenant, await another(store))).toMatchObject({ epoch: 2, state: { epoch: 2 } });
    });

    it('is another than that of a generation being built, which is an item of its own', async () => {
      const tenant = newTenant();
      const building = { ...holdingsOf(tenant), building: 2 };
      await store.write(unit({ projection: change(building, 0, { state: 'built' }) }));
      expect(await headOf(tenant)).toBeUndefined();
      await store.write(carried(tenant, 0, { state: 'serving' }));
      expect((await store.readProgress(building, [])).projection).toMatchObject({ epoch: 1, state: 'built' });
      const retired = { key: building, expectedEpoch: 1 };
      const over = carried(tenant, 1, { state: 'built', generation: 2 }, { others: { retired } });
      expect(await store.write(over)).toMatchObject({ written: true });
      expect(await headOf(tenant)).toMatchObject({ epoch: 2, state: 'built', generation: 2 });
      expect((await store.readProgress(building, [])).projection).toBeUndefined();
      expect(await store.write(carried(tenant, 1))).toEqual({ written: false });
    });
  });
}
