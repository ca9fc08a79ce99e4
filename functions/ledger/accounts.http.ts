import * as z from 'zod/mini';
import { environment } from '../../shared/adapters/environment.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { consistencyHeader } from '../../shared/kernel/http/answer-headers.ts';
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { changeAccount, noAccount, openAccount } from '../../shared/ledger/app/accounts/account-commands.ts';
import { refuseUnknownAssets } from '../../shared/ledger/app/accounts/named-assets.ts';
import { ledgerAssetOf } from '../../shared/ledger/app/accounts/owners.ts';
import type { AccountId } from '../../shared/ledger/contract/account.ts';
import * as contract from '../../shared/ledger/contract/accounts-http.ts';
import { listEntriesRoute } from '../../shared/ledger/contract/entries-http.ts';
import type { Account } from '../../shared/ledger/domain/accounts/account.ts';
import { change, close, freeze, unfreeze } from '../../shared/ledger/domain/accounts/decide.ts';
import { stake, unstake } from '../../shared/ledger/domain/accounts/staking.ts';
import { amountIn } from '../../shared/ledger/domain/postings/ledger-asset.ts';
import { accountViewOf, balancesAt, listAccounts, readAccount } from '../../shared/ledger/read/account-view.ts';
import { accountThen } from '../../shared/ledger/read/balance-history.ts';
import { listEntries } from '../../shared/ledger/read/entries.ts';

const { store, log } = environment();
const accountsCursor = cursorOf('ledger-accounts', z.string());
const entriesCursor = cursorOf('ledger-entries', z.int());

type Request = Parameters<typeof commandContext>[1] & { readonly params: { readonly accountId: AccountId } };
type Versions = Parameters<typeof consistencyHeader>[0];

/** The account as it is now, after a command. */
const shown = (now: string, answer: Account, versions: Versions) => ({
  body: accountViewOf(answer, now),
  headers: consistencyHeader(versions, 'account', answer.accountId),
});

/** A decision on one account of the caller's. */
async function changed<Code extends string>(
  operationId: string,
  request: Request,
  decide: Parameters<typeof changeAccount<Code>>[3],
) {
  const of = { owner: request.tenant, accountId: request.params.accountId };
  const result = await changeAccount<Code>(store, commandContext(operationId, request), of, decide);
  if (isRefused(result)) return result;
  return { status: 200 as const, ...shown(request.now, result.answer, result.versions) };
}

/** Both ways go by the asset's smallest unit. */
async function staked(
  operationId: string,
  request: Request & { readonly body: { readonly asset: string; readonly amount: string } },
  decide: typeof stake,
) {
  const { body } = request;
  const asset = await ledgerAssetOf(store, body.asset);
  const amount = isRefused(asset) ? asset : amountIn(asset, body.amount);
  return changed(operationId, request, (account, now) => {
    if (isRefused(asset)) return asset;
    if (isRefused(amount)) return amount;
    return decide(account, { asset: asset.code, amount, now });
  });
}

export const handler = createHttpHandler({
  log,
  routes: [
    on(contract.openAccountRoute, async (request) => {
      const result = await openAccount(store, commandContext('openAccount', request), request.body);
      if (isRefused(result)) return result;
      return { status: 201 as const, ...shown(request.now, result.answer, result.versions) };
    }),

    on(contract.listAccountsRoute, async ({ tenant, query, now }) => {
      const after = accountsCursor.decode(query.cursor);
      if (isRefused(after)) return after;
      const { items, next } = await listAccounts(store, tenant, { after: after.position, limit: query.limit });
      const nextCursor = next === undefined ? null : accountsCursor.encode(next);
      return { status: 200 as const, body: { items: items.map((one) => accountViewOf(one, now)), nextCursor } };
    }),

    on(contract.getAccountRoute, async ({ tenant, params, now }) => {
      const account = await readAccount(store, tenant, params.accountId);
      return account ? { status: 200 as const, body: accountViewOf(account, now) } : noAccount();
    }),

    on(contract.changeAccountRoute, async (request) => {
      const { limits, lowBalance } = request.body;
      const unknown = await refuseUnknownAssets(store, { limits, lowBalance });
      return changed(
        'changeLedgerAccount',
        request,
        (account, now) => unknown ?? change(account, request.body, { by: 'owner', now }),
      );
    }),
    on(contract.freezeAccountRoute, (request) =>
      changed('freezeLedgerAccount', request, (account, now) => freeze(account, { ...request.body, by: 'owner', now })),
    ),
    on(contract.unfreezeAccountRoute, (request) =>
      changed('unfreezeLedgerAccount', request, (account, now) =>
        unfreeze(account, { ...request.body, by: 'owner', now }),
      ),
    ),
    on(contract.closeAccountRoute, (request) =>
      changed('closeLedgerAccount', request, (account, now) => close(account, { ...request.body, by: 'owner', now })),
    ),
    on(contract.stakeRoute, (request) => staked('stakeAsset', request, stake)),
    on(contract.unstakeRoute, (request) => staked('unstakeAsset', request, unstake)),

    on(contract.balancesRoute, async ({ tenant, params, query, now }) => {
      const { accountId } = params;
      const [asKnownAt = now] = [query.asKnownAt ?? now, now].toSorted();
      const [asOf = asKnownAt] = [query.asOf ?? asKnownAt, asKnownAt].toSorted();
      const account = await readAccount(store, tenant, accountId);
      if (!account) return noAccount();
      const isPast = query.asOf !== undefined || query.asKnownAt !== undefined;
      const then = isPast ? await accountThen(store, { tenant, accountId, asOf, asKnownAt }) : account;
      return { status: 200 as const, body: { accountId, at: asOf, items: then ? balancesAt(then, asOf) : [] } };
    }),

    on(listEntriesRoute, async ({ tenant, params, query }) => {
      const before = entriesCursor.decode(query.cursor);
      if (isRefused(before)) return before;
      const { limit, cursor: _, ...filter } = query;
      const asked = { tenant, accountId: params.accountId, filter, before: before.position, limit };
      const page = await listEntries(store, asked);
      if (!page) return noAccount();
      const nextCursor = page.next === undefined ? null : entriesCursor.encode(page.next);
      return { status: 200 as const, body: { items: page.items, nextCursor } };
    }),
  ],
});
