/** Which sources are asked for what, best first. */
import type { AssetType } from '../../contract/asset-types.ts';

/** Of closes and latest prices. A type that isn't here has what operators enter by hand. */
const PRICE_ORDER: Readonly<Partial<Record<AssetType, readonly string[]>>> = {
  crypto: ['coingecko', 'kraken'],
  stock: ['stooq', 'alphavantage'],
  etf: ['stooq', 'alphavantage'],
  fund: ['alphavantage', 'stooq'],
  commodity: ['stooq'],
  bond: ['stooq'],
};

export const priceOrderOf = (assetType: AssetType): readonly string[] => PRICE_ORDER[assetType] ?? [];

export const RATE_ORDER: readonly string[] = ['ecb'];
export const YIELD_ORDER: readonly string[] = ['fred'];
