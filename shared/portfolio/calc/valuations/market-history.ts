/** What the market said of a range of days, and shortly before it: one item read for each asset and month. */

import { isFiat } from '../../../kernel/money/currencies.ts';
import { daysAfter } from '../../../market-data/contract/days.ts';
import type { DayRange, MarketClose, MarketPrices, MarketRate } from '../../../market-data/contract/market-prices.ts';
import { byRate, type PriceHistory, type PricesWanted } from './price-history.ts';
import { Series } from './series.ts';

/** How far before a range the last close is looked for: trading may pause, but what is older is no price. */
const LOOKED_BACK_DAYS = 31;

/** The last look, if it is later than all closes. */
const withLatest = (closes: readonly MarketClose[], latest: MarketClose | undefined): readonly MarketClose[] =>
  latest && latest.date > (closes.at(-1)?.date ?? '') ? [...closes, latest] : closes;

/** @param today the UTC day of asking: of it and the days after it, the latest price is what is known. */
export async function loadMarketHistory(
  market: MarketPrices,
  today: string,
  { assets, currency, baseCurrency, range }: PricesWanted,
): Promise<PriceHistory> {
  const wanted = { from: daysAfter(range.from, -LOOKED_BACK_DAYS), to: range.to };
  const latest = range.to >= today ? await market.latest(assets, today) : new Map<string, MarketClose>();
  // Of today alone, the latest price says it all: one item for each asset.
  const past = range.from >= today ? assets.filter((asset) => !latest.has(asset)) : assets;
  const quoted = new Map<string, readonly MarketClose[]>(
    await Promise.all(past.map(async (asset) => [asset, await market.closes(asset, wanted)] as const)),
  );
  const closes = new Map(assets.map((asset) => [asset, withLatest(quoted.get(asset) ?? [], latest.get(asset))]));
  const isGood = (found: { readonly date: string }, date: string) => found.date >= daysAfter(date, -LOOKED_BACK_DAYS);
  const series = new Map([...closes].map(([asset, rows]) => [asset, new Series(rows)]));
  const currencies = [...closes.values()].flatMap((rows) => rows.map((close) => close.currency));
  const sources = new Set([...assets, ...currencies, baseCurrency].filter(isFiat));
  sources.delete(currency);
  const rates = new Map(
    await Promise.all(
      [...sources].map(
        async (from) => [from, new Series(await ratesOf(market, { from, to: currency }, wanted))] as const,
      ),
    ),
  );
  return {
    // Longer ranges bring older ones along: a day is worth the same in each of them.
    close(asset, date) {
      const found = series.get(asset)?.on(date);
      const isLastLook = date >= today && latest.has(asset);
      return found && (isLastLook || isGood(found, date)) ? found : undefined;
    },
    rate({ from, to }, date) {
      const found = to === currency ? rates.get(from)?.on(date) : undefined;
      if (!found || !isGood(found, date)) return undefined;
      return byRate(found.rate, { date: found.date, source: found.source });
    },
  };
}

async function ratesOf(
  market: MarketPrices,
  pair: { readonly from: string; readonly to: string },
  { from, to }: DayRange,
): Promise<readonly MarketRate[]> {
  const isOneDay = daysAfter(from, LOOKED_BACK_DAYS) === to;
  if (!isOneDay) return market.rates(pair, { from, to });
  const rate = await market.rateOn({ ...pair, date: to });
  return rate ? [rate] : [];
}
