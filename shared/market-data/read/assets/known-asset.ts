/** Assets as one user knows them: those that are registered, and what his transactions name besides. */
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { AssetView } from '../../contract/asset-view.ts';
import { usedRecord, viewOf } from '../../domain/assets/view-of.ts';
import { referenceKey } from '../tracking/places.ts';
import { assetIdOf } from './catalogue-state.ts';
import { findAsset } from './find-asset.ts';

/**
 * What `findAsset` finds; else an asset of which no more is known than its code, where the user's positions or watchlist
 * have one by it: within a minute or two of its first use, since tracking notes them. As soon as somebody registers one
 * by that code, it is that.
 */
export async function knownAsset(store: Store, name: string, tenant: TenantId): Promise<AssetView | undefined> {
  const found = await findAsset(store, name, tenant);
  if (found) return found;
  const [reference] = await store.readRecords([referenceKey({ asset: name, code: name }, tenant)]);
  return reference && viewOf(usedRecord(name, assetIdOf(tenant, name, '')), 'used');
}
