/** Strict settings: which transactions would, on arrival, leave a disposal short. */
import { PageGone } from '../../kernel/pages/types.ts';
import { decodeCommit } from '../../kernel/projection/fold.ts';
import { openBook, servingHead } from '../../kernel/projection/reducers.ts';
import { mainStream } from '../../kernel/projection/types.ts';
import type { Store } from '../../kernel/store/types.ts';
import type { TenantId } from '../../kernel/streams.ts';
import type { TransactionInput } from '../../trading/contract/transaction.ts';
import { strictRefusals } from '../calc/strict.ts';
import { taxBookProjection } from '../read/tax-book-projection.ts';

const STALE_TRIES = 5;

export interface Trial {
  readonly tenant: TenantId;
  /** The journal's head that the command will append on. */
  readonly journalVersion: number;
  readonly transactions: readonly { readonly transactionId: string; readonly transaction: TransactionInput }[];
}

/**
 * Brings the tenant's book up to the journal's head in memory, by the consumer's own code, and tries the transactions on
 * it. Nothing is stored: the book's pages are copy-on-write.
 */
export async function refusedByStrict(store: Store, trial: Trial): Promise<ReadonlySet<string>> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await tryOnce(store, trial);
    } catch (error) {
      if (!(error instanceof PageGone) || tries >= STALE_TRIES) throw error;
    }
  }
}

async function tryOnce(store: Store, { tenant, journalVersion, transactions }: Trial): Promise<ReadonlySet<string>> {
  const { projection: head } = await store.readProgress(servingHead(taxBookProjection, tenant), []);
  const open = await openBook(store, taxBookProjection, tenant, head);
  for (const source of taxBookProjection.sources) {
    let after = head?.cursors[source] ?? 0;
    for (;;) {
      const commits = await store.readCommits(mainStream(tenant, source), after);
      const pending = source === 'journal' ? commits.filter(({ version }) => version <= journalVersion) : commits;
      if (pending.length === 0) break;
      await open.apply(
        pending.map((commit) => decodeCommit(taxBookProjection, commit)),
        async () => undefined,
      );
      after = pending.at(-1)?.version ?? after;
    }
  }
  const entries = transactions.map((entry, index) => ({ ...entry, arrival: { version: journalVersion + 1, index } }));
  return strictRefusals(open.book, entries);
}
