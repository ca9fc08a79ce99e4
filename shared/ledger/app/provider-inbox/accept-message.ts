/** Takes a message that is the provider's into the inbox, once for each event. */

import { putRecords } from '../../../kernel/store/write-records.ts';
import { PLATFORM } from '../../../kernel/streams.ts';
import type { RawWebhook, WebhookScheme } from '../../contract/webhook-scheme.ts';
import { contradiction, newMessage, type ProviderMessage } from '../../domain/provider-inbox/message.ts';
import { arrivalWrites, eventIn, eventKey, orderedPartition } from '../../read/provider-inbox/places.ts';
import { ACTOR, type Inbox } from './ports.ts';

export interface Accepted {
  readonly messageId: string;
  /** `duplicate`: it was there; `contradiction`: something else was, under the same event id, and this stands beside it. */
  readonly status: 'accepted' | 'duplicate' | 'contradiction';
}

/** That this fails only makes the message wait for the due index. */
async function orderWork({ order, log }: Inbox, { provider, messageId }: ProviderMessage): Promise<void> {
  try {
    await order({ tenant: PLATFORM, partition: orderedPartition(provider, messageId) });
  } catch (error) {
    log.info('order for a provider message not taken', { messageId, error });
  }
}

export async function acceptMessage(
  inbox: Inbox,
  scheme: WebhookScheme,
  { webhook, receivedAt }: { readonly webhook: RawWebhook; readonly receivedAt: string },
): Promise<Accepted> {
  const { store } = inbox;
  const { provider } = scheme;
  const { eventId, digest } = scheme.identify(webhook);
  const by = { actor: ACTOR, now: receivedAt } as const;
  const arrived = { provider, eventId, digest, receivedAt };
  const event = eventKey(provider, eventId);
  const message = newMessage(arrived);
  if (await putRecords(store, arrivalWrites(message, webhook, event), by)) {
    await orderWork(inbox, message);
    return { messageId: message.messageId, status: 'accepted' };
  }
  const [held] = await store.readRecords([event]);
  // Whoever wrote it has just been read: only its end of keeping could have taken it away, and then it comes again.
  if (!held) throw new Error(`the event of ${message.messageId} was taken and is not there`);
  const first = eventIn(held);
  if (first.digest === digest) return { messageId: first.messageId, status: 'duplicate' };
  const other = contradiction(arrived, first.messageId);
  const beside = eventKey(provider, eventId, digest);
  if (await putRecords(store, arrivalWrites(other, webhook, beside), by)) {
    return { messageId: other.messageId, status: 'contradiction' };
  }
  const [again] = await store.readRecords([beside]);
  return { messageId: again ? eventIn(again).messageId : other.messageId, status: 'duplicate' };
}
