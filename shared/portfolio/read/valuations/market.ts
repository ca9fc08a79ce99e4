/** What a user's assets are, and what the market says of them, as the user's transactions name them. */
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { monthAfter, monthOf } from '../../../market-data/contract/months.ts';
import { namedMarketPrices } from '../../../market-data/contract/named-market-prices.ts';
import { openMarketPrices } from '../../../market-data/contract/open-market-prices.ts';
import { readCurves } from '../../../market-data/contract/yield-month.ts';
import type { MarketSources } from '../../calc/valuations/open-quotes.ts';
import { Series } from '../../calc/valuations/series.ts';

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
    return { prices: namedMarketPrices(openMarketPrices(store), assets), assets };
  },
});
