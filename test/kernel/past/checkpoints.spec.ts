import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { CHECKPOINTS, keepCheckpoints } from '../../../shared/kernel/past/keep-checkpoints.ts';
import { lastClosedMonthEnd, lastMonthEndUntil, monthEndOf } from '../../../shared/kernel/past/months.ts';
import { pastPlace } from '../../../shared/kernel/past/places.ts';
import { fromEpochMs } from '../../../shared/kernel/time.ts';
import { taxBookPast } from '../../../shared/tax/read/tax-book-past.ts';
import { transactionInput } from '../../../shared/trading/contract/transaction.ts';
import { TENANT } from '../../faults/support/spine.ts';
import { type Answered, watched } from '../../faults/support/watched-store.ts';
import { buy } from '../../support/transactions.ts';
import { Life, Orders } from './life.ts';

const DAY_MS = 86_400_000;
const bought = (externalId: string) =>
  z.parse(transactionInput, buy({ at: '2021-01-01T00:00:00Z', quantity: '1', total: '10', externalId }));
const place = pastPlace(taxBookPast.projection, TENANT);

/** Buys a coin every ten days, so many times. */
async function saver(times: number, store = new MemoryStore()): Promise<Life> {
  const life = new Life(store);
  for (let index = 0; index < times; index += 1) {
    life.spine.pass(10 * DAY_MS);
    await life.spine.send(bought(`c${index}`));
  }
  await life.spine.settle();
  return life;
}

const keptOf = async ({ spine: { store } }: Life): Promise<readonly string[]> =>
  (await store.queryRecords(place, { from: 'C#', before: 'C#~', limit: 1_000 })).map(({ sort }) => sort.slice(2));

/** Commits and pages of the past read by one question. */
async function readBy(life: Life, ask: (life: Life) => Promise<unknown>): Promise<{ commits: number; pages: number }> {
  let [commits, pages] = [0, 0];
  const after = (request: Answered): void => {
    if (request.name === 'readCommits') commits += request.answer.length;
    if (request.name === 'readRecords') pages += request.answer.length;
  };
  const onlooked = new Life(watched(life.spine.store, { after }));
  onlooked.spine.pass(life.spine.nowMs - onlooked.spine.nowMs);
  await ask(onlooked);
  return { commits, pages };
}

describe('months', () => {
  it('end with their last millisecond', () => {
    expect(monthEndOf('2024-02-10T00:00:00.000Z')).toBe('2024-02-29T23:59:59.999Z');
    expect(monthEndOf('2023-12-31T23:59:59.999Z')).toBe('2023-12-31T23:59:59.999Z');
    expect(lastMonthEndUntil('2024-02-29T23:59:59.999Z')).toBe('2024-02-29T23:59:59.999Z');
    expect(lastMonthEndUntil('2024-02-29T23:59:59.998Z')).toBe('2024-01-31T23:59:59.999Z');
  });

  it('are closed an hour later, when nothing can be recorded in them any more', () => {
    expect(lastClosedMonthEnd('2024-03-01T00:59:59.999Z')).toBe('2024-01-31T23:59:59.999Z');
    expect(lastClosedMonthEnd('2024-03-01T01:00:00.000Z')).toBe('2024-02-29T23:59:59.999Z');
  });
});

describe('checkpoints', () => {
  it('are kept of each month that is over and in which something was recorded', async () => {
    const life = await saver(4);
    life.spine.pass(100 * DAY_MS);
    await life.send([bought('late')]);
    await life.keep();
    // Recorded on 11, 21 and 31 January, 10 February, and 21 May, which is not over.
    expect(await keptOf(life)).toEqual(['2023-01-31T23:59:59.999Z', '2023-02-28T23:59:59.999Z']);
    await life.keep();
    expect(await keptOf(life)).toHaveLength(2);
  });

  it('are gone on from: a past costs what was recorded in its month, however long the history is', async () => {
    const life = await saver(40);
    const then = life.now();
    await life.send([bought('later')]);
    life.spine.pass(40 * DAY_MS);
    const tax = (asKnownAt: string) => (asked: Life) =>
      asked.read(
        taxBookPast,
        { now: asked.now(), asKnownAt: fromEpochMs(Date.parse(asKnownAt)) },
        {},
        async ({ book }) => ({
          size: book.size,
        }),
      );
    const [early, late] = ['2023-03-25T00:00:00.000Z', fromEpochMs(Date.parse(then) - 1)];
    expect((await readBy(life, tax(late))).commits).toBeGreaterThanOrEqual(39);
    await life.keep();
    const costs = [await readBy(life, tax(early)), await readBy(life, tax(late))];
    expect(costs.map(({ commits }) => commits <= 25)).toEqual([true, true]);
    expect(await tax(late)(life)).toMatchObject({ size: 39 });
  });

  it('of a long month are made in stretches, and are the same', async () => {
    const store = new MemoryStore();
    const life = await saver(12, store);
    const own = {
      store,
      tenant: TENANT,
      projection: taxBookPast.projection,
      now: () => life.now(),
      portionBytes: 1_000,
    };
    let stretches = 1;
    while ((await keepCheckpoints({ ...own, hasTime: () => false })) === 'more') stretches += 1;
    expect(stretches).toBeGreaterThan(6);
    const inStretches = await store.queryRecords(place, { from: 'C#', before: 'C#~', limit: 100 });
    const straight = await saver(12);
    await straight.keep();
    const atOnce = await straight.spine.store.queryRecords(place, { from: 'C#', before: 'C#~', limit: 100 });
    const cursors = (records: typeof atOnce) =>
      records.map(({ sort, value }) => [sort, (value as { position: { cursors: object } }).position.cursors]);
    expect(cursors(inStretches)).toEqual(cursors(atOnce));
    const asKnownAt = fromEpochMs(Date.UTC(2023, 2, 5));
    expect(await life.seen({ asKnownAt })).toEqual(await straight.seen({ asKnownAt }));
  });

  it('of another version of a fold are not gone on from', async () => {
    const life = await saver(6);
    await life.keep();
    const { projection } = taxBookPast;
    const renewed = {
      ...taxBookPast,
      projection: { ...projection, previous: projection, reducer: projection.reducer + 1 },
    };
    const asked = { now: life.now(), asKnownAt: fromEpochMs(Date.UTC(2023, 1, 5)) };
    const read = (past: typeof taxBookPast) => (own: Life) => own.read(past, asked, {}, async () => ({}));
    expect((await readBy(life, read(taxBookPast))).commits).toBeLessThan(6);
    expect((await readBy(life, read(renewed))).commits).toBeGreaterThanOrEqual(6);
  });

  it('are not kept while the projection is halted', async () => {
    const store = new MemoryStore();
    const life = await saver(4, store);
    const halted = watched(store, {});
    const stopped = {
      ...halted,
      readProgress: async (...given: Parameters<typeof store.readProgress>) => {
        const progress = await store.readProgress(...given);
        const halts = { journal: { version: 3, reason: 'poison', at: life.now() } };
        return { ...progress, projection: progress.projection && { ...progress.projection, halted: halts } };
      },
    };
    life.spine.pass(40 * DAY_MS);
    const work = { tenant: TENANT, projection: taxBookPast.projection, now: () => life.now(), hasTime: () => true };
    await keepCheckpoints({ ...work, store: stopped });
    expect(await keptOf(life)).toEqual([]);
  });

  it('are ordered by the first question that folds a month that is over, and by none that does not', async () => {
    const life = await saver(9);
    const orders = new Orders();
    const ask = (asKnownAt: number) =>
      life.read(taxBookPast, { now: life.now(), asKnownAt: fromEpochMs(asKnownAt) }, { orders }, async () => ({}));
    await ask(Date.UTC(2023, 0, 25));
    expect(orders.given).toEqual([]);
    await ask(Date.UTC(2023, 2, 25));
    expect(orders.given).toEqual([{ tenant: TENANT, partition: CHECKPOINTS }]);
    await life.keep();
    await ask(Date.UTC(2023, 2, 25));
    expect(orders.given).toHaveLength(1);
  });

  it('come due again when the month is over', async () => {
    const store = new MemoryStore();
    const life = await saver(4, store);
    await life.keep();
    const dueBy = async (now: string) => {
      const tenants: string[] = [];
      for await (const key of store.due.dueBy('tax-book-past', now)) tenants.push(key.place.tenant);
      return tenants;
    };
    expect(await dueBy('2023-03-01T00:59:59.999Z')).toEqual([]);
    expect(await dueBy('2023-03-01T01:00:00.000Z')).toEqual([TENANT]);
    life.spine.pass(40 * DAY_MS);
    await life.keep();
    expect(await dueBy('2023-03-01T01:00:00.000Z')).toEqual([]);
  });
});
