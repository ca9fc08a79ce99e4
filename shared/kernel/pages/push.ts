import type { Buffer } from './buffer.ts';
import type { PageLimits } from './cut.ts';
import type { Leaf } from './leaf.ts';
import { leafLimits, measure, restructure } from './restructure.ts';
import type { Tree } from './tree.ts';
import type { MapOptions, PageWriter } from './types.ts';

/** Parts of the buffer's size. What is left meets more changes of its leaves before it is written. */
const LITTLE_LEFT = 1 / 4;
const WELL_RELIEVED = 1 / 16;

export interface Push<V> {
  readonly tree: Tree<V>;
  readonly buffer: Buffer<V>;
  readonly options: MapOptions<V>;
  readonly writer: PageWriter;
  /** Whether some changes are in leaves only, so that all must go there. */
  readonly everything: boolean;
}

/** Pushes buffered changes into the leaves, and writes what changed. All reads happen before the first write. */
export async function pushChanges<V>(push: Push<V>): Promise<void> {
  const { tree, buffer, options, writer } = push;
  await tree.loadNodesOf(buffer.keys);
  const changes = changesByLeaf(push);
  const chosen = push.everything ? [...changes.keys()] : fullestFirst(changes, push);
  await tree.loadLeaves(chosen);
  for (const leaf of chosen) leaf.dirty = true;
  const limits = leafLimits(options, { isBusy: !push.everything });
  await tree.loadLeaves(neighboursOfShrunk(push, limits));
  const settle = (leaf: Leaf<V>): void => {
    for (const key of changes.get(leaf) ?? []) buffer.settle(key);
  };
  tree.replaceNodes(restructure(tree.nodes, { options, limits, writer, settle }));
}

function changesByLeaf<V>({ tree, buffer }: Push<V>): Map<Leaf<V>, string[]> {
  const changes = new Map<Leaf<V>, string[]>();
  for (const key of buffer.keys) {
    const leaf = tree.leafAt(key);
    if (leaf === undefined) throw new Error('the nodes of all changes are loaded by now');
    const keys = changes.get(leaf);
    if (keys === undefined) changes.set(leaf, [key]);
    else keys.push(key);
  }
  return changes;
}

/**
 * The leaves that relieve the buffer most per page written: as many as it takes for the rest to fit, and beyond that
 * those that relieve it well, until little is left. So where changes scatter over a big map, few pages are written at a
 * time, each for the several changes that have gathered for it, and no change pays for the others' pages.
 */
function fullestFirst<V>(changes: ReadonlyMap<Leaf<V>, string[]>, { buffer, options }: Push<V>): Leaf<V>[] {
  const characters = new Map(
    [...changes].map(([leaf, keys]) => [leaf, keys.reduce((sum, key) => sum + buffer.charactersOf(key, options), 0)]),
  );
  let rest = [...characters.values()].reduce((sum, count) => sum + count, 0);
  const chosen: Leaf<V>[] = [];
  const { bufferCharactersMax } = options;
  for (const [leaf, count] of [...characters].sort(([, a], [, b]) => b - a)) {
    const relievesWell = count >= bufferCharactersMax * WELL_RELIEVED;
    if (rest <= bufferCharactersMax && (!relievesWell || rest <= bufferCharactersMax * LITTLE_LEFT)) break;
    chosen.push(leaf);
    rest -= count;
  }
  return chosen;
}

/** A leaf that lost most of its entries should merge with a neighbour; so these are needed in memory. */
function neighboursOfShrunk<V>({ tree, options }: Push<V>, { itemsMax, charactersMax }: PageLimits): Leaf<V>[] {
  const isSmall = ({ entries }: Leaf<V>): boolean =>
    entries !== undefined && entries.length * 4 < itemsMax && measure(entries, options) * 4 < charactersMax;
  const needed = new Set<Leaf<V>>();
  for (const { leaves = [] } of tree.nodes) {
    leaves.forEach((leaf, index) => {
      if (!leaf.dirty || !leaf.shrunk || leaf.entries?.length === 0 || !isSmall(leaf)) return;
      for (const neighbour of [leaves[index - 1], leaves[index + 1]]) {
        if (neighbour !== undefined && !neighbour.loaded) needed.add(neighbour);
      }
    });
  }
  return [...needed];
}
