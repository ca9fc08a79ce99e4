/** What users do with their endpoints. */
import {
  type CommandCode,
  type CommandContext,
  type CommandResult,
  runCommand,
} from '../../kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Json } from '../../kernel/pages/types.ts';
import type { RecordWrite } from '../../kernel/store/records.ts';
import type { Store } from '../../kernel/store/types.ts';
import type { EndpointId, EndpointInput, EndpointPatch } from '../contract/endpoint.ts';
import type { EndpointEvent } from '../contract/events.ts';
import { create, remove, rotateSecret, update } from '../domain/decide.ts';
import { type Endpoint, type Endpoints, evolve } from '../domain/endpoints.ts';
import { dueWrite, HEADERS, placeOf } from '../read/places.ts';
import { endpointAppend, endpointStream, endpointsIn } from './endpoint-stream.ts';

type Changed<Code extends string> = Promise<CommandResult<Endpoint> | Refusal<Code | CommandCode>>;

interface Change {
  readonly endpointId: string;
  readonly records: readonly RecordWrite[];
}

/** Runs a decision on the endpoints; answers the endpoint as it is after it. */
async function change<Code extends string>(
  store: Store,
  context: CommandContext,
  { endpointId, records }: Change,
  decide: (endpoints: Endpoints) => readonly EndpointEvent[] | Refusal<Code>,
): Changed<Code> {
  const { tenant } = context;
  const result = await runCommand<Json, Code>(store, context, [endpointStream(tenant)], async (heads) => {
    const endpoints = endpointsIn(heads, tenant);
    const events = decide(endpoints);
    if (isRefused(events)) return events as Refusal<Code>;
    const after = events.reduce(evolve, endpoints)[endpointId] ?? endpoints[endpointId] ?? null;
    const answer = after as unknown as Json;
    if (events.length === 0) return { appends: [], answer };
    return { appends: [endpointAppend(tenant, endpoints, events)], records, answer };
  });
  if (isRefused(result)) return result as Refusal<Code | CommandCode>;
  return { ...result, answer: result.answer as unknown as Endpoint };
}

/** Names of headers compare without case. */
const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

export async function createEndpoint(
  store: Store,
  context: CommandContext,
  input: EndpointInput,
): Changed<'TooManyEndpoints'> {
  const endpointId = newId<'EndpointId'>() as EndpointId;
  const place = placeOf(context.tenant, endpointId);
  const headers = { place, sort: HEADERS, expect: 'any' as const, value: lowerCased(input.headers) };
  const { now } = context;
  return change(store, context, { endpointId, records: [headers] }, (endpoints) =>
    create(endpoints, { endpointId, input, now }),
  );
}

/** What waited while an endpoint was inactive is due again at once. */
export async function updateEndpoint(
  store: Store,
  context: CommandContext,
  endpointId: string,
  patch: EndpointPatch,
): Changed<'NotFound'> {
  const place = placeOf(context.tenant, endpointId);
  const { now } = context;
  const records: RecordWrite[] = [dueWrite(place, now)];
  if (patch.headers) records.push({ place, sort: HEADERS, expect: 'any', value: lowerCased(patch.headers) });
  return change(store, context, { endpointId, records }, (endpoints) => update(endpoints, { endpointId, patch, now }));
}

export async function rotateEndpointSecret(
  store: Store,
  context: CommandContext,
  endpointId: string,
): Changed<'NotFound'> {
  const { now } = context;
  return change(store, context, { endpointId, records: [] }, (endpoints) =>
    rotateSecret(endpoints, { endpointId, now }),
  );
}

/** What waits for it is given up by whoever works for it next. */
export async function deleteEndpoint(store: Store, context: CommandContext, endpointId: string): Changed<'NotFound'> {
  const place = placeOf(context.tenant, endpointId);
  const { now } = context;
  const records: RecordWrite[] = [dueWrite(place, now), { place, sort: HEADERS, expect: 'any', deleted: true }];
  return change(store, context, { endpointId, records }, (endpoints) => remove(endpoints, { endpointId, now }));
}
