/** What users do with their mappings. */
import {
  type CommandCode,
  type CommandContext,
  type CommandResult,
  runCommand,
} from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { MappingInput } from '../../contract/mapping.ts';
import type { MappingEvent } from '../../contract/mapping-events.ts';
import { create, remove, replace, type SaveCode } from '../../domain/mappings/decide.ts';
import { evolve, type Mappings, type SavedMapping } from '../../domain/mappings/mappings.ts';
import { defineMapping } from './define-mapping.ts';
import { mappingAppend, mappingStream, mappingsIn } from './mapping-stream.ts';

type Changed<Code extends string> = Promise<CommandResult<SavedMapping> | Refusal<Code | CommandCode>>;

/** Runs a decision on the mappings; answers the mapping as it is after it, or was when it is gone. */
async function change<Code extends string>(
  store: Store,
  context: CommandContext,
  mappingId: string,
  decide: (mappings: Mappings) => readonly MappingEvent[] | Refusal<Code>,
): Changed<Code> {
  const { tenant } = context;
  const result = await runCommand<Json, Code>(store, context, [mappingStream(tenant)], async (heads) => {
    const mappings = mappingsIn(heads, tenant);
    const events = decide(mappings);
    if (isRefused(events)) return events as Refusal<Code>;
    const after = events.reduce(evolve, mappings)[mappingId] ?? mappings[mappingId] ?? null;
    const answer = after as unknown as Json;
    return { appends: events.length === 0 ? [] : [mappingAppend(tenant, mappings, events)], answer };
  });
  if (isRefused(result)) return result as Refusal<Code | CommandCode>;
  return { ...result, answer: result.answer as unknown as SavedMapping };
}

export async function createMapping(store: Store, context: CommandContext, input: MappingInput): Changed<SaveCode> {
  const mapping = defineMapping(input);
  if (isRefused(mapping)) return mapping;
  const mappingId = newId<'MappingId'>();
  const { now } = context;
  return change(store, context, mappingId, (mappings) => create(mappings, { mappingId, mapping, now }));
}

interface Replacement {
  readonly mappingId: string;
  readonly input: MappingInput;
  /** The version that the user read, if they said so. */
  readonly ifMatch: number | undefined;
}

export async function replaceMapping(
  store: Store,
  context: CommandContext,
  { mappingId, input, ifMatch }: Replacement,
): Changed<SaveCode | 'NotFound' | 'VersionConflict'> {
  const mapping = defineMapping(input);
  if (isRefused(mapping)) return mapping;
  const { now } = context;
  return change(store, context, mappingId, (mappings) => replace(mappings, { mappingId, mapping, now, ifMatch }));
}

export const deleteMapping = async (store: Store, context: CommandContext, mappingId: string): Changed<'NotFound'> =>
  change(store, context, mappingId, (mappings) => remove(mappings, { mappingId, now: context.now }));
