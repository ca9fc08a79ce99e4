/** The stream of a catalogue and what its head holds. */

import { derivedId } from '../../../kernel/ids.ts';
import type { PageReader } from '../../../kernel/pages/types.ts';
import { mainStream } from '../../../kernel/projection/types.ts';
import { collectPages } from '../../../kernel/store/collect-pages.ts';
import { type StateModel, stateIn } from '../../../kernel/store/stream-state.ts';
import type { Head } from '../../../kernel/store/types.ts';
import { PLATFORM, type StreamId, type TenantId } from '../../../kernel/streams.ts';
import { type AssetEvent, assetEvents } from '../../contract/asset-events.ts';
import { DEFAULT_ASSETS } from '../../domain/assets/default-assets.ts';
import { Catalogue } from './catalogue.ts';
import { type CatalogueRoots, NO_CATALOGUE, openCatalogueMaps } from './catalogue-maps.ts';

export const assetStream = (tenant: TenantId): StreamId => mainStream(tenant, 'asset');

const ASSET_IDS = '6d9f2c1e-5b0a-5c3e-9a47-2f1d8e6b7c90';

/** The same command gives the same id; a code that was freed by a rename gives another one later. */
export const assetIdOf = (tenant: TenantId, code: string, now: string): string =>
  derivedId<'AssetId'>(ASSET_IDS, tenant, code, now);

/** What the catalogue of all begins with. They count before anything was ever appended. */
export const FIRST_ASSETS: readonly AssetEvent[] = DEFAULT_ASSETS.map((asset) => ({
  type: 'AssetRegistered',
  data: { assetId: assetIdOf(PLATFORM, asset.code, ''), asset },
}));

const FIRST_VERSION = 1;

export const ASSETS_STATE: StateModel<CatalogueRoots> = {
  version: 1,
  async begin(store, stream) {
    const pages = collectPages(store, { stream }, []);
    const maps = openCatalogueMaps(stream.tenant, NO_CATALOGUE, pages);
    const catalogue = new Catalogue(maps);
    return {
      async take({ events, version }) {
        for (const stored of events) await catalogue.apply(assetEvents.decode(stored), version);
      },
      async end() {
        const state = await maps.flush(pages);
        await pages.spill();
        return { state, unused: pages.changes.replaced };
      },
    };
  },
};

/** Opens a tenant's catalogue on heads that were read. */
export async function openCatalogue(
  heads: ReadonlyMap<string, Head>,
  tenant: TenantId,
  pages: PageReader,
): Promise<Catalogue> {
  const roots = stateIn(heads, assetStream(tenant), ASSETS_STATE);
  const catalogue = new Catalogue(openCatalogueMaps(tenant, roots ?? NO_CATALOGUE, pages));
  if (tenant === PLATFORM && !roots) {
    for (const event of FIRST_ASSETS) await catalogue.apply(event, FIRST_VERSION);
  }
  return catalogue;
}
