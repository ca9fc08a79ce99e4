import * as z from 'zod/mini';
import { assetIdentifiers } from '../../contract/asset-identifiers.ts';
import type { AssetView } from '../../contract/asset-view.ts';
import { type PricedAsset, pricedAsset } from '../../domain/sources/priced-asset.ts';

/** An asset of the catalogue, as sources are asked for it: by the code that its prices are kept under. */
export const pricedView = ({ code, marketCode, type, nativeCurrency, identifiers, splits }: AssetView): PricedAsset =>
  pricedAsset({
    ...{ code: marketCode ?? code, type, nativeCurrency, splits },
    identifiers: z.parse(assetIdentifiers, identifiers),
  });
