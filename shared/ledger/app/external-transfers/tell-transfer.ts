/** Tells a transfer what its provider says about it. */
import type { CommandCode } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../../kernel/errors.ts';
import type { WorkOrder } from '../../../kernel/messages.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { takeInput } from '../../../kernel/workflow/run/workflow-commands.ts';
import type { WorkflowId } from '../../../kernel/workflow/workflow.ts';
import type { TransferId } from '../../contract/account.ts';
import type { ProviderUpdate } from '../../contract/payment-provider.ts';
import { externalTransferSaga } from '../../domain/external-transfer/definition.ts';
import { workflowsOf } from '../../read/workflow-view.ts';
import { transferOwner, workflowIdOf } from './transfer-workflows.ts';

interface About {
  readonly now: string;
  readonly correlationId: string;
}
type Untaken = Refusal<CommandCode | 'TooManyUpdates'>;

/** Gives a transfer an update, once for each event. Whatever else it refuses changes nothing, and never will. */
export async function takeUpdate(
  store: Store,
  { tenant, workflowId }: { readonly tenant: TenantId; readonly workflowId: WorkflowId },
  { provider, eventId, state }: Pick<ProviderUpdate, 'provider' | 'eventId' | 'state'>,
  { now, correlationId }: About,
): Promise<{ readonly isTaken: boolean } | Untaken> {
  const message = { kind: 'provider-update', state } as const;
  const input = { kind: 'message', inputId: `${provider} ${eventId}`, source: provider, message } as const;
  const context = { tenant, principal: `provider:${provider}`, correlationId, now };
  const taken = await takeInput(workflowsOf(store), context, externalTransferSaga, { workflowId, input });
  if (!isRefused(taken)) return { isTaken: true };
  if (taken.code === 'TooManyInputs') return { ...taken, code: 'TooManyUpdates' };
  return taken.code === 'Conflict' ? { ...taken, code: 'Conflict' } : { isTaken: false };
}

/**
 * What is about no transfer of ours changes nothing. That the order for work is lost only makes it wait for the due
 * index; that the update is told again, nothing.
 */
export const tellTransfer =
  (store: Store, order: (work: WorkOrder) => Promise<void>) =>
  async (update: ProviderUpdate, about: About): Promise<undefined | Untaken> => {
    const { reference } = update;
    const tenant = reference === undefined ? undefined : await transferOwner(store, reference);
    if (tenant === undefined || reference === undefined) return undefined;
    const workflowId = workflowIdOf(reference as TransferId);
    const taken = await takeUpdate(store, { tenant, workflowId }, update, about);
    if (isRefused(taken)) return taken;
    if (taken.isTaken) await order({ tenant, partition: workflowId });
    return undefined;
  };
