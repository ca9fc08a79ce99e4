/** An account as the API shows it. */
import { format } from '../../kernel/money/decimal.ts';
import { readStates } from '../../kernel/store/read-states.ts';
import type { Store } from '../../kernel/store/types.ts';
import type { TenantId } from '../../kernel/streams.ts';
import type { AccountId } from '../contract/account.ts';
import { type Account, amountOf } from '../domain/accounts/account.ts';
import { assetsOf, fundsOf } from '../domain/accounts/available.ts';
import { accountIn, accountStream } from './account-head.ts';
import { END, listPlace } from './places.ts';

/** All of one state at one time, so that the figures agree. */
export const balancesAt = (account: Account, now: string) =>
  assetsOf(account).map((asset) => {
    const { balance, reserved, available, staked } = fundsOf(account, asset, now);
    return {
      asset,
      balance: format(balance),
      reserved: format(reserved),
      available: format(available),
      credit: format(amountOf(account.creditLimits, asset)),
      staked: format(staked),
    };
  });

export function accountViewOf(account: Account, now: string) {
  const { accountId, kind, name, status, verification, limits, lowBalance, creditLimits, receiving } = account;
  const { createdAt, updatedAt } = account;
  return {
    ...{ accountId, kind, name, status: status.status, verification, limits, lowBalance, creditLimits },
    statusChange: status.status === 'active' ? null : { since: status.since, by: status.by, reason: status.reason },
    receiving: { ...receiving, approved: [...receiving.approved] },
    balances: balancesAt(account, now),
    ...{ createdAt, updatedAt },
  };
}

export const readAccount = (store: Store, tenant: TenantId, accountId: AccountId): Promise<Account | undefined> => {
  const stream = accountStream(tenant, accountId);
  return readStates(store, [stream], (heads) => accountIn(heads, stream));
};

/** In the order in which they were opened, which is that of their ids. */
export async function listAccounts(
  store: Store,
  tenant: TenantId,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<{ readonly items: readonly Account[]; readonly next: string | undefined }> {
  const range = { from: after === undefined ? '' : `${after} `, before: END, limit: limit + 1 };
  const records = await store.queryRecords(listPlace(tenant), range);
  const ids = records.slice(0, limit).map(({ sort }) => sort as AccountId);
  const streams = ids.map((id) => accountStream(tenant, id));
  const items = await readStates(store, streams, (heads) =>
    streams.flatMap((stream) => accountIn(heads, stream) ?? []),
  );
  return { items, next: records.length > limit ? ids.at(-1) : undefined };
}
