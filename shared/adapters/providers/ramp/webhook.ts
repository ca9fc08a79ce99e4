/**
 * Ramp's webhooks: `X-Body-Signature` is base64 of an ECDSA signature (secp256k1, SHA-256, DER) over the body's JSON with
 * its keys in order. It carries no time, so that nothing is ever stale; what is sent again is told by its event id.
 */
import { createPublicKey, verify } from 'node:crypto';
import * as z from 'zod/mini';
import type { PaymentStage, PaymentState } from '../../../ledger/contract/payment-provider.ts';
import type { RawWebhook, Reading, WebhookScheme } from '../../../ledger/contract/webhook-scheme.ts';
import { canonicalJson, readObject } from '../webhooks/canonical-json.ts';
import { identityOfJson } from '../webhooks/identity.ts';
import { ignored, parseBody, timeOf, told, unreadable } from '../webhooks/reading.ts';
import { forged, GENUINE } from '../webhooks/timestamped-hmac.ts';
import { purchase, purchaseState, sale, saleState } from './objects.ts';
import { isMarked, unmarked } from './reference-mark.ts';

const PROVIDER = 'ramp';
const HEADER = 'x-body-signature';
const PUBLIC_KEY = '-----BEGIN PUBLIC KEY-----';

/** Ramp's public key in force, among our own keys for references. */
const isPublicKey = (secret: string): boolean => secret.trimStart().startsWith(PUBLIC_KEY);

function isSigned(json: Readonly<Record<string, unknown>>, signature: string, pem: string): boolean {
  try {
    return verify('sha256', Buffer.from(canonicalJson(json)), createPublicKey(pem), Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

const head = z.object({ type: z.string(), mode: z.optional(z.string()) });
const purchaseEvent = z.object({ purchase });
const saleEvent = z.object({ payload: sale });

const SALE_STAGES: Readonly<Record<string, PaymentStage>> = {
  CREATED: 'processing',
  RELEASED: 'settled',
  EXPIRED: 'cancelled',
};
const PURCHASE_TYPES = new Set(['CREATED', 'RELEASED', 'RETURNED']);

const field = (value: unknown, name: string): string => {
  const held =
    typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name) : undefined;
  const text = held?.[1];
  return typeof text === 'string' || typeof text === 'number' ? String(text) : '';
};

/** Sales have ids of events; of purchases, what came to stand where, and when. */
function eventIdOf(json: Readonly<Record<string, unknown>>): string | undefined {
  const own = field(json, 'id');
  if (own !== '') return own;
  const { purchase: held } = json;
  const id = field(held, 'id');
  return id === '' ? undefined : [field(json, 'type'), id, field(held, 'status'), field(held, 'updatedAt')].join(':');
}

const identify = ({ body }: RawWebhook) => identityOfJson(body, eventIdOf);

function tell(webhook: RawWebhook, state: PaymentState, at: string): Reading {
  const reference = webhook.reference === undefined ? undefined : unmarked(webhook.reference);
  const { eventId } = identify(webhook);
  return told({
    ...{ provider: PROVIDER, eventId, state, occurredAt: timeOf(at) },
    ...(reference !== undefined && { reference }),
  });
}

function ofSale(webhook: RawWebhook, type: string): Reading {
  const stage = SALE_STAGES[type];
  if (stage === undefined) return ignored(`Events of the type ${type} say nothing of a transfer.`);
  const parsed = parseBody(saleEvent, webhook.body);
  if ('why' in parsed) return unreadable(parsed.why);
  const { payload } = parsed.value;
  return tell(webhook, saleState(payload, stage), payload.updatedAt ?? payload.createdAt);
}

function ofPurchase(webhook: RawWebhook, type: string): Reading {
  if (!PURCHASE_TYPES.has(type)) return ignored(`Events of the type ${type} say nothing of a transfer.`);
  const parsed = parseBody(purchaseEvent, webhook.body);
  if ('why' in parsed) return unreadable(parsed.why);
  const { purchase: held } = parsed.value;
  const state = purchaseState(held);
  if (state === undefined) return unreadable(`Ramp has a status that is not known here: ${held.status}.`);
  // The crypto went back to where it came from.
  const told: PaymentState = type === 'RETURNED' ? { ...state, stage: 'failed', reason: 'RETURNED' } : state;
  return tell(webhook, told, held.updatedAt ?? held.createdAt);
}

export const rampWebhooks: WebhookScheme = {
  provider: PROVIDER,
  headers: [HEADER],

  verify({ headers, body, reference }, secrets) {
    const signature = headers[HEADER];
    if (signature === undefined) return forged('The header X-Body-Signature is missing.');
    const json = readObject(body);
    if (!json || !secrets.some((secret) => isPublicKey(secret) && isSigned(json, signature, secret))) {
      return forged('The header X-Body-Signature does not fit the body.');
    }
    const keys = secrets.filter((secret) => !isPublicKey(secret));
    if (reference !== undefined && !isMarked(reference, keys)) return forged('The reference in the URL is not ours.');
    return GENUINE;
  },

  identify,

  read(webhook) {
    const parsed = parseBody(head, webhook.body);
    if ('why' in parsed) return unreadable(parsed.why);
    const { type, mode } = parsed.value;
    return mode === 'OFFRAMP' ? ofSale(webhook, type) : ofPurchase(webhook, type);
  },
};
