import { expect, test } from 'vitest';
import { MemoryPages } from '../../shared/kernel/pages/memory-pages.ts';
import { parseTimestamp } from '../../shared/kernel/time.ts';
import type { TransactionAdded } from '../../shared/portfolio/calc/changes.ts';
import { openHoldingsBook } from '../../shared/portfolio/calc/holdings-book.ts';
import { added, at } from './journal.ts';

const START_MS = Date.UTC(2015, 0, 1);
const MINUTE_MS = 60_000;

const buy = (version: number, minute: number): TransactionAdded => {
  const sample = added(version, { type: 'buy', on: '2021-05-04', in: [['0.5', 'BTC']], out: [['20000', 'USD']] });
  const timestamp = parseTimestamp(new Date(START_MS + minute * MINUTE_MS).toISOString()) ?? at('2021-05-04');
  return { ...sample, transaction: { ...sample.transaction, timestamp } };
};

/** Pages read and written for one entry backdated by ten, into a book of this many transactions. */
async function pagesOfBackdated(count: number): Promise<{ readonly read: number; readonly written: number }> {
  const pages = new MemoryPages();
  let book = openHoldingsBook(undefined, pages);
  await book.apply({ add: Array.from({ length: count }, (_, index) => buy(index + 1, 2 * index)) });
  const roots = await book.flush(pages);
  pages.resetCounts();
  book = openHoldingsBook(roots, pages);
  await book.apply({ add: [buy(count + 1, 2 * (count - 10) - 1)] });
  await book.flush(pages);
  return { read: pages.pagesRead, written: pages.pagesWritten };
}

test('an entry backdated by ten costs as many leaves in a long history as in a short one', async () => {
  const short = await pagesOfBackdated(1_000);
  const long = await pagesOfBackdated(20_000);
  // The entry touches six leaves: a row in four timelines, its record, and its account's use of it. In a short history
  // their links share one node for each map; in a long one each leaf may have a node of its own.
  const nodesMax = 6;
  expect(long.read).toBeLessThanOrEqual(short.read + nodesMax);
  expect(long.written).toBeLessThanOrEqual(short.written + nodesMax);
});
