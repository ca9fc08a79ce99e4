/** Closes and rates of the days in question: the user's own first, day by day, then what the market said. */
import { ONE } from '../../../kernel/money/decimal.ts';
import { keyOf, lastPartOf, startingWith } from '../../../kernel/pages/keys.ts';
import type { PagedMap } from '../../../kernel/pages/types.ts';
import type { DayRange, MarketPrices } from '../../../market-data/contract/market-prices.ts';
import { closesOf, type PriceRow, ratesOf } from '../../../market-data/contract/price-row.ts';
import { chained, inverseOf, type PricePoint, type Rate, type RatePoint } from '../../calc/performance/quotes.ts';

export interface PriceSources {
  /** The user's own. */
  readonly own: PagedMap<PriceRow>;
  readonly market: MarketPrices;
}

export interface Pair {
  readonly from: string;
  readonly to: string;
}

const byDate = (a: { readonly date: string }, b: { readonly date: string }): number =>
  a.date < b.date ? -1 : Number(a.date > b.date);

/** In order of date, one point for each: of several lists, that of the first which has it. */
function merged<P extends { readonly date: string }>(lists: readonly (readonly P[])[]): readonly P[] {
  const points = new Map<string, P>();
  for (const list of lists.toReversed()) for (const point of list) points.set(point.date, point);
  return [...points.values()].toSorted(byDate);
}

interface DatedRow extends PriceRow {
  readonly date: string;
}

async function ownRows(own: PagedMap<PriceRow>, parts: readonly string[], upTo: string): Promise<readonly DatedRow[]> {
  const rows: DatedRow[] = [];
  const { from } = startingWith(...parts);
  for await (const batch of own.batches({ from, before: `${keyOf(...parts, upTo)}\uffff` })) {
    for (const [key, row] of batch) rows.push({ ...row, date: lastPartOf(key) });
  }
  return rows;
}

export interface ClosesWanted {
  /** Days on which it was held, or is asked about. */
  readonly range: DayRange;
  /** The last day in question, of which a price is better than none. */
  readonly last: string;
}

/** What one unit of an asset cost, by day; of the market no more than it takes. */
export async function loadCloses(
  { own, market }: PriceSources,
  asset: string,
  { range, last }: ClosesWanted,
): Promise<readonly PricePoint[]> {
  const [mine, theirs] = await Promise.all([ownRows(own, closesOf(asset), last), market.closes(asset, range)]);
  const isBare = mine.length === 0 && theirs.length === 0 && range.to < last;
  const later = isBare ? await market.closes(asset, { from: range.to, to: last }) : [];
  return merged<PricePoint>([
    mine.map(({ value: close, currency, date }) => ({ date, close, currency })),
    [...theirs, ...later].map(({ close, currency, date }) => ({ date, close, currency })),
  ]);
}

/** The rates that the user recorded of a pair, in either direction; the direct one of a day before the inverse one. */
async function ownRates(own: PagedMap<PriceRow>, { from, to }: Pair, upTo: string): Promise<readonly RatePoint[]> {
  const [direct, opposite] = await Promise.all([
    ownRows(own, ratesOf(from, to), upTo),
    ownRows(own, ratesOf(to, from), upTo),
  ]);
  const fraction = ({ value }: PriceRow): Rate => ({ times: value, over: ONE });
  return merged([
    direct.map((row) => ({ date: row.date, ...fraction(row) })),
    opposite.map((row) => ({ date: row.date, ...inverseOf(fraction(row)) })),
  ]);
}

async function directRates({ own, market }: PriceSources, pair: Pair, range: DayRange): Promise<readonly RatePoint[]> {
  const [mine, theirs] = await Promise.all([ownRates(own, pair, range.to), market.rates(pair, range)]);
  return merged<RatePoint>([mine, theirs.map(({ date, rate }) => ({ date, times: rate, over: ONE }))]);
}

/** The rate of each day on which one of two changes, once both are known; before that, the first known of each. */
function inChain(first: readonly RatePoint[], second: readonly RatePoint[]): readonly RatePoint[] {
  const dates = merged([first, second]).map(({ date }) => date);
  const lastOf = (points: readonly RatePoint[], date: string) =>
    points.findLast((point) => point.date <= date) ?? points[0];
  return dates.flatMap((date) => {
    const [a, b] = [lastOf(first, date), lastOf(second, date)];
    return a && b ? [{ date, ...chained(a, b) }] : [];
  });
}

/** Rates of a pair by day; by way of a third currency where nobody knows it directly. */
export async function loadRates(
  sources: PriceSources,
  pair: Pair,
  { range, via }: { readonly range: DayRange; readonly via: string },
): Promise<readonly RatePoint[]> {
  const direct = await directRates(sources, pair, range);
  if (direct.length > 0 || via === pair.from || via === pair.to) return direct;
  const [first, second] = await Promise.all([
    directRates(sources, { from: pair.from, to: via }, range),
    directRates(sources, { from: via, to: pair.to }, range),
  ]);
  return first.length === 0 || second.length === 0 ? [] : inChain(first, second);
}
