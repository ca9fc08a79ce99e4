import type { Leaf } from './leaf.ts';
import type { MapOptions } from './types.ts';

/** A root with more nodes than this has no room for more only to keep stretches apart. */
const NODES_APART_MAX = 48;
/** A stretch of fewer leaves shares its node with its neighbours. */
const LEAVES_APART_MIN = 2;

export type StretchOf = MapOptions<never>['stretchOf'];

/** Whether, and by what, nodes are kept apart in a map of so many. */
export const apartBy = (stretchOf: StretchOf, nodes: number): StretchOf =>
  nodes <= NODES_APART_MAX ? stretchOf : undefined;

const startOf = <V>({ entries, from }: Leaf<V>): string => entries?.keyAt(0) ?? from;

/** A bound may be cut off inside its stretch, as bounds are as short as can be; then it begins the next one's. */
function areOneStretch<V>(left: Leaf<V>, right: Leaf<V>, stretchOf: (key: string) => string): boolean {
  return stretchOf(startOf(right)).startsWith(stretchOf(startOf(left)));
}

/** Leaves in runs that may share a node. */
export function runsOf<V>(leaves: readonly Leaf<V>[], stretchOf: StretchOf): (readonly Leaf<V>[])[] {
  if (stretchOf === undefined) return [leaves];
  const stretches: Leaf<V>[][] = [];
  for (const leaf of leaves) {
    const last = stretches.at(-1);
    const before = last?.at(-1);
    if (last && before && areOneStretch(before, leaf, stretchOf)) last.push(leaf);
    else stretches.push([leaf]);
  }
  const runs: (readonly Leaf<V>[])[] = [];
  for (const stretch of stretches) {
    const last = runs.at(-1);
    if (last && Math.min(last.length, stretch.length) < LEAVES_APART_MIN) runs[runs.length - 1] = [...last, ...stretch];
    else runs.push(stretch);
  }
  return runs;
}
