/** What operators do with messages of providers: look at one, have one read again, or leave one out. */
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import type { StoredRecord } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { putRecords } from '../../../kernel/store/write-records.ts';
import { PLATFORM } from '../../../kernel/streams.ts';
import type { RawWebhook } from '../../contract/webhook-scheme.ts';
import { ignoredBy, type ProviderMessage, setOffAgain } from '../../domain/provider-inbox/message.ts';
import {
  listMessages,
  listUnverified,
  messageViewOf,
  type ProviderMessageView,
  unverifiedViewOf,
} from '../../read/provider-inbox/list-messages.ts';
import {
  messageIn,
  messageKey,
  messageWrite,
  orderedPartition,
  type Unverified,
  unverifiedKey,
  unverifiedWebhookKey,
  webhookIn,
  webhookKey,
} from '../../read/provider-inbox/places.ts';
import { acceptMessage } from './accept-message.ts';
import { ACTOR, type Inbox, type Secrets } from './ports.ts';

export interface MessageName {
  readonly provider: string;
  readonly messageId: string;
}

export interface ShownMessage {
  readonly view: ProviderMessageView;
  readonly webhook: RawWebhook;
  /** What it was taken for, if it was. */
  readonly message: ProviderMessage | undefined;
}

const NOT_FOUND = () => refuse('NotFound', 'There is no such message.');
const MOVED = () => refuse('Conflict', 'The message was worked for at the same moment. Send it again.');

async function findMessage(store: Store, { provider, messageId }: MessageName): Promise<StoredRecord | undefined> {
  const [held] = await store.readRecords([messageKey(provider, messageId)]);
  return held;
}

async function findUnverified(store: Store, { provider, messageId }: MessageName): Promise<Unverified | undefined> {
  return (await listUnverified(store, provider)).find((kept) => kept.messageId === messageId);
}

export async function showMessage(store: Store, name: MessageName): Promise<ShownMessage | Refusal<'NotFound'>> {
  const held = await findMessage(store, name);
  const kept = held ? undefined : await findUnverified(store, name);
  if (!held && !kept) return NOT_FOUND();
  const key = kept ? unverifiedWebhookKey(kept) : webhookKey(name.provider, name.messageId);
  const [sent] = await store.readRecords([key]);
  if (!sent) return NOT_FOUND();
  const message = held && messageIn(held);
  const view = kept ? unverifiedViewOf(kept) : message && messageViewOf(message);
  return view ? { view, webhook: webhookIn(sent), message } : NOT_FOUND();
}

/** Judges a message again, by the secrets of now and the time it came; if it is the provider's after all, it is taken in. */
async function judgeAgain(
  inbox: Inbox,
  secrets: Secrets,
  { kept, now }: { readonly kept: Unverified; readonly now: string },
): Promise<MessageName | Refusal<'NotFound' | 'SignatureInvalid' | 'SignatureStale'>> {
  const { provider, receivedAt } = kept;
  const [scheme, own] = [inbox.schemes.get(provider), secrets.get(provider)];
  const [sent] = await inbox.store.readRecords([unverifiedWebhookKey(kept)]);
  if (!scheme || !own || !sent) return NOT_FOUND();
  const webhook = webhookIn(sent);
  const verdict = scheme.verify(webhook, own, Date.parse(receivedAt));
  if (verdict.kind !== 'genuine') {
    return refuse(verdict.kind === 'stale' ? 'SignatureStale' : 'SignatureInvalid', verdict.why);
  }
  const { messageId } = await acceptMessage(inbox, scheme, { webhook, receivedAt });
  const gone = [unverifiedKey(kept), unverifiedWebhookKey(kept)];
  const writes = gone.map((key) => ({ ...key, expect: 'any', deleted: true }) as const);
  await putRecords(inbox.store, writes, { actor: ACTOR, now });
  return { provider, messageId };
}

/** Has a message read again, with all its tries, whatever became of it. What it tells is known if it was told before. */
export async function replayMessage(
  inbox: Inbox,
  secrets: Secrets,
  { name, now }: { readonly name: MessageName; readonly now: string },
): Promise<MessageName | Refusal<'NotFound' | 'Conflict' | 'SignatureInvalid' | 'SignatureStale'>> {
  const { store, order } = inbox;
  const held = await findMessage(store, name);
  if (!held) {
    const kept = await findUnverified(store, name);
    return kept ? judgeAgain(inbox, secrets, { kept, now }) : NOT_FOUND();
  }
  const again = setOffAgain(messageIn(held), now);
  if (!(await putRecords(store, [messageWrite(again, held)], { actor: ACTOR, now }))) return MOVED();
  await order({ tenant: PLATFORM, partition: orderedPartition(name.provider, name.messageId) });
  return name;
}

/** Has those that failed read again, newest first. */
export async function replayFailed(
  inbox: Inbox,
  secrets: Secrets,
  { provider, limit, now }: { readonly provider: string; readonly limit: number; readonly now: string },
): Promise<{ readonly replayed: number; readonly left: number; readonly complete: boolean }> {
  const { items, after } = await listMessages(inbox.store, { provider, status: 'failed', limit, now });
  let replayed = 0;
  for (const { messageId } of items) {
    const done = await replayMessage(inbox, secrets, { name: { provider, messageId }, now });
    if (!isRefused(done)) replayed += 1;
  }
  return { replayed, left: items.length - replayed, complete: after === undefined };
}

/** Leaves a message out that isn't processed: it stands as ignored, with the reason. */
export async function ignoreMessage(
  store: Store,
  { name, reason, now }: { readonly name: MessageName; readonly reason: string; readonly now: string },
): Promise<ProviderMessageView | Refusal<'NotFound' | 'Conflict' | 'NotRetryable'>> {
  const held = await findMessage(store, name);
  if (!held) return NOT_FOUND();
  const message = messageIn(held);
  if (message.status === 'processed') {
    return refuse('NotRetryable', 'What it told was handed on already, and can’t be taken back.');
  }
  const ignored = ignoredBy(message, reason, now);
  if (!(await putRecords(store, [messageWrite(ignored, held)], { actor: ACTOR, now }))) return MOVED();
  return messageViewOf(ignored);
}
