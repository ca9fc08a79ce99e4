/**
 * Packed pages, copy-on-write: an ordered map in few, large, immutable items. A map has a root, which its owner keeps
 * in its head item; the root lists nodes, a node lists leaves, a leaf holds entries in key order. A change writes fresh
 * pages and gives a new root; the owner's conditional write of its head makes the change visible all at once, whatever
 * number of pages it took. Readers that still hold the old root see the old pages until those are deleted.
 */

/** The reference of a stored page, unique for ever within its owner's partition. */
export type PageRef = string;

/** What one leaf or node entry can hold; pages are stored as JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface NodeLink {
  /**
   * A lower bound of the keys below this node or leaf, greater than all keys before it: the shortest such prefix of the
   * smallest key when it was made. The first link counts as minus infinity.
   */
  readonly from: string;
  readonly page: PageRef;
  /** Number of leaves below a node. */
  readonly leaves: number;
}

/** A map at one moment. Kept inside the owner's head item, so it must stay small (a few KB). */
export interface Root {
  readonly nodes: readonly NodeLink[];
  /** Changes not yet pushed into leaves: the newest value of each key, and the keys that were removed. */
  readonly buffered: readonly (readonly [key: string, value: Json])[];
  readonly deleted: readonly string[];
  /** Number of entries. */
  readonly size: number;
}

export const EMPTY_ROOT: Root = { nodes: [], buffered: [], deleted: [], size: 0 };

/** Reads pages; a page that is no longer there makes the reader start again from a fresh head. */
export interface PageReader {
  read(refs: readonly PageRef[]): Promise<ReadonlyMap<PageRef, Json>>;
}

/** Collects the pages that a change writes and replaces. */
export interface PageWriter extends PageReader {
  /** Takes a page; the reference is final at once. */
  write(page: Json): PageRef;
  /** Says that a page is no longer part of the new root. */
  replaced(ref: PageRef): void;
}

/** Thrown by a reader whose root is older than the pages kept. */
export class PageGone extends Error {
  readonly ref: PageRef;
  constructor(ref: PageRef) {
    super(`page ${ref} is gone: the root is stale`);
    this.name = 'PageGone';
    this.ref = ref;
  }
}

export interface MapOptions<V> {
  /** Leaves are split above this many entries. */
  readonly leafEntriesMax: number;
  /** Leaves are split above this many characters of JSON. */
  readonly leafCharactersMax: number;
  /**
   * The same two for leaves that are changed a little at a time, this many times smaller: a change is paid for with the
   * whole page that it falls into, whereas one that changes most of a page had better write few.
   */
  readonly busyLeafPart: number;
  readonly nodeLinksMax: number;
  /** Changes up to this many characters of JSON stay in the root. */
  readonly bufferCharactersMax: number;
  /**
   * The part of a key that names what walks go along (a timeline, say). While nodes are few, a long stretch of such
   * keys has nodes to itself; so a walk costs the same whether or not the rest is small enough to share one with it.
   */
  readonly stretchOf?: (key: string) => string;
  readonly encode: (value: V) => Json;
  readonly decode: (json: Json) => V;
}

/** Bounds of a scan: `from` inclusive, `before` exclusive; `reverse` goes from the greatest key down. */
export interface Range {
  readonly from?: string;
  readonly before?: string;
  readonly reverse?: boolean;
}

/**
 * The map itself. Reads see the changes made so far. Keys compare by UTF-16 code units (plain `<`). Values are
 * treated as immutable: to change one, `set` a new one.
 */
export interface PagedMap<V> {
  readonly size: number;
  get(key: string): Promise<V | undefined>;
  /** Loads the leaves of all keys in as few reads as possible. */
  getMany(keys: readonly string[]): Promise<ReadonlyMap<string, V>>;
  set(key: string, value: V): Promise<void>;
  delete(key: string): Promise<boolean>;
  /** Roughly how many entries there are from a key on, by the place of its leaf. Reads one node at most. */
  estimateFrom(key: string): Promise<number>;
  /** Reads one leaf, unless that holds nothing in the range. */
  first(range?: Range): Promise<readonly [string, V] | undefined>;
  /** The map may be changed during the scan; changes ahead of it are seen. Leaves ahead are read in growing batches. */
  entries(range?: Range): AsyncGenerator<readonly [string, V]>;
  /** The same leaf by leaf, several times faster than `entries` for long scans; a batch is a copy of its moment. */
  batches(range?: Range): AsyncGenerator<readonly (readonly [string, V])[]>;

  /** Loads the leaves of all keys in as few reads as possible, so that the calls below may be used for them. */
  load(keys: readonly string[]): Promise<void>;
  /** Whether the key can be read and changed without reading a page. Keys loaded once stay so, whatever is changed. */
  isLoaded(key: string): boolean;
  /** `first` without a promise; 'unloaded' if a page must be read to know. */
  peekFirst(range?: Range): readonly [string, V] | undefined | 'unloaded';
  /**
   * The first entries of a range without a promise, at most so many, and maybe fewer though there are more; none if the
   * range is empty. 'unloaded' if a page must be read to know the first.
   */
  peekSome<T>(range: Range, atMost: number, each: (key: string, value: V) => T): readonly T[] | 'unloaded';
  /** `get`, `set` and `delete` without a promise. These six throw for a key that isn't loaded. */
  peek(key: string): V | undefined;
  put(key: string, value: V): void;
  /** `put` unless the key is there; answers whether it wasn't. */
  add(key: string, value: V): boolean;
  remove(key: string): boolean;
  /** `put` for each key with the value at the same place. Costs least where they ascend and come after all others. */
  putAll(keys: readonly string[], values: readonly V[]): void;
  /** `remove` for each key. Costs least where they stand one after the other. */
  removeAll(keys: readonly string[]): void;
  /** Whether a key is known, without reading a page, to come after all that are there. */
  isBeyond(key: string): boolean;

  /**
   * Writes what changed (nothing when nothing did) and answers the new root. The map can be used further if the owner's
   * write of the root succeeds; if not, it must be opened again.
   */
  flush(writer: PageWriter): Promise<Root>;
  /** Number of leaves in memory, for owners that bound their memory by flushing and opening again. */
  readonly loadedLeaves: number;
}
