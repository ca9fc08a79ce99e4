import * as z from 'zod/mini';
import { environment } from '../../shared/adapters/environment.ts';
import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { listWorkflows } from '../../shared/kernel/workflow/run/read-workflows.ts';
import * as contract from '../../shared/ledger/contract/workflows-http.ts';
import { workflowsOf, workflowViewOf } from '../../shared/ledger/read/workflow-view.ts';

const { store, log } = environment();
const cursor = cursorOf('workflows', z.string());

export const handler = createHttpHandler({
  log,
  routes: [
    on(contract.listWorkflowsRoute, async ({ tenant, query: { status, limit, cursor: given } }) => {
      const at = cursor.decode(given);
      if (isRefused(at)) return at;
      const asked = { status, after: at.position, limit: limit + 1 };
      const found = await listWorkflows(workflowsOf(store), tenant, asked);
      const items = found.slice(0, limit);
      const last = found.length > limit ? items.at(-1) : undefined;
      return { status: 200 as const, body: { items, nextCursor: last ? cursor.encode(last.workflowId) : null } };
    }),
    on(contract.getWorkflowRoute, async ({ tenant, params: { workflowId } }) => {
      const view = await workflowViewOf(store, tenant, workflowId);
      return view ? { status: 200 as const, body: view } : refuse('NotFound', 'There is no workflow with this id.');
    }),
  ],
});
