/** Routes of the watchlist: assets that a user looks at without holding them. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute } from '../../kernel/http/contract.ts';
import { assetSymbol } from '../../kernel/money/schema.ts';
import { assetSummary } from './assets-http.ts';

const PATH = '/v1/watchlist';
const params = {
  /** Its code, a code of before it was renamed or merged, or its id. */
  asset: assetSymbol,
};
const SUMMARY = {
  ...{ code: 'ETH', name: 'Ethereum', type: 'crypto', symbol: 'ETH', exchange: null, nativeCurrency: 'USD' },
  ...{ active: true, origin: 'catalogue' },
} as const;

export const getWatchlist = defineRoute({
  method: 'GET',
  path: PATH,
  operationId: 'getWatchlist',
  summary: 'Read the watchlist',
  description: 'All that you watch, in the order in which you began to.',
  scope: 'assets:read',
  responses: { 200: z.strictObject({ items: z.array(assetSummary) }) },
  errors: [],
  examples: { one: { summary: 'One asset', answer: { status: 200, body: { items: [SUMMARY] } } } },
});

export const watchAssetRoute = defineRoute({
  method: 'PUT',
  path: `${PATH}/{asset}`,
  operationId: 'watchAsset',
  summary: 'Watch an asset',
  description:
    'Its prices are kept from now on, as those of assets that somebody holds. Watching twice is watching once. You may watch 500.',
  scope: 'assets:write',
  params,
  responses: { 200: assetSummary },
  errors: ['TooManyAssets', ...COMMAND_CODES],
  examples: { one: { summary: 'Ether', params: { asset: 'ETH' }, answer: { status: 200, body: SUMMARY } } },
});

export const unwatchAssetRoute = defineRoute({
  method: 'DELETE',
  path: `${PATH}/{asset}`,
  operationId: 'unwatchAsset',
  summary: 'Watch an asset no longer',
  description: 'Also by a name that it had before.',
  scope: 'assets:write',
  params,
  responses: { 204: null },
  errors: COMMAND_CODES,
  examples: { one: { summary: 'Ether', params: { asset: 'ETH' }, answer: { status: 204 } } },
});
