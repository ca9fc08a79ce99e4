/** Signatures by the Standard Webhooks specification, which Svix sends, too: made by the specification's own library. */
import { timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { RawWebhook, Verdict } from '../../../ledger/contract/webhook-scheme.ts';
import { forged, GENUINE, stale } from './timestamped-hmac.ts';

const TOLERANCE_SECONDS = 300;
const NAMES = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Its own check goes by the clock of this moment; ours by when the webhook came, which may be long ago at a replay. */
function isSigned(secret: string, { headers, body }: RawWebhook, seconds: number): boolean {
  const { 'webhook-id': id = '', 'webhook-signature': signatures = '' } = headers;
  const expected = new Webhook(secret).sign(id, new Date(seconds * 1_000), body);
  return signatures.split(' ').some((signature) => isSame(signature, expected));
}

export function verifyStandard(webhook: RawWebhook, secrets: readonly string[], atMs: number): Verdict {
  const missing = NAMES.find((name) => webhook.headers[name] === undefined);
  if (missing !== undefined) return forged(`The header ${missing} is missing.`);
  const { 'webhook-timestamp': text = '' } = webhook.headers;
  if (!/^\d{1,12}$/.test(text)) return forged('The header webhook-timestamp is no number of seconds.');
  const seconds = Number(text);
  if (!secrets.some((secret) => isSigned(secret, webhook, seconds))) {
    return forged('The header webhook-signature does not fit the body.');
  }
  const agoSeconds = Math.abs(atMs / 1_000 - seconds);
  return agoSeconds > TOLERANCE_SECONDS ? stale(`It was signed ${Math.round(agoSeconds)} seconds from now.`) : GENUINE;
}
