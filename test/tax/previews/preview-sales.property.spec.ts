import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, format, multiply } from '../../../shared/kernel/money/decimal.ts';
import { MemoryPages } from '../../../shared/kernel/pages/memory-pages.ts';
import { fromEpochMs, type Timestamp, toEpochMs } from '../../../shared/kernel/time.ts';
import type { Settings } from '../../../shared/settings/contract/settings.ts';
import { openTaxBook, type TaxBook } from '../../../shared/tax/calc/book.ts';
import type { TaxEntryInput } from '../../../shared/tax/calc/pending.ts';
import { COMPARED, type Preview, previewSales } from '../../../shared/tax/calc/previews/preview-sales.ts';
import type { ProposedSale } from '../../../shared/tax/calc/previews/proposed-sale.ts';
import { anySettings, histories } from '../support/arbitrary.ts';
import { disposalsOf, seen, settingsWith, transaction } from '../support/domain.ts';

const RUNS = 20;
const DAY_MS = 86_400_000;

async function bookOf(entries: readonly TaxEntryInput[], settings: Settings): Promise<TaxBook> {
  const book = openTaxBook(undefined, new MemoryPages(), { settings });
  await book.apply({ add: entries }, { states: false });
  return book;
}

async function previewed(book: TaxBook, sales: readonly ProposedSale[], year?: number): Promise<Preview> {
  const preview = await previewSales(book, { sales, year, rowsMax: 1000 });
  if ('tooMany' in preview) throw new Error('too many');
  return preview;
}

/** A sale as a user records it. */
const recorded = ({ asset, quantity, price, at, account }: ProposedSale, index: number): TaxEntryInput => ({
  transactionId: `made-${index}`,
  arrival: { version: 1_000, index },
  transaction: transaction({
    type: 'sell',
    at,
    account,
    out: `${format(quantity)} ${asset}`,
    value: format(multiply(quantity, price)),
  }),
});

/** Rows of sales that were made, as previews have them. */
async function made(book: TaxBook) {
  const rows = (await disposalsOf(book)).filter(({ transactionId }) => transactionId.startsWith('made-'));
  return rows.map(({ transactionId, ...row }) => ({ sale: Number(transactionId.slice('made-'.length)), ...row }));
}

const saleAfter = (atMs: number, places: readonly number[]): fc.Arbitrary<ProposedSale> =>
  fc
    .record({
      asset: fc.constantFrom('BTC', 'ETH'),
      quantity: fc.integer({ min: 1, max: 9_000 }).map((thousandths) => decimal(String(thousandths / 1000))),
      price: fc.integer({ min: 0, max: 99_999 }).map((cents) => decimal(String(cents / 100))),
      account: fc.constantFrom('kraken', 'wallet'),
      place: fc.constantFrom(...places),
    })
    .map(({ place, ...sale }) => ({ ...sale, currency: 'USD', at: fromEpochMs(atMs + place * DAY_MS) }));

const lastOf = (entries: readonly TaxEntryInput[]): number =>
  toEpochMs((entries.at(-1)?.transaction.timestamp ?? '') as Timestamp);

const someSales = (atMs: number, places: readonly number[]) =>
  fc
    .array(saleAfter(atMs, places), { minLength: 1, maxLength: 3 })
    .map((sales) => sales.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at))));

const yearOf = (sale: ProposedSale | undefined) => Number(sale?.at.slice(0, 4));

describe('previews of sales', () => {
  it('equal what then happens, whether the sales are the last or come between others', async () => {
    const cases = histories(15).chain((entries) =>
      fc.record({
        entries: fc.constant(entries),
        settings: anySettings,
        sales: someSales(lastOf(entries), [-90, -27, 0, 1, 200]),
      }),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ({ entries, settings, sales }) => {
        const year = yearOf(sales[0]);
        const preview = await previewed(await bookOf(entries, settings), sales, year);
        const [bySettings] = preview.methods;
        const book = await bookOf(entries, settings);
        const { shorter } = await book.apply({ add: sales.map(recorded) }, { states: false });
        expect(bySettings?.rows).toEqual(await made(book));
        const gains = (await disposalsOf(book, { year })).flatMap(({ gain, term }) => (gain && term ? [gain] : []));
        const total = gains.reduce((whole, gain) => whole + decimal(gain), 0n);
        expect(decimal(bySettings?.year?.total.gain ?? '')).toBe(total);
        expect(preview.shorter.map(({ quantity }) => quantity)).toEqual(shorter.map(({ quantity }) => quantity));
      }),
      { numRuns: RUNS },
    );
  });

  it('of each method equal what happens to a user who always went by it, while nothing was sold', async () => {
    const purchases = histories(12).map((entries) =>
      entries.filter(({ transaction: { type } }) => type === 'buy' || type === 'income' || type === 'deposit'),
    );
    const cases = purchases
      .filter((entries) => entries.length > 0)
      .chain((entries) =>
        fc.record({
          entries: fc.constant(entries.map((entry) => ({ ...entry, transaction: { ...entry.transaction, fees: [] } }))),
          own: fc.constantFrom(...COMPARED),
          sales: someSales(lastOf(entries), [1, 2, 3]),
        }),
      );
    await fc.assert(
      fc.asyncProperty(cases, async ({ entries, own, sales }) => {
        const preview = await previewed(await bookOf(entries, settingsWith({ method: own })), sales);
        expect(preview.methods.map(({ method }) => method).toSorted()).toEqual(COMPARED.toSorted());
        for (const { method, rows } of preview.methods) {
          // under AVERAGE lots have cost the mean since they came
          if (own === 'AVERAGE' && method !== own) continue;
          const book = await bookOf(entries, settingsWith({ method }));
          await book.apply({ add: sales.map(recorded) }, { states: false });
          expect(rows, method).toEqual(await made(book));
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('change no lot and no disposal of the book', async () => {
    const cases = histories(12).chain((entries) =>
      fc.record({ entries: fc.constant(entries), settings: anySettings, sales: someSales(lastOf(entries), [-40, 1]) }),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ({ entries, settings, sales }) => {
        const book = await bookOf(entries, settings);
        const untilMs = toEpochMs(sales[0]?.at ?? fromEpochMs(0)) - 1;
        await book.rewind(fromEpochMs(untilMs));
        const before = await seen(book);
        const other = await bookOf(entries, settings);
        await previewed(other, sales);
        await other.rewind(fromEpochMs(untilMs));
        expect(await seen(other)).toEqual(before);
      }),
      { numRuns: RUNS },
    );
  });
});
