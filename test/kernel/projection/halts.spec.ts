import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { catchUp } from '../../../shared/kernel/projection/catch-up.ts';
import { PoisonCommit } from '../../../shared/kernel/projection/fold.ts';
import { HALTS, halt, haltKey, liftHalt } from '../../../shared/kernel/projection/halts.ts';
import { readBook } from '../../../shared/kernel/projection/read-book.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { count, countingProjection, countsOf, POISON } from '../../support/counting-book.ts';
import { later, newTenant, T0, unit } from '../../support/units.ts';

let store: MemoryStore;
let tenant: TenantId;
const projection = countingProjection();
const { meta } = unit({});

beforeEach(async () => {
  store = new MemoryStore();
  tenant = newTenant();
  await count(store, tenant, ['a']);
  await count(store, tenant, [POISON]);
  await count(store, tenant, ['b']);
  await catchUp(store, projection, tenant, { now: T0, commitsMax: 1 });
  await halt(
    store,
    projection,
    tenant,
    new PoisonCommit('journal', 2, new RangeError('nobody can count "gold"')),
    later(1),
  );
});
const place = () => ({ tenant, projection: 'holdings', source: 'journal' as const });
const found = async () => {
  const keys = [];
  for await (const key of store.due.dueBy(HALTS, later(60))) keys.push(key);
  return keys;
};
const apply = () => catchUp(store, projection, tenant, { now: T0, commitsMax: 1 });

describe('a halt', () => {
  it('is found among those of all tenants, and not before its time', async () => {
    expect(await found()).toEqual([haltKey(place())]);
    for await (const key of store.due.dueBy(HALTS, T0)) throw new Error(`found ${key.sort} too early`);
    for await (const key of store.due.dueBy('holdings', later(60)))
      throw new Error(`${key.sort} is work of the projection`);
  });

  it('says in the head no more than the name of the fault; its words stand in the record', async () => {
    const { projection: head } = await store.readProgress({ tenant, projection: 'holdings' }, []);
    expect(head?.halted).toEqual({ journal: { version: 2, reason: 'RangeError', at: later(1) } });
    const [record] = await store.readRecords([haltKey(place())]);
    expect(record?.value).toMatchObject({ version: 2, words: 'journal 2: nobody can count "gold"' });
  });

  it('that is lifted is found no more, and the commit is taken again', async () => {
    expect(await liftHalt(store, place(), { version: 2, skip: false, meta })).toBe(true);
    expect(await found()).toEqual([]);
    await expect(apply()).rejects.toThrow(PoisonCommit);
  });

  it('is lifted once, and only where it stands', async () => {
    expect(await liftHalt(store, place(), { version: 3, skip: false, meta })).toBe(false);
    expect(await liftHalt(store, { ...place(), source: 'settings' }, { version: 2, skip: false, meta })).toBe(false);
    expect(await liftHalt(store, place(), { version: 2, skip: false, meta })).toBe(true);
    expect(await liftHalt(store, place(), { version: 2, skip: false, meta })).toBe(false);
  });

  it('leaves others as they are when it is lifted', async () => {
    await count(store, tenant, [POISON], 'settings');
    await halt(store, projection, tenant, new PoisonCommit('settings', 1, 'bad'), later(2));
    await liftHalt(store, place(), { version: 2, skip: false, meta });
    expect((await countsOf(store, tenant)).halted).toEqual({ settings: 1 });
    expect(await found()).toEqual([haltKey({ ...place(), source: 'settings' })]);
  });
});

describe('a commit that is passed over', () => {
  beforeEach(async () => {
    await liftHalt(store, place(), { version: 2, skip: true, meta: { ...meta, now: later(3) } });
  });

  it('is left out, and what follows is taken', async () => {
    await apply();
    expect(await countsOf(store, tenant)).toMatchObject({
      sums: { 'journal/a': 1, 'journal/b': 1 },
      cursors: { journal: 3 },
      halted: {},
      facts: ['journal 1', 'journal 3'],
    });
  });

  it('is named by every read from then on', async () => {
    await apply();
    await count(store, tenant, ['c']);
    await apply();
    const missing = await readBook(store, projection, { tenant, wanted: undefined }, async (opened) => opened.missing);
    expect(missing).toEqual([
      { reason: 'commit-skipped', consumer: 'holdings', source: 'journal', version: 2, since: later(3) },
    ]);
  });
});
