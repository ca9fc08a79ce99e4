/** The stream of a tenant's endpoints, whose head holds them all. This context alone writes it. */
import { type Append, encodeAll, type Heads } from '../../kernel/commands/run-command.ts';
import type { Json } from '../../kernel/pages/types.ts';
import { mainStream } from '../../kernel/projection/types.ts';
import { type Store, streamName } from '../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../kernel/streams.ts';
import { type EndpointEvent, endpointEvents } from '../contract/events.ts';
import { type Endpoints, evolve } from '../domain/endpoints.ts';

export const endpointStream = (tenant: TenantId): StreamId => mainStream(tenant, 'webhook-endpoints');

export const endpointsIn = (heads: Heads, tenant: TenantId): Endpoints =>
  (heads.get(streamName(endpointStream(tenant)))?.state ?? {}) as unknown as Endpoints;

/** Undefined for a tenant that never had an endpoint. */
export async function readEndpoints(store: Store, tenant: TenantId): Promise<Endpoints | undefined> {
  const heads = await store.readHeads([endpointStream(tenant)]);
  return heads.size === 0 ? undefined : endpointsIn(heads, tenant);
}

export function endpointAppend(tenant: TenantId, before: Endpoints, events: readonly EndpointEvent[]): Append {
  const state = events.reduce(evolve, before);
  return { stream: endpointStream(tenant), events: encodeAll(endpointEvents, events), state: state as unknown as Json };
}
