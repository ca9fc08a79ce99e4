/** The maps of a tax book, and the roots from which they are opened again. */

import type { Decimal } from '../../kernel/money/decimal.ts';
import { mapOptions, openMap } from '../../kernel/pages/paged-map.ts';
import {
  EMPTY_ROOT,
  type Json,
  type PagedMap,
  type PageReader,
  type PageWriter,
  type Root,
} from '../../kernel/pages/types.ts';
import { PRICE_ROWS, type PriceRow } from '../../market-data/contract/price-row.ts';
import { AMOUNTS, GAPS, LOTS, NAMES, POOLS, ROWS, SELECTIONS } from './codec.ts';
import type { Gaps, Lot, Pool, Row, TaxEntry } from './lot.ts';
import type { Selection } from './selections/selection.ts';
import { TRANSACTIONS } from './transaction-codec.ts';

export interface TaxMaps {
  /** Every transaction, in order of time, then of arrival. */
  readonly timeline: PagedMap<TaxEntry>;
  /** What each part of a transaction did, in order of work: disposals, and what it takes to undo. */
  readonly rows: PagedMap<Row>;
  /** Lots with something left, by pool and age. */
  readonly open: PagedMap<Lot>;
  /** Lots with nothing left, under the same keys, as they were when they were whole. */
  readonly closed: PagedMap<Lot>;
  /** Keys of open lots by unit cost; kept only for methods in use that go by it. */
  readonly byCost: PagedMap<string>;
  readonly pools: PagedMap<Pool>;
  /** Places in the timeline that looked a price or rate up, found or not, by what they looked up. */
  readonly lookups: PagedMap<string>;
  readonly prices: PagedMap<PriceRow>;
  /** Assets with rows or lots that lack units or prices. */
  readonly gaps: PagedMap<Gaps>;
  /** Units that disposals of the days before are matched with, by pool and day; kept only for SECTION-104. */
  readonly claims: PagedMap<Decimal>;
  /** Lots that the user named, by transaction. */
  readonly selections: PagedMap<Selection>;
}

const NAMES_OF_MAPS = ['timeline', 'rows', 'open', 'closed', 'byCost', 'pools', 'lookups', 'prices', 'gaps'] as const;
/** What came later is left out where it is empty. */
export type TaxRoots = Readonly<Record<(typeof NAMES_OF_MAPS)[number], Root>> &
  Partial<Record<'claims' | 'selections', Root>>;

/** What a change costs is least with about so much in the head: less is written again with each, more moves more pages. */
const BUFFER_CHARACTERS_MAX = 7_500;
/** With smaller leaves, an entry in the middle would read more or fewer of them as history grows. */
const BUSY_LEAF_PART = 2;

export function openMaps(roots: TaxRoots | undefined, pages: PageReader): TaxMaps {
  const open = <V>(
    name: keyof TaxRoots,
    codec: { encode: (value: V) => Json; decode: (json: Json) => V },
  ): PagedMap<V> =>
    openMap(
      roots?.[name] ?? EMPTY_ROOT,
      pages,
      mapOptions({
        encode: codec.encode,
        decode: codec.decode,
        bufferCharactersMax: BUFFER_CHARACTERS_MAX,
        busyLeafPart: BUSY_LEAF_PART,
      }),
    );
  return {
    timeline: open('timeline', TRANSACTIONS),
    rows: open('rows', ROWS),
    open: open('open', LOTS),
    closed: open('closed', LOTS),
    byCost: open('byCost', NAMES),
    pools: open('pools', POOLS),
    lookups: open('lookups', NAMES),
    prices: open('prices', PRICE_ROWS),
    gaps: open('gaps', GAPS),
    claims: open('claims', AMOUNTS),
    selections: open('selections', SELECTIONS),
  };
}

export async function flushMaps(maps: TaxMaps, writer: PageWriter): Promise<TaxRoots> {
  const claims = await maps.claims.flush(writer);
  const selections = await maps.selections.flush(writer);
  return {
    timeline: await maps.timeline.flush(writer),
    rows: await maps.rows.flush(writer),
    open: await maps.open.flush(writer),
    closed: await maps.closed.flush(writer),
    byCost: await maps.byCost.flush(writer),
    pools: await maps.pools.flush(writer),
    lookups: await maps.lookups.flush(writer),
    prices: await maps.prices.flush(writer),
    gaps: await maps.gaps.flush(writer),
    ...(claims.size > 0 ? { claims } : {}),
    ...(selections.size > 0 ? { selections } : {}),
  };
}

export const loadedLeaves = (maps: TaxMaps): number =>
  NAMES_OF_MAPS.reduce(
    (sum, name) => sum + maps[name].loadedLeaves,
    maps.claims.loadedLeaves + maps.selections.loadedLeaves,
  );
