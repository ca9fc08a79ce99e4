import * as z from 'zod/mini';
import { checkTargetUrl } from '../../shared/adapters/outbound/target-url.ts';
import { isRefused, type Refusal, refuse } from '../../shared/kernel/errors.ts';
import { consistencyHeader } from '../../shared/kernel/http/answer-headers.ts';
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { refuseInput } from '../../shared/kernel/issues.ts';
import { MAIN } from '../../shared/kernel/projection/types.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import {
  createEndpoint,
  deleteEndpoint,
  rotateEndpointSecret,
  updateEndpoint,
} from '../../shared/webhooks/app/endpoint-commands.ts';
import { endpointKeys } from '../../shared/webhooks/app/endpoint-keys.ts';
import { readEndpoints } from '../../shared/webhooks/app/endpoint-stream.ts';
import {
  createEndpointRoute,
  deleteEndpointRoute,
  getEndpointRoute,
  listEndpointsRoute,
  rotateSecretRoute,
  updateEndpointRoute,
} from '../../shared/webhooks/contract/http.ts';
import type { Endpoint } from '../../shared/webhooks/domain/endpoints.ts';
import { viewOf } from '../../shared/webhooks/read/endpoint-view.ts';
import type { Services } from './services.ts';
import { targetRules } from './target-rules.ts';

const cursor = cursorOf('webhook-endpoints', z.string());

const headersOf = (versions: Parameters<typeof consistencyHeader>[0]) =>
  consistencyHeader(versions, 'webhook-endpoints', MAIN);

function refusedUrl(url: string | undefined): Refusal<'ValidationFailed'> | undefined {
  const checked = url === undefined ? undefined : checkTargetUrl(url, targetRules);
  return isRefused(checked) ? refuseInput([{ path: 'url', message: checked.detail }]) : undefined;
}

export const endpointRoutes = ({ store, keys, queue }: Services) => {
  const shown = async (tenant: TenantId, endpoint: Endpoint) => {
    const { publicKey } = await endpointKeys(keys, tenant, endpoint);
    return viewOf(endpoint, publicKey);
  };
  const withSecret = async (tenant: TenantId, endpoint: Endpoint) => {
    const { publicKey, secret } = await endpointKeys(keys, tenant, endpoint);
    return { ...viewOf(endpoint, publicKey), secret };
  };
  return [
    on(createEndpointRoute, async (request) => {
      const refused = refusedUrl(request.body.url);
      if (refused) return refused;
      const result = await createEndpoint(store, commandContext('createWebhookEndpoint', request), request.body);
      if (isRefused(result)) return result;
      const body = await withSecret(request.tenant, result.answer);
      return { status: 201 as const, body, headers: headersOf(result.versions) };
    }),

    on(listEndpointsRoute, async ({ tenant, query }) => {
      const after = cursor.decode(query.cursor);
      if (isRefused(after)) return after;
      const ids = Object.values((await readEndpoints(store, tenant)) ?? {}).sort((a, b) =>
        a.endpointId < b.endpointId ? -1 : 1,
      );
      const rest = ids.filter(({ endpointId }) => endpointId > (after.position ?? ''));
      const page = rest.slice(0, query.limit);
      const last = rest.length > page.length ? page.at(-1) : undefined;
      const items = await Promise.all(page.map((endpoint) => shown(tenant, endpoint)));
      return { status: 200 as const, body: { items, nextCursor: last ? cursor.encode(last.endpointId) : null } };
    }),

    on(getEndpointRoute, async ({ tenant, params }) => {
      const endpoint = (await readEndpoints(store, tenant))?.[params.endpointId];
      if (!endpoint) return refuse('NotFound', 'There is no endpoint with this id.');
      return { status: 200 as const, body: await shown(tenant, endpoint) };
    }),

    on(updateEndpointRoute, async (request) => {
      const { endpointId } = request.params;
      const refused = refusedUrl(request.body.url);
      if (refused) return refused;
      const context = commandContext('updateWebhookEndpoint', request);
      const result = await updateEndpoint(store, context, endpointId, request.body);
      if (isRefused(result)) return result;
      await queue.send({ tenant: request.tenant, partition: endpointId });
      const body = await shown(request.tenant, result.answer);
      return { status: 200 as const, body, headers: headersOf(result.versions) };
    }),

    on(deleteEndpointRoute, async (request) => {
      const { endpointId } = request.params;
      const result = await deleteEndpoint(store, commandContext('deleteWebhookEndpoint', request), endpointId);
      if (isRefused(result)) return result;
      await queue.send({ tenant: request.tenant, partition: endpointId });
      return { status: 204 as const, headers: headersOf(result.versions) };
    }),

    on(rotateSecretRoute, async (request) => {
      const { endpointId } = request.params;
      const result = await rotateEndpointSecret(store, commandContext('rotateWebhookSecret', request), endpointId);
      if (isRefused(result)) return result;
      const body = await withSecret(request.tenant, result.answer);
      return { status: 200 as const, body, headers: headersOf(result.versions) };
    }),
  ];
};
