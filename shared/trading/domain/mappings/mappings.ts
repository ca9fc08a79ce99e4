/** The mappings of one tenant, as the events left them. */
import { assertNever } from '../../../kernel/errors.ts';
import type { Mapping } from '../../contract/mapping.ts';
import type { MappingEvent } from '../../contract/mapping-events.ts';

export interface SavedMapping {
  readonly mappingId: string;
  readonly version: number;
  readonly mapping: Mapping;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** By id, in order of creation. */
export type Mappings = Readonly<Record<string, SavedMapping>>;

export function evolve(mappings: Mappings, event: MappingEvent): Mappings {
  const id = event.data.mappingId;
  switch (event.type) {
    case 'ImportMappingSaved': {
      const { mappingId, version, mapping, savedAt } = event.data;
      const createdAt = mappings[id]?.createdAt ?? savedAt;
      return { ...mappings, [id]: { mappingId, version, mapping, createdAt, updatedAt: savedAt } };
    }
    case 'ImportMappingDeleted': {
      const { [id]: _, ...others } = mappings;
      return others;
    }
    default:
      return assertNever(event);
  }
}
