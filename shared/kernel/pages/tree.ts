import { Entries } from './entries.ts';
import { Leaf } from './leaf.ts';
import { loadPages } from './load-pages.ts';
import { pairsOf, separator } from './page-format.ts';
import type { Json, NodeLink, PageReader, PageRef } from './types.ts';

/** A node, in memory (with its leaves' links) or only known by its link. */
export class TreeNode<V> {
  from: string;
  /** Undefined while the node has no page that is part of the map. */
  page: PageRef | undefined;
  leaves: Leaf<V>[] | undefined;
  loading: Promise<void> | undefined = undefined;
  readonly #leavesInPage: number;

  constructor(from: string, page: PageRef | undefined, leaves: Leaf<V>[] | undefined, leavesInPage = 0) {
    this.from = from;
    this.page = page;
    this.leaves = leaves;
    this.#leavesInPage = leavesInPage;
  }

  get leafCount(): number {
    return this.leaves?.length ?? this.#leavesInPage;
  }

  get loaded(): boolean {
    return this.leaves !== undefined;
  }
}

/** A place in the tree; `leaf` is undefined as long as the node isn't loaded. */
export interface Place<V> {
  readonly nodeIndex: number;
  readonly node: TreeNode<V>;
  readonly leafIndex: number;
  readonly leaf: Leaf<V> | undefined;
}

/** Index of the last link at or below the key (strictly below it if `strictly`); the first link has no lower bound. */
function lastIndexBelow(links: readonly { readonly from: string }[], key: string, strictly: boolean): number {
  let low = 1;
  let high = links.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const from = links[middle]?.from;
    if (from !== undefined && (strictly ? from < key : from <= key)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const emptyNode = <V>(): TreeNode<V> => new TreeNode<V>('', undefined, [new Leaf<V>('', undefined, new Entries<V>())]);

/** The nodes and leaves of a map: finding the leaf of a key, and loading. */
export class Tree<V> {
  #nodes: TreeNode<V>[];
  /** Began empty, so that all of it is in memory: nothing is ever let go of. */
  readonly isWhole: boolean;
  readonly #reader: PageReader;
  readonly #onLeavesLoaded: (leaves: readonly Leaf<V>[]) => void;
  // The leaf found last, with its bounds: runs of near keys skip the search.
  #recent: Leaf<V> | undefined = undefined;
  #recentFrom = '';
  #recentBefore: string | undefined = undefined;

  constructor(links: readonly NodeLink[], reader: PageReader, onLeavesLoaded: (leaves: readonly Leaf<V>[]) => void) {
    this.isWhole = links.length === 0;
    this.#reader = reader;
    this.#onLeavesLoaded = onLeavesLoaded;
    this.#nodes = links.map(
      ({ from, page, leaves }, index) => new TreeNode<V>(index === 0 ? '' : from, page, undefined, leaves),
    );
    if (this.#nodes.length === 0) this.#nodes = [emptyNode()];
  }

  get nodes(): readonly TreeNode<V>[] {
    return this.#nodes;
  }

  /** The nodes as a root lists them; none for a map without pages. */
  links(): NodeLink[] {
    return this.#nodes.flatMap(({ from, page, leafCount }) =>
      page === undefined ? [] : [{ from, page, leaves: leafCount }],
    );
  }

  /** Puts nodes in place of the present ones, as a flush does. */
  replaceNodes(nodes: TreeNode<V>[]): void {
    this.#nodes = nodes.length === 0 ? [emptyNode()] : nodes;
    this.#recent = undefined;
  }

  /** The leaf of a key; undefined while its node isn't loaded. */
  leafAt(key: string): Leaf<V> | undefined {
    if (
      this.#recent !== undefined &&
      key >= this.#recentFrom &&
      (this.#recentBefore === undefined || key < this.#recentBefore)
    ) {
      return this.#recent;
    }
    const nodeIndex = lastIndexBelow(this.#nodes, key, false);
    const leaves = this.#nodes[nodeIndex]?.leaves;
    if (leaves === undefined) return undefined;
    const leafIndex = lastIndexBelow(leaves, key, false);
    const leaf = leaves[leafIndex];
    if (leaf === undefined) return undefined;
    this.#recent = leaf;
    this.#recentFrom = leaf.from;
    this.#recentBefore = leaves[leafIndex + 1]?.from ?? this.#nodes[nodeIndex + 1]?.from;
    return leaf;
  }

  /** Where keys of a list that ascend from `start` on leave the leaf of the first, or ascend no longer; `most` at most. */
  endInLeaf(keys: readonly string[], start: number, most: number): number {
    let last = keys[start] ?? '';
    this.leafAt(last);
    const before = this.#recentBefore;
    let end = start + 1;
    for (; end < most; end += 1) {
      const key = keys[end] ?? '';
      if (key <= last || (before !== undefined && key >= before)) break;
      last = key;
    }
    return end;
  }

  /** Whether a leaf is the last one. */
  isLast(leaf: Leaf<V>): boolean {
    return this.#nodes.at(-1)?.leaves?.at(-1) === leaf;
  }

  /** Where a key is (or, if `strictly`, where the keys below it end; below undefined means at the very end). */
  placeOf(key: string | undefined, strictly: boolean): Place<V> {
    const nodeIndex = key === undefined ? this.#nodes.length - 1 : lastIndexBelow(this.#nodes, key, strictly);
    const node = this.nodeAtIndex(nodeIndex);
    if (node.leaves === undefined) return { nodeIndex, node, leafIndex: -1, leaf: undefined };
    const leafIndex = key === undefined ? node.leaves.length - 1 : lastIndexBelow(node.leaves, key, strictly);
    return { nodeIndex, node, leafIndex, leaf: node.leaves[leafIndex] };
  }

  /** The part of all leaves that the key's and those after it are, from 0 to 1. */
  partFrom(key: string): number {
    const { nodeIndex, leafIndex } = this.placeOf(key, false);
    const counts = this.#nodes.map(({ leafCount }) => leafCount);
    const sum = (some: readonly number[]): number => some.reduce((total, count) => total + count, 0);
    return (sum(counts.slice(nodeIndex)) - Math.max(leafIndex, 0)) / sum(counts);
  }

  nodeAtIndex(index: number): TreeNode<V> {
    const node = this.#nodes[index];
    if (node === undefined) throw new Error('a map always has a node');
    return node;
  }

  /** Smallest key that may stand right of a place; undefined at the end of the map. */
  fromAfter({ nodeIndex, node, leafIndex }: Place<V>): string | undefined {
    return node.leaves?.[leafIndex + 1]?.from ?? this.#nodes[nodeIndex + 1]?.from;
  }

  async loadNodes(nodes: readonly TreeNode<V>[]): Promise<void> {
    await loadPages(nodes, this.#reader, (loaded) => {
      for (const [node, page] of loaded) node.leaves = leavesFromPage(node.from, page);
    });
  }

  async loadLeaves(leaves: readonly Leaf<V>[]): Promise<void> {
    await loadPages(leaves, this.#reader, (loaded) => {
      for (const [leaf, page] of loaded) leaf.entries = Entries.fromPage(page);
      this.#onLeavesLoaded(loaded.map(([leaf]) => leaf));
    });
  }

  /** Loads the nodes that the keys need in one read. */
  async loadNodesOf(keys: Iterable<string>): Promise<void> {
    const nodes = new Set<TreeNode<V>>();
    for (const key of keys) {
      if (this.leafAt(key) === undefined) nodes.add(this.nodeAtIndex(lastIndexBelow(this.#nodes, key, false)));
    }
    if (nodes.size > 0) await this.loadNodes([...nodes]);
  }

  /** Adds a leaf behind one, in memory only, for keys after all of it; `key` is the first of them. */
  addLeaf(leaf: Leaf<V>, entries: Entries<V>, key: string): Leaf<V> {
    const last = entries.keyAt(entries.length - 1);
    const { node, leafIndex } = this.placeOf(last, false);
    if (last === undefined || node.leaves?.[leafIndex] !== leaf) throw new Error('there is no such leaf');
    const added = new Leaf<V>(separator(last, key), undefined, new Entries<V>());
    // it has grown enough: its pages are cut evenly, which makes fewer than to fill them one after the other
    leaf.run = undefined;
    node.leaves.splice(leafIndex + 1, 0, added);
    this.#recent = undefined;
    return added;
  }

  /** Cuts a leaf in two, in memory only. */
  splitLeaf(leaf: Leaf<V>, entries: Entries<V>, index: number): void {
    const { node, leafIndex } = this.placeOf(entries.keyAt(0), false);
    const left = entries.keyAt(index - 1);
    const right = entries.keyAt(index);
    if (left === undefined || right === undefined || node.leaves?.[leafIndex] !== leaf) return;
    const added = new Leaf<V>(separator(left, right), undefined, entries.slice(index));
    added.dirty = true;
    added.shrunk = leaf.shrunk;
    leaf.entries = entries.slice(0, index);
    leaf.run = undefined;
    node.leaves.splice(leafIndex + 1, 0, added);
    this.#recent = undefined;
  }
}

const leavesFromPage = <V>(from: string, page: Json): Leaf<V>[] =>
  pairsOf(page).map(([leafFrom, ref], index) => {
    if (typeof ref !== 'string') throw new Error('a node must hold page references');
    return new Leaf<V>(index === 0 ? from : leafFrom, ref, undefined);
  });
