import { readStates } from '../../../kernel/store/read-states.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { listPlace, workflowIn, workflowStream } from '../../../kernel/workflow/run/workflow-kit.ts';
import { WORKFLOW_STATUSES, type WorkflowId, type WorkflowStatus } from '../../../kernel/workflow/workflow.ts';
import { type Seen, seenExternal } from '../../calc/transactions/seen.ts';
import { saga } from '../../domain/external-transfer/facts.ts';
import { workflowsOf } from '../workflow-view.ts';
import { idsIn, isIn, type Looked, reachedBy, type Window } from './window.ts';

const AT_ONCE = 100;

/** What the heads of workflows say of the transfers that they make. */
async function transfersOf(store: Store, tenant: TenantId, ids: readonly WorkflowId[]): Promise<readonly Seen[]> {
  const kit = workflowsOf(store);
  const streams = ids.map((id) => workflowStream(kit, tenant, id));
  return readStates(store, streams, (heads) =>
    streams.flatMap((stream) => {
      const workflow = workflowIn(heads, stream, kit);
      const made = saga.safeParse(workflow?.context);
      return workflow && made.success ? [seenExternal(made.data.transfer, workflow)] : [];
    }),
  );
}

async function ofStatus(store: Store, tenant: TenantId, status: WorkflowStatus, window: Window): Promise<Looked> {
  const items: Seen[] = [];
  const { from, before } = idsIn(window);
  for (let until = before; ; ) {
    const range = { from, before: until, limit: AT_ONCE, reverse: true };
    const records = await store.queryRecords(listPlace(tenant, status), range);
    const ids = records.map(({ sort }) => sort as WorkflowId);
    items.push(...(await transfersOf(store, tenant, ids)).filter((seen) => isIn(window, seen)));
    const last = ids.at(-1);
    if (last === undefined || ids.length < AT_ONCE) return { items, reached: '' };
    if (reachedBy(last) < window.before) return { items, reached: reachedBy(last) };
    until = last;
  }
}

/** Transfers from and to outside. */
export async function lookAtExternal(
  store: Store,
  tenant: TenantId,
  window: Window,
  asked: string | undefined,
): Promise<readonly Looked[]> {
  const statuses = WORKFLOW_STATUSES.filter((status) => asked === undefined || status === asked);
  return Promise.all(statuses.map((status) => ofStatus(store, tenant, status, window)));
}
