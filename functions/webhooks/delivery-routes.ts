import * as z from 'zod/mini';
import { isRefused } from '../../shared/kernel/errors.ts';
import { consistencyHeader } from '../../shared/kernel/http/answer-headers.ts';
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { MAIN } from '../../shared/kernel/projection/types.ts';
import { findDelivery, recoverEndpoint, resendDelivery, testEndpoint } from '../../shared/webhooks/app/deliveries.ts';
import { readEndpoints } from '../../shared/webhooks/app/endpoint-stream.ts';
import { messagesOf, NoMessage } from '../../shared/webhooks/app/message-body.ts';
import {
  getDeliveryRoute,
  listDeliveriesRoute,
  recoverEndpointRoute,
  resendDeliveryRoute,
  testEndpointRoute,
} from '../../shared/webhooks/contract/http.ts';
import { deliveryViewOf } from '../../shared/webhooks/read/delivery-view.ts';
import { listDeliveries } from '../../shared/webhooks/read/list-deliveries.ts';
import type { Services } from './services.ts';

const cursor = cursorOf('webhook-deliveries', z.string());

/** These commands append to no stream: the token stands for the user's earlier ones. */
const HEADERS = consistencyHeader([], 'webhook-endpoints', MAIN);

export const deliveryRoutes = ({ store, queue }: Services) => [
  on(listDeliveriesRoute, async ({ tenant, query }) => {
    const after = cursor.decode(query.cursor);
    if (isRefused(after)) return after;
    const endpointIds =
      query.endpointId === undefined ? Object.keys((await readEndpoints(store, tenant)) ?? {}) : [query.endpointId];
    const { status, eventType } = query;
    const asked = { endpointIds, filter: { status, eventType }, after: after.position, limit: query.limit };
    const page = await listDeliveries(store, tenant, asked);
    const nextCursor = page.after === undefined ? null : cursor.encode(page.after);
    return { status: 200 as const, body: { items: page.items.map(deliveryViewOf), nextCursor } };
  }),

  on(getDeliveryRoute, async ({ tenant, params }) => {
    const found = await findDelivery(store, tenant, params.deliveryId);
    if (isRefused(found)) return found;
    const payload = await messagesOf(
      store,
      tenant,
    )(found.delivery).catch((error: unknown) => {
      if (error instanceof NoMessage) return undefined;
      throw error;
    });
    const body = {
      ...deliveryViewOf(found.delivery),
      url: found.endpoint.url,
      ...(payload !== undefined && { payload: JSON.parse(payload) as { type: string } }),
      log: found.delivery.log,
    };
    return { status: 200 as const, body };
  }),

  on(resendDeliveryRoute, async (request) => {
    const context = commandContext('resendWebhookDelivery', request);
    const result = await resendDelivery(store, context, request.params.deliveryId);
    if (isRefused(result)) return result;
    await queue.send({ tenant: request.tenant, partition: result.answer.endpointId });
    return { status: 202 as const, body: deliveryViewOf(result.answer), headers: HEADERS };
  }),

  on(testEndpointRoute, async (request) => {
    const { endpointId } = request.params;
    const result = await testEndpoint(store, commandContext('testWebhookEndpoint', request), endpointId);
    if (isRefused(result)) return result;
    await queue.send({ tenant: request.tenant, partition: endpointId });
    const { deliveryId } = result.answer;
    return { status: 202 as const, body: { deliveryId }, headers: HEADERS };
  }),

  on(recoverEndpointRoute, async (request) => {
    const { endpointId } = request.params;
    const { since } = request.body;
    const context = commandContext('recoverWebhookDeliveries', request);
    const result = await recoverEndpoint(store, context, { endpointId, since });
    if (isRefused(result)) return result;
    await queue.send({ tenant: request.tenant, partition: endpointId });
    return { status: 202 as const, body: { endpointId, since }, headers: HEADERS };
  }),
];
