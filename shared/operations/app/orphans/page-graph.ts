/** Which pages of a place anything refers to. */
import type { Json, PageRef } from '../../../kernel/pages/types.ts';
import type { PageInspection } from '../../../kernel/store/page-inspection.ts';
import type { PagePlace } from '../../../kernel/store/types.ts';

/** What could be the reference of a page: twelve characters of an attempt, and a number. */
const REFERENCE = /^[\w-]{13,24}$/;

/** All strings in a value that could be references. Too many do no harm: they keep a page alive at worst. */
export function referencesIn(value: Json, found: Set<PageRef> = new Set()): Set<PageRef> {
  if (typeof value === 'string') {
    if (REFERENCE.test(value)) found.add(value);
  } else if (Array.isArray(value)) {
    for (const item of value) referencesIn(item, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) referencesIn(item, found);
  }
  return found;
}

/** Pages with what they refer to; undefined for one that does not open. */
export type PageGraph = ReadonlyMap<PageRef, ReadonlySet<PageRef> | undefined>;

export async function readGraph(inspection: PageInspection, place: PagePlace): Promise<PageGraph> {
  const graph = new Map<PageRef, ReadonlySet<PageRef> | undefined>();
  for await (const { ref, page } of inspection.pages(place)) {
    graph.set(ref, page === undefined ? undefined : referencesIn(page));
  }
  return graph;
}

/**
 * Pages that can't be reached from the roots; undefined when that can't be told, since a page on the way doesn't open.
 */
export function unreachable(graph: PageGraph, roots: ReadonlySet<PageRef>): readonly PageRef[] | undefined {
  const reached = new Set<PageRef>();
  const next = [...roots];
  for (let ref = next.pop(); ref !== undefined; ref = next.pop()) {
    if (reached.has(ref) || !graph.has(ref)) continue;
    reached.add(ref);
    const references = graph.get(ref);
    if (!references) return undefined;
    next.push(...references);
  }
  // A page that no reference can name was put there by something else.
  return [...graph.keys()].filter((ref) => REFERENCE.test(ref) && !reached.has(ref));
}
