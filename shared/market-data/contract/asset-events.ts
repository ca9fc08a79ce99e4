import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';
import { assetDefinition } from './asset.ts';
import { assetSplit } from './asset-view.ts';

const assetId = z.string();
const reason = z.optional(z.string());

/**
 * What became of assets. The catalogue that all users share is a stream of the platform's; what a user has added is one
 * of their own.
 */
export const assetEvents = defineEvents('asset', {
  AssetRegistered: { 1: z.object({ assetId, asset: assetDefinition }) },
  /** Everything said of it is replaced; its code stays. */
  AssetChanged: { 1: z.object({ assetId, asset: assetDefinition }) },
  /** The old code goes on meaning it. */
  AssetRenamed: { 1: z.object({ assetId, from: z.string(), to: z.string(), reason }) },
  /** One of the same day was replaced, where there was one; 1 for 1 takes it back. */
  AssetSplitDeclared: { 1: z.object({ assetId, code: z.string(), split: assetSplit, reason }) },
  /** The first was the second all along: its codes and identifiers mean that one from now on. */
  AssetsMerged: {
    1: z.object({ assetId, code: z.string(), intoAssetId: z.string(), into: z.string(), reason }),
  },
  /** It is no longer traded; what is held of it stays. */
  AssetDeactivated: { 1: z.object({ assetId, code: z.string(), reason }) },
  AssetReactivated: { 1: z.object({ assetId, code: z.string(), reason }) },
});
export type AssetEvent = z.infer<(typeof assetEvents)['event']>;
