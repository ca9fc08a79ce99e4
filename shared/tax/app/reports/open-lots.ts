import { fromEpochMs } from '../../../kernel/time.ts';
import type { TaxBook } from '../../calc/book.ts';
import type { Read } from '../../calc/reads.ts';

/** Lots of which something is left, by pool and age. */
export async function* openLots(book: TaxBook, asOfMs: number): AsyncGenerator<Read<'lot'>['item']> {
  // Whole ones and others are two questions to the book; their keys, behind the count in the cursor, put them in order.
  const lists = [book.lots({ status: 'open', asOfMs }), book.lots({ status: 'partial', asOfMs })];
  const heads = await Promise.all(lists.map(async (list) => ({ list, next: await list.next() })));
  for (;;) {
    const waiting = heads.filter(({ next }) => next.done !== true);
    const [first] = waiting.toSorted((a, b) => (keyOf(a.next.value) < keyOf(b.next.value) ? -1 : 1));
    if (first === undefined || first.next.done === true) return;
    yield first.next.value.item;
    first.next = await first.list.next();
  }
}

const keyOf = (read: Read<'lot'> | undefined): string => {
  const cursor = read?.cursor ?? '';
  return cursor.slice(cursor.indexOf(' ') + 1);
};

/** Undoes in memory whatever is dated after a time: the book is then as it was, for reading only. */
export const rewindTo = (book: TaxBook, atMs: number, spill: () => Promise<void>): Promise<void> =>
  book.rewind(fromEpochMs(atMs), spill);
