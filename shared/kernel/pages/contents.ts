import { Buffer, type Change } from './buffer.ts';
import { decodedValue, Entry, indexOf, insertEntry, type Leaf, removeEntry } from './leaf.ts';
import { Tree } from './tree.ts';
import type { MapOptions, PageReader, Root } from './types.ts';

/**
 * A leaf in memory is cut when it has grown to this many times what a page may hold: later where entries arrive in
 * order, since the larger it is the fuller its pages become; earlier where they don't, since then it costs to insert.
 */
const GROWTH_MAX = 4;
const ORDERED_GROWTH_MAX = 8;
/** No change takes fewer characters in a root (a removed key of one character, its quotes and its comma). */
const CHANGE_CHARACTERS_MIN = 4;

/** What a map holds at the moment: leaves that are loaded reflect all changes, and the buffer lists these. */
export class Contents<V> {
  readonly tree: Tree<V>;
  readonly buffer: Buffer<V>;
  readonly #options: MapOptions<V>;
  #size: number;
  #changed = false;
  #isDirect = false;
  #moves = 0;

  constructor(root: Root, pages: PageReader, options: MapOptions<V>) {
    this.#options = options;
    this.#size = root.size;
    this.buffer = new Buffer<V>(root);
    this.tree = new Tree<V>(root.nodes, pages, (leaves) => this.#reflect(leaves));
    if (root.nodes.length === 0) this.#reflect(this.tree.nodes.flatMap(({ leaves = [] }) => leaves));
  }

  get size(): number {
    return this.#size;
  }

  /** Whether anything changed since the last flush. */
  get changed(): boolean {
    return this.#changed;
  }

  /** The changes are sure to exceed the buffer, so they are no longer tracked key by key but leaf by leaf. */
  get isDirect(): boolean {
    return this.#isDirect;
  }

  /** Counts what moves entries, so that a scan notices. */
  get moves(): number {
    return this.#moves;
  }

  exceedsBuffer(): boolean {
    return this.#isDirect || this.buffer.characters(this.#options) > this.#options.bufferCharactersMax;
  }

  flushed(): void {
    this.#changed = false;
    this.#isDirect = false;
    this.#moves += 1;
  }

  isLoaded(key: string): boolean {
    return this.tree.leafAt(key)?.entries !== undefined || this.buffer.changeOf(key) !== undefined;
  }

  peek(key: string): V | undefined {
    const entries = this.tree.leafAt(key)?.entries;
    if (entries !== undefined) {
      const entry = entries[indexOf(entries, key)];
      return entry?.key === key ? decodedValue(entry, this.#options) : undefined;
    }
    const change = this.#waitingChange(key);
    return change === 'removed' ? undefined : decodedValue(change, this.#options);
  }

  put(key: string, value: V): void {
    const leaf = this.tree.leafAt(key);
    const entries = leaf?.entries;
    if (leaf === undefined || entries === undefined) {
      this.#putWaiting(key, value);
      return;
    }
    const index = indexOf(entries, key);
    const present = entries[index];
    if (present?.key === key) {
      present.value = value;
      present.json = undefined;
      this.#track(leaf, key, present);
      return;
    }
    const added = new Entry<V>(key, value, undefined, this.buffer.changeOf(key) === 'removed');
    insertEntry(leaf, entries, index, added);
    this.#resize(1);
    this.#track(leaf, key, added);
    if (this.#isDirect && entries.length > this.#options.leafEntriesMax * GROWTH_MAX) this.#cut(leaf, entries);
  }

  /** Answers whether the key was there. */
  remove(key: string): boolean {
    const leaf = this.tree.leafAt(key);
    const entries = leaf?.entries;
    if (leaf === undefined || entries === undefined) return this.#removeWaiting(key);
    const index = indexOf(entries, key);
    const entry = entries[index];
    if (entry?.key !== key) return false;
    removeEntry(leaf, entries, index);
    this.#resize(-1);
    if (!entry.stored) this.buffer.settle(key);
    this.#track(leaf, key, entry.stored ? 'removed' : undefined);
    return true;
  }

  #resize(by: 1 | -1): void {
    this.#size += by;
    this.#moves += 1;
    this.#changed = true;
  }

  #track(leaf: Leaf<V>, key: string, change: Change<V> | undefined): void {
    this.#changed = true;
    if (this.#isDirect) {
      leaf.dirty = true;
    } else if (change !== undefined) {
      this.buffer.note(key, change);
      if (this.buffer.count * CHANGE_CHARACTERS_MIN > this.#options.bufferCharactersMax) this.#goDirect();
    }
  }

  #goDirect(): void {
    this.#isDirect = true;
    for (const key of this.buffer.keys) {
      const leaf = this.tree.leafAt(key);
      if (leaf?.loaded !== true) continue;
      leaf.dirty = true;
      this.buffer.settle(key);
    }
  }

  /** Where entries arrive in order, the leaf behind them is left as it is; otherwise it is halved. */
  #cut(leaf: Leaf<V>, entries: Entry<V>[]): void {
    const growth = leaf.run?.growth(entries.length);
    if (growth !== undefined && entries.length <= this.#options.leafEntriesMax * ORDERED_GROWTH_MAX) return;
    const middle = entries.length >>> 1;
    const index = growth === undefined ? middle : growth.at + (growth.ascending ? -1 : 1);
    this.tree.splitLeaf(leaf, entries, index > 0 && index < entries.length ? index : middle);
  }

  /** Applies the changes that waited for these leaves. */
  #reflect(leaves: readonly Leaf<V>[]): void {
    if (!this.buffer.isWaiting) return;
    const loaded = new Set(leaves);
    for (const key of this.buffer.waiting) {
      const leaf = this.tree.leafAt(key);
      if (leaf !== undefined && loaded.has(leaf)) this.#reflectKey(leaf, key);
    }
  }

  #reflectKey(leaf: Leaf<V>, key: string): void {
    const entries = leaf.entries ?? [];
    const change = this.#waitingChange(key);
    const index = indexOf(entries, key);
    const isPresent = entries[index]?.key === key;
    if (change === 'removed') {
      if (isPresent) removeEntry(leaf, entries, index);
      else this.buffer.settle(key);
    } else {
      change.stored = isPresent;
      if (isPresent) entries[index] = change;
      else insertEntry(leaf, entries, index, change);
    }
    this.buffer.reflected(key);
    if (this.#isDirect) {
      leaf.dirty = true;
      this.buffer.settle(key);
    }
  }

  #waitingChange(key: string): Change<V> {
    const change = this.buffer.changeOf(key);
    if (change === undefined) throw new Error(`the leaf of ${key} is not loaded`);
    return change;
  }

  #putWaiting(key: string, value: V): void {
    if (this.#waitingChange(key) === 'removed') this.#resize(1);
    this.buffer.note(key, new Entry<V>(key, value, undefined, true));
    this.#changed = true;
  }

  #removeWaiting(key: string): boolean {
    if (this.#waitingChange(key) === 'removed') return false;
    this.buffer.note(key, 'removed');
    this.#resize(-1);
    return true;
  }
}
