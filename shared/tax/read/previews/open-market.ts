import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { MarketPrices } from '../../../market-data/contract/market-prices.ts';
import { namedMarketPrices } from '../../../market-data/contract/named-market-prices.ts';
import { openMarketPrices } from '../../../market-data/contract/open-market-prices.ts';
import { findAssets } from '../../../market-data/read/assets/find-asset.ts';

/** Opens what the market says of assets, by the codes that transactions name them by. */
export type OpenMarket = (assets: readonly string[]) => Promise<MarketPrices>;

/** By a user's own assets and by what all share; a code of before a rename means what it was renamed to. */
export const openMarketOf =
  (store: Store, tenant: TenantId): OpenMarket =>
  async (assets) =>
    namedMarketPrices(
      openMarketPrices(store),
      assets.length === 0 ? new Map() : await findAssets(store, assets, tenant),
    );
