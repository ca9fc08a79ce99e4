import type { Store } from '../../../kernel/store/types.ts';
import { inceptionOf } from '../../contract/inception.ts';
import { priceOrderOf } from '../../domain/sources/preferences.ts';
import { findAssets } from '../../read/assets/find-asset.ts';

export interface Priceable {
  /** The first day that it existed, where anybody said. */
  readonly inception: string | undefined;
}

/**
 * Which assets some source may have prices of, by the codes asked for. A code that only its users know the meaning of is none: nobody is asked
 * for it, and nobody else hears that it exists.
 */
export async function priceable(store: Store, codes: readonly string[]): Promise<ReadonlyMap<string, Priceable>> {
  if (codes.length === 0) return new Map();
  const views = await findAssets(store, codes);
  return new Map(
    [...views].flatMap(([code, view]): (readonly [string, Priceable])[] =>
      priceOrderOf(view.type).length > 0 ? [[code, { inception: inceptionOf(view) }]] : [],
    ),
  );
}
