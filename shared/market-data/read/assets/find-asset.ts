/** Finds assets by the code that transactions name them by. */
import type { Store } from '../../../kernel/store/types.ts';
import { PLATFORM, type TenantId } from '../../../kernel/streams.ts';
import type { AssetView } from '../../contract/asset-view.ts';
import { impliedRecord, viewOf } from '../../domain/assets/view-of.ts';
import { assetIdOf } from './catalogue-state.ts';
import { readCatalogues } from './read-catalogues.ts';

/**
 * The asset that a code means; a code of before a rename or merger means the one that is left, an asset's id the asset.
 * A code such as `kraken:XYZ` that nobody registered means what Kraken calls XYZ; undefined for any other one. One head
 * and two pages are read, four more where it is no current code.
 *
 * @param tenant whose own assets are looked at first, read in the same request; left out: only what all users share.
 */
export async function findAsset(store: Store, code: string, tenant?: TenantId): Promise<AssetView | undefined> {
  return (await findAssets(store, [code], tenant)).get(code);
}

/** The same for many at once, by the codes asked for; those that nobody registered are left out. */
export async function findAssets(
  store: Store,
  codes: readonly string[],
  tenant: TenantId = PLATFORM,
): Promise<ReadonlyMap<string, AssetView>> {
  return readCatalogues(store, tenant, async ({ own, shared }) => {
    const found = new Map<string, AssetView>();
    for (const [code, record] of (await own?.findMany(codes)) ?? []) found.set(code, viewOf(record, 'own'));
    const others = codes.filter((code) => !found.has(code));
    for (const [code, record] of await shared.findMany(others)) found.set(code, viewOf(record, 'catalogue'));
    for (const code of others) {
      const implied = found.has(code) ? undefined : impliedRecord(code, assetIdOf(PLATFORM, code, ''));
      if (implied) found.set(code, viewOf(implied, 'implied'));
    }
    return found;
  });
}
