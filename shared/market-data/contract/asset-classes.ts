/** The taxonomy of asset classes: what an allocation is counted by. */
import type { AssetType } from './asset-types.ts';

/** Classes with their subclasses, which are optional. */
export const ASSET_CLASSES = {
  equity: ['large-cap', 'mid-cap', 'small-cap', 'developed-markets', 'emerging-markets', 'global', 'sector', 'private'],
  'fixed-income': ['government', 'corporate', 'high-yield', 'inflation-linked', 'municipal', 'mortgage', 'aggregate'],
  cash: ['currency', 'money-market', 'stablecoin'],
  commodity: ['precious-metal', 'industrial-metal', 'energy', 'agriculture', 'broad'],
  crypto: ['layer-1', 'layer-2', 'defi', 'exchange', 'staking', 'liquidity', 'meme', 'broad'],
  'real-estate': ['listed', 'direct'],
  collectible: ['nft', 'art', 'other'],
  'multi-asset': [],
  other: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type AssetClass = keyof typeof ASSET_CLASSES;
export const ASSET_CLASS_NAMES = Object.keys(ASSET_CLASSES) as readonly AssetClass[] as readonly [
  AssetClass,
  ...AssetClass[],
];

/** What an asset is when nobody says. */
const CLASS_OF_TYPE: Readonly<Record<AssetType, AssetClass>> = {
  crypto: 'crypto',
  stock: 'equity',
  etf: 'equity',
  fund: 'multi-asset',
  bond: 'fixed-income',
  commodity: 'commodity',
  fiat: 'cash',
  'nft-collection': 'collectible',
  'lp-token': 'crypto',
  custom: 'other',
};

export const classOfType = (type: AssetType): AssetClass => CLASS_OF_TYPE[type];

export const isSubclassOf = (assetClass: AssetClass, subclass: string): boolean =>
  (ASSET_CLASSES[assetClass] as readonly string[]).includes(subclass);
