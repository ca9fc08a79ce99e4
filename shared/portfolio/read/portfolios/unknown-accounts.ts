import { isRefused, type Refusal } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import { type ReadCode, type ReadOptions, readBook, type Wanted } from '../../../kernel/projection/read-book.ts';
import { mainStream } from '../../../kernel/projection/types.ts';
import { type Store, streamName } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { Members } from '../../contract/portfolio.ts';
import { holdingsProjection } from '../holdings-projection.ts';

export interface NamedAccounts extends Pick<ReadOptions, 'wanted' | 'settle'> {
  /** Accounts that the same command uses for the first time. */
  readonly opening?: readonly string[];
}

/** Refuses accounts that no transaction names. */
export async function refuseUnknownAccounts(
  store: Store,
  tenant: TenantId,
  { accounts = [] }: Members,
  { opening = [], ...wanted }: NamedAccounts,
): Promise<Refusal<ReadCode | 'ValidationFailed'> | undefined> {
  const asked = accounts.filter((account) => !opening.includes(account));
  if (asked.length === 0) return undefined;
  const lacking = async (options: Pick<ReadOptions, 'wanted' | 'settle'>) =>
    readBook(store, holdingsProjection, { tenant, ...options }, async ({ book }) => {
      const known = await book.reads.source.maps.accounts.getMany(asked);
      return asked.filter((account) => !known.has(account));
    });
  let unknown = await lacking(wanted);
  // Nobody is refused because the holdings are late: what the journal has by now is waited for.
  if (!isRefused(unknown) && unknown.length > 0 && !wanted.wanted) {
    unknown = await lacking({ ...wanted, wanted: await journalNow(store, tenant) });
  }
  if (isRefused(unknown)) return unknown;
  const issues = unknown.map((account) => ({
    path: `members.accounts.${accounts.indexOf(account)}`,
    message: 'is not an account that any transaction names',
  }));
  return issues.length === 0 ? undefined : refuseInput(issues);
}

async function journalNow(store: Store, tenant: TenantId): Promise<Wanted | undefined> {
  const stream = mainStream(tenant, 'journal');
  const head = (await store.readHeads([stream])).get(streamName(stream));
  return head && { stream, version: head.version };
}
