/** Daily snapshots of a portfolio, worked out for a range of days at once. */
import { daysAfter } from '../../../market-data/contract/days.ts';
import type { DayRange } from '../../../market-data/contract/market-prices.ts';
import { monthOf } from '../../../market-data/contract/months.ts';
import type { Members } from '../../contract/portfolio.ts';
import type { SnapshotDay, SnapshotMonth } from '../../contract/snapshot-day.ts';
import type { HoldingsReads } from '../holdings-reads.ts';
import { type MarketSources, openQuotes } from './open-quotes.ts';
import { dailyPositions } from './positions.ts';
import { type PortfolioValue, valuate } from './valuate.ts';

/** What of a portfolio decides its value. */
export interface Definition {
  readonly baseCurrency: string;
  readonly members: Members;
}

export interface SnapshotDays {
  readonly days: readonly SnapshotDay[];
  /** What the last of them consists of. */
  readonly last: PortfolioValue | undefined;
  /** Assets without a price, with the first and the last day on which one was missing. */
  readonly unpriced: Readonly<Record<string, [first: string, last: string]>>;
}

/** Each day of the range, both ends included. */
export async function snapshotDays(
  reads: HoldingsReads,
  sources: MarketSources,
  { baseCurrency: currency, members }: Definition,
  range: DayRange,
): Promise<SnapshotDays> {
  const { maps, rules } = reads.source;
  const positions = await dailyPositions(maps, members, range);
  const wanted = { assets: positions.assets, currency, baseCurrency: rules.baseCurrency, range };
  const quotes = await openQuotes(maps.prices, sources, wanted);
  const days: SnapshotDay[] = [];
  const unpriced: Record<string, [string, string]> = {};
  let last: PortfolioValue | undefined;
  for (let date = range.from; date <= range.to; date = daysAfter(date, 1)) {
    last = valuate(positions.on(date), quotes, { date, baseCurrency: rules.baseCurrency });
    const { value, investment, missing } = last;
    days.push({ date, value, investment, complete: missing.length === 0 });
    for (const { asset, what } of missing) if (what === 'price') unpriced[asset] = [unpriced[asset]?.[0] ?? date, date];
  }
  return { days, last, unpriced };
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
