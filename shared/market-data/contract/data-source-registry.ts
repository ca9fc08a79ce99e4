/**
 * The registry of sources. Rate limits are what the owners' documentation allows without a paid plan; what they allow us
 * beyond that is configuration.
 */
import type { DataSource } from './data-sources.ts';
import { EXCHANGES_AND_CHAINS } from './known-platforms.ts';

const NO_CONTRACTS = { contractAddresses: [], methodSignatures: [] } as const;

const PROVIDERS: readonly DataSource[] = [
  {
    name: 'coingecko',
    displayName: 'CoinGecko',
    kind: 'price-provider',
    apiEndpoint: 'https://api.coingecko.com/api/v3',
    apiVersion: 'v3',
    // The demo plan: 30 requests a minute, 10,000 a month.
    rateLimits: [
      { requests: 30, periodSeconds: 60 },
      { requests: 10_000, periodSeconds: 30 * 86_400 },
    ],
    supportedOperations: ['daily-prices', 'latest-prices'],
    assetTypes: ['crypto'],
    ...NO_CONTRACTS,
    active: true,
  },
  {
    name: 'stooq',
    displayName: 'Stooq',
    kind: 'price-provider',
    apiEndpoint: 'https://stooq.com',
    apiVersion: null,
    // It names no number ("Exceeded the daily hits limit"): a cautious one.
    rateLimits: [
      { requests: 30, periodSeconds: 60 },
      { requests: 200, periodSeconds: 86_400 },
    ],
    supportedOperations: ['daily-prices', 'latest-prices'],
    // Its charts and downloads are without the steps of splits, unless one ticks the boxes of its pages.
    splitAdjusted: true,
    assetTypes: ['stock', 'etf', 'fund', 'commodity', 'bond'],
    ...NO_CONTRACTS,
    active: true,
  },
  {
    name: 'alphavantage',
    displayName: 'Alpha Vantage',
    kind: 'price-provider',
    apiEndpoint: 'https://www.alphavantage.co',
    apiVersion: null,
    rateLimits: [
      { requests: 5, periodSeconds: 60 },
      { requests: 25, periodSeconds: 86_400 },
    ],
    supportedOperations: ['daily-prices', 'latest-prices'],
    assetTypes: ['stock', 'etf', 'fund'],
    ...NO_CONTRACTS,
    active: true,
  },
  {
    name: 'ecb',
    displayName: 'European Central Bank',
    kind: 'rate-provider',
    apiEndpoint: 'https://www.ecb.europa.eu/stats/eurofxref',
    apiVersion: null,
    // None is stated; the files change once a day.
    rateLimits: [{ requests: 30, periodSeconds: 60 }],
    supportedOperations: ['exchange-rates'],
    assetTypes: ['fiat'],
    ...NO_CONTRACTS,
    active: true,
  },
  {
    name: 'fred',
    displayName: 'FRED, Federal Reserve Bank of St. Louis',
    kind: 'yield-provider',
    apiEndpoint: 'https://api.stlouisfed.org',
    apiVersion: null,
    rateLimits: [{ requests: 120, periodSeconds: 60 }],
    supportedOperations: ['yields'],
    assetTypes: ['bond'],
    ...NO_CONTRACTS,
    active: true,
  },
  {
    name: 'manual',
    displayName: 'Entered by hand',
    kind: 'manual',
    apiEndpoint: null,
    apiVersion: null,
    rateLimits: [],
    supportedOperations: ['daily-prices'],
    assetTypes: ['crypto', 'stock', 'etf', 'fund', 'bond', 'commodity', 'nft-collection', 'lp-token', 'custom'],
    ...NO_CONTRACTS,
    active: true,
  },
];

/** By name. */
export const DATA_SOURCES: ReadonlyMap<string, DataSource> = new Map(
  [...PROVIDERS, ...EXCHANGES_AND_CHAINS].map((source) => [source.name, source]),
);
