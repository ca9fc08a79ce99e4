/**
 * What performance is worked out of: for each asset and UTC day the runs of that day, in order. A change of one
 * transaction touches the days it is dated to and no later one, so that any order of arrival costs the same and gives the
 * same. What depends on prices is left to the reads.
 */
import * as z from 'zod/mini';
import { between, keyOf, partsOf, startingWith } from '../../../kernel/pages/keys.ts';
import { mapOptions } from '../../../kernel/pages/map-options.ts';
import { openMap } from '../../../kernel/pages/paged-map.ts';
import {
  EMPTY_ROOT,
  type Json,
  type MapOptions,
  type PagedMap,
  type PageReader,
  type PageWriter,
  type Root,
} from '../../../kernel/pages/types.ts';
import { openPriceBook } from '../../../market-data/contract/price-book.ts';
import { PRICE_ROWS, type PriceRow } from '../../../market-data/contract/price-row.ts';
import { DEFAULT_SETTINGS } from '../../../settings/contract/settings.ts';
import { type HoldingsChanges, type Outcome, outcomesOf } from '../changes.ts';
import { markOfMs, timeOfMark } from '../position.ts';
import { recordKey } from '../record.ts';
import { decodeRun, encodeRun, joinRuns, RUNS, type Run } from './run.ts';
import { type PlacedRun, runsOf } from './runs-of.ts';

const DAY_MS = 86_400_000;

export interface PerformanceRoots {
  /** Transactions by time, each as its runs. */
  readonly moves: Root;
  /** Runs by asset and day. */
  readonly days: Root;
  readonly prices: Root;
  readonly baseCurrency: string;
}

/** The runs of an asset on a day. */
export interface AssetDay {
  readonly asset: string;
  /** UTC, `YYYY-MM-DD`. */
  readonly date: string;
  readonly runs: readonly Run[];
}

const placedForm = z.tuple([z.string(), z.string(), z.json()]);
const MOVES = {
  encode: (placed) => placed.map(({ asset, order, run }) => [asset, order, encodeRun(run)]),
  decode: (json) =>
    z.parse(z.array(placedForm), json).map(([asset, order, run]) => ({ asset, order, run: decodeRun(run as Json) })),
} satisfies Pick<MapOptions<readonly PlacedRun[]>, 'encode' | 'decode'>;

const keyOfDate = (key: string): string => timeOfMark(partsOf(key)[1] ?? '').slice(0, 10);

export class PerformanceBook {
  readonly #moves: PagedMap<readonly PlacedRun[]>;
  readonly #days: PagedMap<readonly Run[]>;
  readonly prices: PagedMap<PriceRow>;
  #baseCurrency: string;

  constructor(roots: PerformanceRoots | undefined, pages: PageReader) {
    this.#moves = openMap(roots?.moves ?? EMPTY_ROOT, pages, mapOptions(MOVES));
    this.#days = openMap(roots?.days ?? EMPTY_ROOT, pages, mapOptions(RUNS));
    this.prices = openMap(roots?.prices ?? EMPTY_ROOT, pages, mapOptions(PRICE_ROWS));
    this.#baseCurrency = roots?.baseCurrency ?? DEFAULT_SETTINGS.baseCurrency;
  }

  get baseCurrency(): string {
    return this.#baseCurrency;
  }

  /** Takes changes in, all together. */
  async apply(changes: HoldingsChanges): Promise<void> {
    if (changes.settings) this.#baseCurrency = changes.settings.baseCurrency;
    const book = openPriceBook(this.prices);
    for (const event of changes.prices ?? []) await book.record(event);
    const touched = await this.#move(await this.#outcomes(changes));
    for (const [date, assets] of touched) await this.#redoDay(date, assets);
  }

  /** By asset, then by day; of one asset only, if it is named. */
  async *assetDays(asset?: string): AsyncGenerator<AssetDay> {
    for await (const batch of this.#days.batches(asset === undefined ? {} : startingWith(asset))) {
      for (const [key, runs] of batch) {
        const [of = '', date = ''] = partsOf(key);
        yield { asset: of, date, runs };
      }
    }
  }

  async flush(writer: PageWriter): Promise<PerformanceRoots> {
    return {
      moves: await this.#moves.flush(writer),
      days: await this.#days.flush(writer),
      prices: await this.prices.flush(writer),
      baseCurrency: this.#baseCurrency,
    };
  }

  async #outcomes(changes: HoldingsChanges): Promise<readonly Outcome[]> {
    const keys = [
      ...(changes.add ?? []).map(({ transaction, transactionId }) => recordKey(transaction.timestamp, transactionId)),
      ...(changes.remove ?? []).map(({ timestamp, transactionId }) => recordKey(timestamp, transactionId)),
    ];
    await this.#moves.load(keys);
    return outcomesOf(changes, (key) => this.#moves.peek(key) !== undefined);
  }

  /** Puts transactions in and takes them out; answers which assets have changed on which days. */
  async #move(outcomes: readonly Outcome[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const touched = new Map<string, Set<string>>();
    for (const { key, added } of outcomes) {
      const before = this.#moves.peek(key) ?? [];
      const after = added ? runsOf(added.transaction, added.arrival) : [];
      const date = keyOfDate(key);
      const assets = touched.get(date) ?? new Set();
      for (const { asset } of [...before, ...after]) assets.add(asset);
      touched.set(date, assets);
      if (added) this.#moves.put(key, after);
      else this.#moves.remove(key);
    }
    return touched;
  }

  async #redoDay(date: string, assets: ReadonlySet<string>): Promise<void> {
    const startMs = Date.parse(date);
    const byAsset = new Map([...assets].map((asset): [string, PlacedRun[]] => [asset, []]));
    const range = between(['T'], markOfMs(startMs), markOfMs(startMs + DAY_MS - 1));
    for await (const batch of this.#moves.batches(range)) {
      for (const [, placed] of batch) for (const one of placed) byAsset.get(one.asset)?.push(one);
    }
    for (const [asset, placed] of byAsset) {
      const inOrder = placed.toSorted((a, b) => (a.order < b.order ? -1 : Number(a.order > b.order)));
      const runs = joinRuns(inOrder.map(({ run }) => run));
      if (runs.length > 0) await this.#days.set(keyOf(asset, date), runs);
      else await this.#days.delete(keyOf(asset, date));
    }
  }
}
