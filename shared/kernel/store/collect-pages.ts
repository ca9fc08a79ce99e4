import { randomBytes } from 'node:crypto';
import { type Json, PageGone, type PageReader, type PageRef, type PageWriter } from '../pages/types.ts';
import type { Garbage, PageChanges, PagePlace, Store } from './types.ts';

/** A reader of stored pages, for which a missing page is a stale root. */
export function pageReader(store: Store, place: PagePlace): PageReader {
  return {
    async read(refs) {
      const pages = await store.readPages(place, refs);
      for (const ref of refs) if (!pages.has(ref)) throw new PageGone(ref);
      return pages;
    },
  };
}

/** The change of a place whose pages stay as they are. It keeps listing what is to be deleted. */
export const noPageChanges = (garbage: Garbage): PageChanges => ({
  written: new Map(),
  replaced: [],
  garbage,
  ahead: [],
});

export interface PageCollector extends PageWriter {
  readonly changes: PageChanges;
  /** Stores the pages collected so far, unseen until the owner's head moves, so that memory stays bounded. */
  spill(): Promise<void>;
}

/** So many that two attempts at one place never share them, however many there are: pages are put unconditionally. */
const ATTEMPT_BYTES = 9;

/**
 * Collects the pages of one attempt to change a place. References carry a random part, so that two attempts at the
 * same change can't write over each other's pages.
 */
export function collectPages(store: Store, place: PagePlace, garbage: Garbage): PageCollector {
  const attempt = randomBytes(ATTEMPT_BYTES).toString('base64url');
  const reader = pageReader(store, place);
  const written = new Map<PageRef, Json>();
  const replaced: PageRef[] = [];
  const ahead: PageRef[] = [];
  let count = 0;
  return {
    changes: { written, replaced, garbage, ahead },
    async read(refs) {
      const stored = refs.filter((ref) => !written.has(ref));
      const pages = new Map(stored.length > 0 ? await reader.read(stored) : []);
      for (const ref of refs) {
        const own = written.get(ref);
        if (own !== undefined) pages.set(ref, own);
      }
      return pages;
    },
    write(page) {
      count += 1;
      const ref = `${attempt}${count.toString(36)}`;
      written.set(ref, page);
      return ref;
    },
    replaced(ref) {
      // A page of this very attempt was never visible to anyone.
      if (written.delete(ref)) return;
      replaced.push(ref);
    },
    async spill() {
      if (written.size === 0) return;
      ahead.push(...written.keys());
      await store.putPages(place, written);
      written.clear();
    },
  };
}
