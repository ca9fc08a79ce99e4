import type { Json, MapOptions } from './types.ts';

/** A value as a page holds it. */
export class Packed {
  readonly json: Json;

  constructor(json: Json) {
    this.json = json;
  }
}

/**
 * A value in one form at a time: packed until it is first read, live until it is next written. So reading a leaf decodes
 * only what is asked for, and rewriting it encodes only what was touched.
 */
export type Slot<V> = V | Packed;

export type Codec<V> = Pick<MapOptions<V>, 'encode' | 'decode'>;

export const live = <V>(slot: Slot<V>, codec: Codec<V>): V => (slot instanceof Packed ? codec.decode(slot.json) : slot);

export const packed = <V>(slot: Slot<V>, codec: Codec<V>): Packed =>
  slot instanceof Packed ? slot : new Packed(codec.encode(slot));
