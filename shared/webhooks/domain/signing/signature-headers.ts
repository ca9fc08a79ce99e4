/** Signs a webhook by the Standard Webhooks specification, version 1.0.0. */
import { sign } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { ed25519KeyOf, isSymmetric, type SigningKey } from './keys.ts';

/** A full stop would move the border between id and time in what is signed. */
const MESSAGE_ID = /^[A-Za-z0-9_-]+$/;

export interface WebhookMessage {
  /** The same for every attempt: receivers drop what they had before by it. */
  readonly id: string;
  /** Of this attempt, since 1970: receivers refuse what is older than some minutes. */
  readonly timestampSeconds: number;
  /** Exactly as it is sent. */
  readonly body: string;
  /** While a key is replaced, the new and the old one; a receiver needs to know one of them. */
  readonly keys: readonly SigningKey[];
}

export interface SignatureHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

function signature(key: SigningKey, { id, timestampSeconds, body }: WebhookMessage): string {
  if (isSymmetric(key)) return new Webhook(key).sign(id, new Date(timestampSeconds * 1_000), body);
  const signed = sign(null, Buffer.from(`${id}.${timestampSeconds}.${body}`), ed25519KeyOf(key));
  return `v1a,${signed.toString('base64')}`;
}

/** Throws when the id isn't one of letters, digits, `_` and `-`, when the time isn't whole seconds, and without keys. */
export function signatureHeaders(message: WebhookMessage): SignatureHeaders {
  const { id, timestampSeconds, keys } = message;
  if (!MESSAGE_ID.test(id)) throw new Error(`Not an id of a message: ${id}`);
  if (!Number.isSafeInteger(timestampSeconds) || timestampSeconds < 0)
    throw new Error(`Not seconds: ${timestampSeconds}`);
  if (keys.length === 0) throw new Error('Nothing to sign with');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestampSeconds),
    'webhook-signature': keys.map((key) => signature(key, message)).join(' '),
  };
}
