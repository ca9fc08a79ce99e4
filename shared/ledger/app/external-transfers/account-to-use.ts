import { isRefused, type Refusal } from '../../../kernel/errors.ts';
import { readStates } from '../../../kernel/store/read-states.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { ExternalTransfer } from '../../contract/external-transfer.ts';
import type { Account } from '../../domain/accounts/account.ts';
import { mayReceive, maySpend, type StandingCode } from '../../domain/accounts/standing.ts';
import { amountIn } from '../../domain/postings/ledger-asset.ts';
import { accountIn, accountStream } from '../../read/account-head.ts';
import { noAccount } from '../accounts/account-commands.ts';
import { ledgerAssetOf } from '../accounts/owners.ts';

export type UseCode = StandingCode | 'NotFound' | 'UnknownAsset' | 'WrongPrecision';

/** The account, if so much of the asset may come to it, or leave it as far as its status goes. */
export async function accountToUse(
  store: Store,
  tenant: TenantId,
  { accountId, asset: code, amount, direction }: Pick<ExternalTransfer, 'accountId' | 'asset' | 'amount' | 'direction'>,
): Promise<Account | Refusal<UseCode>> {
  const stream = accountStream(tenant, accountId);
  const [account, asset] = await Promise.all([
    readStates(store, [stream], (heads) => accountIn(heads, stream)),
    ledgerAssetOf(store, code),
  ]);
  if (!account) return noAccount();
  if (isRefused(asset)) return asset;
  const exact = amountIn(asset, amount);
  if (isRefused(exact)) return exact as Refusal<'WrongPrecision'>;
  return (direction === 'pay-in' ? mayReceive(account) : maySpend(account)) ?? account;
}
