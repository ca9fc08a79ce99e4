/** What commits of a user change about their references of assets. */
import type { Json } from '../../../kernel/pages/types.ts';
import type { StoredRecord } from '../../../kernel/store/records.ts';
import type { Commit, Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { differs, joined, NONE, type Reference, type SaidOfAsset, withSaid } from '../../domain/tracking/reference.ts';
import { saidByCommits } from '../../domain/tracking/said-by-commits.ts';
import { decideTracking } from '../../domain/tracking/tracked.ts';
import { type Named, referenceKey } from '../../read/tracking/places.ts';
import type { AssetChange } from './change-writes.ts';
import { decodeSource } from './decode-source.ts';
import { namesOf } from './names-of.ts';
import type { RenamedOwn } from './renamed-own.ts';

export interface NewCommits {
  /** Of positions, watchlist and journal. */
  readonly commits: readonly Commit[];
  readonly hasOwnAssets: boolean;
  /** Own assets that their prices go by another name of. */
  readonly renamed: readonly RenamedOwn[];
}

export interface UserChanges {
  readonly changes: readonly AssetChange[];
  /** All that the commits say anything of. */
  readonly codes: readonly string[];
}

export async function userChanges(
  store: Store,
  tenant: TenantId,
  { commits, hasOwnAssets, renamed }: NewCommits,
): Promise<UserChanges> {
  const said = saidByCommits(commits.map(decodeSource));
  const codes = [...new Set([...said.keys(), ...renamed.map(({ code }) => code)])];
  const named = await namesOf(store, codes, hasOwnAssets ? tenant : undefined);
  const former = renamed.map(({ code, before }): Named => ({ asset: before, code }));
  const stored = await readReferences(store, tenant, [...named, ...former]);
  const changes = named.flatMap((name): readonly AssetChange[] => {
    const old = former.find(({ code, asset }) => code === name.code && asset !== name.asset);
    return changesOf(name, stored(name), old && stored(old), said.get(name.code) ?? {});
  });
  return { changes, codes: [...said.keys()] };
}

/** A reference as it is stored, or where it would be. */
interface Place {
  readonly name: Named;
  readonly key: ReturnType<typeof referenceKey>;
  readonly record: StoredRecord | undefined;
}

async function readReferences(
  store: Store,
  tenant: TenantId,
  names: readonly Named[],
): Promise<(name: Named) => Place> {
  const keys = names.map((name) => referenceKey(name, tenant));
  const records = keys.length === 0 ? [] : await store.readRecords(keys);
  return (name) => {
    const key = referenceKey(name, tenant);
    const record = records.find(({ place, sort }) => place.partition === key.place.partition && sort === key.sort);
    return { name, key, record };
  };
}

const referenceIn = ({ record }: Place): Reference | undefined => record && (record.value as unknown as Reference);

/** @param old where the reference was while its prices went by another name. */
function changesOf({ asset }: Named, now: Place, old: Place | undefined, said: SaidOfAsset): readonly AssetChange[] {
  const before = referenceIn(now);
  const left = old && referenceIn(old);
  const after = withSaid(left ? joined(left, before) : before, said);
  const gone: readonly AssetChange[] =
    old?.record && left
      ? [
          {
            asset: old.name.asset,
            records: [{ ...old.key, expect: { revision: old.record.revision }, deleted: true }],
            decide: (tracked) => decideTracking(old.name.asset, tracked, { before: left, after: NONE }),
          },
        ]
      : [];
  if (!differs(before, after)) return gone;
  const expect = now.record ? { revision: now.record.revision } : ('absent' as const);
  const change: AssetChange = {
    asset,
    records: [{ ...now.key, expect, value: after as unknown as Json }],
    decide: (tracked) => decideTracking(asset, tracked, { before, after }),
  };
  return [...gone, change];
}
