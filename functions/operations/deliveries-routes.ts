import { isRefused } from '../../shared/kernel/errors.ts';
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import { on } from '../../shared/kernel/http/route.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import type { Timestamp } from '../../shared/kernel/time.ts';
import { operate } from '../../shared/operations/app/operate.ts';
import { showPayload } from '../../shared/operations/app/show-payload.ts';
import * as contract from '../../shared/operations/contract/deliveries-http.ts';
import { findDelivery, resendDelivery } from '../../shared/webhooks/app/deliveries.ts';
import { type FailedDelivery, findFailed } from '../../shared/webhooks/app/failed-deliveries.ts';
import { messagesOf, NoMessage } from '../../shared/webhooks/app/message-body.ts';
import type { DeliveryId } from '../../shared/webhooks/contract/delivery.ts';
import { operatingOf } from './acting.ts';
import type { Services } from './services.ts';

/** Found for sending again, so that those that can't be sent don't hide those that can. */
const FOUND_MAX = 1_000;

const viewOf = ({ tenant, delivery }: FailedDelivery) => {
  const { deliveryId, endpointId, eventType, attempts, failedAt, log } = delivery;
  const responseCode = log.at(-1)?.responseCode ?? null;
  return {
    tenant: String(tenant),
    deliveryId,
    endpointId,
    eventType,
    attempts,
    failedAt: failedAt as Timestamp,
    responseCode,
  };
};

export const deliveryRoutes = ({ store, due, deliver }: Services) => {
  type Request = Parameters<typeof commandContext>[1];
  /** The operator's key stands for the operator's act; each delivery is set off under none. */
  const resend = async (request: Request, tenant: TenantId, deliveryId: DeliveryId) => {
    const { idempotency: _, ...context } = commandContext('resendDelivery', request);
    const result = await resendDelivery(store, { ...context, tenant }, deliveryId);
    if (isRefused(result)) return result;
    await deliver({ tenant, partition: result.answer.endpointId });
    return { tenant: String(tenant), deliveryId: String(deliveryId), status: result.answer.status };
  };

  return [
    on(contract.listFailedDeliveries, async ({ query, now }) => {
      const { items, complete } = await findFailed(store, due, { ...query, now });
      return { status: 200 as const, body: { items: items.map(viewOf), complete } };
    }),

    on(contract.showFailedDelivery, async (request) => {
      const { tenant, deliveryId } = request.params;
      const look = { what: 'delivery', target: { tenant, deliveryId }, reason: request.body.reason };
      return showPayload(store, request, look, async () => {
        const found = await findDelivery(store, tenant, deliveryId);
        if (isRefused(found)) return found;
        const { delivery, endpoint } = found;
        const body = await messagesOf(
          store,
          tenant,
        )(delivery).catch((error: unknown) => {
          if (error instanceof NoMessage) return undefined;
          throw error;
        });
        const { endpointId, eventType, status, log } = delivery;
        const payload = body === undefined ? null : (JSON.parse(body) as Record<string, unknown>);
        const shown = { tenant: String(tenant), deliveryId, endpointId, eventType, status, url: endpoint.url };
        return { status: 200 as const, body: { ...shown, log: log.map((attempt) => ({ ...attempt })), payload } };
      });
    }),

    on(contract.resendDelivery, async (request) => {
      const { tenant, deliveryId } = request.params;
      const act = { action: 'resendDelivery', target: { tenant, deliveryId } };
      const done = await operate(operatingOf(store, 'resendDelivery', request), act, () =>
        resend(request, tenant, deliveryId),
      );
      return isRefused(done) ? done : { status: 202 as const, body: done };
    }),

    on(contract.resendDeliveries, async (request) => {
      const { tenant, limit } = request.body;
      const target = { limit: String(limit), ...(tenant !== undefined && { tenant }) };
      const act = { action: 'resendDeliveries', target };
      const done = await operate(operatingOf(store, 'resendDeliveries', request), act, async () => {
        const found = await findFailed(store, due, { tenant, now: request.now, limit: FOUND_MAX });
        let [resent, left] = [0, 0];
        for (const { tenant: owner, delivery } of found.items) {
          if (resent === limit) break;
          const result: unknown = await resend(request, owner, delivery.deliveryId);
          if (isRefused(result)) left += 1;
          else resent += 1;
        }
        return { resent, left, complete: found.complete && resent + left === found.items.length };
      });
      return isRefused(done) ? done : { status: 202 as const, body: done };
    }),
  ];
};
