/** The stream of a tenant's mappings, whose head holds them all. This context alone writes it. */
import { type Append, encodeAll, type Heads } from '../../../kernel/commands/run-command.ts';
import { mainStream } from '../../../kernel/projection/types.ts';
import { readStates } from '../../../kernel/store/read-states.ts';
import { reducerModel, stateIn, stateOf } from '../../../kernel/store/stream-state.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../../kernel/streams.ts';
import { type MappingEvent, mappingEvents } from '../../contract/mapping-events.ts';
import { evolve, type Mappings } from '../../domain/mappings/mappings.ts';

export const mappingStream = (tenant: TenantId): StreamId => mainStream(tenant, 'import-mappings');

export const MAPPINGS_STATE = reducerModel<Mappings, MappingEvent>({
  version: 1,
  contract: mappingEvents,
  initial: {},
  evolve,
});

export const mappingsIn = (heads: Heads, tenant: TenantId): Mappings =>
  stateIn(heads, mappingStream(tenant), MAPPINGS_STATE) ?? {};

export const readMappings = (store: Store, tenant: TenantId): Promise<Mappings> =>
  readStates(store, [mappingStream(tenant)], (heads) => mappingsIn(heads, tenant));

export function mappingAppend(tenant: TenantId, before: Mappings, events: readonly MappingEvent[]): Append {
  const state = events.reduce(evolve, before);
  return {
    stream: mappingStream(tenant),
    events: encodeAll(mappingEvents, events),
    ...stateOf(MAPPINGS_STATE, state),
  };
}
