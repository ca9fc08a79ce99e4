/**
 * Stands in for `shared/kernel/crypto/sealing.ts`: a body is kept with its key and the place it belongs to, and opens with
 * both alone. Compressing and encrypting would take most of the simulator's time and decide nothing.
 */
import type { DataKey } from '../../../../shared/kernel/crypto/sealing.ts';
import type { Json } from '../../../../shared/kernel/pages/types.ts';

export type { DataKey };

const labelOf = (key: DataKey, place: string): string => `${key[0]} ${key[1]} ${key[2]} ${place}\n`;

/** What was sealed, so that opening it again needn't read its bytes. */
const texts = new WeakMap<Uint8Array, string>();

export function seal(key: DataKey, place: string, value: Json): Uint8Array {
  const text = labelOf(key, place) + JSON.stringify(value);
  const sealed = Buffer.from(text);
  texts.set(sealed, text);
  return sealed;
}

/** Texts that were sealed against others, of the worlds of late. */
const against = new Map<string, { readonly text: string; readonly another: string }>();
const AGAINST_MAX = 20_000;
let count = 0;

/** As large as the texts differ in length, so that what is sealed grows as it moves away from the other. */
export function sealAgainst(key: DataKey, place: string, value: Json, another: Uint8Array): Uint8Array {
  const text = JSON.stringify(value);
  count += 1;
  const name = `against ${count}`;
  against.set(name, { text, another: Buffer.from(another).toString() });
  for (const oldest of against.keys()) {
    if (against.size <= AGAINST_MAX) break;
    against.delete(oldest);
  }
  const sealed = labelOf(key, place) + name;
  return Buffer.from(sealed.padEnd(sealed.length + Math.abs(text.length - another.byteLength)));
}

export const unseal = (key: DataKey, place: string, sealed: Uint8Array, another?: Uint8Array): Json =>
  JSON.parse(opened(key, place, sealed, another)) as Json;

export const unsealText = (key: DataKey, place: string, sealed: Uint8Array, another?: Uint8Array): Buffer =>
  Buffer.from(opened(key, place, sealed, another));

function opened(key: DataKey, place: string, sealed: Uint8Array, another: Uint8Array | undefined): string {
  const text = texts.get(sealed) ?? Buffer.from(sealed).toString();
  const label = labelOf(key, place);
  if (!text.startsWith(label)) throw new Error(`what is sealed does not belong to ${place}`);
  const body = text.slice(label.length);
  const sealedAgainst = against.get(body.trimEnd());
  if (!sealedAgainst) return body;
  if (sealedAgainst.another !== another?.toString()) throw new Error(`what is sealed at ${place} needs another text`);
  return sealedAgainst.text;
}
