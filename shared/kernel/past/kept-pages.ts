/** Pages of pasts, each a record of its own. Nothing replaces one that is stored: another past may still refer to it. */
import { randomBytes } from 'node:crypto';
import { newId } from '../ids.ts';
import { type Json, PageGone, type PageReader, type PageRef, type PageWriter } from '../pages/types.ts';
import type { RecordPlace, RecordWrite } from '../store/records.ts';
import type { Store } from '../store/types.ts';
import { pageKey } from './places.ts';

/** Well within what a transaction may hold: a page has some 24,000 characters, of up to three bytes each. */
const WRITTEN_AT_ONCE = 50;
/** Pages wait in memory up to so many characters, since many are replaced before the month is over. */
const WAITING_CHARACTERS_MAX = 32_000_000;
/** So many that two attempts never share references. */
const ATTEMPT_BYTES = 9;

export function keptPages(store: Store, place: RecordPlace): PageReader {
  return {
    async read(refs) {
      const found = new Map<PageRef, Json>();
      const records = await store.readRecords(refs.map((ref) => pageKey(place, ref)));
      for (const { sort, value } of records) found.set(sort.slice(2), value);
      for (const ref of refs) if (!found.has(ref)) throw new PageGone(ref);
      return found;
    },
  };
}

export interface KeptPagesWriter extends PageWriter {
  /** Whether so much waits that it should be stored. */
  readonly isFull: boolean;
  /** Stores what waits, together with other records in the end: those make it seen. */
  store(records: readonly RecordWrite[], now: string): Promise<boolean>;
}

export interface KeptPagesOptions {
  readonly store: Store;
  readonly place: RecordPlace;
  /** RFC 3339 UTC: pages may be deleted then. Left out for pages that stay. */
  readonly expiresAt?: string | undefined;
}

export function keptPagesWriter({ store, place, expiresAt }: KeptPagesOptions): KeptPagesWriter {
  const attempt = randomBytes(ATTEMPT_BYTES).toString('base64url');
  const stored = keptPages(store, place);
  const waiting = new Map<PageRef, Json>();
  let count = 0;
  let characters = 0;

  const write = async (records: readonly RecordWrite[], now: string): Promise<boolean> => {
    const commandId = newId();
    const meta = { commandId, causationId: commandId, correlationId: commandId, actor: 'system:past', now };
    return (await store.write({ meta, appends: [], records })).written;
  };

  return {
    get isFull() {
      return characters > WAITING_CHARACTERS_MAX;
    },
    async read(refs) {
      const missing = refs.filter((ref) => !waiting.has(ref));
      const pages = new Map(missing.length > 0 ? await stored.read(missing) : []);
      for (const ref of refs) {
        const own = waiting.get(ref);
        if (own !== undefined) pages.set(ref, own);
      }
      return pages;
    },
    write(page) {
      count += 1;
      const ref = `${attempt}.${count.toString(36)}`;
      waiting.set(ref, page);
      characters += JSON.stringify(page).length;
      return ref;
    },
    replaced(ref) {
      const own = waiting.get(ref);
      if (own === undefined) return;
      characters -= JSON.stringify(own).length;
      waiting.delete(ref);
    },
    async store(records, now) {
      const pages = [...waiting].map(
        ([ref, value]): RecordWrite => ({
          ...pageKey(place, ref),
          expect: 'any',
          value,
          ...(expiresAt !== undefined && { expiresAt }),
        }),
      );
      for (let start = 0; start < pages.length; start += WRITTEN_AT_ONCE) {
        await write(pages.slice(start, start + WRITTEN_AT_ONCE), now);
      }
      waiting.clear();
      characters = 0;
      return records.length === 0 || (await write(records, now));
    },
  };
}
