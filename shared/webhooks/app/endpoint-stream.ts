/** The stream of a tenant's endpoints, whose head holds them all. This context alone writes it. */
import { type Append, encodeAll, type Heads } from '../../kernel/commands/run-command.ts';
import { mainStream } from '../../kernel/projection/types.ts';
import { readStates } from '../../kernel/store/read-states.ts';
import { reducerModel, stateIn, stateOf } from '../../kernel/store/stream-state.ts';
import type { Store } from '../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../kernel/streams.ts';
import { type EndpointEvent, endpointEvents } from '../contract/events.ts';
import { type Endpoints, evolve } from '../domain/endpoints.ts';

export const endpointStream = (tenant: TenantId): StreamId => mainStream(tenant, 'webhook-endpoints');

export const ENDPOINTS_STATE = reducerModel<Endpoints, EndpointEvent>({
  version: 1,
  contract: endpointEvents,
  initial: {},
  evolve,
});

export const endpointsIn = (heads: Heads, tenant: TenantId): Endpoints =>
  stateIn(heads, endpointStream(tenant), ENDPOINTS_STATE) ?? {};

/** Undefined for a tenant that never had an endpoint. */
export const readEndpoints = (store: Store, tenant: TenantId): Promise<Endpoints | undefined> =>
  readStates(store, [endpointStream(tenant)], (heads) => stateIn(heads, endpointStream(tenant), ENDPOINTS_STATE));

export function endpointAppend(tenant: TenantId, before: Endpoints, events: readonly EndpointEvent[]): Append {
  const state = events.reduce(evolve, before);
  return {
    stream: endpointStream(tenant),
    events: encodeAll(endpointEvents, events),
    ...stateOf(ENDPOINTS_STATE, state),
  };
}
