import type { Json } from '../../kernel/pages/types.ts';
import type { Book, Projection } from '../../kernel/projection/types.ts';
import { userPriceEvents } from '../../market-data/contract/events.ts';
import { settingsEvents } from '../../settings/contract/events.ts';
import { journalEvents } from '../../trading/contract/events.ts';
import { changesOf } from '../../trading/contract/journal-changes.ts';
import { openHoldingsBook } from '../calc/holdings-book.ts';
import type { HoldingsReads } from '../calc/holdings-reads.ts';
import type { HoldingsRoots } from '../calc/maps.ts';
import { type PositionEvent, positionEvents } from '../contract/events.ts';

export interface OpenHoldings extends Book {
  readonly reads: HoldingsReads;
}

/** Positions and holdings of a tenant, folded from journal, prices and settings. */
export const holdingsProjection: Projection<OpenHoldings> = {
  name: 'holdings',
  reducer: 1,
  sources: ['journal', 'settings', 'user-prices'],
  contracts: [journalEvents, settingsEvents, userPriceEvents],
  derived: { type: 'position', contract: positionEvents },
  async open(state, pages) {
    // The state is what `flush` answered.
    const book = openHoldingsBook(state as unknown as HoldingsRoots | undefined, pages);
    return {
      apply: (commits, _spill, options) => book.apply(changesOf(commits), options),
      // The facts were decoded by the contract of the derived stream.
      adopt: (facts) => book.adopt(facts as readonly PositionEvent[]),
      statements: () => book.positions(),
      weigh: (commits) => book.weigh(changesOf(commits)),
      flush: async (writer) => (await book.flush(writer)) as unknown as Json,
      get reads() {
        return book.reads;
      },
    };
  },
};
