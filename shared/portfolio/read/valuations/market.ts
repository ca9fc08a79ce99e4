/** The market as a user's transactions name it: their codes become those that prices are kept under, and back. */
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { AssetView } from '../../../market-data/contract/asset-view.ts';
import type { MarketClose, MarketPrices } from '../../../market-data/contract/market-prices.ts';
import { monthAfter, monthOf } from '../../../market-data/contract/months.ts';
import { openMarketPrices } from '../../../market-data/contract/open-market-prices.ts';
import { readCurves } from '../../../market-data/contract/yield-month.ts';
import type { MarketSources } from '../../calc/valuations/open-quotes.ts';
import { Series } from '../../calc/valuations/series.ts';

/** What prices of an asset are kept under: its code, unless somebody knows better; undefined where there are none. */
const marketCodeOf = (assets: ReadonlyMap<string, AssetView>, code: string): string | undefined => {
  const asset = assets.get(code);
  return asset ? (asset.marketCode ?? undefined) : code;
};

function renamed(prices: MarketPrices, assets: ReadonlyMap<string, AssetView>): MarketPrices {
  return {
    ...prices,
    async latest(codes) {
      const named = codes.flatMap((code) => {
        const marketCode = marketCodeOf(assets, code);
        return marketCode === undefined ? [] : [{ code, marketCode }];
      });
      const found = await prices.latest([...new Set(named.map(({ marketCode }) => marketCode))]);
      return new Map(
        named.flatMap(({ code, marketCode }): (readonly [string, MarketClose])[] => {
          const close = found.get(marketCode);
          return close ? [[code, close]] : [];
        }),
      );
    },
    async closes(code, range) {
      const marketCode = marketCodeOf(assets, code);
      return marketCode === undefined ? [] : prices.closes(marketCode, range);
    },
  };
}

/** What a user's assets are, those that they are made of, and what the market says of them. */
export const marketSources = (store: Store, tenant: TenantId, today: string): MarketSources => ({
  today,
  async yields(range) {
    const curves = new Series(await readCurves(store, range));
    // Longer ranges bring older ones along: a day has the same in each of them.
    return (date) => {
      const found = curves.on(date);
      return found && monthOf(found.date) >= monthAfter(monthOf(date), -1) ? found : undefined;
    };
  },
  async open(codes) {
    if (codes.length === 0) return { prices: openMarketPrices(store), assets: new Map() };
    // A catalogue is big, and whoever holds nothing needs none.
    const { findAssets } = await import('../../../market-data/read/assets/find-asset.ts');
    const named = await findAssets(store, codes, tenant);
    const parts = [...named.values()].flatMap(({ pool }) => pool?.underlyings.map(({ asset }) => asset) ?? []);
    const others = parts.filter((code) => !named.has(code));
    const assets = others.length === 0 ? named : new Map([...named, ...(await findAssets(store, others, tenant))]);
    return { prices: renamed(openMarketPrices(store), assets), assets };
  },
});
