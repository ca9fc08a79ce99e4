import type { Append, Heads } from '../../../kernel/commands/run-command.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../../kernel/streams.ts';
import { journalEvents } from '../../contract/events.ts';
import type { ImportEvent } from '../../contract/import-events.ts';
import type { ImportState, JournalPlace, Reversal } from '../../domain/import-state.ts';
import { OpenJournal } from '../journal.ts';
import { JournalPairings } from '../pairing/journal-pairings.ts';

/** Transactions of one part of a reversal: as many as a part of an import brings. */
export const REVERSED_AT_ONCE = 2_000;
/** Stored bytes of the journal that are read at once, and commits that one part walks over. */
const READ_BYTES_MAX = 500_000;
const COMMITS_MAX = 200;

export interface ReversedPart {
  readonly journalAppend: Append | undefined;
  readonly events: readonly ImportEvent[];
}

interface Reversing {
  readonly store: Store;
  readonly tenant: TenantId;
  readonly heads: Heads;
}

/** Reverses what stands of the next of an import's transactions, at most so many; says when it was the last part. */
export async function reversePart(
  { store, tenant, heads }: Reversing,
  { importId, journal: range }: ImportState,
  reversal: Extract<Reversal, { status: 'processing' }>,
  atMost: number,
): Promise<ReversedPart> {
  const journal = new OpenJournal(store, tenant, heads);
  const pairings = new JournalPairings(journal);
  const last = range?.last ?? 0;
  const { found, next } = await nextOf(store, journal.stream, { importId, from: reversal.next, last, atMost });
  await journal.prepare(found.map(({ transactionId }) => transactionId));
  let reversed = 0;
  for (const { transactionId, timestamp } of found) {
    if (await pairings.reverse(transactionId, timestamp, reversal.reason, importId)) reversed += 1;
  }
  const journalAppend = await journal.append();
  const at = journalAppend && { journalVersion: journal.version + 1 };
  const event: ImportEvent =
    next.version <= last
      ? { type: 'ImportPartReversed', data: { reversed, next, ...at } }
      : { type: 'ImportReversed', data: { reason: reversal.reason, reversed: reversal.reversed + reversed, ...at } };
  return { journalAppend, events: [event] };
}

interface Stretch {
  readonly importId: string;
  readonly from: JournalPlace;
  readonly last: number;
  readonly atMost: number;
}

interface Found {
  readonly transactionId: string;
  readonly timestamp: string;
}

/** The import's transactions from a place in the journal on, and the place behind them. */
async function nextOf(
  store: Store,
  stream: StreamId,
  { importId, from, last, atMost }: Stretch,
): Promise<{ readonly found: readonly Found[]; readonly next: JournalPlace }> {
  const found: Found[] = [];
  let next = from;
  const stop = Math.min(last, from.version + COMMITS_MAX - 1);
  while (next.version <= stop) {
    const limits = { bytesMax: READ_BYTES_MAX, commitsMax: stop - next.version + 1 };
    const commits = await store.readCommits(stream, next.version - 1, limits);
    if (commits.length === 0) throw new Error(`the journal lacks version ${next.version}`);
    for (const { version, events } of commits) {
      const begin = version === next.version ? next.index : 0;
      for (const [index, stored] of events.entries()) {
        if (index < begin || stored.type !== 'TransactionImported') continue;
        if (found.length === atMost) return { found, next: { version, index } };
        const event = journalEvents.decode(stored);
        if (event.type !== 'TransactionImported' || event.data.importId !== importId) continue;
        const { transactionId, transaction } = event.data;
        found.push({ transactionId, timestamp: transaction.timestamp });
      }
      next = { version: version + 1, index: 0 };
    }
  }
  return { found, next };
}
