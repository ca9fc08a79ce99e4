import type { CommandCode, CommandContext } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { takeInput } from '../../../kernel/workflow/run/workflow-commands.ts';
import type { OperatorAct, WorkflowId } from '../../../kernel/workflow/workflow.ts';
import { externalTransferSaga } from '../../domain/external-transfer/definition.ts';
import { workflowsOf } from '../../read/workflow-view.ts';

export interface TransferAct {
  readonly tenant: TenantId;
  readonly workflowId: WorkflowId;
  readonly act: OperatorAct;
  /** Subject of the operator's token. */
  readonly actor: string;
  readonly reason: string;
}

export type ActCode = 'NotFound' | 'WorkflowOver' | 'NotPossibleNow' | CommandCode;

/** What an operator does about a user's transfer; one request, or one idempotency key, acts once. */
export async function operateTransfer(
  store: Store,
  context: CommandContext,
  { tenant, workflowId, act, actor, reason }: TransferAct,
): Promise<Refusal<ActCode> | undefined> {
  const inputId = `${actor} ${context.idempotency?.key ?? context.correlationId}`;
  const input = { kind: 'operator', inputId, act, actor, reason } as const;
  const acting = { ...context, tenant, idempotency: undefined };
  const taken = await takeInput(workflowsOf(store), acting, externalTransferSaga, { workflowId, input });
  if (!isRefused(taken)) return undefined;
  const { code } = taken;
  return code === 'TooManyInputs' ? refuse('NotPossibleNow', taken.detail) : { ...taken, code };
}
