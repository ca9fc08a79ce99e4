/** The workflows of transfers from and to outside, and whose they are. */
import type { RecordKey, RecordWrite } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { PLATFORM, type TenantId } from '../../../kernel/streams.ts';
import { WORKFLOWS } from '../../../kernel/workflow/run/workflow-kit.ts';
import type { WorkflowId } from '../../../kernel/workflow/workflow.ts';
import type { TransferId } from '../../contract/account.ts';

/** A transfer's workflow has its id. */
export const workflowIdOf = (transferId: TransferId): WorkflowId => transferId as string as WorkflowId;

/** Providers know a transfer by its id alone. */
export const transferOwnerKey = (transferId: string): RecordKey => ({
  place: { tenant: PLATFORM, projection: WORKFLOWS, partition: 'owners' },
  sort: transferId,
});

export async function transferOwner(store: Store, transferId: string): Promise<TenantId | undefined> {
  const [record] = await store.readRecords([transferOwnerKey(transferId)]);
  return typeof record?.value === 'string' ? (record.value as TenantId) : undefined;
}

const providerIdKey = (provider: string, providerId: string): RecordKey => ({
  place: { tenant: PLATFORM, projection: WORKFLOWS, partition: 'provider-ids' },
  sort: `${provider}#${providerId}`,
});

/** An answer to the order, or a question, has named the provider's id: from now on it leads to the transfer. */
export const providerIdWrite = (provider: string, providerId: string, transferId: TransferId): RecordWrite => ({
  ...{ ...providerIdKey(provider, providerId), expect: 'any', value: transferId },
});

export async function transferOfProviderId(
  store: Store,
  provider: string,
  providerId: string,
): Promise<TransferId | undefined> {
  const [record] = await store.readRecords([providerIdKey(provider, providerId)]);
  return typeof record?.value === 'string' ? (record.value as TransferId) : undefined;
}
