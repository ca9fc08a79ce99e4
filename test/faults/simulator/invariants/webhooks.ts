/** Of each event that an endpoint asked for, its receiver took one message at least, always the same under one id. */
import type { Commit } from '../../../../shared/kernel/store/types.ts';
import { readEndpoints } from '../../../../shared/webhooks/app/endpoint-stream.ts';
import { isOffered } from '../../../../shared/webhooks/contract/offered.ts';
import type { Delivery } from '../../../../shared/webhooks/domain/delivery.ts';
import { type Endpoint, wants } from '../../../../shared/webhooks/domain/endpoints.ts';
import { listDeliveries } from '../../../../shared/webhooks/read/list-deliveries.ts';
import type { User } from '../user.ts';
import type { World } from '../world.ts';
import { store } from './stored.ts';

interface Payload {
  readonly type: string;
  readonly eventId: string;
  readonly stream: { readonly type: string; readonly version: number };
}

export async function webhookFaults(world: World, { tenant }: User, commits: readonly Commit[]): Promise<string[]> {
  const endpoints = Object.values((await readEndpoints(store, tenant)) ?? {});
  const endpointIds = endpoints.map(({ endpointId }) => endpointId);
  const asked = { endpointIds, filter: {}, after: undefined, limit: 10_000 };
  const { items: deliveries } = await listDeliveries(store, tenant, asked);
  const faults = miscounted(world, deliveries);
  return faults.concat(
    endpoints.flatMap((endpoint) => [
      ...missing(world, endpoint, commits),
      ...doubtful(world, endpoint),
      ...crowded(world, endpoint),
    ]),
  );
}

const kindOf = (type: string, streamType: string, version: number): string => `${type} of ${streamType} ${version}`;

const isCreationOf = ({ endpointId }: Endpoint, { type, data }: Commit['events'][number]): boolean =>
  type === 'WebhookEndpointCreated' && (data as { readonly endpointId: string }).endpointId === endpointId;

function missing(world: World, endpoint: Endpoint, commits: readonly Commit[]): string[] {
  const { url, createdAt, eventTypes } = endpoint;
  const made = commits.find(({ events }) => events.some((event) => isCreationOf(endpoint, event)));
  const madeAt = made ? world.order.of(made).place : 0;
  const taken = new Map<string, Set<string>>();
  for (const { url: to, taken: isTaken, body } of world.receivers.heard) {
    if (to !== url || !isTaken) continue;
    const { type, eventId, stream } = JSON.parse(body) as Payload;
    const kind = kindOf(type, stream.type, stream.version);
    taken.set(kind, (taken.get(kind) ?? new Set()).add(eventId));
  }
  // Streams of one type, such as imports, have versions alike; so what is taken of a kind is counted over all of them.
  const due = new Map<string, number>();
  for (const commit of commits) {
    if (commit.recordedAt <= createdAt || world.order.of(commit).place <= madeAt) continue;
    for (const { type } of commit.events) {
      if (!isOffered(type) || !wants({ eventTypes }, type)) continue;
      const kind = kindOf(type, commit.stream.type, commit.version);
      due.set(kind, (due.get(kind) ?? 0) + 1);
    }
  }
  return [...due].flatMap(([kind, count]) => {
    const got = taken.get(kind)?.size ?? 0;
    return got >= count ? [] : [`${url} got ${got} of ${count} ${kind}`];
  });
}

function doubtful(world: World, { url }: Endpoint): string[] {
  const bodies = new Map<string, string>();
  const ids = new Map<string, string>();
  const faults: string[] = [];
  for (const { url: to, id, body } of world.receivers.heard) {
    if (to !== url) continue;
    const { eventId } = JSON.parse(body) as Payload;
    if ((bodies.get(id) ?? body) !== body) faults.push(`${url} got two bodies under ${id}`);
    if ((ids.get(eventId) ?? id) !== id) faults.push(`${url} got the event ${eventId} under two ids`);
    bodies.set(id, body);
    ids.set(eventId, id);
  }
  return [...new Set(faults)];
}

function crowded({ receivers }: World, { url, requestsAtOnce }: Endpoint): string[] {
  const most = receivers.most.get(url) ?? 0;
  if (most <= requestsAtOnce) return [];
  return [`${url} got ${most} requests at once, and wants ${requestsAtOnce}`];
}

/** The log of a delivery has each attempt that was made once; where something broke off, it may lack one. */
function miscounted({ receivers, faults }: World, deliveries: readonly Delivery[]): string[] {
  const made = Map.groupBy(receivers.heard, ({ id }) => id);
  return deliveries.flatMap(({ deliveryId, attempts }) => {
    const heard = made.get(deliveryId)?.length ?? 0;
    const isRight = faults.breaks > 0 ? attempts <= heard : attempts === heard;
    return isRight ? [] : [`delivery ${deliveryId} counts ${attempts} attempts of ${heard}`];
  });
}
