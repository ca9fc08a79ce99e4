/** What the market says, as it is sent. */
import { format } from '../../../kernel/money/decimal.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { DayRange } from '../../contract/market-prices.ts';
import { namedMarketPrices } from '../../contract/named-market-prices.ts';
import { openMarketPrices, readBars, readRateOn } from '../../contract/open-market-prices.ts';
import type { MarketBar } from '../../contract/price-month.ts';
import { asTraded } from '../../contract/splits.ts';
import { missingOf } from '../../domain/backfill/job.ts';
import { missingIn } from '../../domain/backfill/ranges.ts';
import { findAssets } from '../assets/find-asset.ts';
import { readHistoryJob } from '../backfill/history-job.ts';
import { type HistoryView, historyView } from '../backfill/history-view.ts';

type Records = Pick<Store, 'readRecords'>;

/** What prices of an asset are kept under, by whichever of its codes it is asked for, and its splits. */
async function assetOf(store: Store, code: string) {
  const view = (await findAssets(store, [code])).get(code);
  return { marketCode: view?.marketCode ?? code, splits: view?.splits ?? [] };
}

const MORE = ['open', 'high', 'low', 'volume'] as const;

const barView = (bar: MarketBar) => ({
  ...{ date: bar.date, close: format(bar.close), currency: bar.currency, source: bar.source },
  ...Object.fromEntries(MORE.flatMap((name) => (bar[name] === undefined ? [] : [[name, format(bar[name])]]))),
});

/** Closes of a range as they were traded, the splits in it, and which days of it are still to be fetched. */
export async function marketPricesView(store: Store, asset: string, range: DayRange) {
  const { marketCode, splits } = await assetOf(store, asset);
  const [bars, found] = await Promise.all([
    readBars(store, marketCode, range),
    readHistoryJob(store, { code: asset, marketCode }),
  ]);
  const missing = found ? missingOf(found.job) : [];
  return {
    ...range,
    items: bars.map((bar) => barView(asTraded(bar, splits))),
    splits: splits.filter(({ date }) => date >= range.from && date <= range.to),
    history: found?.job.progress.status ?? ('untracked' as const),
    missing: missing.flatMap((part) => overlap(part, range)),
  };
}

/** How the fetching of an asset's history goes, by whichever of its codes it is asked for. */
export async function priceHistoryView(store: Store, asset: string): Promise<HistoryView> {
  const { marketCode } = await assetOf(store, asset);
  return historyView((await readHistoryJob(store, { code: asset, marketCode }))?.job);
}

/** The days that are in both. */
function overlap(part: DayRange, range: DayRange): readonly DayRange[] {
  const [, from = part.from] = [part.from, range.from].toSorted();
  const [to = part.to] = [part.to, range.to].toSorted();
  return missingIn({ from, to }, []);
}

/** @param today the UTC day in whose units prices are told: the last one known may be from before a split. */
export async function latestView(store: Store, assets: readonly string[], today: string) {
  const found = await namedMarketPrices(openMarketPrices(store), await findAssets(store, assets)).latest(assets, today);
  const items = assets.flatMap((asset) => {
    const latest = found.get(asset);
    if (!latest) return [];
    const { close, currency, source, at } = latest;
    return [{ asset, price: format(close), currency, source, at }];
  });
  return { items, missing: assets.filter((asset) => !found.has(asset)) };
}

/** Undefined where no rate is known. */
export async function rateView(store: Records, pair: { from: string; to: string; date: string }, now: string) {
  const found = await readRateOn(store, pair);
  if (!found) return undefined;
  const { date, rate, via, source, fetchedAt, expiresAt } = found;
  const isPast = date < now.slice(0, 10) && fetchedAt.slice(0, 10) > date;
  return {
    ...{ from: pair.from, to: pair.to, date, rate: format(rate), via, source, fetchedAt, expiresAt },
    // What was fetched after its day is what it stays.
    active: isPast || expiresAt >= now,
  };
}
