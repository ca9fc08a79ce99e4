/**
 * How the journal's index follows from its commits, for when the one that its head refers to was made by an older
 * reducer. What commands write step by step (journal.ts, journal-pairings.ts) is said here once more, event by event.
 */
import { assertNever } from '../../kernel/errors.ts';
import type { PageRef } from '../../kernel/pages/types.ts';
import { collectPages } from '../../kernel/store/collect-pages.ts';
import type { StateFold } from '../../kernel/store/stream-state.ts';
import type { Commit, Store } from '../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../kernel/streams.ts';
import { type JournalEvent, journalEvents } from '../contract/events.ts';
import { identify } from '../domain/identity.ts';
import { type IdentityIndex, type IdentityRoots, type Known, openIdentityIndex } from './identity-index.ts';

/** So many events leave few enough changed pages in memory. */
const EVENTS_BETWEEN_SPILLS = 60_000;

export class JournalFold implements StateFold<IdentityRoots> {
  readonly #tenant: TenantId;
  readonly #pages: ReturnType<typeof collectPages>;
  #index: IdentityIndex;
  #events = 0;

  constructor(store: Store, stream: StreamId) {
    this.#tenant = stream.tenant;
    this.#pages = collectPages(store, { stream }, []);
    this.#index = openIdentityIndex(stream.tenant, undefined, this.#pages);
  }

  async take({ events, version }: Commit): Promise<void> {
    for (const stored of events) await this.#apply(journalEvents.decode(stored), version);
    this.#events += events.length;
    if (this.#events < EVENTS_BETWEEN_SPILLS) return;
    this.#events = 0;
    this.#index = openIdentityIndex(this.#tenant, await this.#store(), this.#pages);
  }

  async end(): Promise<{ readonly state: IdentityRoots; readonly unused: readonly PageRef[] }> {
    return { state: await this.#store(), unused: this.#pages.changes.replaced };
  }

  async #store(): Promise<IdentityRoots> {
    const roots = await this.#index.flush(this.#pages);
    await this.#pages.spill();
    return roots;
  }

  async #mark(transactionId: string, change: (known: Known) => Known): Promise<void> {
    const known = await this.#index.get(transactionId);
    if (!known) throw new Error(`the journal tells of ${transactionId}, which it never took in`);
    await this.#index.mark(transactionId, change(known));
  }

  async #apply(event: JournalEvent, version: number): Promise<void> {
    switch (event.type) {
      case 'TransactionImported': {
        const { transactionId, transaction, externalId } = event.data;
        const identified = identify({ ...transaction, externalId }, new Map());
        await this.#index.add(identified, transactionId, await this.#index.nextLife(identified), version);
        return;
      }
      case 'TransactionReversed':
        return this.#mark(event.data.transactionId, (known) => ({ ...known, reversed: true }));
      case 'TransfersPaired':
        for (const { transactionId } of [...event.data.withdrawals, ...event.data.deposits]) {
          await this.#mark(transactionId, (known) => ({ ...known, pairedIn: version }));
        }
        return;
      case 'TransactionDerived':
        return this.#index.mark(event.data.transactionId, { contentHash: '', version, reversed: false });
      case 'TransfersUnpaired':
        for (const { transactionId } of [...event.data.withdrawals, ...event.data.deposits]) {
          await this.#mark(transactionId, ({ pairedIn: _, ...alone }) => alone);
        }
        for (const { transactionId } of event.data.derived) {
          await this.#mark(transactionId, (known) => ({ ...known, reversed: true }));
        }
        return;
      case 'TransactionClassified':
      case 'LedgerEntriesCreated':
      case 'PairingConfirmed':
      case 'PairingDismissed':
        return;
      default:
        return assertNever(event);
    }
  }
}
