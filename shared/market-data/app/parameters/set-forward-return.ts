import { type Refusal, refuse } from '../../../kernel/errors.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { ForwardReturn } from '../../contract/simulation-parameters.ts';
import { findAsset } from '../../read/assets/find-asset.ts';
import { changeParameters } from './change-parameters.ts';

/** Enters what return is expected of an asset, or takes it back. Refused of an asset that the catalogue doesn't know. */
export async function setForwardReturn(
  store: Store,
  {
    asset,
    forwardReturn,
    now,
  }: { readonly asset: string; readonly forwardReturn: ForwardReturn | null; readonly now: string },
): Promise<{ readonly asset: string } | Refusal<'NotFound' | 'Conflict'>> {
  const known = await findAsset(store, asset);
  if (!known) return refuse('NotFound', 'No asset has this code.');
  const written = await changeParameters(store, known.marketCode ?? known.code, {
    change: ({ forwardReturn: _before, ...rest }) => (forwardReturn === null ? rest : { ...rest, forwardReturn }),
    now,
  });
  if (!written)
    return refuse('Conflict', 'Others changed the parameters of this asset at the same time. Send it again.');
  return { asset: known.code };
}
