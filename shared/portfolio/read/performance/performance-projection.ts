import type { Json } from '../../../kernel/pages/types.ts';
import type { Book, Projection } from '../../../kernel/projection/types.ts';
import { userPriceEvents } from '../../../market-data/contract/events.ts';
import { settingsEvents } from '../../../settings/contract/events.ts';
import { journalEvents } from '../../../trading/contract/events.ts';
import { changesOf } from '../../../trading/contract/journal-changes.ts';
import { PerformanceBook, type PerformanceRoots } from '../../calc/performance/performance-book.ts';

export interface OpenPerformance extends Book {
  readonly reads: PerformanceBook;
}

/** What performance is worked out of, folded when it is asked for (docs/adr/0024-performance-on-demand.md). */
export const performanceProjection: Projection<OpenPerformance> = {
  name: 'performance',
  reducer: 1,
  sources: ['journal', 'settings', 'user-prices'],
  onDemand: true,
  contracts: [journalEvents, settingsEvents, userPriceEvents],
  async open(state, pages) {
    // The state is what `flush` answered.
    const book = new PerformanceBook(state as unknown as PerformanceRoots | undefined, pages);
    return {
      async apply(commits) {
        await book.apply(changesOf(commits));
        return [];
      },
      flush: async (writer) => (await book.flush(writer)) as unknown as Json,
      reads: book,
    };
  },
};
