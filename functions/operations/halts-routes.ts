import { isRefused, type Refusal, refuse } from '../../shared/kernel/errors.ts';
import { on } from '../../shared/kernel/http/route.ts';
import type { HaltPlace } from '../../shared/kernel/projection/halts.ts';
import { STREAM_TYPES, type TenantId } from '../../shared/kernel/streams.ts';
import { type FoundHalt, findHalt, findHalts } from '../../shared/operations/app/halts/find-halts.ts';
import { haltedCommit } from '../../shared/operations/app/halts/halted-commit.ts';
import { retryHalt, skipHalt } from '../../shared/operations/app/halts/lift-halts.ts';
import { operate } from '../../shared/operations/app/operate.ts';
import { showPayload } from '../../shared/operations/app/show-payload.ts';
import * as contract from '../../shared/operations/contract/halts-http.ts';
import { operatingOf } from './acting.ts';
import type { Services } from './services.ts';

interface Params {
  readonly tenant: TenantId;
  readonly consumer: string;
  readonly source: string;
}

const NO_HALT = 'The consumer is not halted there.';

function placeOf({ tenant, consumer, source: name }: Params): HaltPlace | Refusal<'NotFound'> {
  const source = STREAM_TYPES.find((type) => type === name);
  return source && consumer !== '' && !consumer.includes('#')
    ? { tenant, projection: consumer, source }
    : refuse('NotFound', NO_HALT);
}

const viewOf = ({ tenant, projection, source, version, reason, at }: FoundHalt) => ({
  ...{ tenant: String(tenant), consumer: projection, source: String(source), version, reason, since: at },
});

const targetOf = ({ tenant, consumer, source }: Params): Record<string, string> => ({ tenant, consumer, source });

export const haltRoutes = ({ store, due, wake }: Services) => [
  on(contract.listHalts, async ({ query, now }) => {
    const { halts, complete } = await findHalts(store, due, { tenant: query.tenant, now });
    return { status: 200 as const, body: { items: halts.map(viewOf), complete } };
  }),

  on(contract.showHalt, async (request) => {
    const { params, body } = request;
    const place = placeOf(params);
    if (isRefused(place)) return place;
    const look = { what: 'commit', target: targetOf(params), reason: body.reason };
    return showPayload(store, request, look, async () => {
      const found = await findHalt(store, place);
      if (!found) return refuse('NotFound', NO_HALT);
      const commit = await haltedCommit(store, found);
      const { recordedAt = '', actor = '', commandId = '', correlationId = '', events = [] } = commit ?? {};
      const shown = { recordedAt, actor, commandId, correlationId, events };
      return { status: 200 as const, body: { ...viewOf(found), words: found.words, commit: commit && shown } };
    });
  }),

  on(contract.retryHalt, async (request) => {
    const { params } = request;
    const place = placeOf(params);
    if (isRefused(place)) return place;
    const lifting = { store, actor: request.principal.id, wake, ...request };
    const act = { action: 'retryHalt', target: targetOf(params) };
    const done = await operate(operatingOf(store, 'retryHalt', request), act, async () => {
      const found = await retryHalt(lifting, place);
      return isRefused(found) ? found : viewOf(found);
    });
    return isRefused(done) ? done : { status: 202 as const, body: done };
  }),

  on(contract.skipHalt, async (request) => {
    const { params, body } = request;
    const place = placeOf(params);
    if (isRefused(place)) return place;
    const { version, reason } = body;
    const lifting = { store, actor: request.principal.id, wake, ...request };
    const act = { action: 'skipHalt', target: { ...targetOf(params), version: String(version) }, reason };
    const done = await operate(operatingOf(store, 'skipHalt', request), act, async () => {
      const found = await skipHalt(lifting, place, version);
      return isRefused(found) ? found : viewOf(found);
    });
    return isRefused(done) ? done : { status: 202 as const, body: done };
  }),
];
