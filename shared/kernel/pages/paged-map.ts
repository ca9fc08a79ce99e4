import { Contents } from './contents.ts';
import type { Leaf } from './leaf.ts';
import { pushChanges } from './push.ts';
import { Scan, type Stretch } from './scan.ts';
import type { MapOptions, PagedMap, PageReader, PageWriter, Range, Root } from './types.ts';

export { mapOptions } from './map-options.ts';

const DONE = Promise.resolve();

/** Opens the map of a root. Pages are read as they are needed; one that is no longer there throws `PageGone`. */
export const openMap = <V>(root: Root, pages: PageReader, options: MapOptions<V>): PagedMap<V> =>
  new PagesMap(root, pages, options);

class PagesMap<V> implements PagedMap<V> {
  readonly #options: MapOptions<V>;
  readonly #contents: Contents<V>;
  #root: Root;

  constructor(root: Root, pages: PageReader, options: MapOptions<V>) {
    this.#root = root;
    this.#options = options;
    this.#contents = new Contents(root, pages, options);
  }

  get size(): number {
    return this.#contents.size;
  }

  get loadedLeaves(): number {
    let count = 0;
    for (const { leaves = [] } of this.#contents.tree.nodes) for (const leaf of leaves) if (leaf.loaded) count += 1;
    return count;
  }

  isLoaded(key: string): boolean {
    return this.#contents.isLoaded(key);
  }

  peek(key: string): V | undefined {
    return this.#contents.peek(key);
  }

  put(key: string, value: V): void {
    this.#contents.put(key, value);
  }

  add(key: string, value: V): boolean {
    return this.#contents.add(key, value);
  }

  isBeyond(key: string): boolean {
    return this.#contents.isBeyond(key);
  }

  putAll(keys: readonly string[], values: readonly V[]): void {
    this.#contents.putAll(keys, values);
  }

  removeAll(keys: readonly string[]): void {
    this.#contents.removeAll(keys);
  }

  remove(key: string): boolean {
    return this.#contents.remove(key);
  }

  get(key: string): Promise<V | undefined> {
    return this.isLoaded(key) ? Promise.resolve(this.peek(key)) : this.load([key]).then(() => this.peek(key));
  }

  set(key: string, value: V): Promise<void> {
    if (!this.isLoaded(key)) return this.load([key]).then(() => this.put(key, value));
    this.put(key, value);
    return DONE;
  }

  async delete(key: string): Promise<boolean> {
    if (!this.isLoaded(key)) await this.load([key]);
    return this.remove(key);
  }

  async getMany(keys: readonly string[]): Promise<ReadonlyMap<string, V>> {
    await this.load(keys);
    const found = new Map<string, V>();
    for (const key of keys) {
      const value = this.peek(key);
      if (value !== undefined) found.set(key, value);
    }
    return found;
  }

  async load(keys: readonly string[]): Promise<void> {
    const { tree } = this.#contents;
    const missing = keys.filter((key) => !this.isLoaded(key));
    if (missing.length === 0) return;
    await tree.loadNodesOf(missing);
    const leaves = new Set<Leaf<V>>();
    for (const key of missing) {
      const leaf = tree.leafAt(key);
      if (leaf !== undefined) leaves.add(leaf);
    }
    await tree.loadLeaves([...leaves]);
  }

  async estimateFrom(key: string): Promise<number> {
    const { tree, size } = this.#contents;
    await tree.loadNodesOf([key]);
    return Math.ceil(size * tree.partFrom(key));
  }

  async first(range: Range = {}): Promise<readonly [string, V] | undefined> {
    const scan = new Scan(this.#contents.tree, range);
    for (;;) {
      const found = this.#firstOf(scan);
      if (found !== 'unloaded') return found;
      await scan.load();
    }
  }

  peekFirst(range: Range = {}): readonly [string, V] | undefined | 'unloaded' {
    return this.#firstOf(new Scan(this.#contents.tree, range));
  }

  #firstOf(scan: Scan<V>): readonly [string, V] | undefined | 'unloaded' {
    while (scan.isReady) {
      const stretch = scan.next();
      if (stretch === undefined) return undefined;
      if (stretch.first !== stretch.end) return this.#entryAt(stretch, stretch.first);
    }
    return 'unloaded';
  }

  peekSome<T>(range: Range, atMost: number, each: (key: string, value: V) => T): readonly T[] | 'unloaded' {
    const scan = new Scan(this.#contents.tree, range);
    while (scan.isReady) {
      const stretch = scan.next();
      if (stretch === undefined) return [];
      if (stretch.first !== stretch.end) return this.#listOf(stretch, atMost, each);
    }
    return 'unloaded';
  }

  #listOf<T>({ entries, first, end, step }: Stretch<V>, atMost: number, each: (key: string, value: V) => T): T[] {
    const list: T[] = [];
    for (let index = first; index !== end && list.length < atMost; index += step) {
      list.push(each(entries.keyAt(index) ?? '', entries.valueAt(index, this.#options)));
    }
    return list;
  }

  #entryAt({ entries }: Stretch<V>, index: number): readonly [string, V] {
    return [entries.keyAt(index) ?? '', entries.valueAt(index, this.#options)];
  }

  async *entries(range: Range = {}): AsyncGenerator<readonly [string, V]> {
    const scan = new Scan(this.#contents.tree, range);
    for (;;) {
      if (!scan.isReady) await scan.load();
      const stretch = scan.next();
      if (stretch === undefined) return;
      const { moves } = this.#contents;
      for (let index = stretch.first; index !== stretch.end; index += stretch.step) {
        const entry = this.#entryAt(stretch, index);
        yield entry;
        if (this.#contents.moves !== moves) {
          scan.resumeAfter(entry[0]);
          break;
        }
      }
    }
  }

  async *batches(range: Range = {}): AsyncGenerator<readonly (readonly [string, V])[]> {
    const scan = new Scan(this.#contents.tree, range);
    for (;;) {
      if (!scan.isReady) await scan.load();
      const stretch = scan.next();
      if (stretch === undefined) return;
      const batch = this.#listOf(stretch, Number.POSITIVE_INFINITY, (key, value) => [key, value] as const);
      if (batch.length > 0) yield batch;
    }
  }

  async flush(writer: PageWriter): Promise<Root> {
    const contents = this.#contents;
    if (!contents.changed) return this.#root;
    let { nodes } = this.#root;
    if (contents.exceedsBuffer()) {
      const { tree, buffer, isDirect } = contents;
      await pushChanges({ tree, buffer, options: this.#options, writer, everything: isDirect });
      nodes = tree.links();
    }
    contents.flushed();
    this.#root = { nodes, ...contents.buffer.forRoot(this.#options), size: contents.size };
    return this.#root;
  }
}
