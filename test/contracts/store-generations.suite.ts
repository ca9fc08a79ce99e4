/** What every adapter of the store does with generations of a projection. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { GenerationKey, ProjectionKey, Store } from '../../shared/kernel/store/types.ts';
import { bookOf, change, newTenant, pages, pagesNamed, pagesOf, unit } from '../support/units.ts';

export function storeGenerationsContract(open: () => Promise<Store>): void {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  let serving: ProjectionKey;
  let building: ProjectionKey;
  const begin = async () => {
    serving = bookOf(newTenant());
    building = { ...serving, building: 2 };
    const written = pagesNamed('p', 3);
    await store.write(unit({ projection: change(serving, 0, { pages: pages({ written }) }) }));
    await store.write(unit({ projection: change(building, 0, { pages: pages({ written: pagesNamed('q', 5) }) }) }));
  };
  const headOf = async (key: ProjectionKey) => (await store.readProgress(key, [])).projection;
  const place = (generation: number): GenerationKey => pagesOf(serving, generation).projection;
  const stored = async (generation: number, limit = 100) =>
    (await store.listPages(place(generation), limit)).toSorted();
  const switchUnit = (epochs: { serving: number; building: number }) =>
    unit({
      projection: change(serving, epochs.serving, { generation: 2, reducer: 7 }),
      retired: { key: building, expectedEpoch: epochs.building },
    });

  describe('generations', () => {
    it('that are being built have heads and pages of their own', async () => {
      await begin();
      await store.write(unit({ projection: change(building, 1) }));
      expect(await headOf(serving)).toMatchObject({ epoch: 1, generation: 1 });
      expect(await headOf(building)).toMatchObject({ epoch: 2, generation: 2 });
      expect(await headOf({ ...serving, building: 3 })).toBeUndefined();
      expect((await store.readPages(pagesOf(serving), ['p0', 'q0'])).size).toBe(1);
      expect((await store.readPages(pagesOf(building), ['p0', 'q0'])).size).toBe(1);
    });

    it('take the place of the one that serves in one write', async () => {
      await begin();
      const switching = switchUnit({ serving: 1, building: 1 });
      expect(await store.write(switching)).toMatchObject({ written: true });
      expect(await headOf(serving)).toMatchObject({ epoch: 2, generation: 2, reducer: 7 });
      expect(await headOf(building)).toBeUndefined();
      // An attempt whose answer was lost comes again.
      expect(await store.write(switching)).toMatchObject({ written: true });
      expect(await headOf(serving)).toMatchObject({ epoch: 2 });
    });

    it.each([
      ['the one that serves', { serving: 2, building: 1 }],
      ['the one that is being built', { serving: 1, building: 2 }],
    ])('do not where %s has moved meanwhile', async (_, epochs) => {
      await begin();
      expect(await store.write(switchUnit(epochs))).toEqual({ written: false });
      expect([await headOf(serving), await headOf(building)]).toMatchObject([{ generation: 1 }, { generation: 2 }]);
    });

    it('are given up by their heads, once', async () => {
      await begin();
      const place = { tenant: serving.tenant, projection: 'transactions', partition: 'replay' };
      const giveUp = () =>
        store.write(
          unit({
            retired: { key: building, expectedEpoch: 1 },
            records: [{ place, sort: 'current', expect: 'any', value: 'cancelled' }],
          }),
        );
      expect(await giveUp()).toMatchObject({ written: true });
      expect(await headOf(building)).toBeUndefined();
      expect(await giveUp()).toEqual({ written: false });
    });

    it('list their pages, not those of others, as many as asked for, and delete them', async () => {
      await begin();
      expect(await stored(1)).toEqual(['p0', 'p1', 'p2']);
      expect(await stored(2)).toEqual(['q0', 'q1', 'q2', 'q3', 'q4']);
      expect(await stored(2, 2)).toHaveLength(2);
      await store.deletePages(place(2), ['q0', 'q1', 'q2', 'q3', 'q4', 'never']);
      expect([await stored(1), await stored(2)]).toEqual([['p0', 'p1', 'p2'], []]);
      expect((await store.readPages(pagesOf(building), ['q0'])).size).toBe(0);
      expect(await headOf(building)).toMatchObject({ epoch: 1 });
    });
  });
}
