/**
 * Bodies are compressed, unless they are short, then encrypted with the tenant's data key (AES-256-GCM). The place a body
 * belongs to is authenticated with it, so that a body moved to another item doesn't open.
 *
 * Layout: 1 byte format (1 compressed, 2 not), 12 bytes nonce, ciphertext, 16 bytes tag.
 */
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Json } from '../pages/types.ts';

const COMPRESSED = 1;
const PLAIN = 2;
/** Compressing less than this takes longer than encrypting it, and an item is paid for by the kilobyte begun. */
const COMPRESSED_FROM_BYTES = 480;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A tenant's 256-bit key, in memory only. */
export type DataKey = Uint8Array & { readonly __brand: 'DataKey' };

const prepared = new WeakMap<DataKey, KeyObject>();

/** Node takes several times as long to begin with a key that it hasn't seen as with one that it has prepared. */
function prepare(key: DataKey): KeyObject {
  const known = prepared.get(key);
  if (known) return known;
  const fresh = createSecretKey(key);
  prepared.set(key, fresh);
  return fresh;
}

export function seal(key: DataKey, place: string, value: Json): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', prepare(key), nonce);
  cipher.setAAD(Buffer.from(place));
  const text = Buffer.from(JSON.stringify(value));
  const isShort = text.byteLength < COMPRESSED_FROM_BYTES;
  const sealed = cipher.update(isShort ? text : zstdCompressSync(text));
  return Buffer.concat([
    Buffer.from([isShort ? PLAIN : COMPRESSED]),
    nonce,
    sealed,
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** Opens what `seal` made. Throws when the key, the place or a byte differs. */
export function unseal(key: DataKey, place: string, sealed: Uint8Array): Json {
  const [format] = sealed;
  if (format !== COMPRESSED && format !== PLAIN) throw new Error(`sealed body of unknown format ${format}`);
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const decipher = createDecipheriv('aes-256-gcm', prepare(key), bytes.subarray(1, 1 + NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  const opened = Buffer.concat([
    decipher.update(bytes.subarray(1 + NONCE_BYTES, bytes.length - TAG_BYTES)),
    decipher.final(),
  ]);
  return JSON.parse((format === PLAIN ? opened : zstdDecompressSync(opened)).toString()) as Json;
}
