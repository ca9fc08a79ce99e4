import type { PageReader } from '../../../kernel/pages/types.ts';
import type { Projection, Reducer } from '../../../kernel/projection/types.ts';
import type { TaxBook } from '../../calc/book.ts';
import { type OpenTaxBook, taxBookProjection } from '../../read/tax-book-projection.ts';
import type { ScratchPages } from './scratch-pages.ts';

export interface ScratchedBook {
  /** The tax book, opened on pages of its own that can be written over. */
  readonly projection: Projection<OpenTaxBook>;
  /** Moves what a book in memory has changed to its scratch pages. */
  readonly spill: (book: TaxBook) => Promise<void>;
}

/** The tax book for a reader that changes it in memory and throws it away. */
export function scratched(pagesOver: (pages: PageReader) => ScratchPages): ScratchedBook {
  const scratches = new WeakMap<TaxBook, ScratchPages>();
  const through = ({ reducer, open }: Reducer<OpenTaxBook>): Reducer<OpenTaxBook> => ({
    reducer,
    open: async (state, pages) => {
      const scratch = pagesOver(pages);
      const opened = await open(state, scratch);
      scratches.set(opened.book, scratch);
      return opened;
    },
  });
  const { previous } = taxBookProjection;
  const projection = {
    ...taxBookProjection,
    ...through(taxBookProjection),
    ...(previous && { previous: through(previous) }),
  };
  return {
    projection,
    spill: async (book) => {
      const scratch = scratches.get(book);
      if (scratch === undefined) throw new Error('this book was not opened here');
      await book.flush(scratch);
      await scratch.spill();
    },
  };
}
