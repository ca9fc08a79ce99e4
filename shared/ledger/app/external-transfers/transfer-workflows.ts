/** The workflows of transfers from and to outside, and whose they are. */
import type { RecordKey } from '../../../kernel/store/records.ts';
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
