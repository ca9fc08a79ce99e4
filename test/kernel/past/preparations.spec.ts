import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { pastPlace } from '../../../shared/kernel/past/places.ts';
import type { PastLimits } from '../../../shared/kernel/past/read-budget.ts';
import { readPreparation } from '../../../shared/kernel/past/read-preparation.ts';
import { failPreparation, workPreparation } from '../../../shared/kernel/past/work-preparation.ts';
import { liftHalt } from '../../../shared/kernel/projection/halts.ts';
import { mainStream } from '../../../shared/kernel/projection/types.ts';
import { streamName } from '../../../shared/kernel/store/types.ts';
import { fromEpochMs, type Timestamp } from '../../../shared/kernel/time.ts';
import { taxBookPast } from '../../../shared/tax/read/tax-book-past.ts';
import { transactionInput } from '../../../shared/trading/contract/transaction.ts';
import { PROJECTIONS } from '../../faults/support/books.ts';
import { queueRecord, TENANT } from '../../faults/support/spine.ts';
import type { Body } from '../../support/http-client.ts';
import { buy, sell } from '../../support/transactions.ts';
import { itemsOf, Life, Orders } from './life.ts';

const sent = (body: Body) => z.parse(transactionInput, body);
const HOUR_MS = 3_600_000;
const LITTLE: PastLimits = { bytesMax: 2_000, milliseconds: 60_000 };
const AS_OF = fromEpochMs(Date.UTC(2021, 5, 1));

/** Buys and sells in 2021, all recorded at once in 2023, and once more an hour later. */
async function trader(store = new MemoryStore()): Promise<{ life: Life; asKnownAt: Timestamp }> {
  const life = new Life(store);
  const afterwards = Array.from({ length: 80 }, (_, at) =>
    buy({
      at: `2022-01-01T00:00:${String(at % 60).padStart(2, '0')}Z`,
      quantity: '1',
      total: '30',
      externalId: `a${at}`,
    }),
  );
  await life.spine.sendBatch(afterwards.map(sent));
  for (let month = 1; month <= 9; month += 1) {
    const at = (day: string) => `2021-0${month}-${day}T00:00:00Z`;
    await life.spine.sendBatch([sent(buy({ at: at('02'), quantity: '2', total: '20', externalId: `b${month}` }))]);
    await life.spine.sendBatch([sent(sell({ at: at('20'), quantity: '1', total: '15', externalId: `s${month}` }))]);
  }
  const asKnownAt = life.now();
  life.spine.pass(HOUR_MS);
  await life.send([sent(buy({ at: '2021-03-03T00:00:00Z', quantity: '5', total: '60', externalId: 'later' }))]);
  life.spine.pass(HOUR_MS);
  return { life, asKnownAt };
}

const lotsOf = (life: Life, question: { asOf?: Timestamp; asKnownAt?: Timestamp }, reading = {}) =>
  life.read(taxBookPast, { now: life.now(), ...question }, reading, async ({ book }) => ({
    lots: (await itemsOf(book.lots())).map(({ remainingQuantity }) => remainingQuantity),
  }));

async function prepared({ life, asKnownAt, orders }: { life: Life; asKnownAt: Timestamp; orders: Orders }) {
  await lotsOf(life, { asKnownAt }, { limits: LITTLE, orders });
  const [order] = orders.given;
  const { store } = life.spine;
  const preparationId = order?.partition ?? '';
  return {
    preparationId,
    work: { store, tenant: TENANT, past: taxBookPast, preparationId, now: () => life.now(), hasTime: () => true },
    ask: () => {
      const asked = { tenant: TENANT, projection: taxBookPast.projection, preparationId, now: life.now() };
      return readPreparation({ store, orders }, asked);
    },
  };
}

describe('a past that takes more than a request may read', () => {
  it.each([
    ['what was known', { asKnownAt: true, asOf: false }],
    ['what was true', { asKnownAt: false, asOf: true }],
    ['what was known of what was true', { asKnownAt: true, asOf: true }],
  ])('is prepared: %s', async (_, { asKnownAt, asOf }) => {
    const { life, asKnownAt: then } = await trader();
    const question = { ...(asKnownAt && { asKnownAt: then }), ...(asOf && { asOf: AS_OF }) };
    const orders = new Orders();
    const reading = { limits: LITTLE, orders };
    expect(await lotsOf(life, question, reading)).toBeUndefined();
    expect(await lotsOf(life, question, reading)).toBeUndefined();
    expect(orders.given).toHaveLength(1);
    await life.work(orders);
    const lots = await lotsOf(life, question, reading);
    expect(lots).toEqual(await lotsOf(life, question));
    expect(lots?.lots.length).toBeGreaterThan(4);
  });

  it('is prepared, too, when it takes longer than a request may', async () => {
    const { life, asKnownAt } = await trader();
    const limits = { bytesMax: 10_000_000, milliseconds: -1 };
    expect(await lotsOf(life, { asKnownAt }, { limits })).toBeUndefined();
    expect(await lotsOf(life, {}, { limits })).toBeDefined();
  });

  it('is worked on in stretches, and tells how far it is', async () => {
    const { life, asKnownAt } = await trader();
    const orders = new Orders();
    const { ask, work } = await prepared({ life, asKnownAt, orders });
    const hurried = { ...work, hasTime: () => false, portionBytes: 3_000 };
    expect(await workPreparation(hurried)).toBe('more');
    expect(await ask()).toMatchObject({ body: { status: 'pending', progress: { done: expect.any(Number), of: 20 } } });
    while ((await workPreparation(hurried)) === 'more');
    expect(await ask()).toMatchObject({ body: { status: 'ready', asKnownAt, progress: { done: 19, of: 19 } } });
    expect(await lotsOf(life, { asKnownAt }, { limits: LITTLE })).toEqual(await lotsOf(life, { asKnownAt }));
  });

  it('is made once, however many are at work on it', async () => {
    const { life, asKnownAt } = await trader();
    const { work } = await prepared({ life, asKnownAt, orders: new Orders() });
    const outcomes = await Promise.all([workPreparation(work), workPreparation(work)]);
    expect(outcomes.toSorted()).toEqual(['lost', 'ready']);
    expect(await workPreparation(work)).toBe('lost');
  });

  it('that nobody seems to be at work on is ordered again', async () => {
    const { life, asKnownAt } = await trader();
    const orders = new Orders();
    const { ask } = await prepared({ life, asKnownAt, orders });
    await ask();
    expect(orders.given).toHaveLength(1);
    life.spine.pass(61_000);
    await ask();
    await lotsOf(life, { asKnownAt }, { limits: LITTLE, orders });
    expect(orders.given).toHaveLength(3);
  });

  it('is kept for a day', async () => {
    const { life, asKnownAt } = await trader();
    const orders = new Orders();
    const { ask } = await prepared({ life, asKnownAt, orders });
    await life.work(orders);
    life.spine.pass(23 * HOUR_MS);
    expect(await lotsOf(life, { asKnownAt }, { limits: LITTLE })).toBeDefined();
    life.spine.pass(2 * HOUR_MS);
    expect(await ask()).toMatchObject({ code: 'NotFound' });
    expect(await lotsOf(life, { asKnownAt }, { limits: LITTLE })).toBeUndefined();
  });

  it('that could not be made says why, and may be asked for again', async () => {
    const { life, asKnownAt } = await trader();
    const orders = new Orders();
    const { ask, work } = await prepared({ life, asKnownAt, orders });
    await failPreparation(work, 'it is broken');
    expect(await ask()).toMatchObject({ body: { status: 'failed', reason: 'it is broken' } });
    expect(await lotsOf(life, { asKnownAt }, { limits: LITTLE, orders })).toBeUndefined();
    await life.work(orders);
    expect(await ask()).toMatchObject({ body: { status: 'ready' } });
  });

  it('may be one that nobody has ever asked for', async () => {
    const life = new Life();
    const asked = { tenant: TENANT, projection: taxBookPast.projection, preparationId: 'x', now: life.now() };
    expect(await readPreparation({ store: life.spine.store, orders: new Orders() }, asked)).toMatchObject({
      code: 'NotFound',
    });
  });
});

describe('a commit that cannot be read', () => {
  /** Appends two of them, an hour apart; answers when the first was recorded. */
  async function poisoned(life: Life): Promise<Timestamp> {
    const then = life.now();
    for (const commandId of ['first', 'second']) {
      const { store } = life.spine;
      const stream = mainStream(TENANT, 'journal');
      const version = (await store.readHeads([stream])).get(streamName(stream))?.version ?? 0;
      const meta = { commandId, causationId: commandId, correlationId: commandId, actor: 'test', now: life.now() };
      const events = [{ type: 'NeverHeardOf', version: 1, data: {} }];
      await store.write({ meta, appends: [{ stream, expectedVersion: version, events, state: null }] });
      life.spine.pass(HOUR_MS);
    }
    return then;
  }

  it('is left out of the pasts that it belongs to, which say so and why', async () => {
    const { life, asKnownAt } = await trader();
    const [before, now] = [await lotsOf(life, { asKnownAt }), await lotsOf(life, {})];
    const then = await poisoned(life);
    const without = (reason: string) => ({ lots: now?.lots, missing: [{ reason, source: 'journal', version: 21 }] });
    expect(await lotsOf(life, { asKnownAt: then })).toEqual(without('commit-left-out'));

    const tax = PROJECTIONS.find(({ name }) => name === 'tax-book');
    const notice = life.spine.notices.at(-1);
    if (tax && notice) await life.spine.consume(tax, [queueRecord(notice, 3)]);
    expect(await lotsOf(life, { asKnownAt: then })).toEqual(without('consumer-halted'));

    const meta = { commandId: 'lift', causationId: 'lift', correlationId: 'lift', actor: 'test', now: life.now() };
    const place = { tenant: TENANT, projection: 'tax-book', source: 'journal' } as const;
    expect(await liftHalt(life.spine.store, place, { version: 21, skip: true, meta })).toBe(true);
    expect(await lotsOf(life, { asKnownAt: then })).toEqual(without('commit-skipped'));
    expect(await lotsOf(life, { asKnownAt })).toEqual(before);
  });

  it('is in no checkpoint, since it may be read some day', async () => {
    const { life } = await trader();
    await poisoned(life);
    life.spine.pass(1_000 * HOUR_MS);
    await life.keep();
    const kept = await life.spine.store.queryRecords(pastPlace(taxBookPast.projection, TENANT), {
      from: 'C#',
      before: 'C#~',
      limit: 10,
    });
    expect(kept).toEqual([]);
  });
});
