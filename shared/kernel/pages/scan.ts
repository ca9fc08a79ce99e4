import type { Entries } from './entries.ts';
import type { Leaf } from './leaf.ts';
import type { Place, Tree } from './tree.ts';
import type { Range } from './types.ts';

const LEAVES_AHEAD_MAX = 32;

/** Entries of one leaf in the direction of a scan. */
export interface Stretch<V> {
  readonly entries: Entries<V>;
  /** Index of the first entry in scan order. */
  readonly first: number;
  /** Index after the last one in scan order. */
  readonly end: number;
  readonly step: 1 | -1;
}

/**
 * Goes through a range leaf by leaf. It keeps its place as a key, so the map may change between two steps; leaves ahead
 * are loaded in growing batches, since a scan that has gone far will likely go on.
 */
export class Scan<V> {
  readonly #tree: Tree<V>;
  readonly #range: Range;
  /** Forward: where to go on, inclusive unless `#after`. Reverse: exclusive; undefined is the end of the map. */
  #bound: string | undefined;
  #after = false;
  #done = false;
  #leavesAhead = 1;

  constructor(tree: Tree<V>, range: Range) {
    this.#tree = tree;
    this.#range = range;
    this.#bound = range.reverse === true ? range.before : (range.from ?? '');
  }

  /** Goes on after this key instead of after the stretch. */
  resumeAfter(key: string): void {
    this.#bound = key;
    this.#after = true;
    this.#done = false;
  }

  /** Whether the next stretch is in memory. */
  get isReady(): boolean {
    return this.#done || this.#place().leaf?.loaded === true;
  }

  /** Loads what the next stretch needs, and on repeated calls some leaves beyond. */
  async load(): Promise<void> {
    while (!this.isReady) {
      const place = this.#place();
      if (place.leaf === undefined) {
        await this.#tree.loadNodes([place.node]);
      } else {
        await this.#tree.loadLeaves(this.#ahead(place));
        this.#leavesAhead = Math.min(this.#leavesAhead * 2, LEAVES_AHEAD_MAX);
      }
    }
  }

  /** The next stretch (possibly empty), or undefined at the end; what it needs must be loaded. */
  next(): Stretch<V> | undefined {
    if (this.#done) return undefined;
    const place = this.#place();
    const entries = place.leaf?.entries;
    if (place.leaf === undefined || entries === undefined) throw new Error('the next leaf of the scan is not loaded');
    return this.#range.reverse === true ? this.#backward(place.leaf, entries) : this.#forward(place, entries);
  }

  #place(): Place<V> {
    return this.#tree.placeOf(this.#bound, this.#range.reverse === true);
  }

  #forward(place: Place<V>, entries: Entries<V>): Stretch<V> {
    const { before } = this.#range;
    const bound = this.#bound ?? '';
    let first = entries.indexOf(bound);
    if (this.#after && entries.keyAt(first) === bound) first += 1;
    const end = before === undefined ? entries.length : entries.indexOf(before);
    this.#bound = this.#tree.fromAfter(place);
    this.#after = false;
    this.#done = this.#bound === undefined || (before !== undefined && this.#bound >= before);
    return { entries, first, end: Math.max(first, end), step: 1 };
  }

  #backward(leaf: Leaf<V>, entries: Entries<V>): Stretch<V> {
    const { from = '' } = this.#range;
    const first = (this.#bound === undefined ? entries.length : entries.indexOf(this.#bound)) - 1;
    const end = entries.indexOf(from) - 1;
    this.#bound = leaf.from;
    this.#done = leaf.from <= from;
    return { entries, first, end: Math.min(first, end), step: -1 };
  }

  #ahead({ node, leafIndex }: Place<V>): Leaf<V>[] {
    const { from = '', before, reverse } = this.#range;
    const leaves = node.leaves ?? [];
    const within =
      reverse === true
        ? leaves.slice(Math.max(0, leafIndex - this.#leavesAhead + 1), leafIndex + 1)
        : leaves.slice(leafIndex, leafIndex + this.#leavesAhead);
    return within.filter(
      (leaf, index) =>
        leaf === leaves[leafIndex] ||
        (reverse === true ? (within[index + 1]?.from ?? '') > from : before === undefined || leaf.from < before),
    );
  }
}
