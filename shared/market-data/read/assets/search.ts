/**
 * Search over a catalogue. The directory is read whole, some pages in one request, and ranked in memory; what was read of
 * the catalogue that all share is kept by the process until it changes.
 */
import type { Store } from '../../../kernel/store/types.ts';
import { streamName } from '../../../kernel/store/types.ts';
import { PLATFORM, type TenantId } from '../../../kernel/streams.ts';
import type { AssetType } from '../../contract/asset-types.ts';
import { type Catalogue, identifiersFrom } from './catalogue.ts';
import { assetStream } from './catalogue-state.ts';
import { fold, type Listed, listed, rankOf, UNASKED } from './rank.ts';
import { type Catalogues, readCatalogues } from './read-catalogues.ts';
import type { Summarized } from './summary.ts';

/** Where a page ended: what follows it sorts after this. */
export type SearchPlace = readonly [rank: number, code: string];

export interface AssetSearch {
  /** Part of a name, symbol, code or identifier; all assets if left out. */
  readonly query?: string | undefined;
  readonly type?: AssetType | undefined;
  readonly limit: number;
  readonly after?: SearchPlace | undefined;
}

export interface SearchPage {
  readonly items: readonly Summarized[];
  readonly next: SearchPlace | undefined;
}

/** Shorter beginnings of identifiers are not looked for: they would say nothing. */
const IDENTIFIER_CHARACTERS_MIN = 3;
const IDENTIFIERS_MAX = 200;

interface Remembered {
  readonly hash: string;
  readonly rows: readonly Listed[];
}
const remembered = new WeakMap<Store, Remembered>();

async function rowsOf(catalogue: Catalogue): Promise<readonly Listed[]> {
  const rows: Listed[] = [];
  for await (const batch of catalogue.maps.directory.batches()) {
    for (const [code, row] of batch) rows.push(listed(code, row));
  }
  return rows;
}

async function sharedRows(store: Store, { heads, shared }: Catalogues): Promise<readonly Listed[]> {
  const hash = heads.get(streamName(assetStream(PLATFORM)))?.hash ?? '';
  const known = remembered.get(store);
  if (known?.hash === hash) return known.rows;
  const rows = await rowsOf(shared);
  remembered.set(store, { hash, rows });
  return rows;
}

async function identified(catalogue: Catalogue, query: string): Promise<ReadonlySet<string>> {
  const codes = new Set<string>();
  if (query.length < IDENTIFIER_CHARACTERS_MIN) return codes;
  for await (const [, code] of catalogue.maps.names.entries(identifiersFrom(query))) {
    if (codes.size === IDENTIFIERS_MAX) break;
    codes.add(code);
  }
  return codes;
}

interface Ranked {
  readonly place: SearchPlace;
  readonly found: Summarized;
}

const compare = ([rankA, codeA]: SearchPlace, [rankB, codeB]: SearchPlace): number =>
  rankA - rankB || (codeA < codeB ? -1 : Number(codeA > codeB));

interface Listing {
  readonly catalogue: Catalogue;
  readonly rows: readonly Listed[];
  readonly origin: Summarized['origin'];
}

/** Those that answer the search and come after its place, in no order. */
async function ranked(
  { catalogue, rows, origin }: Listing,
  { query = '', type, after }: AssetSearch,
): Promise<readonly Ranked[]> {
  const asked = fold(query);
  const byIdentifier = await identified(catalogue, asked);
  return rows.flatMap((listing) => {
    const { code, row } = listing;
    const rank = asked === '' ? UNASKED : rankOf(listing, asked, byIdentifier);
    if (rank === undefined || (type !== undefined && row.type !== type)) return [];
    const place: SearchPlace = [rank, code];
    if (after !== undefined && compare(place, after) <= 0) return [];
    return [{ place, found: { ...row, code, origin } }];
  });
}

/** The best of them in order; where none follow, `next` is undefined. */
export function searchAssets(store: Store, tenant: TenantId, search: AssetSearch): Promise<SearchPage> {
  return readCatalogues(store, tenant, async (catalogues) => {
    const { own, shared } = catalogues;
    const mine = own ? await rowsOf(own) : [];
    const hidden = new Set(mine.map(({ code }) => code));
    const others = (await sharedRows(store, catalogues)).filter(({ code }) => !hidden.has(code));
    const all = [
      ...(own ? await ranked({ catalogue: own, rows: mine, origin: 'own' }, search) : []),
      ...(await ranked({ catalogue: shared, rows: others, origin: 'catalogue' }, search)),
    ].toSorted((a, b) => compare(a.place, b.place));
    const page = all.slice(0, search.limit);
    return { items: page.map(({ found }) => found), next: all.length > page.length ? page.at(-1)?.place : undefined };
  });
}
