import { dueIndexOfEnvironment, environment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { on } from '../../shared/kernel/http/route.ts';
import type { Json } from '../../shared/kernel/pages/types.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { IN_REVIEW } from '../../shared/kernel/workflow/run/workflow-kit.ts';
import type { OperatorAct, WorkflowId } from '../../shared/kernel/workflow/workflow.ts';
import { type ActCode, operateTransfer } from '../../shared/ledger/app/external-transfers/operate-transfer.ts';
import type { WorkflowView } from '../../shared/ledger/contract/workflow-view.ts';
import { workflowViewOf } from '../../shared/ledger/read/workflow-view.ts';
import { operate } from '../../shared/operations/app/operate.ts';
import { showPayload } from '../../shared/operations/app/show-payload.ts';
import * as contract from '../../shared/operations/contract/workflows-http.ts';
import { operatingOf } from './acting.ts';

const { store, log } = environment();
const { due } = dueIndexOfEnvironment();
const queue = workQueueOfEnvironment('external-transfers');

type Request = Parameters<typeof operatingOf>[2] & {
  readonly params: { readonly tenant: TenantId; readonly workflowId: WorkflowId };
  readonly body: { readonly reason: string };
};

/** On record before it is done. */
async function acted(action: string, act: OperatorAct, request: Request) {
  const { tenant, workflowId } = request.params;
  const { reason } = request.body;
  const operating = operatingOf(store, action, request);
  const about = { action, target: { tenant, workflowId }, reason };
  const done = await operate<Json, ActCode>(operating, about, async () => {
    const { context, principal } = operating;
    const refused = await operateTransfer(store, context, { tenant, workflowId, act, actor: principal.id, reason });
    if (refused) return refused;
    await queue.send({ tenant, partition: workflowId });
    return (await workflowViewOf(store, tenant, workflowId)) as unknown as Json;
  });
  return isRefused(done) ? done : { status: 200 as const, body: done as unknown as WorkflowView };
}

export const handler = createHttpHandler({
  log,
  routes: [
    on(contract.listWorkflowsInReview, async ({ query: { limit } }) => {
      const items: { tenant: string; workflowId: WorkflowId }[] = [];
      for await (const { place, sort } of due.dueBy(IN_REVIEW, systemClock())) {
        items.push({ tenant: place.tenant, workflowId: sort as WorkflowId });
        if (items.length > limit) break;
      }
      return { status: 200 as const, body: { items: items.slice(0, limit), complete: items.length <= limit } };
    }),
    on(contract.showWorkflow, async (request) => {
      const { tenant, workflowId } = request.params;
      const look = { what: 'workflow', target: { tenant, workflowId }, reason: request.body.reason };
      const view = await showPayload(store, request, look, async () => {
        const found = await workflowViewOf(store, tenant, workflowId);
        return found ?? refuse('NotFound', 'There is no workflow with this id.');
      });
      return isRefused(view) ? view : { status: 200 as const, body: view };
    }),
    on(contract.retryWorkflow, (request) => acted('retryWorkflow', 'retry', request)),
    on(contract.compensateWorkflow, (request) => acted('compensateWorkflow', 'compensate', request)),
  ],
});
