/** Reads what the market said, for whoever values something. */
import { ONE } from '../../kernel/money/decimal.ts';
import type { StoredRecord } from '../../kernel/store/records.ts';
import type { Store } from '../../kernel/store/types.ts';
import type { Timestamp } from '../../kernel/time.ts';
import { daysAfter } from './days.ts';
import { codeOfKeyPart, keyPart, latestKey, monthSort, pricesOf, ratesOfBase } from './market-places.ts';
import type { DayRange, MarketPrices } from './market-prices.ts';
import { monthAfter, monthOf, monthsOf } from './months.ts';
import { barsIn, latestIn, type MarketBar } from './price-month.ts';
import { isRateBase, type PairRate, pairRatesIn, RATE_BASES } from './rate-month.ts';

type Records = Pick<Store, 'readRecords'>;

interface Pair {
  readonly from: string;
  readonly to: string;
}

const inRange = ({ from, to }: DayRange, { date }: { readonly date: string }): boolean => date >= from && date <= to;

const bySort = (a: StoredRecord, b: StoredRecord): number => (a.sort < b.sort ? -1 : 1);

/** Bars of the days that have one, oldest first: one item read for each month. */
export async function readBars(store: Records, asset: string, range: DayRange): Promise<readonly MarketBar[]> {
  const place = pricesOf(asset);
  const keys = monthsOf(range).map((month) => ({ place, sort: monthSort(month) }));
  if (keys.length === 0) return [];
  const records = await store.readRecords(keys);
  return records.toSorted(bySort).flatMap((record) => barsIn(record).filter((bar) => inRange(range, bar)));
}

/** The bases to ask for a pair: one of the two itself, where it is a base; the others are for when that has nothing. */
function basesFor({ from, to }: Pair): readonly (readonly string[])[] {
  const own = [from, to].filter(isRateBase);
  return [own, RATE_BASES.filter((base) => !own.includes(base))].filter((bases) => bases.length > 0);
}

/** Rates of the days that have one; other bases are asked for the months of which the first ones know nothing. */
async function readPairRates(store: Records, pair: Pair, range: DayRange): Promise<readonly PairRate[]> {
  const byDate = new Map<string, PairRate>();
  let months = monthsOf(range);
  for (const bases of basesFor(pair)) {
    const keys = bases.flatMap((base) => months.map((month) => ({ place: ratesOfBase(base), sort: monthSort(month) })));
    if (keys.length === 0) break;
    const records = await store.readRecords(keys);
    for (const base of bases) {
      const own = records.filter(({ place }) => place.partition === keyPart(base));
      for (const rate of own.flatMap((record) => pairRatesIn(record, base, pair))) {
        if (inRange(range, rate) && !byDate.has(rate.date)) byDate.set(rate.date, rate);
      }
    }
    const found = new Set([...byDate.keys()].map(monthOf));
    months = months.filter((month) => !found.has(month));
  }
  return [...byDate.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** A currency in itself; it says where it comes from, so that it is never taken for a rate that was found. */
const identity = (date: string): PairRate => ({
  ...{ date, rate: ONE, source: 'identity', via: null },
  ...{ fetchedAt: `${date}T00:00:00.000Z`, expiresAt: `${date}T23:59:59.999Z` },
});

/** The rate of the day or the last one before it, no further back than the month before. */
export async function readRateOn(
  store: Records,
  { from, to, date }: Pair & { readonly date: string },
): Promise<PairRate | undefined> {
  if (from === to) return identity(date);
  const month = monthOf(date);
  for (const start of [`${month}-01`, `${monthAfter(month, -1)}-01`]) {
    const until = start.startsWith(month) ? date : `${monthOf(start)}-31`;
    const last = (await readPairRates(store, { from, to }, { from: start, to: until })).at(-1);
    if (last) return last;
  }
  return undefined;
}

function* daysOf({ from, to }: DayRange): Generator<string> {
  for (let day = from; day <= to; day = daysAfter(day, 1)) yield day;
}

/** Rates of the days that have one, oldest first. */
async function readRates(store: Records, pair: Pair, range: DayRange): Promise<readonly PairRate[]> {
  return pair.from === pair.to ? [...daysOf(range)].map(identity) : readPairRates(store, pair, range);
}

/** Who reads prices needs to read the records of `market-prices`, who converts those of `market-rates`. */
export const openMarketPrices = (store: Records): MarketPrices => ({
  async latest(assets) {
    if (assets.length === 0) return new Map();
    const records = await store.readRecords(assets.map(latestKey));
    return new Map(records.map((record) => [codeOfKeyPart(record.place.partition), latestIn(record)]));
  },
  async closes(asset, range) {
    const bars = await readBars(store, asset, range);
    return bars.map(({ date, close, currency, source, unitsOf }) => {
      const at = `${date}T23:59:59.999Z` as Timestamp;
      return { date, close, currency, source, at, ...(unitsOf !== undefined && { unitsOf }) };
    });
  },
  rateOn: (pair) => readRateOn(store, pair),
  rates: (pair, range) => readRates(store, pair, range),
});
