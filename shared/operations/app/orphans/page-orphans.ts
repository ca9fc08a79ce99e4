import type { Json, PageRef } from '../../../kernel/pages/types.ts';
import type { PageInspection } from '../../../kernel/store/page-inspection.ts';
import { type PagePlace, type Store, streamName } from '../../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../../kernel/streams.ts';
import { readGraph, referencesIn, unreachable } from './page-graph.ts';

/** Whose pages are looked at: a stream's, or those of the generation that serves. */
export type PageOwner =
  | { readonly stream: StreamId }
  | { readonly projection: { readonly tenant: TenantId; readonly projection: string } };

export type PageFindings =
  | { readonly kind: 'known'; readonly place: PagePlace; readonly pages: number; readonly orphans: readonly PageRef[] }
  /** Somebody wrote meanwhile, or nobody ever did, or something doesn't open: nothing can be said. */
  | { readonly kind: 'unknown'; readonly why: 'moving' | 'none' | 'unreadable' };

interface Stand {
  readonly place: PagePlace;
  /** Changes with each write. */
  readonly mark: string;
  readonly roots: ReadonlySet<PageRef>;
}

async function standOf(store: Store, owner: PageOwner): Promise<Stand | undefined> {
  if ('stream' in owner) {
    const head = (await store.readHeads([owner.stream])).get(streamName(owner.stream));
    return head && { place: owner, mark: String(head.version), roots: rootsOf(head.state, head.garbage) };
  }
  const { projection: head } = await store.readProgress(owner.projection, []);
  if (!head) return undefined;
  const { generation, epoch, state, garbage } = head;
  const place = { projection: { ...owner.projection, generation } };
  return { place, mark: `${generation} ${epoch}`, roots: rootsOf(state, garbage) };
}

/** What was replaced and waits to be deleted is looked after by the head. */
const rootsOf = (state: Json, garbage: readonly { readonly pages: readonly PageRef[] }[]): ReadonlySet<PageRef> =>
  new Set([...referencesIn(state), ...garbage.flatMap(({ pages }) => pages)]);

/**
 * Pages of an owner that its head doesn't reach. Every page that a head reaches was written before the head was, so that
 * a head which stands where it stood before the pages were listed reaches listed pages only.
 */
export async function findPageOrphans(
  { store, pages }: { readonly store: Store; readonly pages: PageInspection },
  owner: PageOwner,
): Promise<PageFindings> {
  const before = await standOf(store, owner);
  if (!before) return { kind: 'unknown', why: 'none' };
  const graph = await readGraph(pages, before.place);
  const after = await standOf(store, owner);
  if (after?.mark !== before.mark) return { kind: 'unknown', why: 'moving' };
  const orphans = unreachable(graph, after.roots);
  if (!orphans) return { kind: 'unknown', why: 'unreadable' };
  return { kind: 'known', place: after.place, pages: graph.size, orphans };
}
