/** Looks up the latest prices of tracked assets: of each asset once, however many users have it. */
import { isFiat } from '../../../kernel/money/currencies.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { AssetView } from '../../contract/asset-view.ts';
import { inceptionOf } from '../../contract/inception.ts';
import { openMarketPrices } from '../../contract/open-market-prices.ts';
import { findAssets } from '../../read/assets/find-asset.ts';
import { listTracked } from '../../read/tracking/list-tracked.ts';
import { pricedView } from '../prices/priced-view.ts';
import { recordLatest } from '../prices/record-latest.ts';
import { candidatesFor } from '../sources/fetch-daily.ts';
import { fetchLatest } from '../sources/fetch-latest.ts';
import type { SourceServices } from '../sources/services.ts';

export interface Refreshed {
  /** Assets that were looked up. */
  readonly assets: number;
  /** Prices that were newer than what was known. */
  readonly recorded: number;
  readonly missing: number;
}

const NOTHING: Refreshed = { assets: 0, recorded: 0, missing: 0 };

export async function refreshLatest(
  store: Store,
  services: SourceServices,
  isWanted: (asset: AssetView) => boolean,
): Promise<Refreshed> {
  // Without any client there is nobody to ask, and nothing needs to be read.
  if (services.prices.size === 0) return NOTHING;
  const tracked = await listTracked(store);
  const codes = tracked.filter(({ asset, users }) => users > 0 && !isFiat(asset)).map(({ asset }) => asset);
  if (codes.length === 0) return NOTHING;
  const views = await findAssets(store, codes);
  const today = services.clock().slice(0, 10);
  const exists = (view: AssetView): boolean => (inceptionOf(view) ?? today) <= today;
  const wanted = [...views.values()].filter((view) => view.active && exists(view) && isWanted(view)).map(pricedView);
  // Some may be tracked by two codes of theirs.
  const assets = [...new Map(wanted.map((asset) => [asset.code, asset])).values()].filter(
    (asset) => candidatesFor(services, asset).length > 0,
  );
  if (assets.length === 0) return NOTHING;
  const known = await openMarketPrices(store).latest(assets.map(({ code }) => code));
  const { prices, missing } = await fetchLatest({ assets, known }, services);
  const recorded = await recordLatest(store, { found: prices, known }, services.clock());
  return { assets: assets.length, recorded, missing: missing.size };
}
