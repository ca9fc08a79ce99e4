/** Routes of assets: the catalogue that all users share, and what a user adds to it for themselves. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { assetSymbol } from '../../kernel/money/schema.ts';
import { assetDefinition } from './asset.ts';
import { ASSET_TYPES } from './asset-types.ts';
import { assetView } from './asset-view.ts';

const PATH = '/v1/assets';

/** An asset in a list. */
export const assetSummary = z.strictObject({
  code: assetSymbol,
  name: z.string(),
  type: z.enum(ASSET_TYPES),
  /** What others call it; mostly its code. */
  symbol: z.string(),
  exchange: z.nullable(z.string()),
  nativeCurrency: z.string(),
  active: z.boolean(),
  origin: z.enum(['catalogue', 'own', 'implied', 'used']),
});

const params = {
  /** Its code, a code of before it was renamed or merged, or its id. */
  asset: assetSymbol,
};

const SUMMARY = {
  ...{ code: 'BTC', name: 'Bitcoin', type: 'crypto', symbol: 'BTC', exchange: null, nativeCurrency: 'USD' },
  ...{ active: true, origin: 'catalogue' },
} as const;
export const BITCOIN = {
  assetId: '3b0c2a55-0f2e-5d8b-9b61-4f0c4f5a7e21',
  ...{ code: 'BTC', type: 'crypto', name: 'Bitcoin', symbol: 'BTC', nativeCurrency: 'USD', precision: 8 },
  ...{ exchange: null, inceptionDate: '2009-01-03', assetClass: 'crypto', subclass: null },
  identifiers: [
    { scheme: 'coingecko', value: 'bitcoin', primary: true },
    { scheme: 'kraken', value: 'XBT', primary: false },
  ],
  token: { blockchain: 'bitcoin', isNative: true },
  ...{ metadata: {}, active: true, formerCodes: [], splits: [], origin: 'catalogue', marketCode: 'BTC', version: 1 },
} as const;
const DEFINITION = {
  ...{ code: 'ACME-5-2031', type: 'bond', name: 'ACME 5% 2031', nativeCurrency: 'USD', precision: 2 },
  identifiers: [{ scheme: 'isin', value: 'US0378331005', primary: true }],
  bond: {
    ...{ issuer: 'ACME', couponType: 'fixed', couponRate: '0.05', couponsPerYear: 2, maturity: '2031-06-15' },
    ...{ par: '1000', dayCount: '30/360' },
  },
} as const;
const ADDED = {
  assetId: '7c9e0c1f-1f6a-5c7e-8d7a-0d6c5b4a3f21',
  ...DEFINITION,
  ...{ symbol: 'ACME-5-2031', exchange: null, assetClass: 'fixed-income', subclass: null, metadata: {} },
  ...{ active: true, formerCodes: [], splits: [], origin: 'own', marketCode: null, version: 1 },
} as const;

export const listAssets = defineRoute({
  method: 'GET',
  path: PATH,
  operationId: 'listAssets',
  summary: 'Search assets',
  description:
    'The catalogue and what you have added. With `query`: those whose code or symbol it is, then those whose code or symbol begins so, then those of whose name a word does, then those whose name holds it or an identifier of which begins so; what is no longer traded comes last in each. Without: all, by code.',
  scope: 'assets:read',
  query: {
    query: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(100))),
    type: z.optional(z.enum(ASSET_TYPES)),
    ...pageQuery,
  },
  responses: { 200: listOf(assetSummary) },
  errors: [],
  examples: {
    one: {
      summary: 'By a part of the name',
      query: { query: 'bitc' },
      answer: { status: 200, body: { items: [SUMMARY], nextCursor: null } },
    },
  },
});

export const getAsset = defineRoute({
  method: 'GET',
  path: `${PATH}/{asset}`,
  operationId: 'getAsset',
  summary: 'Read an asset',
  description:
    'All that is known of it. A code of before it was renamed or merged leads to the asset that is left. The ETag changes with each change of it.',
  scope: 'assets:read',
  params,
  responses: { 200: assetView },
  errors: [],
  versioned: true,
  examples: {
    bitcoin: { summary: 'Bitcoin', params: { asset: 'BTC' }, answer: { status: 200, body: BITCOIN } },
  },
});

export const addAsset = defineRoute({
  method: 'POST',
  path: PATH,
  operationId: 'addAsset',
  summary: 'Add an asset of your own',
  description:
    'For what the catalogue lacks. You alone see it. A code or an identifier that the catalogue has is refused with the code to use instead. You may add 200.',
  scope: 'assets:write',
  body: assetDefinition,
  responses: { 201: assetView },
  errors: ['AssetExists', 'TooManyAssets', ...COMMAND_CODES],
  examples: {
    bond: { summary: 'A bond', body: DEFINITION, answer: { status: 201, body: ADDED } },
  },
});

export const replaceAsset = defineRoute({
  method: 'PUT',
  path: `${PATH}/{asset}`,
  operationId: 'replaceAsset',
  summary: 'Correct an asset of your own',
  description:
    'Replaces all that you said of it; its code stays. With If-Match, only the version that was read is replaced. What the catalogue says is not yours to change.',
  scope: 'assets:write',
  params,
  body: assetDefinition,
  responses: { 200: assetView },
  errors: ['AssetExists', 'TooManyAssets', 'VersionConflict', ...COMMAND_CODES],
  versioned: true,
  examples: {
    bond: {
      summary: 'A bond',
      params: { asset: 'ACME-5-2031' },
      body: DEFINITION,
      answer: { status: 200, body: ADDED },
    },
  },
});
