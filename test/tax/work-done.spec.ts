import { expect, it } from 'vitest';
import { MemoryPages } from '../../shared/kernel/pages/memory-pages.ts';
import { openTaxBook } from '../../shared/tax/calc/book.ts';
import type { TaxEntryInput } from '../../shared/tax/calc/pending.ts';
import { disposalsOf, lotsOf, settingsWith, transaction } from './support/domain.ts';

const START_MS = Date.UTC(2010, 0, 1);

const at = (minute: number): string => new Date(START_MS + minute * 60_000).toISOString();

/** Two purchases and a sale of both, over and over. */
const entry = (index: number): TaxEntryInput => ({
  transactionId: `transaction-${index}`,
  arrival: { version: index + 1, index: 0 },
  transaction: transaction(
    index % 3 === 2
      ? { type: 'sell', at: at(10 * index), out: '2 BTC', in: '9 USD' }
      : { type: 'buy', at: at(10 * index), in: '1 BTC', out: '4 USD' },
  ),
});

async function workOfBackdating(history: number, method: string) {
  const pages = new MemoryPages();
  const writing = openTaxBook(undefined, pages, { settings: settingsWith({ method }) });
  await writing.apply({ add: Array.from({ length: history }, (_, index) => entry(index)) }, { states: false });
  const book = openTaxBook(await writing.flush(pages), pages);
  pages.resetCounts();
  const late = transaction({ type: 'buy', at: at(10 * (history - 10) - 5), in: '1 BTC', out: '4 USD' });
  const add = [{ transactionId: 'late', arrival: { version: history + 1, index: 0 }, transaction: late }];
  const { worked } = await book.apply({ add });
  await book.flush(pages);
  return { worked, pagesRead: pages.pagesRead, pagesWritten: pages.pagesWritten };
}

it.each(['FIFO', 'LIFO', 'HIFO', 'AVERAGE'])(
  'an entry backdated by ten costs the same whatever the history, %s',
  async (method) => {
    const few = await workOfBackdating(3_000, method);
    const many = await workOfBackdating(30_000, method);
    expect(few.worked).toBe(11);
    expect(many.worked).toBe(11);
    expect(many.pagesRead).toBeLessThanOrEqual(few.pagesRead + 4);
    expect(many.pagesWritten).toBeLessThanOrEqual(few.pagesWritten + 4);
  },
);

it('a sale of twenty thousand lots is right, and undone without a trace', async () => {
  const book = openTaxBook(undefined, new MemoryPages(), { settings: settingsWith({ method: 'HIFO' }) });
  const count = 20_000;
  const purchases = Array.from({ length: count }, (_, index) => ({
    transactionId: `purchase-${index}`,
    arrival: { version: 1, index },
    transaction: transaction({ type: 'buy', at: at(index), in: '1 BTC', out: `${1 + ((index * 7) % count)} USD` }),
  }));
  await book.apply({ add: purchases }, { states: false });
  const sale = transaction({ type: 'sell', at: at(count), out: `${count - 1} BTC`, in: '1000000 USD' });
  await book.apply({ add: [{ transactionId: 'sale', arrival: { version: 2, index: 0 }, transaction: sale }] });
  const rows = await disposalsOf(book);
  expect(rows).toHaveLength(count - 1);
  expect(rows.slice(0, 3).map((row) => row.costBasis)).toEqual(['20000', '19999', '19998']);
  expect(await lotsOf(book, { status: 'open' })).toMatchObject([{ costBasis: '1' }]);
  await book.apply({ remove: [{ transactionId: 'sale', timestamp: sale.timestamp }] });
  expect(await disposalsOf(book)).toEqual([]);
  expect(await lotsOf(book, { status: 'open' })).toHaveLength(count);
});

it('a long redo lets its owner store pages on the way, and goes on from them', async () => {
  const pages = new MemoryPages();
  const book = openTaxBook(undefined, pages, { settings: settingsWith({ method: 'FIFO' }) });
  await book.apply({ add: Array.from({ length: 9_000 }, (_, index) => entry(index)) }, { states: false });
  let stored = 0;
  const afterEach = async (): Promise<void> => {
    await book.flush(pages);
    stored += 1;
  };
  await book.apply({ settings: settingsWith({ method: 'LIFO' }) }, { afterEach, states: false });
  expect(stored).toBeGreaterThan(5);
  const again = openTaxBook(await book.flush(pages), pages);
  expect(await lotsOf(again, { status: 'closed' })).toHaveLength(6_000);
  expect((await disposalsOf(again)).length).toBe(6_000);
});
