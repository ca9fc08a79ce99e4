import { pairsOf } from './page-format.ts';
import { type Codec, live, Packed, packed, type Slot } from './slot.ts';
import type { Json } from './types.ts';

/** Some of two lists, of keys and their values. */
export interface Run<V> {
  readonly keys: readonly string[];
  readonly slots: readonly Slot<V>[];
  readonly start: number;
  /** Index after the last. */
  readonly end: number;
}

/**
 * Keys in order with their values. Two lists side by side, since a map in memory has so many entries that an object for
 * each would be the most of what the garbage collector has to do.
 */
export class Entries<V> {
  #keys: string[];
  #slots: Slot<V>[];

  constructor(keys: string[] = [], slots: Slot<V>[] = []) {
    this.#keys = keys;
    this.#slots = slots;
  }

  static fromPage<V>(page: Json): Entries<V> {
    const pairs = pairsOf(page);
    return new Entries<V>(
      pairs.map(([key]) => key),
      pairs.map(([, json]) => new Packed(json)),
    );
  }

  get length(): number {
    return this.#keys.length;
  }

  keyAt(index: number): string | undefined {
    return this.#keys[index];
  }

  /** Whether it is this key that stands at an index, which may be the one after the last. */
  holds(index: number, key: string): boolean {
    return index < this.#keys.length && this.#keys[index] === key;
  }

  valueAt(index: number, codec: Codec<V>): V {
    const slot = this.#slotAt(index);
    if (!(slot instanceof Packed)) return slot;
    const value = live(slot, codec);
    this.#slots[index] = value;
    return value;
  }

  jsonAt(index: number, codec: Codec<V>): Json {
    const slot = packed(this.#slotAt(index), codec);
    this.#slots[index] = slot;
    return slot.json;
  }

  #slotAt(index: number): Slot<V> {
    const slot = this.#slots[index];
    if (slot === undefined) throw new RangeError(`there is no entry ${index}`);
    return slot;
  }

  /** Index of the first entry whose key isn't below `key`. Nearly all work is at the ends. */
  indexOf(key: string): number {
    const keys = this.#keys;
    let low = 0;
    let high = keys.length;
    const last = keys[high - 1];
    if (last === undefined || last < key) return high;
    const first = keys[0];
    if (first !== undefined && key <= first) return 0;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const at = keys[middle];
      if (at !== undefined && at < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  replace(index: number, slot: Slot<V>): void {
    this.#slots[index] = slot;
  }

  insert(index: number, key: string, slot: Slot<V>): void {
    if (index === this.#keys.length) {
      this.#keys[index] = key;
      this.#slots[index] = slot;
    } else {
      this.#keys.splice(index, 0, key);
      this.#slots.splice(index, 0, slot);
    }
  }

  /** Keys that ascend and come after all that are there. */
  append({ keys, slots, start, end }: Run<V>): void {
    if (end - start > this.#keys.length / 4) {
      // at once, which is faster than to let the lists grow
      const isFirst = this.#keys.length === 0;
      this.#keys = isFirst ? keys.slice(start, end) : this.#keys.concat(keys.slice(start, end));
      this.#slots = isFirst ? slots.slice(start, end) : this.#slots.concat(slots.slice(start, end));
      return;
    }
    for (let index = start; index < end; index += 1) {
      this.#keys.push(keys[index] as string);
      this.#slots.push(slots[index] as Slot<V>);
    }
  }

  /** How many keys of a list stand here one after the other, from an index on. */
  countFrom(index: number, keys: readonly string[], start: number): number {
    const most = Math.min(this.#keys.length - index, keys.length - start);
    let count = 0;
    while (count < most && this.#keys[index + count] === keys[start + count]) count += 1;
    return count;
  }

  remove(index: number, count: number): void {
    if (index === 0 && count === 1) {
      // the beginning is let go of without moving the others
      this.#keys.shift();
      this.#slots.shift();
    } else {
      this.#keys.splice(index, count);
      this.#slots.splice(index, count);
    }
  }

  slice(start: number, end?: number): Entries<V> {
    return new Entries<V>(this.#keys.slice(start, end), this.#slots.slice(start, end));
  }

  concat(others: Entries<V>): Entries<V> {
    return new Entries<V>([...this.#keys, ...others.#keys], [...this.#slots, ...others.#slots]);
  }

  /** As a page holds them. */
  toPage(codec: Codec<V>): (readonly [string, Json])[] {
    return this.#keys.map((key, index) => [key, this.jsonAt(index, codec)]);
  }
}
