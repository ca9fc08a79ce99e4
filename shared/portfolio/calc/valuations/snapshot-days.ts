/** Daily snapshots of a portfolio, worked out for a range of days at once. */
import { daysAfter } from '../../../market-data/contract/days.ts';
import type { DayRange } from '../../../market-data/contract/market-prices.ts';
import { monthOf } from '../../../market-data/contract/months.ts';
import type { Members } from '../../contract/portfolio.ts';
import type { SnapshotDay, SnapshotMonth } from '../../contract/snapshot-day.ts';
import type { HoldingsReads } from '../holdings-reads.ts';
import { growthOf } from './growth.ts';
import { type MarketSources, openQuotes } from './open-quotes.ts';
import { dailyPositions } from './positions.ts';
import { type PortfolioValue, valuate } from './valuate.ts';

/** What of a portfolio decides its value. */
export interface Definition {
  readonly baseCurrency: string;
  readonly members: Members;
  /** Assets that a price is wanted of, besides those that are held. */
  readonly priced?: readonly string[];
}

export type Unpriced = [first: string, last: string, gapEnd: string];

export interface SnapshotDays {
  readonly days: readonly SnapshotDay[];
  /** What the last of them consists of. */
  readonly last: PortfolioValue | undefined;
  /** Assets without a price, with the first and the last day on which one was missing, and the last of the first gap. */
  readonly unpriced: Readonly<Record<string, Unpriced>>;
  /** All that was held on any of them. */
  readonly assets: readonly string[];
}

/** Each day of the range, both ends included. */
export async function snapshotDays(
  reads: HoldingsReads,
  sources: MarketSources,
  { baseCurrency: currency, members, priced = [] }: Definition,
  range: DayRange,
): Promise<SnapshotDays> {
  const { maps, rules } = reads.source;
  const { baseCurrency } = rules;
  // A day is compared with the evening before it.
  const evening = daysAfter(range.from, -1);
  const since = { from: evening, to: range.to };
  const positions = await dailyPositions(maps, members, since);
  const assets = [...new Set([...positions.assets, ...priced])];
  const wanted = { assets, currency, baseCurrency, range: since };
  const quotes = await openQuotes(maps.prices, sources, wanted);
  const days: SnapshotDay[] = [];
  const unpriced: Record<string, Unpriced> = {};
  let last = valuate(positions.on(evening), quotes, { date: evening, baseCurrency });
  for (let date = range.from; date <= range.to; date = daysAfter(date, 1)) {
    const isReshaped = (asset: string) => positions.isReshaped(asset, date);
    const growth = growthOf(last, { date, quotes, isReshaped });
    last = valuate(positions.on(date), quotes, { date, baseCurrency, priced });
    const { value, investment, missing } = last;
    const isPriced = !missing.some(({ what }) => what === 'price' || what === 'quantity');
    days.push({ date, value, investment, growth, isPriced, complete: missing.length === 0 });
    for (const { asset, what } of missing) if (what === 'price') unpriced[asset] = lacking(unpriced[asset], date);
  }
  return { days, last: days.length === 0 ? undefined : last, unpriced, assets: positions.assets };
}

function lacking(before: Unpriced | undefined, date: string): Unpriced {
  if (!before) return [date, date, date];
  const [first, , gapEnd] = before;
  return [first, date, daysAfter(gapEnd, 1) === date ? date : gapEnd];
}

/** Days in order, by month. */
export function byMonth(days: readonly SnapshotDay[]): readonly SnapshotMonth[] {
  const months = new Map<string, SnapshotDay[]>();
  for (const day of days) {
    const month = monthOf(day.date);
    const known = months.get(month);
    if (known) known.push(day);
    else months.set(month, [day]);
  }
  return [...months].map(([month, list]) => ({ month, days: list }));
}
