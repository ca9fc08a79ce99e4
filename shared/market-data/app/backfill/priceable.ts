import type { Store } from '../../../kernel/store/types.ts';
import { priceOrderOf } from '../../domain/sources/preferences.ts';
import { findAssets } from '../../read/assets/find-asset.ts';

/**
 * Which assets some source may have prices of. A code that only its users know the meaning of is none: nobody is asked
 * for it, and nobody else hears that it exists.
 */
export async function priceable(store: Store, codes: readonly string[]): Promise<ReadonlySet<string>> {
  if (codes.length === 0) return new Set();
  const views = await findAssets(store, codes);
  return new Set([...views].flatMap(([code, { type }]) => (priceOrderOf(type).length > 0 ? [code] : [])));
}
