import { type Codec, Entry, encodedValue } from './leaf.ts';
import type { Json, Root } from './types.ts';

/** A changed entry, or the mark of a removed one. */
export type Change<V> = Entry<V> | 'removed';

/** The changes that the root carries because the leaves' pages don't hold them yet, oldest first. */
export class Buffer<V> {
  readonly #changes = new Map<string, Change<V>>();
  /** Keys whose leaf hasn't been loaded, so that it doesn't reflect the change yet. */
  readonly #waiting = new Set<string>();

  constructor({ buffered, deleted }: Pick<Root, 'buffered' | 'deleted'>) {
    for (const [key, json] of buffered) this.#changes.set(key, new Entry<V>(key, undefined, json, true));
    for (const key of deleted) this.#changes.set(key, 'removed');
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

  changeOf(key: string): Change<V> | undefined {
    return this.#changes.size === 0 ? undefined : this.#changes.get(key);
  }

  note(key: string, change: Change<V>): void {
    this.#changes.set(key, change);
  }

  /** Drops a change that the leaf's page holds, or is about to. */
  settle(key: string): void {
    this.#changes.delete(key);
  }

  reflected(key: string): void {
    this.#waiting.delete(key);
  }

  /** Characters of JSON that a change takes in the root. */
  charactersOf(key: string, codec: Codec<V>): number {
    const change = this.#changes.get(key);
    if (change === undefined) return 0;
    return JSON.stringify(change === 'removed' ? key : [key, encodedValue(change, codec)]).length + 1;
  }

  characters(codec: Codec<V>): number {
    let characters = 0;
    for (const key of this.#changes.keys()) characters += this.charactersOf(key, codec);
    return characters;
  }

  forRoot(codec: Codec<V>): Pick<Root, 'buffered' | 'deleted'> {
    const buffered: (readonly [string, Json])[] = [];
    const deleted: string[] = [];
    for (const [key, change] of this.#changes) {
      if (change === 'removed') deleted.push(key);
      else buffered.push([key, encodedValue(change, codec)]);
    }
    return { buffered, deleted };
  }
}
