/** Which transfer a provider's id is of, and so which payment a settlement belongs to. */
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { Settlement } from '../../contract/settlement-feed.ts';
import { type PaymentName, strangeId } from '../../read/reconciliation/places.ts';
import { transferOfProviderId, transferOwner } from '../external-transfers/transfer-workflows.ts';

export interface KnownPayment extends PaymentName {
  /** Whose transfer it is; undefined where it is of none of ours. */
  readonly tenant: TenantId | undefined;
}

/** By our reference first: an id of the provider's may be of several payments (a charge, and what was paid back of it). */
export async function paymentOf(
  store: Store,
  { provider, reference, providerId, settlementId }: Settlement,
): Promise<KnownPayment> {
  const named = reference === undefined ? undefined : await transferOwner(store, reference);
  if (named !== undefined && reference !== undefined) return { provider, paymentId: reference, tenant: named };
  const transferId = providerId === undefined ? undefined : await transferOfProviderId(store, provider, providerId);
  const owner = transferId === undefined ? undefined : await transferOwner(store, transferId);
  if (transferId !== undefined && owner !== undefined) return { provider, paymentId: transferId, tenant: owner };
  return { provider, paymentId: strangeId(provider, providerId ?? settlementId), tenant: undefined };
}
