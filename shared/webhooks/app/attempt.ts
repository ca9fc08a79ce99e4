/** One request for one delivery, and its place in the log. */
import type { Log } from '../../kernel/observe/log.ts';
import { tenantTag } from '../../kernel/observe/tenant-tag.ts';
import type { RecordPlace, StoredRecord } from '../../kernel/store/records.ts';
import type { Store } from '../../kernel/store/types.ts';
import type { Attempt } from '../contract/delivery.ts';
import { afterAttempt, type Delivery, giveUp, isSuccess, isTakenIn } from '../domain/delivery.ts';
import type { Endpoint } from '../domain/endpoints.ts';
import { deliveryIn, deliverySort, deliveryWrites, keyOf } from '../read/places.ts';
import { type Messages, NoMessage } from './message-body.ts';
import type { Send, Sign } from './ports.ts';
import { writeRecords } from './write-records.ts';

const RACES_MAX = 5;

export interface Attempting {
  readonly store: Store;
  readonly place: RecordPlace;
  readonly endpoint: Endpoint;
  /** The values of the endpoint's own headers. */
  readonly extraHeaders: Readonly<Record<string, string>>;
  readonly messages: Messages;
  readonly send: Send;
  readonly sign: Sign;
  readonly log: Pick<Log, 'info'>;
  readonly now: () => string;
  /** From 0 up to but without 1. */
  readonly random: () => number;
}

/** Makes the request and records what came of it; undefined where none could be made. */
export async function attemptDelivery(attempting: Attempting, record: StoredRecord): Promise<Attempt | undefined> {
  const { now, random } = attempting;
  try {
    const delivery = deliveryIn(record);
    const made = await request(attempting, delivery);
    logAttempt(attempting, delivery, made);
    const chance = random();
    const isDone = (current: Delivery) => isTakenIn(delivery, current, made);
    await change(attempting, record, (current) => afterAttempt(current, made, chance), isDone);
    return made;
  } catch (error) {
    if (!(error instanceof NoMessage)) throw error;
    await change(attempting, record, (current) => giveUp(current, error.message, now()));
    return undefined;
  }
}

/** Neither the receiver's address nor what it said: the delivery's own log, which is encrypted, has both. */
function logAttempt({ place, log }: Attempting, delivery: Delivery, made: Attempt): void {
  const { correlationId, eventId, endpointId, deliveryId, attempts, place: event } = delivery;
  const { outcome, responseCode, durationMs } = made;
  const fields = {
    correlationId,
    causationId: eventId,
    tenant: tenantTag(place.tenant),
    durationMs,
    endpointId,
    deliveryId,
    attempt: attempts + 1,
    // The commit that the event stands in, as the line of the fan-out names it.
    ...(event && { streamType: event.type, version: event.version }),
    outcome: responseCode === undefined ? outcome : `${Math.floor(responseCode / 100)}xx`,
  };
  const result = isSuccess(made) ? { WebhookSuccesses: 1 } : { WebhookFailures: 1 };
  log.info('webhook sent', fields, { ...result, WebhookLatency: durationMs });
}

async function request({ place, endpoint, extraHeaders, messages, send, sign, now }: Attempting, delivery: Delivery) {
  const body = await messages(delivery);
  const at = now();
  const timestampSeconds = Math.floor(Date.parse(at) / 1_000);
  const signatures = await sign(place.tenant, endpoint, { id: delivery.deliveryId, body, timestampSeconds });
  const plain = { 'content-type': 'application/json', 'user-agent': 'Foldbook-Webhooks/1' };
  const { url, timeoutSeconds } = endpoint;
  const headers = { ...extraHeaders, ...plain, ...signatures };
  const answer = await send({ url, headers, body, timeoutSeconds });
  return { at, ...answer, requestHeaders: shown({ ...plain, ...signatures }, Object.keys(extraHeaders)) } as Attempt;
}

/** The log is no place for secrets: who can read it could use them. */
function shown(headers: Readonly<Record<string, string>>, ownNames: readonly string[]): Record<string, string> {
  const { 'webhook-signature': _, ...rest } = headers;
  const own = ownNames.map((name) => [name, '(not shown)'] as const);
  return { ...Object.fromEntries(own), ...rest };
}

/** Changes a delivery as it stands now, which may be another than when the request was made. */
async function change(
  { store, place, now }: Attempting,
  record: StoredRecord,
  to: (delivery: Delivery) => Delivery,
  isDone: (delivery: Delivery) => boolean = () => false,
): Promise<void> {
  let current: StoredRecord | undefined = record;
  for (let race = 1; race <= RACES_MAX; race += 1) {
    if (await writeRecords(store, deliveryWrites(place, to(deliveryIn(current)), current), now())) return;
    [current] = await store.readRecords([keyOf(place, deliverySort(deliveryIn(record).deliveryId))]);
    // It was deleted with its endpoint, or a write whose answer was lost has done it.
    if (!current || isDone(deliveryIn(current))) return;
  }
  throw new Error(`delivery ${deliveryIn(record).deliveryId} kept changing`);
}
