import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { impliedRecord, usedRecord } from '../../domain/assets/view-of.ts';
import type { Catalogue } from './catalogue.ts';
import { readCatalogues } from './read-catalogues.ts';
import type { Summarized } from './summary.ts';

/** What is known of watched assets, in their order; two that were merged are one. */
export function watchedAssets(
  store: Store,
  tenant: TenantId,
  codes: readonly string[],
): Promise<readonly Summarized[]> {
  return readCatalogues(store, tenant, async ({ own, shared }) => {
    const rowsOf = async (catalogue: Catalogue | undefined, origin: Summarized['origin']) =>
      [...((await catalogue?.rowsOf(codes)) ?? [])].map(
        ([name, [code, row]]) => [name, { ...row, code, origin }] as const,
      );
    const found = new Map<string, Summarized>([...(await rowsOf(shared, 'catalogue')), ...(await rowsOf(own, 'own'))]);
    const watched = new Map<string, Summarized>();
    for (const name of codes) {
      const asset = found.get(name) ?? unregistered(name);
      if (!watched.has(asset.code)) watched.set(asset.code, asset);
    }
    return [...watched.values()];
  });
}

/** Nothing is watched that wasn't known once. */
function unregistered(name: string): Summarized {
  const implied = impliedRecord(name, '');
  return implied ? { ...implied, origin: 'implied' } : { ...usedRecord(name, ''), origin: 'used' };
}
