import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { impliedRecord } from '../../domain/assets/view-of.ts';
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
      const implied = impliedRecord(name, '');
      const asset = found.get(name) ?? (implied && { ...implied, origin: 'implied' as const });
      if (asset && !watched.has(asset.code)) watched.set(asset.code, asset);
    }
    return [...watched.values()];
  });
}
