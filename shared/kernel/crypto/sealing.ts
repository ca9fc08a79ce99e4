/**
 * Bodies are compressed, unless they are short, then encrypted with the tenant's data key (AES-256-GCM). The place a body
 * belongs to is authenticated with it, so that a body moved to another item doesn't open.
 *
 * Layout: 1 byte format, 12 bytes nonce, ciphertext, 16 bytes tag. Formats: 1 compressed, 2 not, 3 compressed with
 * another text as dictionary, by which what differs a little from that text becomes small.
 */
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Json } from '../pages/types.ts';

const COMPRESSED = 1;
const PLAIN = 2;
const AGAINST_ANOTHER = 3;
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

/** Fast, since what is left over by the dictionary is little; its checksum tells the wrong one. */
const AGAINST = {
  params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 },
};

function encrypt(key: DataKey, place: string, format: number, bytes: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', prepare(key), nonce);
  cipher.setAAD(Buffer.from(place));
  return Buffer.concat([Buffer.from([format]), nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

export function seal(key: DataKey, place: string, value: Json): Uint8Array {
  const text = Buffer.from(JSON.stringify(value));
  const isShort = text.byteLength < COMPRESSED_FROM_BYTES;
  return encrypt(key, place, isShort ? PLAIN : COMPRESSED, isShort ? text : zstdCompressSync(text));
}

/** Seals a value as what differs from another text, which is needed to open it again. */
export function sealAgainst(key: DataKey, place: string, value: Json, another: Uint8Array): Uint8Array {
  const text = Buffer.from(JSON.stringify(value));
  return encrypt(key, place, AGAINST_ANOTHER, zstdCompressSync(text, { ...AGAINST, dictionary: another }));
}

/** Opens what `seal` and `sealAgainst` made. Throws when the key, the place, a byte, or the other text differs. */
export const unseal = (key: DataKey, place: string, sealed: Uint8Array, another?: Uint8Array): Json =>
  JSON.parse(unsealText(key, place, sealed, another).toString()) as Json;

/** The same as the text that was sealed, in UTF-8. */
export function unsealText(key: DataKey, place: string, sealed: Uint8Array, another?: Uint8Array): Buffer {
  const [format] = sealed;
  if (format !== COMPRESSED && format !== PLAIN && format !== AGAINST_ANOTHER)
    throw new Error(`sealed body of unknown format ${format}`);
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
  if (format === PLAIN) return opened;
  return zstdDecompressSync(opened, format === AGAINST_ANOTHER && another ? { dictionary: another } : {});
}
