/** What is sent: the body of a delivery, made anew from its event for each request, which an event's being fixed allows. */
import { UnreadableEvent } from '../../kernel/events/contract.ts';
import type { Commit, Store } from '../../kernel/store/types.ts';
import type { TenantId } from '../../kernel/streams.ts';
import { contractOf } from '../contract/contracts.ts';
import { TEST_EVENT } from '../contract/delivery.ts';
import type { WebhookPayload } from '../contract/payload.ts';
import type { Delivery, EventPlace } from '../domain/delivery.ts';

/** Receivers commonly take no more; above it the data is left out, and the event says so. */
const DATA_CHARACTERS_MAX = 256 * 1024;
const COMMITS_KEPT = 20;

/** The event can't be read: sending it again won't help. */
export class NoMessage extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'NoMessage';
  }
}

export type Messages = (delivery: Delivery) => Promise<string>;

/** Makes bodies for one tenant; commits that bring several events are read once. */
export function messagesOf(store: Store, tenant: TenantId): Messages {
  const commits = new Map<string, Promise<Commit | undefined>>();
  const commitOf = ({ type, id, version }: EventPlace): Promise<Commit | undefined> => {
    const name = `${type}/${id}/${version}`;
    const known = commits.get(name);
    if (known) return known;
    if (commits.size >= COMMITS_KEPT) commits.clear();
    const read = store
      .readCommits({ tenant, type, id }, version - 1, { commitsMax: 1 })
      .then(([commit]) => (commit?.version === version ? commit : undefined));
    commits.set(name, read);
    read.catch(() => commits.delete(name));
    return read;
  };
  return async (delivery) => {
    const { place } = delivery;
    if (!place) return JSON.stringify(testPayload(delivery));
    const commit = await commitOf(place);
    const stored = commit?.events[place.index];
    if (!commit || !stored) throw new NoMessage('the event is not there any more');
    return JSON.stringify(payloadOf(delivery, place, commit, dataOf(place, stored)));
  };
}

function dataOf(place: EventPlace, stored: Commit['events'][number]): unknown {
  try {
    const data = contractOf(place.type)?.decode(stored).data;
    const characters = JSON.stringify(data)?.length ?? 0;
    return characters > DATA_CHARACTERS_MAX ? { omitted: true, characters } : data;
  } catch (error) {
    if (error instanceof UnreadableEvent) throw new NoMessage('the event can not be read', { cause: error });
    throw error;
  }
}

const payloadOf = (
  { eventType, eventId }: Delivery,
  place: EventPlace,
  { recordedAt, correlationId }: Commit,
  data: unknown,
): WebhookPayload => ({
  type: eventType,
  timestamp: recordedAt,
  data,
  eventId,
  stream: { type: place.type, version: place.version },
  correlationId,
});

const testPayload = ({ endpointId, eventId, createdAt, correlationId }: Delivery): WebhookPayload => ({
  type: TEST_EVENT,
  timestamp: createdAt,
  data: { endpointId, text: 'This is a test: nothing happened.' },
  eventId,
  stream: { type: 'webhook-endpoints', version: 0 },
  correlationId,
});
