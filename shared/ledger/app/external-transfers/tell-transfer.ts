/** Tells a transfer what its provider says about it. */
import type { CommandCode } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../../kernel/errors.ts';
import type { WorkOrder } from '../../../kernel/messages.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { takeInput } from '../../../kernel/workflow/run/workflow-commands.ts';
import type { TransferId } from '../../contract/account.ts';
import type { ProviderUpdate } from '../../contract/payment-provider.ts';
import { externalTransferSaga } from '../../domain/external-transfer/definition.ts';
import { workflowsOf } from '../../read/workflow-view.ts';
import { transferOwner, workflowIdOf } from './transfer-workflows.ts';

/**
 * What is about no transfer of ours changes nothing. That the order for work is lost only makes it wait for the due
 * index; that the update is told again, nothing.
 */
export const tellTransfer =
  (store: Store, order: (work: WorkOrder) => Promise<void>) =>
  async (
    { provider, eventId, reference, state }: ProviderUpdate,
    { now, correlationId }: { readonly now: string; readonly correlationId: string },
  ): Promise<undefined | Refusal<CommandCode | 'TooManyUpdates'>> => {
    const tenant = reference === undefined ? undefined : await transferOwner(store, reference);
    if (tenant === undefined || reference === undefined) return undefined;
    const workflowId = workflowIdOf(reference as TransferId);
    const message = { kind: 'provider-update', state } as const;
    const input = { kind: 'message', inputId: `${provider} ${eventId}`, source: provider, message } as const;
    const context = { tenant, principal: `provider:${provider}`, correlationId, now };
    const taken = await takeInput(workflowsOf(store), context, externalTransferSaga, { workflowId, input });
    if (!isRefused(taken)) await order({ tenant, partition: workflowId });
    else if (taken.code === 'TooManyInputs') return { ...taken, code: 'TooManyUpdates' };
    else if (taken.code === 'Conflict') return { ...taken, code: 'Conflict' };
    return undefined;
  };
