/** Whose holdings or watchlists have moved: each told of at least once, and again only for a minute. */
import { beforeEach, describe, expect, it } from 'vitest';
import { memoryHeadsIndex } from '../../../shared/adapters/memory/heads-index.ts';
import { MemorySystemRecords } from '../../../shared/adapters/memory/system-records.ts';
import type { MovedHead } from '../../../shared/kernel/store/heads-index.ts';
import { type StreamType, streamKey, type TenantId } from '../../../shared/kernel/streams.ts';
import { FOR_TRACKING, findMoved, type Search } from '../../../shared/market-data/app/tracking/find-moved.ts';
import { later, newTenant, streamIn } from '../../support/units.ts';

const MINUTE = 60;

let heads: Map<string, MovedHead>;
let records: MemorySystemRecords;
beforeEach(() => {
  heads = new Map();
  records = new MemorySystemRecords();
});

/** A user does something at a second. */
function moves(tenant: TenantId, atSecond: number, type: StreamType = 'position'): void {
  const stream = streamIn(tenant, type);
  heads.set(streamKey(stream), { stream, recordedAt: later(atSecond) });
}

/** Who is told of by a run at a second. */
async function run(
  atSecond: number,
  hasTime: () => boolean = () => true,
  search: Search = FOR_TRACKING,
): Promise<readonly TenantId[]> {
  const told: TenantId[] = [];
  const onMoved = async (tenants: readonly TenantId[]): Promise<void> => void told.push(...tenants);
  const index = memoryHeadsIndex(() => heads.values());
  const found = await findMoved({ search, heads: index, records, now: later(atSecond), hasTime, onMoved });
  expect(found).toBe(told.length);
  return told;
}

describe('a look for users who moved', () => {
  it('finds everybody the first time, however long ago it was', async () => {
    const [ann, bob] = [newTenant(), newTenant()];
    moves(ann, -90 * 24 * 3_600);
    moves(bob, 0);
    expect(new Set(await run(10))).toEqual(new Set([ann, bob]));
  });

  it('finds later who has moved since, looks twice at what is young, and then leaves them alone', async () => {
    const [ann, bob] = [newTenant(), newTenant()];
    moves(ann, 0);
    moves(bob, 0);
    await run(5 * MINUTE);
    moves(bob, 6 * MINUTE);
    expect(await run(6 * MINUTE + 10)).toEqual([bob]);
    expect(await run(6 * MINUTE + 40)).toEqual([bob]);
    expect(await run(7 * MINUTE + 10)).toEqual([bob]);
    expect(await run(8 * MINUTE + 20)).toEqual([bob]);
    expect(await run(9 * MINUTE + 20)).toEqual([]);
  });

  it('finds who has a journal that moved: positions that moved with it have no place of their own in the index', async () => {
    const ann = newTenant();
    moves(ann, 3, 'journal');
    expect(await run(10)).toEqual([ann]);
  });

  it('tells once of a user of whom both moved, and not of other streams', async () => {
    const [ann, bob] = [newTenant(), newTenant()];
    moves(ann, 1);
    moves(ann, 2, 'watchlist');
    moves(bob, 3, 'import');
    expect(await run(10)).toEqual([ann]);
  });

  it('finds over the turn of an hour, and after a pause of days', async () => {
    const ann = newTenant();
    await run(0);
    moves(ann, 3_599);
    expect(await run(3_601)).toEqual([ann]);
    moves(ann, 4 * 24 * 3_600);
    expect(await run(5 * 24 * 3_600)).toEqual([ann]);
  });

  it('goes on where its time was up, and misses nobody who moved meanwhile', async () => {
    const [early, late] = [newTenant(), newTenant()];
    const crowd = Array.from({ length: 40 }, () => newTenant());
    for (const [at, tenant] of [early, ...crowd, late].entries()) moves(tenant, at);
    const looks = Array.from({ length: 20 });
    const told = [...(await run(100, () => looks.splice(0, 1).length > 0))];
    expect(told.length).toBeGreaterThan(5);
    expect(told.length).toBeLessThan(42);
    const [again] = told;
    if (!again) throw new Error('nobody');
    moves(again, 110);
    told.push(...(await run(120)), ...(await run(300)));
    expect(new Set(told)).toEqual(new Set([early, late, ...crowd]));
    expect(told.filter((tenant) => tenant === again).length).toBeGreaterThan(1);
  });

  it('of all there are misses nobody either where its time was up', async () => {
    const crowd = Array.from({ length: 40 }, () => newTenant());
    for (const [at, tenant] of crowd.entries()) moves(tenant, at - 90 * 24 * 3_600);
    const told: TenantId[] = [];
    for (let second = 0; second < 12; second += 1) {
      const looks = Array.from({ length: 7 });
      told.push(...(await run(second, () => looks.splice(0, 1).length > 0)));
    }
    expect(new Set(told)).toEqual(new Set(crowd));
  });

  it('of once a day begins with those that move from then on, and rests until the day is over', async () => {
    const daily: Search = { ...FOR_TRACKING, kind: 'test', begins: 'now', everySeconds: 24 * 3_600 };
    const lookAt = (atSecond: number) => run(atSecond, () => true, daily);
    const [ann, bob] = [newTenant(), newTenant()];
    moves(ann, -7_200);
    expect(await lookAt(0)).toEqual([]);
    moves(bob, 60);
    expect(await lookAt(23 * 3_600)).toEqual([]);
    expect(await lookAt(24 * 3_600 + 1)).toEqual([bob]);
    expect(await lookAt(24 * 3_600 + 600)).toEqual([]);
  });

  it('is begun again when somebody could not be told of', async () => {
    const ann = newTenant();
    moves(ann, 0);
    const fail = async (): Promise<void> => Promise.reject(new Error('the queue is away'));
    const index = memoryHeadsIndex(() => heads.values());
    const failing = { search: FOR_TRACKING, heads: index, records, now: later(10), hasTime: () => true, onMoved: fail };
    await expect(findMoved(failing)).rejects.toThrow('the queue is away');
    expect(await run(300)).toEqual([ann]);
  });
});
