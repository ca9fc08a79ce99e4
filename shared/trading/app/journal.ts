/** The journal, one stream per tenant: what it holds already, and what an append adds to it. */
import { type Append, encodeAll, type Heads } from '../../kernel/commands/run-command.ts';
import type { Issue } from '../../kernel/errors.ts';
import { mainStream } from '../../kernel/projection/types.ts';
import { collectPages, type PageCollector } from '../../kernel/store/collect-pages.ts';
import { stateIn, stateOf } from '../../kernel/store/stream-state.ts';
import { type Store, streamName } from '../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../kernel/streams.ts';
import { type JournalEvent, journalEvents } from '../contract/events.ts';
import type { TransactionInput } from '../contract/transaction.ts';
import { differences, type Identified } from '../domain/identity.ts';
import { journalEventsOf, type Origin } from '../domain/journal-events.ts';
import { type IdentityIndex, type Known, openIdentityIndex } from './identity-index.ts';
import { JOURNAL_STATE } from './journal-state.ts';
import { rememberedDates } from './remembered-dates.ts';

export const journalStream = (tenant: TenantId): StreamId => mainStream(tenant, 'journal');

export interface Candidate {
  readonly identified: Identified;
  readonly origin: Origin;
}

/** What became of a candidate. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly transactionId: string }
  | { readonly kind: 'duplicate'; readonly transactionId: string }
  | { readonly kind: 'conflict'; readonly transactionId: string; readonly errors: readonly Issue[] };

/** The journal as it stood at a head, with what is being added. One use per attempt of a command. */
export class OpenJournal {
  readonly stream: StreamId;
  readonly version: number;
  readonly events: JournalEvent[] = [];
  readonly #store: Store;
  readonly #pages: PageCollector;
  readonly #index: IdentityIndex;
  /** Transactions taken in this very append, by id. */
  readonly #taken = new Map<string, Identified>();
  readonly #commits = new Map<number, readonly JournalEvent[]>();

  constructor(store: Store, tenant: TenantId, heads: Heads) {
    this.stream = journalStream(tenant);
    const head = heads.get(streamName(this.stream));
    this.version = head?.version ?? 0;
    this.#store = store;
    this.#pages = collectPages(store, { stream: this.stream }, head?.garbage ?? []);
    const roots = stateIn(heads, this.stream, JOURNAL_STATE);
    this.#index = openIdentityIndex(tenant, roots, this.#pages, rememberedDates(store, this.stream));
  }

  /** The id that a candidate has or would get. */
  async idOf({ identified }: Candidate): Promise<string> {
    const [found] = await this.#index.find([identified]);
    return found?.transactionId ?? '';
  }

  /** Sorts candidates into accepted, duplicate and conflicting, in their order. */
  async add(candidates: readonly Candidate[]): Promise<readonly Outcome[]> {
    const found = await this.#index.find(candidates.map((candidate) => candidate.identified));
    const outcomes: Outcome[] = [];
    const inThisAppend = new Map<string, string>();
    for (const [index, { identified, origin }] of candidates.entries()) {
      const known = found[index];
      if (!known) throw new Error('the identity index answered too few');
      const earlier =
        inThisAppend.get(identified.fingerprint) ?? (known.kind === 'taken' ? known.transactionId : undefined);
      if (earlier !== undefined) {
        outcomes.push(await this.#compare(identified, earlier));
        continue;
      }
      if (known.kind === 'taken') throw new Error('a taken identity without its holder');
      await this.#index.add(identified, known.transactionId, known.life, this.version + 1);
      inThisAppend.set(identified.fingerprint, known.transactionId);
      this.#taken.set(known.transactionId, identified);
      this.events.push(...journalEventsOf(identified, known.transactionId, origin));
      outcomes.push({ kind: 'accepted', transactionId: known.transactionId });
    }
    return outcomes;
  }

  async #compare(identified: Identified, transactionId: string): Promise<Outcome> {
    const here = this.#taken.get(transactionId);
    const hash = here?.contentHash ?? (await this.#index.get(transactionId))?.contentHash;
    if (hash === identified.contentHash) return { kind: 'duplicate', transactionId };
    const before = here?.transaction ?? (await this.find(transactionId))?.transaction;
    return { kind: 'conflict', transactionId, errors: before ? differences(before, identified.transaction) : [] };
  }

  /** A transaction as it was imported, whether or not it was reversed since. */
  async find(
    transactionId: string,
  ): Promise<{ readonly transaction: TransactionInput; readonly reversed: boolean } | undefined> {
    const known = await this.#index.get(transactionId);
    if (!known) return undefined;
    const transaction = (await this.importedIn(known.version, transactionId))?.transaction;
    if (!transaction) throw new Error(`journal ${known.version} lacks ${transactionId}, which its index names`);
    return { transaction, reversed: known.reversed };
  }

  /** What the index says of a transaction, this append included. */
  known(transactionId: string): Promise<Known | undefined> {
    return this.#index.get(transactionId);
  }

  /** Reads the pages of the index that hold these in as few requests as possible. */
  async prepare(transactionIds: readonly string[]): Promise<void> {
    await this.#index.getMany(transactionIds);
  }

  /** Says in the index what became of a transaction; the caller adds the event. */
  mark(transactionId: string, known: Known): Promise<void> {
    return this.#index.mark(transactionId, known);
  }

  /** A transaction in the commit that it came in, with its place there. */
  async importedIn(
    version: number,
    transactionId: string,
  ): Promise<{ readonly transaction: TransactionInput; readonly index: number } | undefined> {
    for (const [index, event] of (await this.eventsIn(version)).entries()) {
      if (event.type !== 'TransactionImported' || event.data.transactionId !== transactionId) continue;
      return { transaction: event.data.transaction, index };
    }
    return undefined;
  }

  /** The events of a commit. A batch that conflicts with another asks for the same commit many times. */
  async eventsIn(version: number): Promise<readonly JournalEvent[]> {
    const known = this.#commits.get(version);
    if (known) return known;
    const [commit] = await this.#store.readCommits(this.stream, version - 1, { commitsMax: 1 });
    const events = (commit?.events ?? []).map((stored) => journalEvents.decode(stored));
    this.#commits.set(version, events);
    return events;
  }

  /** Reverses a transaction; false when it was reversed before. One that is paired must have been freed. */
  async reverse(transactionId: string, timestamp: string, reason: string, importId?: string): Promise<boolean> {
    const known = await this.#index.get(transactionId);
    if (!known || known.reversed) return false;
    if (known.pairedIn !== undefined) throw new Error(`${transactionId} is reversed while it is paired`);
    await this.#index.mark(transactionId, { ...known, reversed: true });
    this.events.push({
      type: 'TransactionReversed',
      data: { transactionId, timestamp, reason, ...(importId !== undefined && { importId }) },
    });
    return true;
  }

  /** The append of all that was added; undefined when nothing was. */
  async append(): Promise<Append | undefined> {
    if (this.events.length === 0) return undefined;
    const state = await this.#index.flush(this.#pages);
    return {
      stream: this.stream,
      events: encodeAll(journalEvents, this.events),
      ...stateOf(JOURNAL_STATE, state),
      pages: this.#pages.changes,
    };
  }
}

/** The classification and postings of a transaction, from the commit it came in. */
export async function readTransactionEvents(
  store: Store,
  tenant: TenantId,
  transactionId: string,
  journalVersion: number,
) {
  const [commit] = await store.readCommits(journalStream(tenant), journalVersion - 1, { commitsMax: 1 });
  const events = (commit?.events ?? [])
    .map((stored) => journalEvents.decode(stored))
    .filter(({ data }) => 'transactionId' in data && data.transactionId === transactionId);
  const classified = events.find((event) => event.type === 'TransactionClassified');
  const posted = events.find((event) => event.type === 'LedgerEntriesCreated');
  if (!classified || !posted) throw new Error(`journal ${journalVersion} lacks what follows from ${transactionId}`);
  const { transactionId: _, ...classification } = classified.data;
  return { classification, ledgerEntries: posted.data.entries };
}
