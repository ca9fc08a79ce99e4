/**
 * Which transactions the journal holds, in packed pages that change in the same append as the journal.
 *
 * `known` is ordered by time (a transaction's id starts with it), so that the thousand transactions of a batch lie in a
 * few pages. `dates` says at which time an identity was stored, by its fingerprint: it is what catches the same
 * identity under another date. Its leaves hold two thousand fingerprints each, so that a thousand random ones touch a
 * page for every two thousand transactions of history, not a page each.
 */
import { mapOptions, openMap } from '../../kernel/pages/paged-map.ts';
import {
  EMPTY_ROOT,
  type Json,
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

type Dated = readonly [epochMs: number, life: number];

export interface IdentityRoots {
  readonly known: Root;
  readonly dates: Root;
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
const DATES = mapOptions<Dated>({
  leafEntriesMax: 2_048,
  leafCharactersMax: 100_000,
  encode: ([epochMs, life]) => (life === 0 ? epochMs : [epochMs, life]),
  decode: (json) => (typeof json === 'number' ? [json, 0] : (json as [number, number])),
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
  /** Says what became of a transaction. */
  mark(transactionId: string, known: Known): Promise<void>;
  flush(writer: PageWriter): Promise<Json>;
}

export function openIdentityIndex(tenant: TenantId, state: Json | undefined, pages: PageReader): IdentityIndex {
  const roots = (state ?? { known: EMPTY_ROOT, dates: EMPTY_ROOT }) as unknown as IdentityRoots;
  const known: PagedMap<Known> = openMap(roots.known, pages, KNOWN);
  const dates: PagedMap<Dated> = openMap(roots.dates, pages, DATES);

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
    mark: (transactionId, entry) => known.set(transactionId, entry),
    async flush(writer) {
      return { known: await known.flush(writer), dates: await dates.flush(writer) } as unknown as Json;
    },
  };
}
