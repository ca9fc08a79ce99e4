/** What becomes of a tenant's mappings for files that no format knows. */
import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';
import { mappingDefinition } from './mapping.ts';

export const mappingEvents = defineEvents('import-mappings', {
  /** A new one, or a change: the whole of it as it is from now on. */
  ImportMappingSaved: {
    1: z.object({
      mappingId: z.string(),
      /** Counts the changes, from 1. */
      version: z.int(),
      mapping: mappingDefinition,
      savedAt: z.string(),
    }),
  },
  ImportMappingDeleted: { 1: z.object({ mappingId: z.string(), deletedAt: z.string() }) },
});

export type MappingEvent = z.infer<(typeof mappingEvents)['event']>;
