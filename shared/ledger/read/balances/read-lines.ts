import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { type Line, linesOfAccount } from '../../calc/balances/lines.ts';
import { listAccounts } from '../account-view.ts';

const ACCOUNTS_AT_ONCE = 100;

/** All that is in a user's accounts at a time. */
export async function readLines(store: Store, tenant: TenantId, now: string): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (let after: string | undefined; ; ) {
    const { items, next } = await listAccounts(store, tenant, { after, limit: ACCOUNTS_AT_ONCE });
    lines.push(...items.flatMap((account) => linesOfAccount(account, now)));
    if (next === undefined) return lines;
    after = next;
  }
}
