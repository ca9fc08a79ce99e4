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

export function unseal(key: DataKey, place: string, sealed: Uint8Array): Json {
  const text = texts.get(sealed) ?? Buffer.from(sealed).toString();
  const label = labelOf(key, place);
  if (!text.startsWith(label)) throw new Error(`what is sealed does not belong to ${place}`);
  return JSON.parse(text.slice(label.length)) as Json;
}
