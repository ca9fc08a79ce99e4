import { cut, type Growth, type PageLimits } from './cut.ts';
import { Entries } from './entries.ts';
import { Leaf } from './leaf.ts';
import { separator } from './page-format.ts';
import { apartBy, runsOf, type StretchOf } from './stretches.ts';
import { TreeNode } from './tree.ts';
import type { Json, MapOptions, PageWriter } from './types.ts';

/** Neighbours become one page if it is then at most this full, so that it doesn't soon split again. */
const MERGED_FILL_MAX = 0.75;

/** What a flush changes in the tree: leaves and nodes are split, merged, dropped and written. */
export interface Restructuring<V> {
  readonly options: MapOptions<V>;
  /** What a leaf may hold; see `leafLimits`. */
  readonly limits: PageLimits;
  readonly writer: PageWriter;
  /** Called for each leaf that is about to be written or dropped: its page will hold all of its changes. */
  readonly settle: (leaf: Leaf<V>) => void;
}

/** What a leaf may hold that is written with many changes, or with a few. */
export const leafLimits = (
  { leafEntriesMax, leafCharactersMax, busyLeafPart }: Omit<MapOptions<never>, 'encode' | 'decode'>,
  { isBusy }: { readonly isBusy: boolean },
): PageLimits =>
  isBusy
    ? { itemsMax: Math.ceil(leafEntriesMax / busyLeafPart), charactersMax: Math.ceil(leafCharactersMax / busyLeafPart) }
    : { itemsMax: leafEntriesMax, charactersMax: leafCharactersMax };

/** Writes the dirty leaves and the nodes above them; answers the nodes of the new root. */
export function restructure<V>(nodes: readonly TreeNode<V>[], work: Restructuring<V>): TreeNode<V>[] {
  const kept = nodes.filter((node) => {
    if (node.leaves === undefined || !node.leaves.some((leaf) => leaf.dirty)) return true;
    retireNode(node, work);
    node.leaves = node.leaves.flatMap((leaf) => (leaf.dirty ? splitLeaf(leaf, work) : [leaf]));
    return node.leaves.length > 0;
  });
  const stretchOf = apartBy(work.options.stretchOf, kept.length);
  const fresh = mergeSmall(kept, work, stretchOf).flatMap((node) =>
    node.page === undefined ? splitNode(node, work, stretchOf) : [node],
  );
  fresh.forEach((node, index) => {
    if (index === 0) node.from = '';
    const first = node.leaves?.[0];
    if (first !== undefined) first.from = node.from;
  });
  for (const node of fresh) if (node.page === undefined) writeNode(node, work);
  return fresh;
}

function retireLeaf<V>(leaf: Leaf<V>, { writer, settle }: Restructuring<V>): void {
  if (leaf.page !== undefined) writer.replaced(leaf.page);
  leaf.page = undefined;
  leaf.dirty = false;
  leaf.shrunk = false;
  leaf.run = undefined;
  settle(leaf);
}

function retireNode<V>(node: TreeNode<V>, { writer }: Restructuring<V>): void {
  if (node.page !== undefined) writer.replaced(node.page);
  node.page = undefined;
}

/** Characters of a leaf's page as JSON. */
export const measure = <V>(entries: Entries<V>, options: MapOptions<V>): number =>
  JSON.stringify(entries.toPage(options)).length;

/** The leaves that a changed leaf becomes; none if it is empty. */
function splitLeaf<V>(leaf: Leaf<V>, work: Restructuring<V>): Leaf<V>[] {
  const { options, limits } = work;
  const entries = leaf.entries ?? new Entries<V>();
  const growth = leaf.run?.growth(entries.length);
  retireLeaf(leaf, work);
  if (entries.length === 0) return [];
  const sizes = entries.toPage(options).map((pair) => JSON.stringify(pair).length + 1);
  // One bracket more than commas.
  leaf.characters = sizes.reduce((sum, size) => sum + size, 1);
  if (entries.length <= limits.itemsMax && leaf.characters <= limits.charactersMax) return [leaf];

  const starts = cut(sizes, { ...limits, charactersMax: limits.charactersMax - 1 }, growth);
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? entries.length;
    const last = entries.keyAt(start - 1);
    const first = entries.keyAt(start);
    const part =
      last === undefined || first === undefined ? leaf : new Leaf<V>(separator(last, first), undefined, undefined);
    part.entries = entries.slice(start, end);
    part.characters = sizes.slice(start, end).reduce((sum, size) => sum + size, 1);
    return part;
  });
}

/** Merges small leaves and nodes; nodes that became one may bring more leaves together. */
function mergeSmall<V>(
  nodes: readonly TreeNode<V>[],
  work: Restructuring<V>,
  stretchOf: StretchOf,
): readonly TreeNode<V>[] {
  for (const node of nodes) {
    if (node.page === undefined && node.leaves !== undefined) node.leaves = mergeLeaves(node.leaves, work);
  }
  const merged = mergeNodes(nodes, work, stretchOf);
  return merged.length < nodes.length ? mergeSmall(merged, work, stretchOf) : merged;
}

function mergeLeaves<V>(leaves: readonly Leaf<V>[], work: Restructuring<V>): Leaf<V>[] {
  const merged: Leaf<V>[] = [];
  for (const leaf of leaves) {
    const left = merged.at(-1);
    if (left?.entries !== undefined && leaf.entries !== undefined && areMergeable(left, leaf, work)) {
      retireLeaf(left, work);
      retireLeaf(leaf, work);
      left.entries = left.entries.concat(leaf.entries);
      left.characters += leaf.characters - 1;
    } else {
      merged.push(leaf);
    }
  }
  return merged;
}

/** Whether two leaves fit in one page with room to spare; leaves that stay unwritten otherwise are left alone. */
function areMergeable<V>(left: Leaf<V>, right: Leaf<V>, { options, limits }: Restructuring<V>): boolean {
  if (left.page !== undefined && right.page !== undefined) return false;
  if (left.entries === undefined || right.entries === undefined) return false;
  if (left.entries.length + right.entries.length > limits.itemsMax * MERGED_FILL_MAX) return false;
  if (left.page !== undefined) left.characters = measure(left.entries, options);
  if (right.page !== undefined) right.characters = measure(right.entries, options);
  return left.characters + right.characters - 1 <= limits.charactersMax * MERGED_FILL_MAX;
}

function mergeNodes<V>(nodes: readonly TreeNode<V>[], work: Restructuring<V>, stretchOf: StretchOf): TreeNode<V>[] {
  const merged: TreeNode<V>[] = [];
  for (const node of nodes) {
    const left = merged.at(-1);
    if (
      left?.leaves !== undefined &&
      node.leaves !== undefined &&
      (left.page === undefined || node.page === undefined) &&
      left.leaves.length + node.leaves.length <= work.options.nodeLinksMax * MERGED_FILL_MAX &&
      runsOf([...left.leaves, ...node.leaves], stretchOf).length <=
        Math.max(runsOf(left.leaves, stretchOf).length, runsOf(node.leaves, stretchOf).length)
    ) {
      retireNode(left, work);
      retireNode(node, work);
      left.leaves = [...left.leaves, ...node.leaves];
    } else {
      merged.push(node);
    }
  }
  return merged;
}

/** The nodes that a changed node becomes. */
function splitNode<V>(node: TreeNode<V>, { options }: Restructuring<V>, stretchOf: StretchOf): TreeNode<V>[] {
  const limits = { itemsMax: options.nodeLinksMax, charactersMax: Number.POSITIVE_INFINITY };
  const parts = runsOf(node.leaves ?? [], stretchOf).flatMap((leaves) => {
    if (leaves.length <= options.nodeLinksMax) return [leaves];
    const sizes = leaves.map(() => 0);
    const starts = cut(sizes, limits, growthOf(leaves));
    return starts.map((start, index) => leaves.slice(start, starts[index + 1]));
  });
  return parts.map((part, index) =>
    index === 0
      ? Object.assign(node, { leaves: [...part] })
      : new TreeNode<V>(part[0]?.from ?? '', undefined, [...part]),
  );
}

/** A node whose changed leaves all stand at one end grows there. */
function growthOf<V>(leaves: readonly Leaf<V>[]): Growth | undefined {
  const changed = leaves.filter(({ page }) => page === undefined).length;
  if (changed === leaves.length) return undefined;
  if (leaves.slice(-changed).every(({ page }) => page === undefined)) return { at: leaves.length, ascending: true };
  if (leaves.slice(0, changed).every(({ page }) => page === undefined)) return { at: 0, ascending: false };
  return undefined;
}

function writeNode<V>(node: TreeNode<V>, { options, writer }: Restructuring<V>): void {
  const links = (node.leaves ?? []).map((leaf): Json => {
    if (leaf.page === undefined) {
      leaf.page = writer.write((leaf.entries ?? new Entries<V>()).toPage(options));
    }
    return [leaf.from, leaf.page];
  });
  node.page = writer.write(links);
}
