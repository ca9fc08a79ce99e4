import { type Refusal, refuse } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import { MAPPINGS_BYTES_MAX, MAPPINGS_MAX, type Mapping } from '../../contract/mapping.ts';
import type { MappingEvent } from '../../contract/mapping-events.ts';
import type { Mappings } from './mappings.ts';

export type SaveCode = 'ValidationFailed' | 'TooManyMappings';
type Decided<Code extends string> = readonly MappingEvent[] | Refusal<Code>;

interface Save {
  readonly mappingId: string;
  readonly mapping: Mapping;
  readonly now: string;
}

const NOT_FOUND = () => refuse('NotFound', 'There is no mapping with this id.');

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** Why a mapping can't be kept beside the others. */
function refusedBeside(others: Mappings, { name, ...rest }: Mapping): Refusal<SaveCode> | undefined {
  const all = Object.values(others);
  const isTaken = all.some(({ mapping }) => mapping.name.toLowerCase() === name.toLowerCase());
  if (isTaken) return refuseInput([{ path: 'name', message: 'is the name of another mapping' }]);
  const isFull = all.length >= MAPPINGS_MAX;
  if (!isFull && bytesOf(others) + bytesOf({ name, ...rest }) <= MAPPINGS_BYTES_MAX) return undefined;
  const what = isFull ? `${MAPPINGS_MAX} mappings already` : 'no room for more: all mappings together may have 256 KB';
  return refuse('TooManyMappings', `There are ${what}; delete one that isn't needed.`);
}

export function create(mappings: Mappings, { mappingId, mapping, now }: Save): Decided<SaveCode> {
  const refused = refusedBeside(mappings, mapping);
  return refused ?? [{ type: 'ImportMappingSaved', data: { mappingId, version: 1, mapping, savedAt: now } }];
}

export function replace(
  mappings: Mappings,
  { mappingId, mapping, now, ifMatch }: Save & { readonly ifMatch?: number | undefined },
): Decided<SaveCode | 'NotFound' | 'VersionConflict'> {
  const { [mappingId]: before, ...others } = mappings;
  if (!before) return NOT_FOUND();
  if (ifMatch !== undefined && ifMatch !== before.version) {
    return refuse('VersionConflict', `The mapping is at version ${before.version}, not ${ifMatch}.`, {
      data: { currentVersion: before.version },
    });
  }
  const refused = refusedBeside(others, mapping);
  if (refused) return refused;
  if (JSON.stringify(before.mapping) === JSON.stringify(mapping)) return [];
  const data = { mappingId, version: before.version + 1, mapping, savedAt: now };
  return [{ type: 'ImportMappingSaved', data }];
}

export function remove(
  mappings: Mappings,
  { mappingId, now }: { readonly mappingId: string; readonly now: string },
): Decided<'NotFound'> {
  if (!mappings[mappingId]) return NOT_FOUND();
  return [{ type: 'ImportMappingDeleted', data: { mappingId, deletedAt: now } }];
}
