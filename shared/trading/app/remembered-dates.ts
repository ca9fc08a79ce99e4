/**
 * The last level of a journal's fingerprints, as this process has read it. An import asks all of its leaves for each of
 * its parts, and changes them once in thirty parts: between two changes they are read and decoded once.
 */
import { openMap } from '../../kernel/pages/paged-map.ts';
import type { PagedMap } from '../../kernel/pages/types.ts';
import { pageReader } from '../../kernel/store/collect-pages.ts';
import type { Store } from '../../kernel/store/types.ts';
import type { StreamId } from '../../kernel/streams.ts';
import type { Dated, OpenLast } from './identity-index.ts';

/** A million and a half transactions, some 200 MB. Above it, nothing is remembered. */
const LEAVES_MAX = 1_000;

interface Remembered {
  readonly root: string;
  readonly map: PagedMap<Dated>;
}

const remembered = new WeakMap<Store, Remembered>();

/** Pages never change, so that a map of the same root is the same map. One is remembered by each process. */
export const rememberedDates =
  (store: Store, stream: StreamId): OpenLast =>
  (root, options) => {
    const name = JSON.stringify(root);
    const known = remembered.get(store);
    if (known?.root === name && known.map.loadedLeaves <= LEAVES_MAX) return known.map;
    const map = openMap(root, pageReader(store, { stream }), options);
    remembered.set(store, { root: name, map });
    return map;
  };
