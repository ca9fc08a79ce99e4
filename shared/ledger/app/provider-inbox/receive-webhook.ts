/** What becomes of a webhook while its sender waits: it is stored, whoever sent it, and judged by its signature. */
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import { timeOrderedDerivedId } from '../../../kernel/ids.ts';
import { putRecords } from '../../../kernel/store/write-records.ts';
import type { RawWebhook, Verdict } from '../../contract/webhook-scheme.ts';
import { slotOf, unverifiedWrites } from '../../read/provider-inbox/places.ts';
import { type Accepted, acceptMessage } from './accept-message.ts';
import { ACTOR, type Inbox, type Secrets } from './ports.ts';

/** No provider sends more, and an item of the table holds no more. */
const BYTES_MAX = 256 * 1_024;

export type WebhookRefusal = 'UnknownProvider' | 'BodyTooLarge' | 'SignatureInvalid' | 'SignatureStale';

export interface Received {
  readonly provider: string;
  /** All headers of the request. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  readonly reference?: string | undefined;
  /** RFC 3339 UTC. */
  readonly now: string;
}

/** The headers that say something, so that no credentials of anybody are kept. */
const keptHeaders = (names: readonly string[], headers: Received['headers']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...names, 'content-type', 'user-agent'].flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );

/**
 * Kept for some days in one of a few places, since our own secret may be what was wrong: an operator can have it judged
 * again. Strangers who send much only overwrite what strangers sent.
 */
async function keepUnverified(
  { store, log }: Inbox,
  { provider, now }: Received,
  { webhook, reason }: { readonly webhook: RawWebhook; readonly reason: string },
): Promise<void> {
  const { body } = webhook;
  const messageId = timeOrderedDerivedId(Date.parse(now), provider, body);
  const kept = { messageId, provider, receivedAt: now, reason, slot: slotOf(body) };
  await putRecords(store, unverifiedWrites(kept, webhook), { actor: ACTOR, now });
  log.info('provider webhook not verified', { provider, messageId, reason });
}

const refusalOf = (verdict: Exclude<Verdict, { kind: 'genuine' }>): Refusal<'SignatureInvalid' | 'SignatureStale'> =>
  refuse(verdict.kind === 'stale' ? 'SignatureStale' : 'SignatureInvalid', verdict.why);

export async function receiveWebhook(
  inbox: Inbox,
  secrets: Secrets,
  received: Received,
): Promise<Accepted | Refusal<WebhookRefusal>> {
  const { provider, headers, body, reference, now } = received;
  const [scheme, own] = [inbox.schemes.get(provider), secrets.get(provider)];
  if (!scheme || !own) return refuse('UnknownProvider', 'There is no such provider.');
  if (Buffer.byteLength(body) > BYTES_MAX) return refuse('BodyTooLarge', 'A webhook may have 256 KB.');
  const webhook: RawWebhook = {
    headers: keptHeaders(scheme.headers, headers),
    body,
    ...(reference !== undefined && { reference }),
  };
  const verdict = scheme.verify(webhook, own, Date.parse(now));
  if (verdict.kind === 'genuine') return acceptMessage(inbox, scheme, { webhook, receivedAt: now });
  await keepUnverified(inbox, received, { webhook, reason: verdict.why });
  return refusalOf(verdict);
}
