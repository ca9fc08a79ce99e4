/** Reads an explanation from the tax book. The book is big: it is loaded with the first question. */
import type { Refusal } from '../../shared/kernel/errors.ts';
import { type Missing, type ReadCode, type ReadOptions, readBook } from '../../shared/kernel/projection/read-book.ts';
import type { Store } from '../../shared/kernel/store/types.ts';
import { type Explanation, explain, type Question } from '../../shared/tax/app/explain/explain.ts';
import type { Incomplete } from '../../shared/tax/calc/gaps.ts';
import { taxBookProjection } from '../../shared/tax/read/tax-book-projection.ts';

interface Explained {
  /** Undefined where there is no such disposal. */
  readonly explanation: Explanation | undefined;
  readonly missing: readonly (Missing | Incomplete)[];
}

export const readExplanation = (
  store: Store,
  options: ReadOptions,
  question: Question,
): Promise<Explained | Refusal<ReadCode | 'ValidationFailed'>> =>
  readBook(store, taxBookProjection, options, async ({ book: { book }, missing }) => {
    // before it is unwound
    const gaps = await book.incomplete();
    const explanation = await explain(book, question);
    return { explanation, missing: [...missing, ...(gaps ? [gaps] : [])] };
  });
