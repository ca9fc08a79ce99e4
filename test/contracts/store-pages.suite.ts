/** What every adapter of the store does with projections and pages. */
import { beforeAll, describe, expect, it } from 'vitest';
import { LimitExceeded, PAGE_GRACE_MILLISECONDS } from '../../shared/kernel/store/limits.ts';
import { type PagePlace, type Store, streamName } from '../../shared/kernel/store/types.ts';
import {
  append,
  bookOf,
  change,
  later,
  newTenant,
  noise,
  pages,
  pagesNamed,
  pagesOf,
  streamIn,
  T0,
  unit,
} from '../support/units.ts';

const GRACE_SECONDS = PAGE_GRACE_MILLISECONDS / 1_000;

export function storePagesContract(open: () => Promise<Store>): void {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  const count = async (place: PagePlace, refs: Iterable<string>): Promise<number> =>
    (await store.readPages(place, [...refs])).size;

  describe('projections', () => {
    it('keep state, cursors and halts, and count their epochs', async () => {
      const tenant = newTenant();
      const key = bookOf(tenant);
      await store.write(unit({ appends: [append(streamIn(tenant), 0)] }));
      const sources = [streamIn(tenant), streamIn(tenant, 'settings')];
      expect(await store.readProgress(key, sources)).toEqual({
        projection: undefined,
        versions: { journal: 1, settings: 0 },
      });
      const halted = { settings: { version: 3, reason: 'no such rule', at: T0 } };
      const state = { root: ['a', 1] };
      const projection = change(key, 0, { cursors: { journal: 1, settings: 2 }, halted, state });
      expect(await store.write(unit({ projection }))).toEqual({ written: true, versions: [] });
      expect((await store.readProgress(key, [])).projection).toEqual({
        epoch: 1,
        cursors: { journal: 1, settings: 2 },
        halted,
        state,
        generation: 1,
        reducer: 1,
        garbage: [],
      });
    });

    it.each([0, 2])('refuse a change that expects epoch %i of a book at 1', async (epoch) => {
      const key = bookOf(newTenant());
      await store.write(unit({ projection: change(key, 0) }));
      expect(await store.write(unit({ projection: change(key, epoch) }))).toEqual({ written: false });
      expect((await store.readProgress(key, [])).projection).toMatchObject({ epoch: 1 });
    });

    it('live apart by name and generation', async () => {
      const tenant = newTenant();
      await store.write(unit({ projection: change(bookOf(tenant), 0) }));
      for (const other of [bookOf(tenant, 'pairings'), { ...bookOf(tenant), building: 2 }, bookOf(newTenant())]) {
        expect((await store.readProgress(other, [])).projection).toBeUndefined();
      }
    });

    it('take an earlier attempt of the same command for a success', async () => {
      const key = bookOf(newTenant());
      const attempt = unit({ projection: change(key, 0) });
      expect(await store.write(attempt)).toEqual({ written: true, versions: [] });
      expect(await store.write(attempt)).toEqual({ written: true, versions: [] });
      expect((await store.readProgress(key, [])).projection?.epoch).toBe(1);
    });

    it('move together with derived facts and pages, or not at all', async () => {
      const tenant = newTenant();
      const key = bookOf(tenant);
      const derived = streamIn(tenant, 'position');
      const written = pagesNamed('p', 3, (index) => ({ index }));
      const first = unit({ appends: [append(derived, 0)], projection: change(key, 0, { pages: pages({ written }) }) });
      expect(await store.write(first)).toMatchObject({ written: true });
      expect(await store.readPages(pagesOf(key), ['p0', 'p2', 'none'])).toEqual(
        new Map([
          ['p0', { index: 0 }],
          ['p2', { index: 2 }],
        ]),
      );
      const lost = (derivedAt: number, epoch: number) =>
        unit({
          appends: [append(derived, derivedAt)],
          projection: change(key, epoch, { pages: pages({ written: pagesNamed('q', 2) }) }),
        });
      expect(await store.write(lost(0, 1))).toEqual({ written: false });
      expect(await store.write(lost(1, 0))).toEqual({ written: false });
      expect(await store.readProgress(key, [derived])).toMatchObject({
        projection: { epoch: 1 },
        versions: { position: 1 },
      });
      expect(await count(pagesOf(key), ['q0', 'q1'])).toBe(0);
    });
  });

  describe('pages', () => {
    it.each([2, 80, 81, 300])('%i of them come with the change of a stream', async (number) => {
      const stream = streamIn(newTenant());
      const written = pagesNamed('p', number);
      await store.write(unit({ appends: [append(stream, 0, { pages: pages({ written }) })] }));
      expect(await store.readPages({ stream }, [...written.keys()])).toEqual(written);
    });

    it('of a stream and a projection fit one unit, big as they are', async () => {
      const tenant = newTenant();
      const stream = streamIn(tenant, 'position');
      const key = bookOf(tenant);
      const written = pagesNamed('p', 13, () => noise(205_000));
      const both = unit({
        appends: [append(stream, 0, { state: noise(300_000), pages: pages({ written }) })],
        projection: change(key, 0, { state: noise(300_000), pages: pages({ written }) }),
      });
      expect(await store.write(both)).toMatchObject({ written: true });
      expect(await store.readPages({ stream }, ['p0', 'p11'])).toEqual(
        await store.readPages(pagesOf(key), ['p0', 'p11']),
      );
      expect(await count(pagesOf(key), written.keys())).toBe(13);
    });

    it.each([3, 81])('%i of a change that loses its race are taken back', async (number) => {
      const tenant = newTenant();
      const stream = streamIn(tenant);
      const key = bookOf(tenant);
      await store.write(unit({ appends: [append(stream, 0)], projection: change(key, 0) }));
      const written = pagesNamed('lost', number);
      const both = unit({
        appends: [append(stream, 0, { pages: pages({ written }) })],
        projection: change(key, 0, { pages: pages({ written }) }),
      });
      expect(await store.write(both)).toEqual({ written: false });
      expect(await store.write(unit({ projection: change(key, 0, { pages: pages({ written }) }) }))).toEqual({
        written: false,
      });
      expect(await count({ stream }, written.keys())).toBe(0);
      expect(await count(pagesOf(key), written.keys())).toBe(0);
    });

    it('put ahead serve the change that refers to them, and are taken back with it', async () => {
      const key = bookOf(newTenant());
      const place = pagesOf(key);
      const [kept, lost] = [pagesNamed('kept', 30), pagesNamed('lost', 30)];
      await store.putPages(place, kept);
      await store.write(unit({ projection: change(key, 0, { pages: pages({ ahead: [...kept.keys()] }) }) }));
      await store.putPages(place, lost);
      const late = change(key, 0, { pages: pages({ ahead: [...lost.keys()] }) });
      expect(await store.write(unit({ projection: late }))).toEqual({ written: false });
      expect(await store.readPages(place, [...kept.keys(), ...lost.keys()])).toEqual(kept);
    });

    it('of an attempt whose answer was lost stay, although others have moved the book on', async () => {
      const key = bookOf(newTenant());
      const written = pagesNamed('p', 81);
      const attempt = unit({ projection: change(key, 0, { pages: pages({ written }) }) });
      await store.write(attempt);
      await store.write(unit({ projection: change(key, 1) }));
      await store.write(attempt);
      expect(await count(pagesOf(key), written.keys())).toBe(81);
    });

    it('above 400 KB are refused', async () => {
      const key = bookOf(newTenant());
      const written = pagesNamed('p', 1, () => noise(600_000));
      await expect(store.write(unit({ projection: change(key, 0, { pages: pages({ written }) }) }))).rejects.toThrow(
        LimitExceeded,
      );
    });
  });

  describe('replaced pages', () => {
    it('are listed by the head and deleted after the grace, not before', async () => {
      const stream = streamIn(newTenant());
      const written = pagesNamed('old', 3);
      await store.write(unit({ appends: [append(stream, 0, { pages: pages({ written }) })] }));
      const headOf = async () => (await store.readHeads([stream])).get(streamName(stream));
      const move = async (version: number, seconds: number, replaced: readonly string[] = []) => {
        const garbage = (await headOf())?.garbage ?? [];
        await store.write(
          unit({ appends: [append(stream, version, { pages: pages({ replaced, garbage }) })] }, later(seconds)),
        );
      };
      await move(1, 10, ['old0', 'old1']);
      expect((await headOf())?.garbage).toEqual([{ at: Date.parse(later(10)), pages: ['old0', 'old1'] }]);
      await move(2, 10 + GRACE_SECONDS - 1, ['old2']);
      expect(await count({ stream }, written.keys())).toBe(3);
      await move(3, 10 + GRACE_SECONDS);
      expect(await store.readPages({ stream }, [...written.keys()])).toEqual(new Map([['old2', 2]]));
      expect((await headOf())?.garbage).toEqual([{ at: Date.parse(later(9 + GRACE_SECONDS)), pages: ['old2'] }]);
    });

    it('of a projection are deleted in parts when they are many', async () => {
      const key = bookOf(newTenant());
      const place = pagesOf(key);
      const written = pagesNamed('old', 450);
      const refs = [...written.keys()];
      await store.write(unit({ projection: change(key, 0, { pages: pages({ written }) }) }));
      await store.write(unit({ projection: change(key, 1, { pages: pages({ replaced: refs }) }) }));
      const left: number[] = [];
      for (let epoch = 2; epoch < 5; epoch += 1) {
        const garbage = (await store.readProgress(key, [])).projection?.garbage ?? [];
        await store.write(
          unit({ projection: change(key, epoch, { pages: pages({ garbage }) }) }, later(epoch * GRACE_SECONDS)),
        );
        left.push(await count(place, refs));
      }
      expect(left).toEqual([250, 50, 0]);
      expect((await store.readProgress(key, [])).projection?.garbage).toEqual([]);
    });
  });
}
