/** Reads previews, wash sales and harvests from the tax book. The book is big: it is loaded with the first question. */
import { isRefused, type Refusal } from '../../shared/kernel/errors.ts';
import { type ReadCode, type ReadOptions, readBook, type Wanted } from '../../shared/kernel/projection/read-book.ts';
import { mainStream } from '../../shared/kernel/projection/types.ts';
import { type Store, streamName } from '../../shared/kernel/store/types.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import type { Timestamp } from '../../shared/kernel/time.ts';
import type { PreviewInput, PreviewView } from '../../shared/tax/contract/previews-http.ts';
import { type HarvestAnswer, type HarvestQuestion, harvestOf } from '../../shared/tax/read/previews/harvest-of.ts';
import { openMarketOf } from '../../shared/tax/read/previews/open-market.ts';
import { previewOf } from '../../shared/tax/read/previews/preview-of.ts';
import { type WashAnswer, type WashQuestion, washSalesOf } from '../../shared/tax/read/previews/wash-sales-of.ts';
import { taxBookProjection } from '../../shared/tax/read/tax-book-projection.ts';

interface Completeness {
  readonly complete: boolean;
  readonly missing?: { readonly [detail: string]: unknown }[];
}

const completeness = (missing: readonly object[]): Completeness => ({
  complete: missing.length === 0,
  ...(missing.length > 0 && { missing: missing.map((entry) => ({ ...entry })) }),
});

type Refused<Code extends string = never> = Refusal<ReadCode | 'ValidationFailed' | Code>;

export const readPreview = async (
  store: Store,
  options: ReadOptions,
  question: PreviewInput & { readonly now: Timestamp },
): Promise<PreviewView | Refused<'InsufficientLots'>> => {
  const wanted = options.wanted ?? (await whatIsStored(store, options.tenant));
  return readBook(store, taxBookProjection, { ...options, wanted }, async ({ book: { book }, missing: notYet }) => {
    const preview = await previewOf(book, question);
    if (isRefused(preview)) return preview;
    const { missing, ...view } = preview;
    return { ...view, ...completeness([...notYet, ...missing]) };
  });
};

/** Without a token, too, a preview waits for what the user sent: an asset would seem not to be held otherwise. */
async function whatIsStored(store: Store, tenant: TenantId): Promise<Wanted> {
  const stream = mainStream(tenant, 'journal');
  const head = (await store.readHeads([stream])).get(streamName(stream));
  return { stream, version: head?.version ?? 0 };
}

export const readWashSales = (
  store: Store,
  options: ReadOptions,
  question: WashQuestion,
): Promise<(WashAnswer & Completeness) | Refused> =>
  readBook(store, taxBookProjection, options, async ({ book: { book }, missing }) => {
    const washed = await washSalesOf(book, question);
    if (isRefused(washed)) return washed;
    const gaps = await book.incomplete();
    return { ...washed, ...completeness([...missing, ...(gaps ? [gaps] : [])]) };
  });

export const readHarvest = (
  store: Store,
  options: ReadOptions,
  question: HarvestQuestion,
): Promise<(HarvestAnswer & Completeness & { readonly currency: string }) | Refused> =>
  readBook(store, taxBookProjection, options, async ({ book: { book }, missing }) => {
    const harvest = await harvestOf(book, openMarketOf(store, options.tenant), question);
    if (isRefused(harvest)) return harvest;
    const unpriced = harvest.unpriced.map((asset) => ({ reason: 'price-missing', asset }));
    const gaps = await book.incomplete();
    const all = [...missing, ...unpriced, ...(gaps ? [gaps] : [])];
    return { ...harvest, currency: book.settings.baseCurrency, ...completeness(all) };
  });
