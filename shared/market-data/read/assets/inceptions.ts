import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { type Inceptions, inceptionsOf } from '../../contract/inception.ts';
import { findAssets } from './find-asset.ts';

/**
 * Since when each of these exists, by the code asked for; what nobody has registered or dated is left out.
 *
 * @param tenant whose own assets are looked at first; left out: only what all users share.
 */
export async function readInceptions(store: Store, codes: Iterable<string>, tenant?: TenantId): Promise<Inceptions> {
  return inceptionsOf(await findAssets(store, [...new Set(codes)], tenant));
}
