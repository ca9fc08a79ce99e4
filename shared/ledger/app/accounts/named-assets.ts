import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { ledgerAssetOf } from './owners.ts';

/** What is said of an account by asset: `limits`, `lowBalance`, `creditLimits`. */
type ByAsset = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;
type Unknown = Refusal<'UnknownAsset'>;

/** Of a code that the catalogue doesn't have, or that accounts keep under another: what is said of it would hold for nothing. */
export async function refuseUnknown(store: Store, code: string, path: string): Promise<Unknown | undefined> {
  const asset = await ledgerAssetOf(store, code, path);
  if (isRefused(asset)) return asset as Unknown;
  const { code: kept } = asset as Exclude<typeof asset, Unknown>;
  if (kept === code) return undefined;
  const message = `is kept as ${kept}`;
  return refuse('UnknownAsset', `\`${path}\` ${message}.`, { errors: [{ path, message }], data: { asset: code } });
}

/**
 * A limit of an asset that is misspelt, or that accounts keep under another code, would limit nothing, and nobody would
 * notice.
 *
 * @returns the refusal of the first such asset; its path is `limits.eur`, say.
 */
export async function refuseUnknownAssets(store: Store, said: ByAsset): Promise<Unknown | undefined> {
  const named = Object.entries(said).flatMap(([name, byAsset = {}]) =>
    Object.keys(byAsset).map((code) => ({ code, path: `${name}.${code}` })),
  );
  const found = await Promise.all(named.map(({ code, path }) => refuseUnknown(store, code, path)));
  return found.find((one) => one !== undefined);
}
