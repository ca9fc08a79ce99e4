/** The maps of a holdings book, and the roots under which they are kept. */
import * as z from 'zod/mini';
import { withoutLast } from '../../kernel/pages/keys.ts';
import { mapOptions } from '../../kernel/pages/map-options.ts';
import { openMap } from '../../kernel/pages/paged-map.ts';
import {
  EMPTY_ROOT,
  type Json,
  type MapOptions,
  type PagedMap,
  type PageReader,
  type PageWriter,
  type Root,
} from '../../kernel/pages/types.ts';
import { PRICE_ROWS, type PriceRow } from '../../market-data/contract/price-row.ts';
import { RECORDS, type RecordEntry } from './record.ts';
import { decodeState, encodeState, ROWS, type Row } from './row.ts';
import type { State } from './state.ts';
import type { CostRules } from './valuation.ts';

/** The last state of a timeline. */
export interface Current {
  readonly state: State;
  /** Mark of its last transaction; empty if none is left. */
  readonly last: string;
  /** Whether it was ever reported as opened. */
  readonly opened: boolean;
}

export interface HoldingsRoots {
  readonly timeline: Root;
  readonly current: Root;
  /** Transactions by time, and under other prefixes which account used them and what they were valued from. */
  readonly records: Root;
  /** Transactions of each account. */
  readonly accounts: Root;
  readonly prices: Root;
  readonly rules: CostRules;
}

export interface HoldingsMaps {
  readonly timeline: PagedMap<Row>;
  readonly current: PagedMap<Current>;
  readonly records: PagedMap<RecordEntry>;
  readonly accounts: PagedMap<number>;
  readonly prices: PagedMap<PriceRow>;
}

const currentTuple = z.tuple([z.json(), z.string(), z.boolean()]);

const CURRENT = {
  encode: ({ state, last, opened }) => [encodeState(state), last, opened],
  decode: (json) => {
    const [state, last, opened] = z.parse(currentTuple, json);
    return { state: decodeState(state), last, opened };
  },
} satisfies Pick<MapOptions<Current>, 'encode' | 'decode'>;

const COUNTS = {
  encode: (count: number): Json => count,
  decode: (json: Json): number => z.parse(z.number(), json),
} satisfies Pick<MapOptions<number>, 'encode' | 'decode'>;

/** What a change costs is least with about so much in the head: less is written again with each, more moves more pages. */
const BUFFER = { bufferCharactersMax: 16_000 };
/** A timeline, without the position of the row. */
const TIMELINE = { stretchOf: (key: string) => withoutLast(key, 1) };
/** All transactions, those of an account, or those valued from a subject, without time and transaction. */
const INDEX = { stretchOf: (key: string) => withoutLast(key, 2) };

export const openMaps = (roots: HoldingsRoots | undefined, pages: PageReader): HoldingsMaps => ({
  timeline: openMap(roots?.timeline ?? EMPTY_ROOT, pages, mapOptions({ ...ROWS, ...BUFFER, ...TIMELINE })),
  current: openMap(roots?.current ?? EMPTY_ROOT, pages, mapOptions({ ...CURRENT, ...BUFFER })),
  records: openMap(roots?.records ?? EMPTY_ROOT, pages, mapOptions({ ...RECORDS, ...BUFFER, ...INDEX })),
  accounts: openMap(roots?.accounts ?? EMPTY_ROOT, pages, mapOptions({ ...COUNTS, ...BUFFER })),
  prices: openMap(roots?.prices ?? EMPTY_ROOT, pages, mapOptions({ ...PRICE_ROWS, ...BUFFER })),
});

export const flushMaps = async (maps: HoldingsMaps, rules: CostRules, writer: PageWriter): Promise<HoldingsRoots> => ({
  timeline: await maps.timeline.flush(writer),
  current: await maps.current.flush(writer),
  records: await maps.records.flush(writer),
  accounts: await maps.accounts.flush(writer),
  prices: await maps.prices.flush(writer),
  rules,
});
