/** Naming lots for a disposal, checked against the tax book as it is by then. */
import {
  type Append,
  type CommandCode,
  type CommandContext,
  type CommandResult,
  encodeAll,
  runCommand,
} from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import { format } from '../../../kernel/money/decimal.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import { type ReadCode, type ReadOptions, readBook } from '../../../kernel/projection/read-book.ts';
import { MAIN, mainStream } from '../../../kernel/projection/types.ts';
import { wantedBy } from '../../../kernel/projection/wanted.ts';
import { type Store, streamName } from '../../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../../kernel/streams.ts';
import { fromEpochMs } from '../../../kernel/time.ts';
import type { TaxBook } from '../../calc/book.ts';
import { checkSelection, type NamedLot } from '../../calc/selections/check.ts';
import { isMet } from '../../calc/selections/met.ts';
import type { Selection } from '../../calc/selections/selection.ts';
import { type LotSelectionEvent, lotSelectionEvents } from '../../contract/lot-selection-events.ts';
import type { LotSelectionView, LotsSelectedView } from '../../contract/lot-selections-http.ts';
import { taxBookProjection } from '../../read/tax-book-projection.ts';
import { entryOfTransaction } from '../explain/find-entry.ts';
import { readFilings } from '../filing/filing-stream.ts';

export type SelectionCode = 'NotFound' | 'AlreadyFiled' | 'ValidationFailed' | ReadCode;

const selectionStream = (tenant: TenantId): StreamId => mainStream(tenant, 'lot-selections');

interface Decided {
  readonly event: LotSelectionEvent;
  readonly answer: Json;
}

/** Decides on a book that has all that was stored when the command came. */
function decided(
  store: Store,
  context: CommandContext,
  decide: (book: TaxBook) => Promise<Decided | Refusal<SelectionCode>>,
): Promise<CommandResult<Json> | Refusal<SelectionCode | CommandCode>> {
  const { tenant } = context;
  const stream = selectionStream(tenant);
  return runCommand<Json, SelectionCode>(store, context, [stream], async (heads) => {
    const version = heads.get(streamName(stream))?.version ?? 0;
    const current = wantedBy(store, tenant, { type: 'lot-selections', id: MAIN, version });
    const result = await readBook(store, taxBookProjection, { tenant, ...current }, ({ book: { book } }) =>
      decide(book),
    );
    if (isRefused(result)) return result;
    const append: Append = { stream, events: encodeAll(lotSelectionEvents, [result.event]), state: null };
    return { appends: [append], answer: result.answer };
  });
}

async function unlessFiled(
  store: Store,
  tenant: TenantId,
  taxYear: number,
): Promise<Refusal<'AlreadyFiled'> | undefined> {
  if ((await readFilings(store, tenant))[taxYear] === undefined) return undefined;
  return refuse('AlreadyFiled', `The tax year ${taxYear} was filed: its lots were chosen then.`);
}

export interface SelectLots {
  readonly transactionId: string;
  readonly lots: readonly NamedLot[];
}

/** Names lots in place of those that were named before. */
export async function selectLots(
  store: Store,
  context: CommandContext,
  { transactionId, lots: named }: SelectLots,
): Promise<CommandResult<LotsSelectedView> | Refusal<SelectionCode | CommandCode>> {
  const result = await decided(store, context, async (book) => {
    const entry = await entryOfTransaction(book, transactionId);
    if (entry === undefined) return refuse('NotFound', 'You have no transaction with this id.');
    const disposedAt = entry.transaction.timestamp;
    const filed = await unlessFiled(store, context.tenant, book.inside.rules.yearOf(disposedAt));
    if (filed) return filed;
    const checked = await checkSelection(book, entry, named);
    if ('issues' in checked) return refuseInput(checked.issues);
    const view = viewOf(transactionId, { timestamp: disposedAt, lots: checked.lots }, true);
    const nowUnmet = [...checked.nowUnmet].map(([id, selection]) => viewOf(id, selection, false));
    const answer = { ...view, ...(nowUnmet.length > 0 && { nowUnmet }) };
    const lots = answer.lots.map(({ lotId, asset, acquiredAt, quantity }) => ({
      ...{ lotId, assetId: asset, acquisitionDate: acquiredAt, quantity },
    }));
    const data = { transactionId, transactionDate: disposedAt, lots };
    return { event: { type: 'LotsSelected' as const, data }, answer };
  });
  // What is answered is the view of the lots that were just named, or of the answer stored then.
  return isRefused(result) ? result : { ...result, answer: result.answer as unknown as LotsSelectedView };
}

/** Leaves the choice to the method again. */
export const withdrawSelection = (
  store: Store,
  context: CommandContext,
  { transactionId }: { readonly transactionId: string },
): Promise<CommandResult<Json> | Refusal<SelectionCode | CommandCode>> =>
  decided(store, context, async (book) => {
    const selection = await book.inside.maps.selections.get(transactionId);
    if (selection === undefined) return refuse('NotFound', 'No lots were named for this transaction.');
    const { timestamp } = selection;
    const filed = await unlessFiled(store, context.tenant, book.inside.rules.yearOf(timestamp));
    const data = { transactionId, transactionDate: timestamp };
    return filed ?? { event: { type: 'LotSelectionWithdrawn', data }, answer: null };
  });

interface Page {
  readonly after: string | undefined;
  readonly limit: number;
}

/** The selections that the book has, by transaction. */
export const readSelections = (store: Store, options: ReadOptions, page: Page) =>
  readBook(store, taxBookProjection, options, async ({ book: { book }, missing }) => ({
    ...(await listSelections(book, page)),
    isComplete: missing.length === 0,
  }));

async function listSelections(
  book: TaxBook,
  { after, limit }: Page,
): Promise<{ readonly items: LotSelectionView[]; readonly after: string | undefined }> {
  const items: LotSelectionView[] = [];
  const range = after === undefined ? {} : { from: `${after}\0` };
  for await (const [transactionId, selection] of book.inside.maps.selections.entries(range)) {
    if (items.length === limit) return { items, after: items.at(-1)?.transactionId };
    items.push(viewOf(transactionId, selection, await isMet(book, transactionId, selection)));
  }
  return { items, after: undefined };
}

const viewOf = (transactionId: string, { timestamp, lots }: Selection, met: boolean): LotSelectionView => ({
  transactionId,
  disposedAt: timestamp,
  lots: lots.map(({ lotId, asset, acquiredAtMs, quantity }) => ({
    ...{ lotId, asset, acquiredAt: fromEpochMs(acquiredAtMs), quantity: format(quantity) },
  })),
  met,
});
