import * as z from 'zod/mini';
import { assetIdentifiers } from '../../contract/asset-identifiers.ts';
import type { AssetView } from '../../contract/asset-view.ts';
import { inceptionOf } from '../../contract/inception.ts';
import { type PricedAsset, pricedAsset } from '../../domain/sources/priced-asset.ts';

/** An asset of the catalogue, as sources are asked for it: by the code that its prices are kept under. */
export const pricedView = (view: AssetView): PricedAsset => {
  const { code, marketCode, type, nativeCurrency, identifiers, splits } = view;
  return pricedAsset({
    ...{ code: marketCode ?? code, type, nativeCurrency, splits, inception: inceptionOf(view) },
    identifiers: z.parse(assetIdentifiers, identifiers),
  });
};
