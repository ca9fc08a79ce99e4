/** Works for one message: reads it as its provider means it, and hands on what it tells. */
import { isRefused } from '../../../kernel/errors.ts';
import type { Log } from '../../../kernel/observe/log.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { putRecords } from '../../../kernel/store/write-records.ts';
import { providerUpdate, type RecordedUpdate } from '../../contract/provider-payment-events.ts';
import type { RawWebhook, Reading, WebhookScheme } from '../../contract/webhook-scheme.ts';
import { attemptFailed, meaningless, type ProviderMessage, processed } from '../../domain/provider-inbox/message.ts';
import { messageIn, messageKey, messageWrite, webhookIn, webhookKey } from '../../read/provider-inbox/places.ts';
import { ACTOR } from './ports.ts';
import type { OnProviderUpdate } from './record-provider-update.ts';

export interface InboxWork {
  readonly store: Store;
  readonly schemes: ReadonlyMap<string, WebhookScheme>;
  readonly onProviderUpdate: OnProviderUpdate;
  /** RFC 3339 UTC. */
  readonly now: () => string;
  readonly log: Pick<Log, 'info'>;
}

/** Ids become names of streams. */
const PROVIDER_ID = /^[\w.:~-]{1,128}$/;

/** A scheme that fails is a mistake of ours; the message waits for a version without it. */
function readingOf(scheme: WebhookScheme | undefined, webhook: RawWebhook): Reading {
  if (!scheme) return { kind: 'unreadable', why: 'Nothing here reads messages of this provider.' };
  try {
    const reading = scheme.read(webhook);
    const strange =
      reading.kind === 'updates' && reading.updates.some(({ state }) => !PROVIDER_ID.test(state.providerId));
    return strange ? { kind: 'unreadable', why: 'It names a payment by what can be no id.' } : reading;
  } catch (error) {
    return { kind: 'unreadable', why: `Reading it failed: ${error instanceof Error ? error.name : 'Error'}.` };
  }
}

async function afterAttempt(
  { onProviderUpdate, now }: InboxWork,
  message: ProviderMessage,
  reading: Reading,
): Promise<ProviderMessage> {
  if (reading.kind === 'ignored') return meaningless(message, reading.why, now());
  if (reading.kind === 'unreadable') return attemptFailed(message, reading.why, now());
  const updates: RecordedUpdate[] = [];
  for (const update of reading.updates) {
    const refused = await onProviderUpdate(update, { now: now(), correlationId: message.messageId });
    if (isRefused(refused)) return attemptFailed(message, `${refused.code}: ${refused.detail}`, now());
    updates.push(providerUpdate.parse(update));
  }
  return processed(message, updates, now());
}

/** Whoever finds nothing to do does nothing: orders come twice, and two may work for one message. */
export async function workMessage(
  work: InboxWork,
  { provider, messageId }: { readonly provider: string; readonly messageId: string },
): Promise<void> {
  const { store, schemes, now, log } = work;
  const keys = [messageKey(provider, messageId), webhookKey(provider, messageId)];
  const records = await store.readRecords(keys);
  const [held, sent] = keys.map(({ sort }) => records.find((record) => record.sort === sort));
  if (!held || !sent) return;
  const message = messageIn(held);
  if (message.status !== 'pending' || message.nextAttemptAt > now()) return;
  const after = await afterAttempt(work, message, readingOf(schemes.get(provider), webhookIn(sent)));
  // Somebody else was first, and came to the same.
  if (!(await putRecords(store, [messageWrite(after, held)], { actor: ACTOR, now: now() }))) return;
  const failures = after.status === 'pending' || after.status === 'failed' ? 1 : 0;
  const reason = 'reason' in after ? after.reason : undefined;
  log.info('provider message', { provider, messageId, status: after.status, reason }, { Failures: failures });
}
