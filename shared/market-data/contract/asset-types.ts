export const ASSET_TYPES = [
  'crypto',
  'stock',
  'etf',
  'fund',
  'bond',
  'commodity',
  'fiat',
  'nft-collection',
  'lp-token',
  'custom',
] as const;
export type AssetType = (typeof ASSET_TYPES)[number];
