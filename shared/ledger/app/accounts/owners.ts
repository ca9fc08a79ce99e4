/** Whose an account is, and what assets are: both are asked for by nearly every command, and hardly ever change. */
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { AssetView } from '../../../market-data/contract/asset-view.ts';
import { findAsset } from '../../../market-data/read/assets/find-asset.ts';
import type { AccountId } from '../../contract/account.ts';
import type { LedgerAsset } from '../../domain/postings/ledger-asset.ts';
import { ownerKey } from '../../read/places.ts';

const REMEMBERED_MAX = 5_000;
/** How long a process goes by what it has read of the catalogue. */
const ASSET_MILLISECONDS = 60_000;

interface Memory {
  readonly owners: Map<AccountId, TenantId>;
  readonly assets: Map<string, { readonly asset: LedgerAsset; readonly until: number }>;
}
const memories = new WeakMap<Store, Memory>();

function memoryOf(store: Store): Memory {
  const known = memories.get(store);
  if (known) return known;
  const memory: Memory = { owners: new Map(), assets: new Map() };
  memories.set(store, memory);
  return memory;
}

/** An account never changes hands, so that it is remembered for good. */
export async function ownerOf(store: Store, accountId: AccountId): Promise<TenantId | undefined> {
  const { owners } = memoryOf(store);
  const known = owners.get(accountId);
  if (known) return known;
  const [record] = await store.readRecords([ownerKey(accountId)]);
  if (typeof record?.value !== 'string') return undefined;
  const owner = record.value as TenantId;
  if (owners.size >= REMEMBERED_MAX) owners.clear();
  owners.set(accountId, owner);
  return owner;
}

/**
 * The code that accounts keep an asset under, which never changes, so that what is in them stays where it is: the one
 * that it was registered by, whatever it was renamed to since. What was merged into another keeps its own.
 */
function keptUnder(asked: string, { code, marketCode, formerCodes }: AssetView): string {
  const kept = marketCode ?? code;
  return asked !== kept && formerCodes.includes(asked) ? asked : kept;
}

/** An asset of the catalogue that all users share: what a user has added may mean something else to another. */
export async function ledgerAssetOf(
  store: Store,
  code: string,
  path = 'asset',
): Promise<LedgerAsset | Refusal<'UnknownAsset'>> {
  const { assets } = memoryOf(store);
  const known = assets.get(code);
  if (known && known.until > Date.now()) return known.asset;
  const found = await findAsset(store, code);
  if (found?.origin !== 'catalogue') {
    const message = 'is not a code of the catalogue';
    return refuse('UnknownAsset', `\`${path}\` ${message}.`, { errors: [{ path, message }], data: { asset: code } });
  }
  const asset = { code: keptUnder(code, found), precision: found.precision, isMoney: found.type === 'fiat' };
  if (assets.size >= REMEMBERED_MAX) assets.clear();
  assets.set(code, { asset, until: Date.now() + ASSET_MILLISECONDS });
  return asset;
}
