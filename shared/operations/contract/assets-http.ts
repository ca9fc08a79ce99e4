/** Routes of operators for the catalogue of assets that all users share. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { assetSymbol } from '../../kernel/money/schema.ts';
import { assetDefinition } from '../../market-data/contract/asset.ts';
import { assetSplit, assetView } from '../../market-data/contract/asset-view.ts';
import { BITCOIN } from '../../market-data/contract/assets-http.ts';
import { reason } from './parts.ts';

const PATH = '/v1/ops/assets';
const IMPORTED_MAX = 10_000;

const params = {
  /** Its code, a code of before it was renamed or merged, or its id. */
  asset: assetSymbol,
};

const DEFINITION = {
  ...{ code: 'BTC', type: 'crypto', name: 'Bitcoin', nativeCurrency: 'USD', precision: 8 },
  identifiers: [
    { scheme: 'coingecko', value: 'bitcoin', primary: true },
    { scheme: 'kraken', value: 'XBT', primary: false },
  ],
  token: { blockchain: 'bitcoin', isNative: true },
} as const;

export const importAssetsRoute = defineRoute({
  method: 'POST',
  path: PATH,
  operationId: 'importAssets',
  summary: 'Import assets into the catalogue',
  description:
    'Up to 10,000, by code: what is new is registered, what differs is replaced, what is equal stays, and what is not named stays, too. If anything is wrong, nothing is stored.',
  scope: OPS_SCOPE,
  body: z.strictObject({ assets: z.array(assetDefinition).check(z.minLength(1), z.maxLength(IMPORTED_MAX)) }),
  responses: { 200: z.strictObject({ registered: z.int(), changed: z.int(), unchanged: z.int() }) },
  errors: ['AssetExists', ...COMMAND_CODES],
  examples: {
    one: {
      summary: 'One asset',
      body: { assets: [DEFINITION] },
      answer: { status: 200, body: { registered: 1, changed: 0, unchanged: 0 } },
    },
  },
});

interface Act<Id extends string, Word extends string, Body extends z.ZodMiniType> {
  readonly operationId: Id;
  readonly word: Word;
  readonly summary: string;
  readonly description: string;
  readonly body: Body;
  readonly example: Readonly<Record<string, unknown>>;
}

const EXAMPLE_REASON = 'The issuer announced it';

const act = <const Id extends string, const Word extends string, Body extends z.ZodMiniType>({
  operationId,
  word,
  summary,
  description,
  body,
  example,
}: Act<Id, Word, Body>) =>
  defineRoute({
    method: 'POST',
    path: `${PATH}/{asset}/${word}` as const,
    operationId,
    summary,
    description: `${description} With If-Match, only the version that was read.`,
    scope: OPS_SCOPE,
    params,
    body,
    responses: { 200: assetView },
    errors: ['AssetExists', 'VersionConflict', ...COMMAND_CODES],
    versioned: true,
    examples: {
      one: {
        summary,
        params: { asset: 'XBT' },
        body: { ...example, reason: EXAMPLE_REASON },
        answer: { status: 200, body: BITCOIN },
      },
    },
  });

export const renameAssetRoute = act({
  operationId: 'renameAsset',
  word: 'rename',
  summary: 'Rename an asset',
  description: 'The old code goes on leading to it, so that what was recorded under it stays as it is.',
  body: z.strictObject({ to: assetSymbol, reason }),
  example: { to: 'BTC' },
});
export const splitAssetRoute = act({
  operationId: 'splitAsset',
  word: 'split',
  summary: 'Declare a split',
  description:
    'From `date` on, one holds `to` for every `from` of before. One of the same day is replaced; 1 for 1 takes it back.',
  body: z.strictObject({ ...assetSplit.shape, reason }),
  example: { date: '2024-06-10', to: 10, from: 1 },
});
export const mergeAssetsRoute = act({
  operationId: 'mergeAssets',
  word: 'merge',
  summary: 'Merge an asset into another',
  description:
    'For two that turn out to be one: the codes and identifiers of the first lead to the second from now on.',
  body: z.strictObject({ into: assetSymbol, reason }),
  example: { into: 'BTC' },
});
export const deactivateAssetRoute = act({
  operationId: 'deactivateAsset',
  word: 'deactivate',
  summary: 'Deactivate an asset',
  description: 'It is no longer traded: it is found last, and its prices are no longer fetched.',
  body: z.strictObject({ reason }),
  example: {},
});
export const reactivateAssetRoute = act({
  operationId: 'reactivateAsset',
  word: 'reactivate',
  summary: 'Activate an asset again',
  description: 'As it was before.',
  body: z.strictObject({ reason }),
  example: {},
});
