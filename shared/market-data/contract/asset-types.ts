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

const KINDS: readonly (readonly AssetType[])[] = [
  ['stock', 'etf', 'fund', 'bond'],
  ['crypto', 'lp-token'],
];

/** Whether one may have been taken for the other. A code that means a coin and a share means two assets. */
export const areAlike = (one: AssetType, other: AssetType): boolean =>
  one === other || [one, other].includes('custom') || KINDS.some((kind) => kind.includes(one) && kind.includes(other));
