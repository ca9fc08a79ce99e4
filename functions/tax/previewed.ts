/** Reads previews from the tax book. The book is big: it is loaded with the first question. */
import type { Refusal } from '../../shared/kernel/errors.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { type ReadCode, type ReadOptions, readBook, type Wanted } from '../../shared/kernel/projection/read-book.ts';
import { mainStream } from '../../shared/kernel/projection/types.ts';
import { type Store, streamName } from '../../shared/kernel/store/types.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import type { Timestamp } from '../../shared/kernel/time.ts';
import type { PreviewInput, PreviewView } from '../../shared/tax/contract/previews-http.ts';
import { previewOf } from '../../shared/tax/read/previews/preview-of.ts';
import { taxBookProjection } from '../../shared/tax/read/tax-book-projection.ts';

export const readPreview = async (
  store: Store,
  options: ReadOptions,
  question: PreviewInput & { readonly now: Timestamp },
): Promise<PreviewView | Refusal<ReadCode | 'ValidationFailed' | 'InsufficientLots'>> => {
  const wanted = options.wanted ?? (await whatIsStored(store, options.tenant));
  return readBook(store, taxBookProjection, { ...options, wanted }, async ({ book: { book }, missing: notYet }) => {
    const preview = await previewOf(book, question);
    if (isRefused(preview)) return preview;
    const { missing: own, ...view } = preview;
    const missing = [...notYet, ...own].map((entry) => ({ ...entry }));
    return { ...view, complete: missing.length === 0, ...(missing.length > 0 && { missing }) };
  });
};

/** Without a token, too, a preview waits for what the user sent: an asset would seem not to be held otherwise. */
async function whatIsStored(store: Store, tenant: TenantId): Promise<Wanted> {
  const stream = mainStream(tenant, 'journal');
  const head = (await store.readHeads([stream])).get(streamName(stream));
  return { stream, version: head?.version ?? 0 };
}
