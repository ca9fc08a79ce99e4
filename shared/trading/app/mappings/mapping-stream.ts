/** The stream of a tenant's mappings, whose head holds them all. This context alone writes it. */
import { type Append, encodeAll, type Heads } from '../../../kernel/commands/run-command.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import { mainStream } from '../../../kernel/projection/types.ts';
import { type Store, streamName } from '../../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../../kernel/streams.ts';
import { type MappingEvent, mappingEvents } from '../../contract/mapping-events.ts';
import { evolve, type Mappings } from '../../domain/mappings/mappings.ts';

export const mappingStream = (tenant: TenantId): StreamId => mainStream(tenant, 'import-mappings');

export const mappingsIn = (heads: Heads, tenant: TenantId): Mappings =>
  (heads.get(streamName(mappingStream(tenant)))?.state ?? {}) as unknown as Mappings;

export const readMappings = async (store: Store, tenant: TenantId): Promise<Mappings> =>
  mappingsIn(await store.readHeads([mappingStream(tenant)]), tenant);

export function mappingAppend(tenant: TenantId, before: Mappings, events: readonly MappingEvent[]): Append {
  const state = events.reduce(evolve, before);
  return { stream: mappingStream(tenant), events: encodeAll(mappingEvents, events), state: state as unknown as Json };
}
