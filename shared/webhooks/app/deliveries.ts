/** Finding deliveries, and setting them off by hand. */
import {
  type CommandCode,
  type CommandContext,
  type CommandResult,
  type Heads,
  runCommand,
} from '../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Json } from '../../kernel/pages/types.ts';
import type { StoredRecord } from '../../kernel/store/records.ts';
import type { Store } from '../../kernel/store/types.ts';
import type { TenantId } from '../../kernel/streams.ts';
import { type DeliveryId, TEST_EVENT } from '../contract/delivery.ts';
import { type Delivery, newDelivery, setOff } from '../domain/delivery.ts';
import type { Endpoint } from '../domain/endpoints.ts';
import { deliveryIn, deliverySort, deliveryWrites, dueWrite, keyOf, placeOf } from '../read/places.ts';
import { endpointStream, endpointsIn, readEndpoints } from './endpoint-stream.ts';
import { recoveryWrite } from './recovery.ts';

export interface Found {
  readonly delivery: Delivery;
  readonly endpoint: Endpoint;
  readonly record: StoredRecord;
}

/** A delivery's id doesn't say which of the user's few endpoints it is for, so all of them are asked in one request. */
export async function findDelivery(
  store: Store,
  tenant: TenantId,
  deliveryId: DeliveryId,
): Promise<Found | Refusal<'NotFound'>> {
  const endpoints = (await readEndpoints(store, tenant)) ?? {};
  const keys = Object.keys(endpoints).map((id) => keyOf(placeOf(tenant, id), deliverySort(deliveryId)));
  const [record] = keys.length === 0 ? [] : await store.readRecords(keys);
  const endpoint = record && endpoints[record.place.partition];
  if (!record || !endpoint) return refuse('NotFound', 'There is no delivery with this id.');
  return { record, endpoint, delivery: deliveryIn(record) };
}

/** Why nothing can be sent to an endpoint now. */
const asleep = ({ active, disabled }: Endpoint): Refusal<'EndpointInactive'> | undefined =>
  active && !disabled
    ? undefined
    : refuse('EndpointInactive', 'The endpoint takes no requests; set "active" to true first.');

type Answered<A, Code extends string> = Promise<CommandResult<A> | Refusal<Code | CommandCode>>;
type Sleeping = 'NotFound' | 'EndpointInactive';

/** Sends a delivery again under the same id, whatever became of it. */
export async function resendDelivery(
  store: Store,
  context: CommandContext,
  deliveryId: DeliveryId,
): Answered<Delivery, Sleeping> {
  const { tenant, now } = context;
  const result = await runCommand<Json, Sleeping>(store, context, [], async () => {
    const found = await findDelivery(store, tenant, deliveryId);
    if (isRefused(found)) return found;
    const refused = asleep(found.endpoint);
    if (refused) return refused;
    const { place } = found.record;
    const delivery = setOff(found.delivery, now);
    const records = [...deliveryWrites(place, delivery, found.record), dueWrite(place, now)];
    return { appends: [], records, answer: delivery as unknown as Json };
  });
  return isRefused(result) ? result : { ...result, answer: result.answer as unknown as Delivery };
}

function awake(heads: Heads, tenant: TenantId, endpointId: string): Endpoint | Refusal<Sleeping> {
  const endpoint = endpointsIn(heads, tenant)[endpointId];
  if (!endpoint) return refuse('NotFound', 'There is no endpoint with this id.');
  return asleep(endpoint) ?? endpoint;
}

/** Sends a message that says that it is a test. */
export async function testEndpoint(
  store: Store,
  context: CommandContext,
  endpointId: string,
): Answered<{ readonly deliveryId: string }, Sleeping> {
  const { tenant, now, correlationId } = context;
  const ids = { deliveryId: newId<'DeliveryId'>() as DeliveryId, eventId: newId() };
  return runCommand<{ readonly deliveryId: string }, Sleeping>(
    store,
    context,
    [endpointStream(tenant)],
    async (heads) => {
      const endpoint = awake(heads, tenant, endpointId);
      if (isRefused(endpoint)) return endpoint;
      const place = placeOf(tenant, endpointId);
      const delivery = newDelivery({ ...ids, endpointId, eventType: TEST_EVENT, correlationId }, now);
      const records = [...deliveryWrites(place, delivery, undefined), dueWrite(place, now)];
      return { appends: [], records, answer: { deliveryId: ids.deliveryId } };
    },
  );
}

/** Orders that whatever failed of the events since a time is sent again. */
export async function recoverEndpoint(
  store: Store,
  context: CommandContext,
  { endpointId, since }: { readonly endpointId: string; readonly since: string },
): Answered<{ readonly endpointId: string }, Sleeping> {
  const { tenant, now } = context;
  return runCommand<{ readonly endpointId: string }, Sleeping>(
    store,
    context,
    [endpointStream(tenant)],
    async (heads) => {
      const endpoint = awake(heads, tenant, endpointId);
      if (isRefused(endpoint)) return endpoint;
      const place = placeOf(tenant, endpointId);
      const records = [recoveryWrite(place, since, now), dueWrite(place, now)];
      return { appends: [], records, answer: { endpointId } };
    },
  );
}
