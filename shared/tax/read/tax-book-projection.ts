import type { Json } from '../../kernel/pages/types.ts';
import type { Book, Projection, SourceCommit } from '../../kernel/projection/types.ts';
import { userPriceEvents } from '../../market-data/contract/events.ts';
import { settingsEvents } from '../../settings/contract/events.ts';
import { journalEvents } from '../../trading/contract/events.ts';
import { changesOf } from '../../trading/contract/journal-changes.ts';
import { openTaxBook, type TaxBook, type TaxBookInput } from '../calc/book.ts';
import type { TaxBookState } from '../calc/state.ts';
import { taxBookEvents } from '../contract/events.ts';
import { lotSelectionEvents } from '../contract/lot-selection-events.ts';
import { selectionsOf } from './selections-of.ts';

export interface OpenTaxBook extends Book {
  readonly book: TaxBook;
}

/** Disposals and lots, as its events state them and users read them. */
async function* statementsOf(book: TaxBook): AsyncGenerator<readonly [string, Json]> {
  for await (const { cursor, item } of book.disposals()) yield [`disposal ${cursor}`, { ...item }];
  // The key of a lot follows the count in its cursor.
  for await (const { cursor, item } of book.lots()) yield [`lot ${cursor.slice(cursor.indexOf(' ') + 1)}`, { ...item }];
}

/** What commits change, the lots that the user named among it. */
function inputOf(commits: readonly SourceCommit[]): TaxBookInput {
  const selections = selectionsOf(commits);
  return selections.length === 0 ? changesOf(commits) : { ...changesOf(commits), selections };
}

/** Lots and disposals of a tenant, folded from journal, prices, settings and the lots that were named. */
export const taxBookProjection: Projection<OpenTaxBook> = {
  name: 'tax-book',
  reducer: 1,
  sources: ['journal', 'settings', 'user-prices', 'lot-selections'],
  contracts: [journalEvents, settingsEvents, userPriceEvents, lotSelectionEvents],
  hints: ['maps.lookups'],
  derived: { type: 'tax-book', contract: taxBookEvents },
  async open(state, pages) {
    // The state is what `flush` answered.
    const book = openTaxBook(state as unknown as TaxBookState | undefined, pages);
    return {
      book,
      apply: async (commits, spill, { isRebuild = false } = {}) =>
        (await book.apply(inputOf(commits), { afterEach: spill, states: !isRebuild })).events,
      statements: () => statementsOf(book),
      weigh: (commits) => book.weigh(inputOf(commits)),
      flush: async (writer) => (await book.flush(writer)) as unknown as Json,
    };
  },
};
