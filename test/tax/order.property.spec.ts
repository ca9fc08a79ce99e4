import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '../../shared/kernel/money/decimal.ts';
import { MemoryPages } from '../../shared/kernel/pages/memory-pages.ts';
import { fromEpochMs, toEpochMs } from '../../shared/kernel/time.ts';
import type { UserPriceEvent } from '../../shared/market-data/contract/events.ts';
import type { Settings } from '../../shared/settings/contract/settings.ts';
import { openTaxBook, type TaxBook } from '../../shared/tax/calc/book.ts';
import type { TaxEntryInput } from '../../shared/tax/calc/pending.ts';
import { taxBookState } from '../../shared/tax/calc/state.ts';
import { anySettings, arriving, histories } from './support/arbitrary.ts';
import { capitalReturned } from './support/capital-returned.ts';
import { seen } from './support/domain.ts';

const PRICES: UserPriceEvent = {
  type: 'PricesRecorded',
  data: { prices: [{ asset: 'ETH', date: '2020-02-01', close: '20', currency: 'USD' }] },
};

async function bookOf(settings: Settings, batches: readonly (readonly TaxEntryInput[])[]): Promise<TaxBook> {
  const book = openTaxBook(undefined, new MemoryPages(), { settings });
  for (const add of batches) await book.apply({ add });
  return book;
}

/** Runs of random length. */
const inBatches = (entries: readonly TaxEntryInput[], sizes: readonly number[]): TaxEntryInput[][] => {
  const batches: TaxEntryInput[][] = [];
  for (let start = 0, turn = 0; start < entries.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    batches.push(entries.slice(start, start + size));
    start += size;
  }
  return batches;
};
const sizes = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 5 });

describe('the book is the same', () => {
  it('whatever order transactions of distinct times arrive in, and however they are batched', async () => {
    const scenario = histories().chain((entries) => fc.tuple(fc.constant(entries), arriving(entries)));
    await fc.assert(
      fc.asyncProperty(scenario, anySettings, sizes, async ([entries, shuffled], settings, batching) => {
        const straight = await bookOf(settings, [entries]);
        const roundabout = await bookOf(settings, inBatches(shuffled, batching));
        expect(await seen(roundabout)).toEqual(await seen(straight));
      }),
      { numRuns: 150 },
    );
  });

  it('however transactions of few instants are batched, as long as they arrive in one order', async () => {
    const instants = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 25, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(histories(), instants, anySettings, sizes, async (entries, places, settings, batching) => {
        const crowded = entries.map((entry, index) => {
          const timestamp = fromEpochMs(Date.UTC(2020, 10, 1) + (places[index] ?? 0) * 40 * 86_400_000);
          return { ...entry, transaction: { ...entry.transaction, timestamp } };
        });
        const together = await bookOf(settings, [crowded]);
        const apart = await bookOf(settings, inBatches(crowded, batching));
        expect(await seen(apart)).toEqual(await seen(together));
      }),
      { numRuns: 150 },
    );
  });

  it('as if a reversed transaction had never been there', async () => {
    const scenario = histories().chain((entries) => fc.tuple(fc.constant(entries), fc.subarray(entries)));
    await fc.assert(
      fc.asyncProperty(scenario, anySettings, async ([entries, gone], settings) => {
        const ids = new Set(gone.map(({ transactionId }) => transactionId));
        const without = await bookOf(settings, [entries.filter(({ transactionId }) => !ids.has(transactionId))]);
        const reversed = await bookOf(settings, [entries]);
        await reversed.apply({
          remove: gone.map(({ transactionId, transaction: { timestamp } }) => ({ transactionId, timestamp })),
        });
        expect(await seen(reversed)).toEqual(await seen(without));
        expect(await reversed.incomplete()).toEqual(await without.incomplete());
      }),
      { numRuns: 100 },
    );
  });

  it('whether settings came before or after the transactions', async () => {
    await fc.assert(
      fc.asyncProperty(histories(), anySettings, anySettings, async (entries, before, after) => {
        const changed = await bookOf(before, [entries]);
        await changed.apply({ settings: after });
        expect(await seen(changed)).toEqual(await seen(await bookOf(after, [entries])));
      }),
      { numRuns: 80 },
    );
  });

  it('whether prices came before or after the transactions', async () => {
    await fc.assert(
      fc.asyncProperty(histories(), anySettings, async (entries, settings) => {
        const late = await bookOf(settings, [entries]);
        await late.apply({ prices: [PRICES] });
        const early = openTaxBook(undefined, new MemoryPages(), { settings });
        await early.apply({ prices: [PRICES] });
        await early.apply({ add: entries });
        expect(await seen(late)).toEqual(await seen(early));
      }),
      { numRuns: 80 },
    );
  });

  it('whether it is stored and opened again between changes, spilling or not', async () => {
    const scenario = histories().chain((entries) => fc.tuple(fc.constant(entries), arriving(entries)));
    await fc.assert(
      fc.asyncProperty(scenario, anySettings, sizes, async ([entries, shuffled], settings, batching) => {
        const pages = new MemoryPages();
        let book = openTaxBook(undefined, pages, { settings });
        for (const add of inBatches(shuffled, batching)) {
          await book.apply({ add });
          const state = await book.flush(pages);
          pages.dropReplaced();
          book = openTaxBook(taxBookState(JSON.parse(JSON.stringify(state))), pages);
        }
        expect(await seen(book)).toEqual(await seen(await bookOf(settings, [entries])));
      }),
      { numRuns: 50 },
    );
  });
});

describe('cost', () => {
  it('is conserved: what was acquired is what is left, what was used and what came back of it', async () => {
    await fc.assert(
      fc.asyncProperty(histories(40), anySettings, async (entries, settings) => {
        const { lots, disposals } = await seen(await bookOf(settings, [entries]));
        const total = (texts: readonly string[]) => texts.reduce((sum, text) => sum + decimal(text), 0n);
        const acquired = new Map<string, bigint>();
        const ids = new Set(entries.map(({ transactionId }) => transactionId));
        for (const lot of lots) expect(ids).toContain(lot.acquisitionTransactionId);
        const book = openTaxBook(undefined, new MemoryPages(), { settings });
        for (const event of (await book.apply({ add: entries })).events) {
          if (event.type !== 'TaxLotCreated' || event.data.movedAt !== undefined) continue;
          acquired.set(event.data.lotId, decimal(event.data.costBasis));
        }
        const left = total(lots.map((lot) => lot.remainingCostBasis));
        const used = total(disposals.map((row) => row.costBasis));
        const returned = capitalReturned(entries, disposals);
        fc.pre(returned !== undefined);
        expect(left + used + (returned ?? 0n)).toBe([...acquired.values()].reduce((sum, cost) => sum + cost, 0n));
      }),
      { numRuns: 150 },
    );
  });

  it('and proceeds of a sale add up to its value', async () => {
    await fc.assert(
      fc.asyncProperty(histories(40), anySettings, async (entries, settings) => {
        const { disposals } = await seen(await bookOf(settings, [entries]));
        for (const { transactionId, transaction } of entries) {
          if (transaction.type !== 'sell' || (transaction.fees ?? []).length > 0) continue;
          const rows = disposals.filter((row) => row.transactionId === transactionId);
          if (rows.some((row) => row.needsPrice)) continue;
          const proceeds = rows.reduce((sum, row) => sum + decimal(row.proceeds ?? '0'), 0n);
          expect(proceeds).toBe(decimal(transaction.value?.amount ?? '100'));
        }
      }),
      { numRuns: 80 },
    );
  });

  it('disposals come in order of time', async () => {
    await fc.assert(
      fc.asyncProperty(histories(), anySettings, async (entries, settings) => {
        const { disposals } = await seen(await bookOf(settings, [entries]));
        const times = disposals.map((row) => row.disposedAt);
        expect(times).toEqual(times.toSorted());
        for (const { transaction } of entries) expect(toEpochMs(transaction.timestamp)).toBeGreaterThan(0);
      }),
      { numRuns: 20 },
    );
  });
});
