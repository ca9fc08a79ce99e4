/**
 * Where the inbox of providers stands, all of it under the platform's key, since whose a message is shows only later. A
 * partition for each provider and month holds
 *
 * - `M#<message>`: the messages, in order of arrival; what is due of them is found by the due index;
 * - `W#<message>`: what was sent, written once;
 *
 * one for each provider, `ids`, the message of each event id; and one, `unverified`, a bounded number of messages that
 * anybody may have sent: `M#<slot>` and `W#<slot>`, each overwritten by the next that falls on its slot.
 */
import { createHash } from 'node:crypto';
import { timeOf } from '../../../kernel/ids.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { RecordKey, RecordPlace, RecordWrite, StoredRecord } from '../../../kernel/store/records.ts';
import { PLATFORM } from '../../../kernel/streams.ts';
import type { RawWebhook } from '../../contract/webhook-scheme.ts';
import type { ProviderMessage } from '../../domain/provider-inbox/message.ts';

/** The projection whose records these are, and their list in the due index. */
export const PROVIDER_INBOX = 'provider-inbox';

/** Longer than any provider sends again what we had. */
export const KEPT_DAYS = 180;
const UNVERIFIED_KEPT_DAYS = 7;
/** So many messages of strangers are kept for each provider, and so few that they can't fill anything. */
const SLOTS = 256;
/** A new message is worked for at once; the due index is for orders that got lost. */
const ORDER_LOST_SECONDS = 60;

const MESSAGE = 'M#';
const WEBHOOK = 'W#';
/** After every id. */
const END = '~';

const TIMED_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const place = (partition: string): RecordPlace => ({ tenant: PLATFORM, projection: PROVIDER_INBOX, partition });

const later = (time: string, days: number): string => new Date(Date.parse(time) + days * 86_400_000).toISOString();

/** `2026-03`, as UTC has it; `none` for an id that isn't ours. */
export const monthOf = (messageId: string): string =>
  TIMED_ID.test(messageId) ? new Date(timeOf(messageId)).toISOString().slice(0, 7) : 'none';
export const monthPlace = (provider: string, month: string): RecordPlace => place(`${provider}.${month}`);

const messagePlace = (provider: string, messageId: string): RecordPlace => monthPlace(provider, monthOf(messageId));
export const messageKey = (provider: string, messageId: string): RecordKey => ({
  place: messagePlace(provider, messageId),
  sort: `${MESSAGE}${messageId}`,
});
export const webhookKey = (provider: string, messageId: string): RecordKey => ({
  place: messagePlace(provider, messageId),
  sort: `${WEBHOOK}${messageId}`,
});
export const ALL_MESSAGES = { from: MESSAGE, before: `${MESSAGE}${END}` } as const;
/** Those that came before one. */
export const beforeMessage = (messageId: string) => ({ from: MESSAGE, before: `${MESSAGE}${messageId}` });

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Where the message of an event is found; with a digest, that of what contradicts it. */
export const eventKey = (provider: string, eventId: string, digest?: string): RecordKey => ({
  place: place(`${provider}.ids`),
  sort: hashOf(JSON.stringify(digest === undefined ? [eventId] : [eventId, digest])),
});

export interface EventPlace {
  readonly messageId: string;
  readonly digest: string;
}

export const eventIn = (record: StoredRecord): EventPlace => record.value as unknown as EventPlace;
export const messageIn = (record: StoredRecord): ProviderMessage => record.value as unknown as ProviderMessage;
export const webhookIn = (record: StoredRecord): RawWebhook => record.value as unknown as RawWebhook;

/** What a message makes of its record; `before` is what stood there, undefined for a new one. */
export function messageWrite(message: ProviderMessage, before: StoredRecord | undefined): RecordWrite {
  const { provider, messageId, receivedAt } = message;
  const isDue = message.status === 'pending';
  const lostAt = new Date(Date.parse(receivedAt) + ORDER_LOST_SECONDS * 1_000).toISOString();
  return {
    ...messageKey(provider, messageId),
    expect: before ? { revision: before.revision } : 'absent',
    value: message as unknown as Json,
    expiresAt: later(receivedAt, KEPT_DAYS),
    ...(isDue && { dueAt: before ? message.nextAttemptAt : lostAt }),
  };
}

/** Everything that a message that is new brings along. */
export function arrivalWrites(message: ProviderMessage, webhook: RawWebhook, event: RecordKey): readonly RecordWrite[] {
  const { provider, messageId, digest, receivedAt } = message;
  const expiresAt = later(receivedAt, KEPT_DAYS);
  const value: Json = { messageId, digest };
  return [
    { ...event, expect: 'absent', value, expiresAt },
    messageWrite(message, undefined),
    { ...webhookKey(provider, messageId), expect: 'absent', value: webhook as unknown as Json, expiresAt },
  ];
}

/** A message that nobody vouches for. */
export interface Unverified {
  readonly messageId: string;
  readonly provider: string;
  readonly receivedAt: string;
  readonly reason: string;
  readonly slot: number;
}

export const unverifiedPlace = (provider: string): RecordPlace => place(`${provider}.unverified`);
export const unverifiedIn = (record: StoredRecord): Unverified => record.value as unknown as Unverified;
export const slotOf = (body: string): number => Number.parseInt(hashOf(body).slice(0, 8), 16) % SLOTS;
export const unverifiedWebhookKey = ({ provider, slot }: Unverified): RecordKey => ({
  place: unverifiedPlace(provider),
  sort: `${WEBHOOK}${slot}`,
});
export const unverifiedKey = ({ provider, slot }: Unverified): RecordKey => ({
  place: unverifiedPlace(provider),
  sort: `${MESSAGE}${slot}`,
});

export function unverifiedWrites(kept: Unverified, webhook: RawWebhook): readonly RecordWrite[] {
  const expiresAt = later(kept.receivedAt, UNVERIFIED_KEPT_DAYS);
  return [
    { ...unverifiedKey(kept), expect: 'any', value: kept as unknown as Json, expiresAt },
    { ...unverifiedWebhookKey(kept), expect: 'any', value: webhook as unknown as Json, expiresAt },
  ];
}

/** What an order to work for a message names. */
export const orderedPartition = (provider: string, messageId: string): string => `${provider}.${messageId}`;

/** Reads an order's partition, or a due record's key; undefined for what is none of them. */
export function orderedMessage(
  partition: string,
): { readonly provider: string; readonly messageId: string } | undefined {
  const [, provider, messageId] = /^([a-z0-9-]+)\.([0-9a-f-]{36})$/.exec(partition) ?? [];
  return provider !== undefined && messageId !== undefined ? { provider, messageId } : undefined;
}
export function dueMessage({ place: { partition }, sort }: RecordKey): string | undefined {
  const [provider = ''] = partition.split('.');
  return sort.startsWith(MESSAGE) ? orderedPartition(provider, sort.slice(MESSAGE.length)) : undefined;
}
