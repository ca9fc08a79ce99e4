/**
 * Which transactions the journal holds, in packed pages that change in the same append as the journal.
 *
 * `known` is ordered by time (a transaction's id starts with it), so that the thousand transactions of a batch lie in a
 * few pages. `dates` says at which time an identity was stored, by its fingerprint: it is what catches the same
 * identity under another date. Fingerprints come in no order, so that they are kept in levels of growing size: what a
 * batch writes hardly grows with history.
 */
import { LeveledMap } from '../../kernel/pages/leveled-map.ts';
import { mapOptions, openMap } from '../../kernel/pages/paged-map.ts';
import {
  EMPTY_ROOT,
  type Json,
  type MapOptions,
  type PagedMap,
  type PageReader,
  type PageWriter,
  type Root,
} from '../../kernel/pages/types.ts';
import type { TenantId } from '../../kernel/streams.ts';
import { type Identified, transactionIdOf } from '../domain/identity.ts';

/** A stored transaction: content hash, the journal version it came in, and what became of it since. */
export interface Known {
  /** Empty for a transaction that was derived by a pairing, which no sender can repeat. */
  readonly contentHash: string;
  readonly version: number;
  readonly reversed: boolean;
  /** The journal version that paired it; undefined while it stands for itself. */
  readonly pairedIn?: number | undefined;
}

export type Dated = readonly [epochMs: number, life: number];

export interface IdentityRoots {
  readonly known: Root;
  /** Of the levels, the newest first. */
  readonly dates: readonly Root[];
}

const KNOWN = mapOptions<Known>({
  leafEntriesMax: 512,
  encode: ({ contentHash, version, reversed, pairedIn }) => {
    if (pairedIn !== undefined) return [contentHash, version, reversed ? 1 : 0, pairedIn];
    return reversed ? [contentHash, version, 1] : [contentHash, version];
  },
  decode: (json) => {
    const [contentHash, version, reversed, pairedIn] = json as [string, number, number?, number?];
    return { contentHash, version, reversed: reversed === 1, pairedIn };
  },
});
const DATES = {
  encode: ([epochMs, life]: Dated) => (life === 0 ? epochMs : [epochMs, life]),
  decode: (json: Json): Dated => (typeof json === 'number' ? [json, 0] : (json as [number, number])),
};
/** A change is written as soon as it comes to a level below the first: only there it is one of many for its leaf. */
const SUNK = { ...DATES, leafEntriesMax: 2_048, leafCharactersMax: 100_000, bufferCharactersMax: 0 };
/**
 * Sizes by which a level is written some ten times until it sinks. A commit of an import fills half of the first.
 */
const LEVELS = [
  { entriesMax: 4_096, options: mapOptions<Dated>({ ...DATES, leafEntriesMax: 512 }) },
  { entriesMax: 65_536, options: mapOptions<Dated>(SUNK) },
];
/** Keys that come in no order gather best in leaves that stay big. */
const LAST = mapOptions<Dated>({ ...DATES, leafEntriesMax: 2_048, leafCharactersMax: 100_000, busyLeafPart: 1 });
/** Up to here, one map takes less to look into, and not much more to change. */
const LITTLE_MAX = 131_072;

/** Opens the last level for reading. It changes seldom, so that whoever opens it often may remember what was read. */
export type OpenLast = (root: Root, options: MapOptions<Dated>) => PagedMap<Dated>;

/** The roots of an index that had all its fingerprints in one map. */
export const withLevels = ({ known, dates }: { readonly known: Root; readonly dates: Root }): IdentityRoots => ({
  known,
  dates: [EMPTY_ROOT, EMPTY_ROOT, dates],
});

/** What the index says of an identity. */
export type Found =
  | { readonly kind: 'free'; readonly transactionId: string; readonly life: number }
  | { readonly kind: 'taken'; readonly transactionId: string; readonly known: Known };

export interface IdentityIndex {
  find(wanted: readonly Identified[]): Promise<readonly Found[]>;
  get(transactionId: string): Promise<Known | undefined>;
  getMany(transactionIds: readonly string[]): Promise<ReadonlyMap<string, Known>>;
  add(identified: Identified, transactionId: string, life: number, version: number): Promise<void>;
  /** The life that an identity comes to when it is taken in: 0 the first time. */
  nextLife(identified: Identified): Promise<number>;
  /** Says what became of a transaction. */
  mark(transactionId: string, known: Known): Promise<void>;
  flush(writer: PageWriter): Promise<IdentityRoots>;
}

const NOTHING: IdentityRoots = { known: EMPTY_ROOT, dates: [] };

export function openIdentityIndex(
  tenant: TenantId,
  roots: IdentityRoots | undefined,
  pages: PageReader,
  openLast?: OpenLast,
): IdentityIndex {
  const known: PagedMap<Known> = openMap((roots ?? NOTHING).known, pages, KNOWN);
  const { dates: levels } = roots ?? NOTHING;
  const deepest = levels[LEVELS.length] ?? EMPTY_ROOT;
  const own = () => openMap(deepest, pages, LAST);
  const upper = LEVELS.map(({ entriesMax, options }, level) => ({
    map: openMap(levels[level] ?? EMPTY_ROOT, pages, options),
    entriesMax,
  }));
  const last = { map: openLast?.(deepest, LAST) ?? own(), own, entriesMax: Number.POSITIVE_INFINITY };
  const dates = new LeveledMap<Dated>([...upper, last], { littleMax: LITTLE_MAX });

  return {
    async find(wanted) {
      const firstIds = wanted.map((identified) => transactionIdOf(tenant, identified, 0));
      const atSameTime = await known.getMany(firstIds);
      // A first life that still stands answers by itself; everything else has to be looked for under any date.
      const open = wanted.filter((_, index) => atSameTime.get(firstIds[index] ?? '')?.reversed !== false);
      const dated = await dates.getMany(open.map((identified) => identified.fingerprint));
      const found: Found[] = [];
      for (const [index, identified] of wanted.entries()) {
        const firstId = firstIds[index] ?? '';
        const first = atSameTime.get(firstId);
        if (first && !first.reversed) {
          found.push({ kind: 'taken', transactionId: firstId, known: first });
          continue;
        }
        const last = dated.get(identified.fingerprint);
        if (!last) {
          found.push({ kind: 'free', transactionId: firstId, life: 0 });
          continue;
        }
        const [epochMs, life] = last;
        const lastId = transactionIdOf(tenant, { ...identified, epochMs }, life);
        const holder = await known.get(lastId);
        if (holder && !holder.reversed) found.push({ kind: 'taken', transactionId: lastId, known: holder });
        else found.push({ kind: 'free', transactionId: transactionIdOf(tenant, identified, life + 1), life: life + 1 });
      }
      return found;
    },
    get: (transactionId) => known.get(transactionId),
    getMany: (transactionIds) => known.getMany(transactionIds),
    async add({ contentHash, fingerprint, epochMs }, transactionId, life, version) {
      await known.set(transactionId, { contentHash, version, reversed: false });
      await dates.set(fingerprint, [epochMs, life]);
    },
    async nextLife({ fingerprint }) {
      const last = await dates.get(fingerprint);
      return last ? last[1] + 1 : 0;
    },
    mark: (transactionId, entry) => known.set(transactionId, entry),
    async flush(writer) {
      return { known: await known.flush(writer), dates: await dates.flush(writer) };
    },
  };
}
