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
  /** The pairing that it is part of, or that it follows from. */
  readonly pairingId?: string;
  /** Nobody sent it: it is what a pairing came to, and stands in no list. */
  readonly isDerived?: true;
}

export interface TransactionsBook extends Book {
  get(transactionId: string): Promise<TransactionRow | undefined>;
  entries(range: Range): AsyncGenerator<readonly [string, TransactionRow]>;
}

const OPTIONS = mapOptions<TransactionRow>({
  encode: (row) => row as unknown as Json,
  decode: (json) => json as unknown as TransactionRow,
});

class Rows {
  readonly #rows: PagedMap<TransactionRow>;

  constructor(rows: PagedMap<TransactionRow>) {
    this.#rows = rows;
  }

  async take({ version, recordedAt }: SourceCommit['header'], event: JournalEvent): Promise<void> {
    if (event.type === 'TransactionImported') {
      const { transactionId, transaction, importId } = event.data;
      const row = { transaction, journalVersion: version, ...(importId !== undefined && { importId }) };
      await this.#rows.set(transactionId, row);
    } else if (event.type === 'TransactionReversed') {
      const { transactionId, reason } = event.data;
      await this.#change(transactionId, (row) => ({ ...row, reversed: { reason, at: recordedAt } }));
    } else if (event.type === 'TransactionDerived') {
      const { transactionId, transaction, pairingId } = event.data;
      await this.#rows.set(transactionId, { transaction, journalVersion: version, pairingId, isDerived: true });
    } else if (event.type === 'TransfersPaired') {
      const { pairingId, withdrawals, deposits } = event.data;
      for (const { transactionId } of [...withdrawals, ...deposits]) {
        await this.#change(transactionId, (row) => ({ ...row, pairingId }));
      }
    } else if (event.type === 'TransfersUnpaired') {
      const { withdrawals, deposits, derived, reason } = event.data;
      for (const { transactionId } of [...withdrawals, ...deposits]) {
        await this.#change(transactionId, ({ pairingId: _, ...row }) => row);
      }
      for (const { transactionId } of derived) {
        await this.#change(transactionId, (row) => ({ ...row, reversed: { reason, at: recordedAt } }));
      }
    }
  }

  async #change(transactionId: string, change: (row: TransactionRow) => TransactionRow): Promise<void> {
    const row = await this.#rows.get(transactionId);
    if (!row) throw new Error(`the transaction ${transactionId} was never imported`);
    await this.#rows.set(transactionId, change(row));
  }
}

function fold(rows: Rows): Pick<Book, 'apply'> {
  return {
    async apply(commits) {
      for (const { header, events } of commits) {
        // The contracts of this projection decode journal events only.
        for (const event of events) await rows.take(header, event as JournalEvent);
      }
      return [];
    },
  };
}

export const transactionsProjection: Projection<TransactionsBook> = {
  name: 'transactions',
  reducer: 1,
  sources: ['journal'],
  contracts: [journalEvents],
  async open(state, pages) {
    const { rows: root } = (state ?? { rows: EMPTY_ROOT }) as unknown as { rows: Root };
    const rows = openMap(root, pages, OPTIONS);
    return {
      ...fold(new Rows(rows)),
      get: (transactionId) => rows.get(transactionId),
      entries: (range) => rows.entries(range),
      flush: async (writer) => ({ rows: await rows.flush(writer) }) as unknown as Json,
    };
  },
};
