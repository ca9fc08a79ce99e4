/** Reads previews from the tax book. The book is big: it is loaded with the first question. */
import type { Refusal } from '../../shared/kernel/errors.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { type ReadCode, type ReadOptions, readBook } from '../../shared/kernel/projection/read-book.ts';
import type { Store } from '../../shared/kernel/store/types.ts';
import type { Timestamp } from '../../shared/kernel/time.ts';
import type { PreviewInput, PreviewView } from '../../shared/tax/contract/previews-http.ts';
import { previewOf } from '../../shared/tax/read/previews/preview-of.ts';
import { taxBookProjection } from '../../shared/tax/read/tax-book-projection.ts';

export const readPreview = (
  store: Store,
  options: ReadOptions,
  question: PreviewInput & { readonly now: Timestamp },
): Promise<PreviewView | Refusal<ReadCode | 'ValidationFailed' | 'InsufficientLots'>> =>
  readBook(store, taxBookProjection, options, async ({ book: { book }, missing: notYet }) => {
    const preview = await previewOf(book, question);
    if (isRefused(preview)) return preview;
    const { missing: own, ...view } = preview;
    const missing = [...notYet, ...own].map((entry) => ({ ...entry }));
    return { ...view, complete: missing.length === 0, ...(missing.length > 0 && { missing }) };
  });
