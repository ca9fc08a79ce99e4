/** Reads all that is known of what some assets were worth on some days, before they are valued. */
import type { PagedMap } from '../../../kernel/pages/types.ts';
import type { AssetView } from '../../../market-data/contract/asset-view.ts';
import { inceptionsOf } from '../../../market-data/contract/inception.ts';
import type { DayRange, MarketPrices } from '../../../market-data/contract/market-prices.ts';
import type { PriceRow } from '../../../market-data/contract/price-row.ts';
import { loadMarketHistory } from './market-history.ts';
import type { CurveOn } from './models.ts';
import type { PricesWanted } from './price-history.ts';
import { type Model, Quotes } from './quotes.ts';
import { loadUserHistory } from './user-history.ts';

/** What is known of some assets, by the codes that transactions name them by. */
export interface Market {
  readonly prices: MarketPrices;
  /** Those that are registered, and what they are made of. */
  readonly assets: ReadonlyMap<string, AssetView>;
}

export interface MarketSources {
  readonly open: (assets: readonly string[]) => Promise<Market>;
  /** Yields for bonds that nobody quotes. */
  readonly yields: (range: DayRange) => Promise<CurveOn>;
  /** The UTC day of asking. */
  readonly today: string;
}

const NO_YIELDS: CurveOn = () => undefined;

export async function openQuotes(
  ownPrices: PagedMap<PriceRow>,
  { open, yields, today }: MarketSources,
  wanted: PricesWanted,
): Promise<Quotes> {
  const { prices, assets: known } = await open(wanted.assets);
  const parts = [...known.values()].flatMap(({ pool }) => pool?.underlyings.map(({ asset }) => asset) ?? []);
  const all = { ...wanted, assets: [...new Set([...wanted.assets, ...parts])] };
  const [own, market, model] = await Promise.all([
    loadUserHistory(ownPrices, all),
    loadMarketHistory(prices, today, all),
    openModel(known, () => yields(wanted.range)),
  ]);
  return new Quotes({ own, market, model, inceptions: inceptionsOf(known) }, wanted.currency);
}

/** Bonds and tokens of pools are rare, and what prices them is loaded when there are any. */
async function openModel(known: Market['assets'], yields: () => Promise<CurveOn>): Promise<Model> {
  const assets = [...known.values()];
  const hasBonds = assets.some(({ bond }) => bond !== undefined);
  if (!hasBonds && !assets.some(({ pool }) => pool !== undefined)) return () => undefined;
  const { modelOf } = await import('./models.ts');
  return modelOf(known, hasBonds ? await yields() : NO_YIELDS);
}
