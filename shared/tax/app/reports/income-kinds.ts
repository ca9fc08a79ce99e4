/**
 * What kind of income transactions named themselves: it is no part of what the tax book keeps, and read from the journal
 * at the places where the book found them. Neighbours in time nearly always lie in one commit.
 */

import { mainStream } from '../../../kernel/projection/types.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { journalEvents } from '../../../trading/contract/events.ts';
import { arrivalOfEntry } from '../../calc/keys.ts';

/** Commits that are kept in memory, of 2,000 transactions at most. */
const COMMITS_KEPT = 4;
const BYTES_AT_ONCE = 1_000_000;
const COMMITS_AT_ONCE = 50;

type Kinds = ReadonlyMap<string, string>;

export class IncomeKinds {
  readonly #store: Store;
  readonly #tenant: TenantId;
  /** By version, the one read last at the end. */
  readonly #commits = new Map<number, Kinds>();

  constructor(store: Store, tenant: TenantId) {
    this.#store = store;
    this.#tenant = tenant;
  }

  /** The `incomeKind` of a transaction at its place in the timeline. */
  async of(entry: string, transactionId: string): Promise<string | undefined> {
    const { version } = arrivalOfEntry(entry);
    const known = this.#commits.get(version) ?? (await this.#read(version));
    return known?.get(transactionId);
  }

  /** Reads on from a version: income that came one by one was recorded one after the other, too. */
  async #read(version: number): Promise<Kinds | undefined> {
    const stream = mainStream(this.#tenant, 'journal');
    const limits = { bytesMax: BYTES_AT_ONCE, commitsMax: COMMITS_AT_ONCE };
    const commits = await this.#store.readCommits(stream, version - 1, limits);
    for (const commit of commits) {
      const kinds = new Map<string, string>();
      for (const { type, data } of commit.events.map((event) => journalEvents.decode(event))) {
        if (type !== 'TransactionImported' && type !== 'TransactionDerived') continue;
        const { incomeKind } = data.transaction;
        if (incomeKind !== undefined) kinds.set(data.transactionId, incomeKind);
      }
      this.#commits.delete(commit.version);
      this.#commits.set(commit.version, kinds);
    }
    this.#forget(commits.length);
    return this.#commits.get(version);
  }

  #forget(read: number): void {
    const kept = Math.max(COMMITS_KEPT, read);
    for (const version of this.#commits.keys()) {
      if (this.#commits.size <= kept) return;
      this.#commits.delete(version);
    }
  }
}
