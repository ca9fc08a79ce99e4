/**
 * Keys of webhooks as the Standard Webhooks specification writes them down ("Signature scheme"): base64 behind a prefix
 * that says which scheme they belong to. Randomness comes in as data.
 */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import * as z from 'zod/mini';

/** `whsec_` and 24 to 64 bytes, which sender and receiver share: signatures `v1`. */
export type WebhookSecret = string & { readonly __brand: 'WebhookSecret' };
/** `whsk_` and 64 bytes, the seed and the public key, which only the sender has: signatures `v1a`. */
export type WebhookPrivateKey = string & { readonly __brand: 'WebhookPrivateKey' };
/** `whpk_` and 32 bytes, with which receivers verify `v1a`. */
export type WebhookPublicKey = string & { readonly __brand: 'WebhookPublicKey' };
export type SigningKey = WebhookSecret | WebhookPrivateKey;

const SECRET_PREFIX = 'whsec_';
const PRIVATE_PREFIX = 'whsk_';
const PUBLIC_PREFIX = 'whpk_';
const SECRET_BYTES_MIN = 24;
const SECRET_BYTES_MAX = 64;
const SEED_BYTES = 32;
const KEY_PAIR_BYTES = 64;
/** What stands before the seed in a PKCS #8 key of Ed25519 (RFC 8410, 7). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

const serialize = (prefix: string, bytes: Uint8Array): string => `${prefix}${Buffer.from(bytes).toString('base64')}`;

/** The bytes of a key, or undefined when it isn't its prefix and canonical base64. */
function bytesOf(prefix: string, text: string): Uint8Array | undefined {
  if (!text.startsWith(prefix)) return undefined;
  const bytes = Buffer.from(text.slice(prefix.length), 'base64');
  return serialize(prefix, bytes) === text ? bytes : undefined;
}

const privateKeyOf = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });

const publicBytesOf = (privateKey: KeyObject): Uint8Array =>
  Buffer.from(createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '', 'base64url');

/** @param random 24 to 64 bytes that nobody can guess; 32 are enough. */
export function newSecret(random: Uint8Array): WebhookSecret {
  if (random.length < SECRET_BYTES_MIN || random.length > SECRET_BYTES_MAX) {
    throw new Error(`A secret has ${SECRET_BYTES_MIN} to ${SECRET_BYTES_MAX} bytes, not ${random.length}`);
  }
  return serialize(SECRET_PREFIX, random) as WebhookSecret;
}

export interface WebhookKeyPair {
  readonly privateKey: WebhookPrivateKey;
  readonly publicKey: WebhookPublicKey;
}

/** @param seed 32 bytes that nobody can guess (RFC 8032, 5.1.5). */
export function newKeyPair(seed: Uint8Array): WebhookKeyPair {
  if (seed.length !== SEED_BYTES) throw new Error(`A key pair is made of ${SEED_BYTES} bytes, not ${seed.length}`);
  const publicBytes = publicBytesOf(privateKeyOf(seed));
  return {
    privateKey: serialize(PRIVATE_PREFIX, Buffer.concat([seed, publicBytes])) as WebhookPrivateKey,
    publicKey: serialize(PUBLIC_PREFIX, publicBytes) as WebhookPublicKey,
  };
}

/** A signing key as Node takes it. */
export function ed25519KeyOf(key: WebhookPrivateKey): KeyObject {
  const bytes = bytesOf(PRIVATE_PREFIX, key);
  if (bytes?.length !== KEY_PAIR_BYTES) throw new Error('Not a private key of webhooks');
  return privateKeyOf(bytes.subarray(0, SEED_BYTES));
}

const isSecret = (text: string): boolean => {
  const length = bytesOf(SECRET_PREFIX, text)?.length ?? 0;
  return length >= SECRET_BYTES_MIN && length <= SECRET_BYTES_MAX;
};

const isPrivateKey = (text: string): boolean => {
  const bytes = bytesOf(PRIVATE_PREFIX, text);
  if (bytes?.length !== KEY_PAIR_BYTES) return false;
  return Buffer.compare(publicBytesOf(privateKeyOf(bytes.subarray(0, SEED_BYTES))), bytes.subarray(SEED_BYTES)) === 0;
};

/** Whether a key is of the symmetric scheme. */
export const isSymmetric = (key: SigningKey): key is WebhookSecret => key.startsWith(SECRET_PREFIX);

/** Reads a key of either scheme, as it was stored. */
export const signingKey = z
  .string()
  .check(
    z.refine((text) => isSecret(text) || isPrivateKey(text), 'must be a whsec_ secret or a whsk_ private key'),
  ) as unknown as z.ZodMiniType<SigningKey, string>;
