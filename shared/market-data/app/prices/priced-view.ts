import * as z from 'zod/mini';
import { assetIdentifiers } from '../../contract/asset-identifiers.ts';
import type { AssetView } from '../../contract/asset-view.ts';
import { type PricedAsset, pricedAsset } from '../../domain/sources/priced-asset.ts';

/** An asset of the catalogue, as sources are asked for it. */
export const pricedView = ({ code, type, nativeCurrency, identifiers }: AssetView): PricedAsset =>
  pricedAsset({ code, type, nativeCurrency, identifiers: z.parse(assetIdentifiers, identifiers) });
