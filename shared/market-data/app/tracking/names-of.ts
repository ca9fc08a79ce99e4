import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { findAssets } from '../../read/assets/find-asset.ts';
import type { Named } from '../../read/tracking/places.ts';

/**
 * What the market's prices of assets go by: the code that transactions name them by, unless a user has an asset of their
 * own by that code, which they say a source knows.
 *
 * @param tenant left out for whoever has no assets of their own: then nothing is read.
 */
export async function namesOf(
  store: Store,
  codes: readonly string[],
  tenant: TenantId | undefined,
): Promise<readonly Named[]> {
  if (tenant === undefined || codes.length === 0) return codes.map((code) => ({ asset: code, code }));
  const views = await findAssets(store, codes, tenant);
  return codes.map((code) => {
    const view = views.get(code);
    return { asset: (view?.origin === 'own' ? view.marketCode : null) ?? code, code };
  });
}
