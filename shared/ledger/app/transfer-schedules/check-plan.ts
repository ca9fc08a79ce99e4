/** Whether a planned transfer could be made at all: what can be known before its time comes. */
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import { readStates } from '../../../kernel/store/read-states.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { AccountId } from '../../contract/account.ts';
import type { ExternalPlan, InternalPlan, PlannedTransfer } from '../../contract/transfer-schedule-plan.ts';
import { mayReceive } from '../../domain/accounts/standing.ts';
import { amountIn } from '../../domain/postings/ledger-asset.ts';
import { accountIn, accountStream } from '../../read/account-head.ts';
import { ledgerAssetOf, ownerOf } from '../accounts/owners.ts';
import type { Ordering } from '../external-transfers/order-transfer.ts';

export type PlanCode =
  | ('NotFound' | 'SameAccount' | 'AccountClosed' | 'UnknownAsset' | 'WrongPrecision')
  | ('UnknownProvider' | 'ValidationFailed');

type Checked = Promise<Refusal<PlanCode> | undefined>;

const noAccount = (path: string): Refusal<'NotFound'> =>
  refuse('NotFound', `\`${path}\` is the id of no account.`, {
    errors: [{ path, message: 'is the id of no account' }],
  });

/** One of the user's own that isn't closed. That one is frozen may be over by then. */
async function checkOwn(store: Store, tenant: TenantId, accountId: AccountId, path: string): Checked {
  const stream = accountStream(tenant, accountId);
  const account = await readStates(store, [stream], (heads) => accountIn(heads, stream));
  if (!account) return noAccount(path);
  const closed = mayReceive(account);
  return closed && { ...closed, errors: [{ path, message: 'is closed' }] };
}

async function checkAmount(store: Store, { asset: code, amount }: PlannedTransfer): Checked {
  const asset = await ledgerAssetOf(store, code, 'transfer.asset');
  if (isRefused(asset)) return asset;
  const exact = amountIn(asset, amount, 'transfer.amount');
  return isRefused(exact) ? (exact as Refusal<'WrongPrecision'>) : undefined;
}

async function checkConversion(store: Store, { asset, convertTo }: InternalPlan, isOwn: boolean): Checked {
  if (!convertTo) return undefined;
  const path = 'transfer.convertTo';
  if (!isOwn) return refuseInput([{ path, message: 'can be given between your own accounts only' }]);
  const into = await ledgerAssetOf(store, convertTo.asset, `${path}.asset`);
  if (isRefused(into)) return into;
  const from = await ledgerAssetOf(store, asset, 'transfer.asset');
  return !isRefused(from) && from.code === into.code
    ? refuseInput([{ path: `${path}.asset`, message: 'must be another asset' }])
    : undefined;
}

async function checkInternal(store: Store, tenant: TenantId, plan: InternalPlan): Checked {
  const { from, to, convertTo } = plan;
  if (from === to && !convertTo) {
    const errors = [{ path: 'transfer.to', message: 'must be another account' }];
    return refuse('SameAccount', 'A transfer needs two accounts.', { errors });
  }
  const owner = await ownerOf(store, to);
  if (!owner) return noAccount('transfer.to');
  return (
    (await checkOwn(store, tenant, from, 'transfer.from')) ??
    (owner === tenant ? await checkOwn(store, tenant, to, 'transfer.to') : undefined) ??
    (await checkAmount(store, plan)) ??
    (await checkConversion(store, plan, owner === tenant))
  );
}

async function checkExternal(
  store: Store,
  tenant: TenantId,
  plan: ExternalPlan,
  providers: Pick<Ordering['providers'], 'has'>,
): Checked {
  const { provider, accountId } = plan;
  if (!providers.has(provider)) {
    const errors = [{ path: 'transfer.provider', message: 'is no provider that is set up' }];
    return refuse('UnknownProvider', `There is no provider ${provider}.`, { errors });
  }
  return (await checkOwn(store, tenant, accountId, 'transfer.accountId')) ?? (await checkAmount(store, plan));
}

/** @param providers names of those that are set up; asked for only where one is needed. */
export const checkPlan = async (
  store: Store,
  tenant: TenantId,
  plan: PlannedTransfer,
  providers: () => Promise<Pick<Ordering['providers'], 'has'>>,
): Checked =>
  plan.kind === 'internal' ? checkInternal(store, tenant, plan) : checkExternal(store, tenant, plan, await providers());
