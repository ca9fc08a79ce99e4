import type { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryPages } from '../../../shared/kernel/pages/memory-pages.ts';
import { fromEpochMs, type Timestamp } from '../../../shared/kernel/time.ts';
import { openTaxBook, type TaxBook } from '../../../shared/tax/calc/book.ts';
import type { TaxEntryInput } from '../../../shared/tax/calc/pending.ts';
import { taxBookState } from '../../../shared/tax/calc/state.ts';
import { IS_LONG } from '../../faults/support/sizes.ts';
import { arriving, histories } from '../support/arbitrary.ts';
import { seen, settingsWith, transaction } from '../support/domain.ts';
import { Exact, matchBySection104, type PlainDeed } from '../support/plain-book.ts';

const START_MS = Date.UTC(2020, 0, 1);
const HOUR_MS = 3_600_000;
const SETTINGS = settingsWith({ method: 'SECTION-104' });

/** Few hours and days apart, so that the rules meet. */
const deeds: fc.Arbitrary<PlainDeed[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('buy' as const, 'sell' as const),
      hours: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 900 })),
      quantity: fc.integer({ min: 1, max: 60 }).map((tenths) => (tenths / 10).toString()),
      money: fc.integer({ min: 1, max: 5_000 }).map(String),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((all) => {
    let at = START_MS;
    return all.map(({ hours, ...deed }) => {
      at += hours * HOUR_MS;
      return { ...deed, at };
    });
  });

const entryOf = ({ kind, at, quantity, money }: PlainDeed, index: number): TaxEntryInput => ({
  transactionId: String(index),
  arrival: { version: index + 1, index: 0 },
  transaction: transaction({
    type: kind,
    at: fromEpochMs(at),
    ...(kind === 'buy' ? { in: `${quantity} A`, out: `${money} USD` } : { out: `${quantity} A`, in: `${money} USD` }),
  }),
});

const newBook = (): TaxBook => openTaxBook(undefined, new MemoryPages(), { settings: SETTINGS });
async function bookOf(batches: readonly (readonly TaxEntryInput[])[]): Promise<TaxBook> {
  const book = newBook();
  for (const add of batches) await book.apply({ add });
  return book;
}

const isNear = (a: Decimal, b: Decimal): boolean => a.minus(b).abs().lt('1e-13');

it('the rows and the pool are those of a plain book', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (all) => {
      const { lots, disposals } = await seen(await bookOf([all.map(entryOf)]));
      const plain = matchBySection104(all);
      const merged = (rows: readonly { key: string; quantity: Decimal; cost: Decimal }[]) => {
        const sums = new Map<string, { quantity: Decimal; cost: Decimal }>();
        for (const { key, quantity, cost } of rows) {
          const before = sums.get(key) ?? { quantity: new Exact(0), cost: new Exact(0) };
          sums.set(key, { quantity: before.quantity.plus(quantity), cost: before.cost.plus(cost) });
        }
        return new Map([...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)));
      };
      const actual = merged(
        disposals.map((row) => ({
          key: `${row.transactionId} ${row.matchedBy ?? (row.lotId === undefined ? 'short' : 'pool')}`,
          quantity: new Exact(row.quantity),
          cost: new Exact(row.costBasis),
        })),
      );
      const expected = merged(plain.rows.map((row) => ({ ...row, key: `${row.deed} ${row.by}` })));
      expect([...actual].map(([key, { quantity }]) => [key, quantity.toString()])).toEqual(
        [...expected].map(([key, { quantity }]) => [key, quantity.toString()]),
      );
      for (const [key, { cost }] of actual) expect(isNear(cost, expected.get(key)?.cost ?? new Exact(-1))).toBe(true);
      const left = lots.reduce((sum, lot) => sum.plus(lot.remainingCostBasis), new Exact(0));
      expect(isNear(left, plain.pool.cost)).toBe(true);
      const units = lots.reduce((sum, lot) => sum.plus(lot.remainingQuantity), new Exact(0));
      expect(units.toString()).toBe(plain.pool.quantity.toString());
      const paid = all.reduce((sum, deed) => (deed.kind === 'buy' ? sum.plus(deed.money) : sum), new Exact(0));
      const used = disposals.reduce((sum, row) => sum.plus(row.costBasis), new Exact(0));
      expect(used.plus(left).toString()).toBe(paid.toString());
    }),
    { numRuns: IS_LONG ? 10_000 : 60 },
  );
});

describe('the book is the same', () => {
  it('whatever order transactions arrive in, one by one, stored in between or not', async () => {
    const scenario = deeds.chain((all) =>
      fc.tuple(fc.constant(all.map(entryOf)), arriving(all.map(entryOf)), fc.boolean()),
    );
    await fc.assert(
      fc.asyncProperty(scenario, async ([entries, shuffled, isStored]) => {
        const pages = new MemoryPages();
        let book = openTaxBook(undefined, pages, { settings: SETTINGS });
        for (const entry of shuffled) {
          await book.apply({ add: [entry] });
          if (!isStored) continue;
          const state = await book.flush(pages);
          book = openTaxBook(taxBookState(JSON.parse(JSON.stringify(state))), pages);
        }
        expect(await seen(book)).toEqual(await seen(await bookOf([entries])));
      }),
      { numRuns: IS_LONG ? 1_000 : 30 },
    );
  });

  it('for all that a book does to lots, in any order, and as if what was reversed had never been', async () => {
    const scenario = histories().chain((entries) =>
      fc.tuple(fc.constant(entries), arriving(entries), fc.subarray(entries)),
    );
    await fc.assert(
      fc.asyncProperty(scenario, async ([entries, shuffled, gone]) => {
        const ids = new Set(gone.map(({ transactionId }) => transactionId));
        const book = await bookOf(shuffled.map((entry) => [entry]));
        expect(await seen(book)).toEqual(await seen(await bookOf([entries])));
        await book.apply({
          remove: gone.map(({ transactionId, transaction: { timestamp } }) => ({ transactionId, timestamp })),
        });
        expect(await seen(book)).toEqual(
          await seen(await bookOf([entries.filter(({ transactionId }) => !ids.has(transactionId))])),
        );
      }),
      { numRuns: IS_LONG ? 1_000 : 25 },
    );
  });

  it('rewound to a time as if nothing later had ever come', async () => {
    await fc.assert(
      fc.asyncProperty(deeds, fc.nat(), async (all, place) => {
        const then = (all[place % all.length]?.at ?? START_MS) + HOUR_MS / 2;
        const book = await bookOf([all.map(entryOf)]);
        await book.rewind(fromEpochMs(then) as Timestamp);
        const early = await bookOf([all.filter(({ at }) => at <= then).map(entryOf)]);
        expect(await seen(book)).toEqual(await seen(early));
      }),
      { numRuns: IS_LONG ? 1_000 : 30 },
    );
  });
});
