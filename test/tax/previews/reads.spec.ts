import { expect, it } from 'vitest';
import { decimal } from '../../../shared/kernel/money/decimal.ts';
import { MemoryPages } from '../../../shared/kernel/pages/memory-pages.ts';
import type { Timestamp } from '../../../shared/kernel/time.ts';
import { openTaxBook } from '../../../shared/tax/calc/book.ts';
import { previewSales } from '../../../shared/tax/calc/previews/preview-sales.ts';
import { settingsWith, transaction } from '../support/domain.ts';

/** Pages read for a preview of a few coins, of which there are thirty lots, beside so many of another asset. */
async function pagesRead(others: number): Promise<number> {
  const pages = new MemoryPages();
  const writing = openTaxBook(undefined, pages, { settings: settingsWith() });
  const add = Array.from({ length: others + 30 }, (_, index) => ({
    transactionId: `transaction-${index}`,
    arrival: { version: index + 1, index: 0 },
    transaction: transaction({
      type: 'buy',
      at: new Date(Date.UTC(2010, 0, 1) + index * 600_000).toISOString(),
      in: index < 30 ? '1 BTC' : '1 ETH',
      out: `${(index % 7) + 1} USD`,
    }),
  }));
  await writing.apply({ add }, { states: false });
  const book = openTaxBook(await writing.flush(pages), pages);
  pages.resetCounts();
  const at = '2024-01-01T00:00:00.000Z' as Timestamp;
  const sale = { asset: 'BTC', quantity: decimal('3'), price: decimal('5'), currency: 'USD', at, account: 'kraken' };
  const preview = await previewSales(book, { sales: [sale], rowsMax: 10 });
  expect('methods' in preview && preview.methods.every(({ complete }) => complete)).toBe(true);
  return pages.pagesRead;
}

it('a preview reads the open lots of its asset, however much else there is', async () => {
  expect(await pagesRead(3_000)).toBeLessThanOrEqual((await pagesRead(300)) + 6);
});
