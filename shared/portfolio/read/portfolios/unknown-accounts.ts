import { isRefused, type Refusal } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import { type ReadCode, type ReadOptions, readBook } from '../../../kernel/projection/read-book.ts';
import type { Store } from '../../../kernel/store/types.ts';
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
  const known = await readBook(store, holdingsProjection, { tenant, ...wanted }, ({ book }) =>
    book.reads.source.maps.accounts.getMany(asked),
  );
  if (isRefused(known)) return known;
  const issues = asked
    .filter((account) => !known.has(account))
    .map((account) => ({
      path: `members.accounts.${accounts.indexOf(account)}`,
      message: 'is not an account that any transaction names',
    }));
  return issues.length === 0 ? undefined : refuseInput(issues);
}
