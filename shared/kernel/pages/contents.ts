import { Buffer } from './buffer.ts';
import { Entries } from './entries.ts';
import { appendEntries, insertEntry, type Leaf, removeEntries } from './leaf.ts';
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
    return this.tree.isWhole || this.tree.leafAt(key)?.entries !== undefined || this.buffer.has(key);
  }

  peek(key: string): V | undefined {
    const entries = this.tree.leafAt(key)?.entries;
    if (entries === undefined) {
      this.#needWaiting(key);
      return this.buffer.valueOf(key, this.#options);
    }
    const index = entries.indexOf(key);
    return entries.holds(index, key) ? entries.valueAt(index, this.#options) : undefined;
  }

  put(key: string, value: V): void {
    const leaf = this.tree.leafAt(key);
    const entries = leaf?.entries;
    if (leaf === undefined || entries === undefined) {
      this.#putWaiting(key, value);
      return;
    }
    const index = entries.indexOf(key);
    if (entries.holds(index, key)) {
      entries.replace(index, value);
      this.#track(leaf);
      if (!this.#isDirect) this.buffer.noteSet(key, value);
      this.#bound();
      return;
    }
    this.#insert(leaf, entries, { index, key, slot: value });
  }

  /** Puts an entry unless its key is there; answers whether it wasn't. */
  add(key: string, value: V): boolean {
    const leaf = this.tree.leafAt(key);
    const entries = leaf?.entries;
    if (leaf === undefined || entries === undefined) {
      if (this.buffer.slotOf(key) !== undefined) return false;
      this.#putWaiting(key, value);
      return true;
    }
    const index = entries.indexOf(key);
    if (entries.holds(index, key)) return false;
    this.#insert(leaf, entries, { index, key, slot: value });
    return true;
  }

  /** Whether a key is sure to come after all that are there. */
  isBeyond(key: string): boolean {
    const leaf = this.tree.leafAt(key);
    return leaf !== undefined && this.tree.isLast(leaf) && leaf.entries?.indexOf(key) === leaf.entries?.length;
  }

  /** Puts entries; those that ascend and come after all of their leaf go there together. */
  putAll(keys: readonly string[], values: readonly V[]): void {
    for (let start = 0; start < keys.length; ) start = this.#putNext(keys, values, start);
  }

  /** Answers where to go on. */
  #putNext(keys: readonly string[], values: readonly V[], start: number): number {
    const key = keys[start] as string;
    const leaf = this.tree.leafAt(key);
    const entries = leaf?.entries;
    if (!this.#isDirect || leaf === undefined || entries === undefined || entries.indexOf(key) < entries.length) {
      this.put(key, values[start] as V);
      return start + 1;
    }
    const grown = this.#isFull(entries) ? this.tree.addLeaf(leaf, entries, key) : leaf;
    const into = grown.entries ?? entries;
    const room = this.#options.leafEntriesMax * ORDERED_GROWTH_MAX - into.length;
    const end = this.tree.endInLeaf(keys, start, Math.min(keys.length, start + room));
    appendEntries(grown, into, { keys, slots: values, start, end });
    this.#resize(end - start);
    this.#track(grown);
    if (into.length > this.#options.leafEntriesMax * GROWTH_MAX) this.#cut(grown, into);
    return end;
  }

  /** Whether a leaf is as large as one may become that grows in order. */
  #isFull({ length }: Entries<V>): boolean {
    return length >= this.#options.leafEntriesMax * ORDERED_GROWTH_MAX;
  }

  #insert(
    leaf: Leaf<V>,
    entries: Entries<V>,
    entry: { readonly index: number; readonly key: string; readonly slot: V },
  ): void {
    insertEntry(leaf, entries, entry);
    this.#resize(1);
    this.#track(leaf);
    if (!this.#isDirect) this.buffer.noteAdded(entry.key, entry.slot);
    this.#bound();
    if (this.#isDirect && entries.length > this.#options.leafEntriesMax * GROWTH_MAX) this.#cut(leaf, entries);
  }

  /** Answers whether the key was there. */
  remove(key: string): boolean {
    const leaf = this.tree.leafAt(key);
    const entries = leaf?.entries;
    if (leaf === undefined || entries === undefined) return this.#removeWaiting(key);
    const index = entries.indexOf(key);
    if (!entries.holds(index, key)) return false;
    removeEntries(leaf, entries, index, 1);
    this.#resize(-1);
    this.#track(leaf);
    if (!this.#isDirect) this.buffer.noteRemoved(key);
    this.#bound();
    return true;
  }

  /** Removes the keys that are there; those that stand one after the other together. */
  removeAll(keys: readonly string[]): void {
    for (let start = 0; start < keys.length; ) start += this.#removeNext(keys, start);
  }

  /** Answers how many keys it is done with. */
  #removeNext(keys: readonly string[], start: number): number {
    const key = keys[start] as string;
    const leaf = this.tree.leafAt(key);
    const entries = leaf?.entries;
    if (!this.#isDirect || leaf === undefined || entries === undefined) {
      this.remove(key);
      return 1;
    }
    const index = entries.indexOf(key);
    const count = entries.countFrom(index, keys, start);
    if (count === 0) return 1;
    removeEntries(leaf, entries, index, count);
    this.#resize(-count);
    this.#track(leaf);
    return count;
  }

  #resize(by: number): void {
    this.#size += by;
    this.#moves += 1;
    this.#changed = true;
  }

  #track(leaf: Leaf<V>): void {
    this.#changed = true;
    if (this.#isDirect) leaf.dirty = true;
  }

  #bound(): void {
    if (this.#isDirect) return;
    if (this.buffer.count * CHANGE_CHARACTERS_MIN > this.#options.bufferCharactersMax) this.#goDirect();
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
  #cut(leaf: Leaf<V>, entries: Entries<V>): void {
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
    const entries = leaf.entries ?? new Entries<V>();
    const slot = this.buffer.slotOf(key);
    const index = entries.indexOf(key);
    const isPresent = entries.holds(index, key);
    if (slot !== undefined) {
      if (isPresent) entries.replace(index, slot);
      else insertEntry(leaf, entries, { index, key, slot });
    } else if (isPresent) {
      removeEntries(leaf, entries, index, 1);
    }
    this.buffer.reflected(key, isPresent);
    if (slot === undefined && !isPresent) this.buffer.settle(key);
    if (this.#isDirect) {
      leaf.dirty = true;
      this.buffer.settle(key);
    }
  }

  #needWaiting(key: string): void {
    if (!this.buffer.has(key)) throw new Error(`the leaf of ${key} is not loaded`);
  }

  #putWaiting(key: string, value: V): void {
    this.#needWaiting(key);
    if (this.buffer.isRemoved(key)) this.#resize(1);
    this.buffer.noteSet(key, value);
    this.#changed = true;
  }

  #removeWaiting(key: string): boolean {
    this.#needWaiting(key);
    if (this.buffer.isRemoved(key)) return false;
    this.buffer.noteRemoved(key);
    this.#resize(-1);
    return true;
  }
}
