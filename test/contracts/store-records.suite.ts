/** What every adapter of the store does with records: rows that change one by one. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../../shared/kernel/pages/types.ts';
import type { DueIndex, RecordKey, RecordPlace, RecordWrite } from '../../shared/kernel/store/records.ts';
import type { Store } from '../../shared/kernel/store/types.ts';
import { append, bookOf, change, later, newStream, newTenant, T0, unit } from '../support/units.ts';

export interface RecordStore {
  readonly store: Store;
  readonly due: DueIndex;
}

const placeOf = (tenant = newTenant(), partition = 'one'): RecordPlace => ({
  tenant,
  projection: 'webhooks',
  partition,
});
const put = (place: RecordPlace, sort: string, value: Json, more: Partial<RecordWrite> = {}): RecordWrite =>
  ({ place, sort, value, expect: 'any', ...more }) as RecordWrite;
const drop = (place: RecordPlace, sort: string): RecordWrite => ({ place, sort, deleted: true, expect: 'any' });
const ALL = { from: '', before: '~', limit: 100 };

export function storeRecordsContract(open: () => Promise<RecordStore>): void {
  let store: Store;
  let due: DueIndex;
  beforeAll(async () => {
    ({ store, due } = await open());
  });

  const dueKeys = async (now: string, place: RecordPlace): Promise<string[]> => {
    const keys: RecordKey[] = [];
    for await (const key of due.dueBy('webhooks', now)) keys.push(key);
    return keys.filter((key) => key.place.tenant === place.tenant).map(({ sort }) => sort);
  };
  const sorts = async (place: RecordPlace, range: Partial<typeof ALL & { reverse: boolean }> = {}) =>
    (await store.queryRecords(place, { ...ALL, ...range })).map(({ sort }) => sort);

  describe('records', () => {
    it('are read back as they were written, with the command that wrote them', async () => {
      const place = placeOf();
      const written = unit({ records: [put(place, 'a', { text: 'ä', list: [1, null] })] });
      expect(await store.write(written)).toMatchObject({ written: true });
      expect(await store.readRecords([{ place, sort: 'a' }])).toEqual([
        { place, sort: 'a', revision: written.meta.commandId, value: { text: 'ä', list: [1, null] } },
      ]);
    });

    it('that do not exist are left out', async () => {
      const place = placeOf();
      await store.write(unit({ records: [put(place, 'a', 1)] }));
      const keys = [
        { place, sort: 'b' },
        { place: placeOf(), sort: 'a' },
      ];
      expect(await store.readRecords(keys)).toEqual([]);
    });

    it('are listed in order, from the first of a range up to but without its end', async () => {
      const place = placeOf();
      await store.write(unit({ records: ['b', 'd', 'a', 'c'].map((sort) => put(place, sort, sort)) }));
      await store.write(unit({ records: [put(placeOf(place.tenant, 'other'), 'b', 1)] }));
      expect(await sorts(place)).toEqual(['a', 'b', 'c', 'd']);
      expect(await sorts(place, { from: 'b', before: 'd' })).toEqual(['b', 'c']);
      expect(await sorts(place, { before: 'd', reverse: true })).toEqual(['c', 'b', 'a']);
      expect(await sorts(place, { limit: 2 })).toEqual(['a', 'b']);
      expect(await sorts(place, { before: 'd', limit: 1, reverse: true })).toEqual(['c']);
    });

    it('are deleted', async () => {
      const place = placeOf();
      await store.write(unit({ records: [put(place, 'a', 1), put(place, 'b', 2)] }));
      await store.write(unit({ records: [drop(place, 'a')] }));
      expect(await sorts(place)).toEqual(['b']);
    });

    it('of one unit become true together with its appends and the move of a cursor', async () => {
      const place = placeOf();
      const key = bookOf(place.tenant, 'webhooks');
      const stream = newStream();
      const parts = { appends: [append(stream, 0)], projection: change(key, 0), records: [put(place, 'a', 1)] };
      expect(await store.write(unit(parts))).toMatchObject({ written: true });
      expect((await store.readProgress(key, [])).projection?.epoch).toBe(1);
      expect(await sorts(place)).toEqual(['a']);
    });
  });

  describe('a condition on a record', () => {
    it.each<[string, (revision: string) => RecordWrite['expect'], boolean]>([
      ['that it is absent fails when it is there', () => 'absent', false],
      ['on another revision fails', () => ({ revision: 'other' }), false],
      ['on its revision holds', (revision) => ({ revision }), true],
    ])('%s', async (_, expectation, holds) => {
      const place = placeOf();
      const first = unit({ records: [put(place, 'a', 1)] });
      await store.write(first);
      const expected = expectation(first.meta.commandId);
      const second = unit({ records: [put(place, 'a', 2, { expect: expected }), put(place, 'b', 2)] });
      expect((await store.write(second)).written).toBe(holds);
      expect(await sorts(place)).toEqual(holds ? ['a', 'b'] : ['a']);
    });

    it('on the revision of one that is gone fails', async () => {
      const place = placeOf();
      const records = [put(place, 'a', 2, { expect: { revision: 'gone' } })];
      expect(await store.write(unit({ records }))).toEqual({ written: false });
    });

    it('that fails leaves the appends unwritten', async () => {
      const place = placeOf();
      const stream = newStream();
      await store.write(unit({ records: [put(place, 'a', 1)] }));
      const records = [put(place, 'a', 2, { expect: 'absent' })];
      expect(await store.write(unit({ appends: [append(stream, 0)], records }))).toEqual({ written: false });
      expect((await store.readHeads([stream])).size).toBe(0);
    });

    it('that fails because an earlier attempt of the same command had won is a success', async () => {
      const place = placeOf();
      const written = unit({ records: [put(place, 'a', 1, { expect: 'absent' })] });
      expect(await store.write(written)).toMatchObject({ written: true });
      expect(await store.write(written)).toMatchObject({ written: true });
    });
  });

  describe('limits', () => {
    it('the same record twice in a unit is refused', async () => {
      const place = placeOf();
      const records = [put(place, 'a', 1), drop(place, 'a')];
      await expect(store.write(unit({ records }))).rejects.toThrow(/twice/);
    });

    it('more than 100 records in a unit are refused', async () => {
      const place = placeOf();
      const records = Array.from({ length: 101 }, (_, at) => put(place, String(at), at));
      await expect(store.write(unit({ records }))).rejects.toThrow(/101 items/);
    });
  });

  describe('what is due', () => {
    it('may be in a list of another name, and then is in no other', async () => {
      const place = placeOf();
      const due10 = { dueAt: later(10) };
      await store.write(
        unit({ records: [put(place, 'a', 1, due10), put(place, 'b', 1, { ...due10, dueIn: 'halts' })] }),
      );
      const listed: string[] = [];
      for await (const key of due.dueBy('halts', later(10))) {
        if (key.place.tenant === place.tenant) listed.push(key.sort);
      }
      expect([listed, await dueKeys(later(10), place)]).toEqual([['b'], ['a']]);
    });

    it('is found from its time on, over all partitions of a tenant', async () => {
      const place = placeOf();
      const records = [
        put(place, 'a', 1, { dueAt: later(10) }),
        put(place, 'b', 1, { dueAt: later(20) }),
        put(place, 'c', 1),
        put(placeOf(place.tenant, 'other'), 'd', 1, { dueAt: later(5) }),
      ];
      await store.write(unit({ records }));
      expect(await dueKeys(T0, place)).toEqual([]);
      expect((await dueKeys(later(10), place)).sort()).toEqual(['a', 'd']);
    });

    it('is no more when the record is written without a time, or deleted', async () => {
      const place = placeOf();
      const [one, two] = [put(place, 'a', 1, { dueAt: T0 }), put(place, 'b', 1, { dueAt: T0 })];
      await store.write(unit({ records: [one, two] }));
      await store.write(unit({ records: [put(place, 'a', 2), drop(place, 'b')] }));
      expect(await dueKeys(T0, place)).toEqual([]);
    });
  });
}
