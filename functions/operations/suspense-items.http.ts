import * as z from 'zod/mini';
import { environment } from '../../shared/adapters/environment.ts';
import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import type { Json } from '../../shared/kernel/pages/types.ts';
import { assignItem } from '../../shared/ledger/app/reconciliation/operate-items.ts';
import { readPayment } from '../../shared/ledger/app/reconciliation/read-payment.ts';
import { resolveItem } from '../../shared/ledger/app/reconciliation/resolve-item.ts';
import { type ItemSummary, itemSummaryOf, itemViewOf } from '../../shared/ledger/read/reconciliation/item-view.ts';
import { listItems } from '../../shared/ledger/read/reconciliation/list-items.ts';
import { operate } from '../../shared/operations/app/operate.ts';
import * as contract from '../../shared/operations/contract/suspense-items-http.ts';
import { operatingOf } from './acting.ts';

const { store, log } = environment();
const itemCursor = cursorOf('suspense-items', z.string());

export const handler = createHttpHandler({
  log,
  routes: [
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
