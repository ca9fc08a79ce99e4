import { type Codec, live, Packed, packed, type Slot } from './slot.ts';
import type { Json, Root } from './types.ts';

/** A key that was removed. */
const REMOVED = Symbol('removed');

/** The changes that the root carries because the leaves' pages don't hold them yet, oldest first. */
export class Buffer<V> {
  readonly #changes = new Map<string, Slot<V> | typeof REMOVED>();
  /** Keys that no page holds, so that removing one leaves no trace. */
  readonly #added = new Set<string>();
  /** Keys whose leaf hasn't been loaded, so that it doesn't reflect the change yet. */
  readonly #waiting = new Set<string>();

  constructor({ buffered, deleted }: Pick<Root, 'buffered' | 'deleted'>) {
    for (const [key, json] of buffered) this.#changes.set(key, new Packed(json));
    for (const key of deleted) this.#changes.set(key, REMOVED);
    for (const key of this.#changes.keys()) this.#waiting.add(key);
  }

  get count(): number {
    return this.#changes.size;
  }

  get keys(): Iterable<string> {
    return this.#changes.keys();
  }

  get waiting(): Iterable<string> {
    return this.#waiting;
  }

  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  has(key: string): boolean {
    return this.#changes.size > 0 && this.#changes.has(key);
  }

  isRemoved(key: string): boolean {
    return this.#changes.get(key) === REMOVED;
  }

  /** What a key was last set to; undefined where it was not set, or removed since. */
  slotOf(key: string): Slot<V> | undefined {
    const change = this.#changes.get(key);
    return change === REMOVED ? undefined : change;
  }

  valueOf(key: string, codec: Codec<V>): V | undefined {
    const slot = this.slotOf(key);
    if (slot === undefined) return undefined;
    const value = live(slot, codec);
    this.#changes.set(key, value);
    return value;
  }

  /** A key that a page may hold has another value. */
  noteSet(key: string, slot: Slot<V>): void {
    this.#changes.set(key, slot);
  }

  /** A key is new. One that was removed before may still be in a page. */
  noteAdded(key: string, slot: Slot<V>): void {
    if (!this.#changes.has(key)) this.#added.add(key);
    this.#changes.set(key, slot);
  }

  noteRemoved(key: string): void {
    if (this.#added.has(key)) this.settle(key);
    else this.#changes.set(key, REMOVED);
  }

  /** Drops a change that the leaf's page holds, or is about to. */
  settle(key: string): void {
    this.#changes.delete(key);
    this.#added.delete(key);
  }

  /** The leaf of a change is loaded and reflects it; its page may not hold the key. */
  reflected(key: string, isInPage: boolean): void {
    this.#waiting.delete(key);
    if (!isInPage) this.#added.add(key);
  }

  /** Characters of JSON that a change takes in the root. */
  charactersOf(key: string, codec: Codec<V>): number {
    if (!this.#changes.has(key)) return 0;
    const json = this.#jsonOf(key, codec);
    return JSON.stringify(json === undefined ? key : [key, json]).length + 1;
  }

  #jsonOf(key: string, codec: Codec<V>): Json | undefined {
    const slot = this.slotOf(key);
    if (slot === undefined) return undefined;
    const written = packed(slot, codec);
    this.#changes.set(key, written);
    return written.json;
  }

  characters(codec: Codec<V>): number {
    let characters = 0;
    for (const key of this.#changes.keys()) characters += this.charactersOf(key, codec);
    return characters;
  }

  forRoot(codec: Codec<V>): Pick<Root, 'buffered' | 'deleted'> {
    const buffered: (readonly [string, Json])[] = [];
    const deleted: string[] = [];
    for (const key of this.#changes.keys()) {
      const json = this.#jsonOf(key, codec);
      if (json === undefined) deleted.push(key);
      else buffered.push([key, json]);
    }
    return { buffered, deleted };
  }
}
