import { PageGone } from '../../../kernel/pages/types.ts';
import { pageReader } from '../../../kernel/store/collect-pages.ts';
import { readStates } from '../../../kernel/store/read-states.ts';
import type { Head, Store } from '../../../kernel/store/types.ts';
import { PLATFORM, type TenantId } from '../../../kernel/streams.ts';
import type { Catalogue } from './catalogue.ts';
import { assetStream, openCatalogue } from './catalogue-state.ts';

const STALE_TRIES = 5;

/** What a user sees: what they added, and what all share. */
export interface Catalogues {
  readonly heads: ReadonlyMap<string, Head>;
  /** Undefined for nobody's eyes. */
  readonly own: Catalogue | undefined;
  readonly shared: Catalogue;
}

/** Runs a read on the catalogues as their heads hold them now, which are read in one request. */
export async function readCatalogues<R>(
  store: Store,
  tenant: TenantId,
  read: (catalogues: Catalogues) => Promise<R>,
): Promise<R> {
  const tenants = tenant === PLATFORM ? [PLATFORM] : [PLATFORM, tenant];
  const open = (heads: ReadonlyMap<string, Head>, whose: TenantId) =>
    openCatalogue(heads, whose, pageReader(store, { stream: assetStream(whose) }));
  for (let tries = 1; ; tries += 1) {
    try {
      return await readStates(store, tenants.map(assetStream), async (heads) =>
        read({
          heads,
          shared: await open(heads, PLATFORM),
          own: tenant === PLATFORM ? undefined : await open(heads, tenant),
        }),
      );
    } catch (error) {
      if (!(error instanceof PageGone) || tries >= STALE_TRIES) throw error;
    }
  }
}
