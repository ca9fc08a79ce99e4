/** The market as a user's transactions name it: their codes become those that prices are kept under, and back. */
import type { AssetView } from './asset-view.ts';
import type { MarketClose, MarketPrices } from './market-prices.ts';
import { closesAsTraded, inUnitsOf } from './splits.ts';

/** What prices of an asset are kept under: its code, unless somebody knows better; undefined where there are none. */
const marketCodeOf = (assets: ReadonlyMap<string, AssetView>, code: string): string | undefined => {
  const asset = assets.get(code);
  return asset ? (asset.marketCode ?? undefined) : code;
};
const splitsOf = (assets: ReadonlyMap<string, AssetView>, code: string) => assets.get(code)?.splits ?? [];

export function namedMarketPrices(prices: MarketPrices, assets: ReadonlyMap<string, AssetView>): MarketPrices {
  return {
    ...prices,
    async latest(codes, day) {
      const named = codes.flatMap((code) => {
        const marketCode = marketCodeOf(assets, code);
        return marketCode === undefined ? [] : [{ code, marketCode }];
      });
      const found = await prices.latest([...new Set(named.map(({ marketCode }) => marketCode))]);
      return new Map(
        named.flatMap(({ code, marketCode }): (readonly [string, MarketClose])[] => {
          const close = found.get(marketCode);
          if (!close) return [];
          return [[code, day === undefined ? close : inUnitsOf(day, close, splitsOf(assets, code))]];
        }),
      );
    },
    async closes(code, range) {
      const marketCode = marketCodeOf(assets, code);
      if (marketCode === undefined) return [];
      return closesAsTraded(await prices.closes(marketCode, range), splitsOf(assets, code), range);
    },
  };
}
