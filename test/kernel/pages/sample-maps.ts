import { MemoryPages } from '../../../shared/kernel/pages/memory-pages.ts';
import { mapOptions, openMap } from '../../../shared/kernel/pages/paged-map.ts';
import type { Json, MapOptions, PagedMap, PageRef, Root } from '../../../shared/kernel/pages/types.ts';
import { EMPTY_ROOT } from '../../../shared/kernel/pages/types.ts';

/** Values that are no JSON, so that a forgotten encode or decode shows; leaves of one size, however they change. */
export const bigintOptions = (sizes: Partial<MapOptions<bigint>> = {}): MapOptions<bigint> =>
  mapOptions<bigint>({
    encode: (value) => value.toString(),
    decode: (json) => BigInt(String(json)),
    busyLeafPart: 1,
    ...sizes,
  });

export const keyOf = (index: number): string => `lot-${String(index).padStart(7, '0')}`;

export interface Stored {
  readonly root: Root;
  readonly pages: MemoryPages;
}

export async function storedMap(count: number, options: MapOptions<bigint>): Promise<Stored> {
  const pages = new MemoryPages();
  const map = openMap(EMPTY_ROOT, pages, options);
  for (let index = 0; index < count; index += 1) map.put(keyOf(index), BigInt(index));
  const root = await map.flush(pages);
  pages.dropReplaced();
  pages.resetCounts();
  return { root, pages };
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

export async function contentsOf<V>(map: PagedMap<V>): Promise<(readonly [string, V])[]> {
  return collect(map.entries());
}

export interface Walk {
  readonly refs: readonly PageRef[];
  /** Links of each node. */
  readonly nodes: readonly (readonly Json[])[];
  /** Entries of each leaf, in order. */
  readonly leaves: readonly (readonly Json[])[];
}

const listOf = (json: Json | undefined): readonly Json[] => {
  if (!Array.isArray(json)) throw new Error('expected a list');
  return json;
};

/** Reads all pages below a root without the code under test. */
export async function walk(root: Root, pages: MemoryPages): Promise<Walk> {
  const refs: PageRef[] = [];
  const read = async (ref: PageRef): Promise<readonly Json[]> => {
    refs.push(ref);
    return listOf((await pages.read([ref])).get(ref));
  };
  const nodes: (readonly Json[])[] = [];
  const leaves: (readonly Json[])[] = [];
  for (const { page } of root.nodes) {
    const links = await read(page);
    nodes.push(links);
    for (const link of links) leaves.push(await read(String(listOf(link)[1])));
  }
  return { refs, nodes, leaves };
}

export const bufferedCharacters = ({ buffered, deleted }: Root): number =>
  [...buffered, ...deleted].reduce((sum, change) => sum + JSON.stringify(change).length + 1, 0);
