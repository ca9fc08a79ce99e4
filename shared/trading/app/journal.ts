/** The journal, one stream per tenant: what it holds already, and what an append adds to it. */
import { type Append, encodeAll, type Heads } from '../../kernel/commands/run-command.ts';
import type { Issue } from '../../kernel/errors.ts';
import { mainStream } from '../../kernel/projection/types.ts';
import { collectPages, type PageCollector } from '../../kernel/store/collect-pages.ts';
import { type Store, streamName } from '../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../kernel/streams.ts';
import { type JournalEvent, journalEvents } from '../contract/events.ts';
import type { TransactionInput } from '../contract/transaction.ts';
import { differences, type Identified } from '../domain/identity.ts';
import { journalEventsOf, type Origin } from '../domain/journal-events.ts';
import { type IdentityIndex, openIdentityIndex } from './identity-index.ts';

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
  readonly #imported = new Map<number, ReadonlyMap<string, TransactionInput>>();

  constructor(store: Store, tenant: TenantId, heads: Heads) {
    this.stream = journalStream(tenant);
    const head = heads.get(streamName(this.stream));
    this.version = head?.version ?? 0;
    this.#store = store;
    this.#pages = collectPages(store, { stream: this.stream }, head?.garbage ?? []);
    this.#index = openIdentityIndex(tenant, head?.state, this.#pages);
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
    const transaction = (await this.#importedIn(known.version)).get(transactionId);
    if (!transaction) throw new Error(`journal ${known.version} lacks ${transactionId}, which its index names`);
    return { transaction, reversed: known.reversed };
  }

  /** The transactions of one commit by id. A batch that conflicts with another asks for the same commit many times. */
  async #importedIn(version: number): Promise<ReadonlyMap<string, TransactionInput>> {
    const known = this.#imported.get(version);
    if (known) return known;
    const [commit] = await this.#store.readCommits(this.stream, version - 1, { commitsMax: 1 });
    const imported = new Map<string, TransactionInput>();
    for (const stored of commit?.events ?? []) {
      if (stored.type !== 'TransactionImported') continue;
      const event = journalEvents.decode(stored);
      if (event.type === 'TransactionImported') imported.set(event.data.transactionId, event.data.transaction);
    }
    this.#imported.set(version, imported);
    return imported;
  }

  /** Reverses a transaction; false when it was reversed before. */
  async reverse(transactionId: string, timestamp: string, reason: string, importId?: string): Promise<boolean> {
    const known = await this.#index.get(transactionId);
    if (!known || known.reversed) return false;
    await this.#index.markReversed(transactionId, known);
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
    return { stream: this.stream, events: encodeAll(journalEvents, this.events), state, pages: this.#pages.changes };
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
    .filter(({ data }) => data.transactionId === transactionId);
  const classified = events.find((event) => event.type === 'TransactionClassified');
  const posted = events.find((event) => event.type === 'LedgerEntriesCreated');
  if (!classified || !posted) throw new Error(`journal ${journalVersion} lacks what follows from ${transactionId}`);
  const { transactionId: _, ...classification } = classified.data;
  return { classification, ledgerEntries: posted.data.entries };
}
