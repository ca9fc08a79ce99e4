/** The inbox of providers as operators see it, newest first. */
import type * as z from 'zod/mini';
import type { StoredRecord } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import type { ProviderMessageId, providerMessageView } from '../../contract/provider-messages.ts';
import type { ProviderMessage } from '../../domain/provider-inbox/message.ts';
import {
  ALL_MESSAGES,
  beforeMessage,
  KEPT_DAYS,
  messageIn,
  monthOf,
  monthPlace,
  type Unverified,
  unverifiedIn,
  unverifiedPlace,
} from './places.ts';

export type ProviderMessageView = z.output<typeof providerMessageView>;

export interface MessageQuery {
  readonly provider: string;
  readonly status?: ProviderMessage['status'] | undefined;
  /** Goes on behind this message. */
  readonly after?: string | undefined;
  readonly limit: number;
  /** RFC 3339 UTC. */
  readonly now: string;
}

export interface MessagePage {
  readonly items: readonly ProviderMessage[];
  /** Where the next page goes on; undefined at the end. */
  readonly after: ProviderMessageId | undefined;
}

/** Looked at for one page, so that a rare status among many messages answers in time. */
const SCANNED_MAX = 3_000;
const READ_AT_ONCE = 200;
const SLOTS_READ = 1_000;

export function messageViewOf(message: ProviderMessage): ProviderMessageView {
  const { messageId, provider, eventId, status, attempts, receivedAt, updatedAt, contradicts } = message;
  return {
    ...{ messageId, provider, eventId, status, attempts },
    receivedAt: receivedAt as Timestamp,
    updatedAt: updatedAt as Timestamp,
    ...('nextAttemptAt' in message && { nextAttemptAt: message.nextAttemptAt as Timestamp }),
    ...('reason' in message && message.reason !== undefined && { reason: message.reason }),
    ...(contradicts !== undefined && { contradicts }),
  };
}

export function unverifiedViewOf({ messageId, provider, receivedAt, reason }: Unverified): ProviderMessageView {
  return {
    ...{ messageId: messageId as ProviderMessageId, provider, eventId: '', status: 'unverified', attempts: 0, reason },
    receivedAt: receivedAt as Timestamp,
    updatedAt: receivedAt as Timestamp,
  };
}

/** The months in which messages can be, newest first, as `2026-03`. */
function* months(from: string, now: string): Generator<string> {
  const oldest = new Date(Date.parse(now) - KEPT_DAYS * 86_400_000).toISOString().slice(0, 7);
  const newest = now.slice(0, 7);
  for (let month = from < newest ? from : newest; month >= oldest; ) {
    yield month;
    month = new Date(Date.parse(`${month}-01T00:00:00Z`) - 86_400_000).toISOString().slice(0, 7);
  }
}

async function* newestFirst(store: Store, { provider, after, now }: MessageQuery): AsyncGenerator<StoredRecord> {
  for (const month of months(after === undefined ? now.slice(0, 7) : monthOf(after), now)) {
    let { before } = after === undefined || monthOf(after) !== month ? ALL_MESSAGES : beforeMessage(after);
    for (;;) {
      const range = { from: ALL_MESSAGES.from, before, limit: READ_AT_ONCE, reverse: true };
      const records = await store.queryRecords(monthPlace(provider, month), range);
      yield* records;
      const last = records.at(-1);
      if (!last || records.length < READ_AT_ONCE) break;
      before = last.sort;
    }
  }
}

export async function listMessages(store: Store, query: MessageQuery): Promise<MessagePage> {
  const items: ProviderMessage[] = [];
  let scanned = 0;
  let last: ProviderMessageId | undefined;
  for await (const record of newestFirst(store, query)) {
    if (items.length === query.limit || scanned === SCANNED_MAX) return { items, after: last };
    const message = messageIn(record);
    scanned += 1;
    last = message.messageId;
    if (query.status === undefined || query.status === message.status) items.push(message);
  }
  return { items, after: undefined };
}

/** Those that nobody vouches for, newest first. */
export async function listUnverified(store: Store, provider: string): Promise<readonly Unverified[]> {
  const records = await store.queryRecords(unverifiedPlace(provider), { ...ALL_MESSAGES, limit: SLOTS_READ });
  return records.map(unverifiedIn).sort((a, b) => (a.messageId < b.messageId ? 1 : -1));
}
