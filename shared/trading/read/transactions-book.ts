/** The list of transactions: a fold of the journal into pages ordered by time (which a transaction's id starts with). */
import { mapOptions, openMap } from '../../kernel/pages/paged-map.ts';
import { EMPTY_ROOT, type Json, type PagedMap, type Range, type Root } from '../../kernel/pages/types.ts';
import type { Book, Projection, SourceCommit } from '../../kernel/projection/types.ts';
import { type JournalEvent, journalEvents } from '../contract/events.ts';
import type { TransactionInput } from '../contract/transaction.ts';

export interface TransactionRow {
  readonly transaction: TransactionInput;
  readonly journalVersion: number;
  readonly importId?: string;
  readonly reversed?: { readonly reason: string; readonly at: string };
}

export interface TransactionsBook extends Book {
  get(transactionId: string): Promise<TransactionRow | undefined>;
  entries(range: Range): AsyncGenerator<readonly [string, TransactionRow]>;
}

const OPTIONS = mapOptions<TransactionRow>({
  encode: (row) => row as unknown as Json,
  decode: (json) => json as unknown as TransactionRow,
});

function fold(rows: PagedMap<TransactionRow>): Pick<Book, 'apply'> {
  const take = async ({ header }: SourceCommit, event: JournalEvent): Promise<void> => {
    if (event.type === 'TransactionImported') {
      const { transactionId, transaction, importId } = event.data;
      await rows.set(transactionId, {
        transaction,
        journalVersion: header.version,
        ...(importId !== undefined && { importId }),
      });
    } else if (event.type === 'TransactionReversed') {
      const { transactionId, reason } = event.data;
      const row = await rows.get(transactionId);
      if (!row) throw new Error(`the reversed transaction ${transactionId} was never imported`);
      await rows.set(transactionId, { ...row, reversed: { reason, at: header.recordedAt } });
    }
  };
  return {
    async apply(commits) {
      // The contracts of this projection decode journal events only.
      for (const commit of commits) for (const event of commit.events) await take(commit, event as JournalEvent);
      return [];
    },
  };
}

export const transactionsProjection: Projection<TransactionsBook> = {
  name: 'transactions',
  generation: 1,
  sources: ['journal'],
  contracts: [journalEvents],
  async open(state, pages) {
    const { rows: root } = (state ?? { rows: EMPTY_ROOT }) as unknown as { rows: Root };
    const rows = openMap(root, pages, OPTIONS);
    return {
      ...fold(rows),
      get: (transactionId) => rows.get(transactionId),
      entries: (range) => rows.entries(range),
      flush: async (writer) => ({ rows: await rows.flush(writer) }) as unknown as Json,
    };
  },
};
