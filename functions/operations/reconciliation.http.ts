import * as z from 'zod/mini';
import { environment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { operatorSettings } from '../../shared/adapters/operator-settings.ts';
import { providerSettings } from '../../shared/adapters/providers/settings.ts';
import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { refuseInput } from '../../shared/kernel/issues.ts';
import type { Json } from '../../shared/kernel/pages/types.ts';
import { PLATFORM } from '../../shared/kernel/streams.ts';
import { assignItem } from '../../shared/ledger/app/reconciliation/operate-items.ts';
import { readPayment } from '../../shared/ledger/app/reconciliation/read-payment.ts';
import { resolveItem } from '../../shared/ledger/app/reconciliation/resolve-item.ts';
import { startRun } from '../../shared/ledger/app/reconciliation/work-run.ts';
import { type ItemSummary, itemSummaryOf, itemViewOf } from '../../shared/ledger/read/reconciliation/item-view.ts';
import { listItems } from '../../shared/ledger/read/reconciliation/list-items.ts';
import { listRuns, type RunView, runViewOf } from '../../shared/ledger/read/reconciliation/list-runs.ts';
import { operate } from '../../shared/operations/app/operate.ts';
import * as contract from '../../shared/operations/contract/reconciliation-http.ts';
import { operatingOf } from './acting.ts';

const { store, log } = environment();
const queue = workQueueOfEnvironment('reconciliation');
const providersNow = operatorSettings('payment-providers', (text) => new Set(Object.keys(providerSettings(text))));
const runCursor = cursorOf('reconciliation-runs', z.string());
const itemCursor = cursorOf('suspense-items', z.string());

export const handler = createHttpHandler({
  log,
  routes: [
    on(contract.listReconciliationRuns, async ({ query: { provider, limit, cursor } }) => {
      const at = runCursor.decode(cursor);
      if (isRefused(at)) return at;
      const { runs, after } = await listRuns(store, { provider, limit, after: at.position });
      const nextCursor = after === undefined ? null : runCursor.encode(after);
      return { status: 200 as const, body: { items: runs.map(runViewOf), nextCursor } };
    }),

    on(contract.startReconciliation, async (request) => {
      const { now } = request;
      const { provider, from, reason } = request.body;
      if (!(await providersNow()).has(provider)) return refuse('UnknownProvider', `There is no provider ${provider}.`);
      if (from !== undefined && from >= now) return refuseInput([{ path: 'from', message: 'is not in the past' }]);
      const operating = operatingOf(store, 'startReconciliation', request);
      const startedBy = operating.principal.id;
      const done = await operate(
        operating,
        { action: 'startReconciliation', target: { provider }, reason },
        async () => {
          const run = await startRun(store, { provider, startedBy, from, now });
          await queue.send({ tenant: PLATFORM, partition: provider });
          return runViewOf(run) as unknown as Json;
        },
      );
      return isRefused(done) ? done : { status: 202 as const, body: done as unknown as RunView };
    }),

    on(contract.listSuspenseItems, async ({ query, now }) => {
      const { cursor, ...asked } = query;
      const at = itemCursor.decode(cursor);
      if (isRefused(at)) return at;
      const { items, after } = await listItems(store, { ...asked, after: at.position, now });
      const nextCursor = after === undefined ? null : itemCursor.encode(after);
      return { status: 200 as const, body: { items: items.map((item) => itemSummaryOf(item, now)), nextCursor } };
    }),

    on(contract.getSuspenseItem, async ({ params: { provider, itemId }, now }) => {
      const payment = await readPayment(store, { provider, paymentId: itemId });
      const view = itemViewOf(payment, now);
      return view ? { status: 200 as const, body: view } : refuse('NotFound', 'There is no such suspense item.');
    }),

    on(contract.assignSuspenseItem, async (request) => {
      const { provider, itemId } = request.params;
      const operating = operatingOf(store, 'assignSuspenseItem', request);
      const { context, principal } = operating;
      const { reason, owner = principal.id } = request.body;
      const act = { action: 'assignSuspenseItem', target: { provider, itemId, owner }, reason };
      const done = await operate(operating, act, async () => {
        const by = principal.id;
        const item = await assignItem(store, context, { provider, paymentId: itemId, owner, by, reason });
        return isRefused(item) ? item : (itemSummaryOf(item, request.now) as unknown as Json);
      });
      if (isRefused(done)) return done;
      return { status: 200 as const, body: done as unknown as ItemSummary };
    }),

    on(contract.resolveSuspenseItem, async (request) => {
      const { provider, itemId } = request.params;
      const { reason, bookings } = request.body;
      const operating = operatingOf(store, 'resolveSuspenseItem', request);
      const accounts = bookings.map(({ accountId }) => accountId).join();
      const target = { provider, itemId, ...(accounts !== '' && { accounts }) };
      const done = await operate(operating, { action: 'resolveSuspenseItem', target, reason }, async () => {
        const { context, principal } = operating;
        const act = { provider, paymentId: itemId, by: principal.id, reason, bookings };
        const item = await resolveItem(store, context, act);
        return isRefused(item) ? item : (itemSummaryOf(item, request.now) as unknown as Json);
      });
      if (isRefused(done)) return done;
      return { status: 200 as const, body: done as unknown as ItemSummary };
    }),
  ],
});
