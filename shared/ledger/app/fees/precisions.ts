import { isRefused, type Refusal } from '../../../kernel/errors.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { ledgerAssetOf } from '../accounts/owners.ts';

/** Decimals of the smallest unit of each asset; refused when the catalogue has one of them not. */
export async function precisionsOf(
  store: Store,
  assets: readonly { readonly code: string; readonly path: string }[],
): Promise<((asset: string) => number) | Refusal<'UnknownAsset'>> {
  const known = new Map<string, number>();
  for (const { code, path } of assets) {
    if (known.has(code)) continue;
    const asset = await ledgerAssetOf(store, code, path);
    if (isRefused(asset)) return asset;
    known.set(code, asset.precision);
  }
  return (asset) => {
    const places = known.get(asset);
    if (places === undefined) throw new Error(`the precision of ${asset} was not read`);
    return places;
  };
}
