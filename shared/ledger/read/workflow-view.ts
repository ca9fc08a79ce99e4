import type { Store } from '../../kernel/store/types.ts';
import type { TenantId } from '../../kernel/streams.ts';
import { type HistoryEntry, readWorkflow } from '../../kernel/workflow/run/read-workflows.ts';
import { type WorkflowKit, workflowKit } from '../../kernel/workflow/run/workflow-kit.ts';
import { dueAtOf, type WorkflowId } from '../../kernel/workflow/workflow.ts';
import { workflowEvents } from '../contract/workflow-events.ts';
import type { WorkflowView } from '../contract/workflow-view.ts';
import { type Facts, saga } from '../domain/external-transfer/facts.ts';

export const workflowsOf = (store: Store): WorkflowKit => workflowKit(store, workflowEvents);

/** Who among the operators did something is for operators to know. */
function entryOf({ operator, ...entry }: HistoryEntry): WorkflowView['history'][number] {
  return { ...entry, ...(operator && { act: operator.act }) };
}

/** Its page is of no use any more once it isn't under way. */
function paymentOf({ providerId, continueUrl }: Facts, status: string): Pick<WorkflowView, 'payment'> {
  if (providerId === undefined) return {};
  return { payment: { providerId, ...(status === 'running' && continueUrl !== undefined && { continueUrl }) } };
}

/** A workflow with its history; undefined when there is none. */
export async function workflowViewOf(
  store: Store,
  tenant: TenantId,
  workflowId: WorkflowId,
): Promise<WorkflowView | undefined> {
  const found = await readWorkflow(workflowsOf(store), tenant, workflowId);
  if (!found) return undefined;
  const { workflow, history } = found;
  const { transfer, facts } = saga.parse(workflow.context);
  const { workflowType, status, step, error, startedAt, updatedAt, completedAt } = workflow;
  const { completedSteps, pendingSteps, failedStep, retryCount } = workflow;
  return {
    ...{ workflowId, workflowType, status, step, error, startedAt, updatedAt, failedStep, retryCount, completedAt },
    ...{ completedSteps: [...completedSteps], pendingSteps: [...pendingSteps], nextAt: dueAtOf(workflow) ?? null },
    transfer,
    ...paymentOf(facts, status),
    ...(facts.compliance && { compliance: { decision: facts.compliance.decision } }),
    history: history.map(entryOf),
  };
}
