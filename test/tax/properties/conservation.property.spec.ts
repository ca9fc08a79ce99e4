import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '../../../shared/kernel/money/decimal.ts';
import { MemoryPages } from '../../../shared/kernel/pages/memory-pages.ts';
import type { Settings } from '../../../shared/settings/contract/settings.ts';
import { openTaxBook, type TaxBook } from '../../../shared/tax/calc/book.ts';
import type { TaxEntryInput } from '../../../shared/tax/calc/pending.ts';
import { IS_LONG } from '../../faults/support/sizes.ts';
import { anySettings, histories } from '../support/arbitrary.ts';
import { capitalReturned } from '../support/capital-returned.ts';
import { seen, settingsWith, transaction } from '../support/domain.ts';

const runs = (few: number): { readonly numRuns: number } => ({ numRuns: IS_LONG ? 10_000 : few });
const total = (texts: readonly (string | undefined)[]): bigint =>
  texts.reduce((sum, text) => sum + decimal(text ?? '0'), 0n);

async function bookOf(settings: Settings, entries: readonly TaxEntryInput[]): Promise<TaxBook> {
  const book = openTaxBook(undefined, new MemoryPages(), { settings });
  await book.apply({ add: entries });
  return book;
}

const withoutSplits = histories().map((all) =>
  all.filter(({ transaction: { type } }) => type !== 'split' && type !== 'stake'),
);

interface Trade {
  readonly quantity: number;
  readonly price: number;
}
const trades = fc.array(
  fc.record({ quantity: fc.integer({ min: 1, max: 9 }), price: fc.integer({ min: 1, max: 99 }) }),
  {
    minLength: 1,
    maxLength: 8,
  },
);
const entryOf = (
  type: 'buy' | 'sell',
  { quantity, price }: Trade,
  index: number,
  id = String(index),
): TaxEntryInput => {
  const [units, money] = [`${quantity} A`, `${quantity * price} USD`];
  const at = new Date(Date.UTC(2020, 0, 1) + index * 86_400_000).toISOString();
  const amounts = type === 'buy' ? { in: units, out: money } : { out: units, in: money };
  return {
    transactionId: id,
    arrival: { version: index + 1, index: 0 },
    transaction: transaction({ type, at, ...amounts }),
  };
};
const gainOf = async (method: string, entries: readonly TaxEntryInput[]): Promise<bigint> =>
  total((await seen(await bookOf(settingsWith({ method }), entries))).disposals.map((row) => row.gain));

describe('quantities and costs', () => {
  it('that come in are those that are disposed of, moved, or still there', async () => {
    await fc.assert(
      fc.asyncProperty(withoutSplits, anySettings, async (entries, settings) => {
        const book = openTaxBook(undefined, new MemoryPages(), { settings });
        const { events } = await book.apply({ add: entries });
        const created = events.flatMap((event) => (event.type === 'TaxLotCreated' ? [event.data] : []));
        const consumed = events.flatMap((event) => (event.type === 'TaxLotConsumed' ? [event.data] : []));
        const { lots, disposals } = await seen(book);
        for (const asset of new Set(created.map(({ assetId }) => assetId))) {
          const ofAsset = created.filter(({ assetId }) => assetId === asset);
          const used = consumed.filter(({ assetId, lotId }) => assetId === asset && lotId !== undefined);
          const open = lots.filter((lot) => lot.asset === asset);
          const cameIn = total(ofAsset.map(({ quantity }) => quantity));
          expect(cameIn).toBe(
            total(used.map(({ consumedQuantity }) => consumedQuantity)) +
              total(open.map((lot) => lot.remainingQuantity)),
          );
        }
        // what moved is both used and created
        const costIn = total(created.map(({ costBasis }) => costBasis));
        const costOut = total(consumed.map(({ costBasis }) => costBasis));
        const returned = capitalReturned(entries, disposals);
        fc.pre(returned !== undefined);
        expect(costIn).toBe(costOut + total(lots.map((lot) => lot.remainingCostBasis)) + (returned ?? 0n));
      }),
      runs(30),
    );
  });
});

describe('methods', () => {
  it('agree on the gain when everything is sold', async () => {
    await fc.assert(
      fc.asyncProperty(trades, fc.integer({ min: 1, max: 99 }), async (bought, price) => {
        const quantity = bought.reduce((sum, each) => sum + each.quantity, 0);
        const all = [
          ...bought.map((each, index) => entryOf('buy', each, index)),
          entryOf('sell', { quantity, price }, 20),
        ];
        const gains = await Promise.all(
          ['FIFO', 'LIFO', 'HIFO', 'LOFO', 'AVERAGE'].map((method) => gainOf(method, all)),
        );
        expect(new Set(gains).size).toBe(1);
      }),
      runs(15),
    );
  });

  it('HIFO never gains more than FIFO by one sale, nor FIFO more than LOFO', async () => {
    await fc.assert(
      fc.asyncProperty(trades, fc.integer({ min: 1, max: 20 }), async (bought, quantity) => {
        const all = [
          ...bought.map((each, index) => entryOf('buy', each, index)),
          entryOf('sell', { quantity, price: 50 }, 20),
        ];
        const [hifo, fifo, lofo] = await Promise.all(['HIFO', 'FIFO', 'LOFO'].map((method) => gainOf(method, all)));
        expect((hifo ?? 0n) <= (fifo ?? 0n) && (fifo ?? 0n) <= (lofo ?? 0n)).toBe(true);
      }),
      runs(15),
    );
  });

  it('make nothing of a purchase that comes in two halves of one price, but for one lot more', async () => {
    const scenario = trades.chain((bought) => fc.tuple(fc.constant(bought), fc.nat(bought.length - 1)));
    const method = fc.constantFrom('FIFO', 'LIFO', 'HIFO', 'LOFO', 'AVERAGE', 'SECTION-104');
    await fc.assert(
      fc.asyncProperty(scenario, fc.integer({ min: 1, max: 40 }), method, async ([bought, at], sold, by) => {
        const whole = bought.map((each, index) => entryOf('buy', each, index));
        const halves = bought.flatMap((each, index) => {
          if (index !== at) return [entryOf('buy', each, index)];
          const half = { ...each, quantity: each.quantity / 2 };
          const late = entryOf('buy', half, index, 'other half');
          return [entryOf('buy', half, index), { ...late, arrival: { version: index + 1, index: 1 } }];
        });
        const sale = entryOf('sell', { quantity: sold / 2, price: 50 }, 20);
        const settings = settingsWith({ method: by });
        const [one, two] = [
          await seen(await bookOf(settings, [...whole, sale])),
          await seen(await bookOf(settings, [...halves, sale])),
        ];
        expect(two.lots.length).toBe(one.lots.length + 1);
        expect(total(two.disposals.map((row) => row.gain))).toBe(total(one.disposals.map((row) => row.gain)));
        expect(total(two.lots.map((lot) => lot.remainingCostBasis))).toBe(
          total(one.lots.map((lot) => lot.remainingCostBasis)),
        );
      }),
      runs(20),
    );
  });
});
