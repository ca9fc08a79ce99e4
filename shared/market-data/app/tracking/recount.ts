/** Counts again what is only ever counted on: the users of an asset from their references, a user's references from events. */
import { TenantErased } from '../../../kernel/crypto/data-keys.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import { pauseWithJitter } from '../../../kernel/pause.ts';
import type { SourceCommit } from '../../../kernel/projection/types.ts';
import { mainStream } from '../../../kernel/projection/types.ts';
import type { StoredRecord } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { PLATFORM, type StreamType, type TenantId } from '../../../kernel/streams.ts';
import { referencesOf } from '../../contract/asset-references.ts';
import { counts, differs, earlier, type Reference, withSaid } from '../../domain/tracking/reference.ts';
import { saidByCommits } from '../../domain/tracking/said-by-commits.ts';
import { decideTracking, type Tracked, trackingEvents } from '../../domain/tracking/tracked.ts';
import { listTracked, type TrackedAsset } from '../../read/tracking/list-tracked.ts';
import { referenceKey } from '../../read/tracking/places.ts';
import { type AssetChange, changeWrites } from './change-writes.ts';
import { decodeSource } from './decode-source.ts';
import { namesOf } from './names-of.ts';

const RACES_MAX = 8;
const PAGE = 1_000;
const ASSETS_AT_ONCE = 8;

const referenceIn = ({ value }: StoredRecord): Reference => value as unknown as Reference;

/** Writes one asset's change; answers whether there was one. */
async function settle(
  store: Store,
  now: () => string,
  decide: () => Promise<AssetChange | undefined>,
): Promise<boolean> {
  for (let race = 1; race <= RACES_MAX; race += 1) {
    const change = await decide();
    if (!change) return false;
    const at = now();
    const { appends, records } = await changeWrites(store, [change], at);
    if (appends.length + records.length === 0) return false;
    const commandId = newId();
    const meta = { commandId, causationId: commandId, correlationId: commandId, actor: 'system:market-data', now: at };
    if ((await store.write({ meta, appends, records })).written) return true;
    await pauseWithJitter(race);
  }
  throw new Error('others keep changing what is recounted');
}

/**
 * The asset's users by the references to it, and to the codes that are counted with it. The earliest day of all, that of
 * users who left included, stays.
 */
async function recountAsset(store: Store, { asset, codes }: Counted, now: () => string): Promise<boolean> {
  return settle(store, now, async () => {
    const each = await Promise.all(codes.map((code) => countReferences(store, code)));
    const users = each.reduce((sum, counted) => sum + counted.users, 0);
    const since = each.reduce<string | null>((first, counted) => earlier(first, counted.since), null);
    return {
      asset,
      records: [],
      decide: (tracked) => trackingEvents(asset, tracked, { users, since: earlier(tracked.since, since) }),
    };
  });
}

async function countReferences(store: Store, code: string): Promise<Pick<Tracked, 'users' | 'since'>> {
  let users = 0;
  let since: string | null = null;
  for (let from = ''; ; ) {
    const page = await store.queryRecords(referencesOf(code), { from, before: '~', limit: PAGE });
    for (const reference of page.map(referenceIn).filter(counts)) {
      users += 1;
      since = earlier(since, reference.since);
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return { users, since };
    from = `${last.sort} `;
  }
}

/** An asset, and all codes that its users are counted by. */
interface Counted {
  readonly asset: string;
  readonly codes: readonly string[];
}

function countedOf(tracked: readonly TrackedAsset[]): readonly Counted[] {
  const moved = new Map(tracked.map(({ asset, movedTo }) => [asset, movedTo]));
  const placeOf = (asset: string): string => {
    const into = moved.get(asset);
    return into === undefined ? asset : placeOf(into);
  };
  const codes = Map.groupBy(moved.keys(), placeOf);
  return [...codes].map(([asset, each]) => ({ asset, codes: [...new Set([asset, ...each])] }));
}

/** All assets that are or were tracked. @returns how many had another count. */
async function recountAssets(store: Store, now: () => string): Promise<number> {
  const tracked = countedOf(await listTracked(store));
  let changed = 0;
  for (let at = 0; at < tracked.length; at += ASSETS_AT_ONCE) {
    const some = tracked.slice(at, at + ASSETS_AT_ONCE);
    const counted = await Promise.all(some.map((one) => recountAsset(store, one, now)));
    changed += counted.filter(Boolean).length;
  }
  return changed;
}

const SOURCES = ['journal', 'position', 'watchlist'] as const satisfies readonly StreamType[];

/** Everything that the user's streams say; nothing of one who was erased. */
async function allCommits(store: Store, tenant: TenantId): Promise<readonly SourceCommit[]> {
  const all: SourceCommit[] = [];
  try {
    for (const type of SOURCES) {
      for (let after = 0; ; ) {
        const commits = await store.readCommits(mainStream(tenant, type), after);
        all.push(...commits.map(decodeSource));
        const last = commits.at(-1);
        if (!last) break;
        after = last.version;
      }
    }
  } catch (error) {
    if (!(error instanceof TenantErased)) throw error;
    return [];
  }
  return all;
}

/** What the consumer has taken since the commits were read is newer than they are. */
const isNewer = (before: Reference, after: Reference): boolean =>
  before.held.version > after.held.version || before.watched.version > after.watched.version;

/** One user's references from the events, whatever stands there. @returns how many were otherwise. */
async function recountUser(store: Store, tenant: TenantId, now: () => string): Promise<number> {
  const said = saidByCommits(await allCommits(store, tenant));
  const tracked = (await listTracked(store)).map(({ asset }) => ({ asset, code: asset }));
  const named = said.size === 0 ? [] : await namesOf(store, [...said.keys()], tenant);
  const others = tracked.filter(({ asset }) => !named.some((name) => name.asset === asset));
  let changed = 0;
  for (const name of [...named, ...others]) {
    // What goes by another name now says nothing of this one.
    const saidOf = named.includes(name) ? (said.get(name.code) ?? {}) : {};
    const isChanged = await settle(store, now, async () => {
      const { asset } = name;
      const key = referenceKey(name, tenant);
      const [record] = await store.readRecords([key]);
      const before = record && referenceIn(record);
      const after = withSaid(undefined, saidOf);
      if (!differs(before, after) || (said.size > 0 && before && isNewer(before, after))) return undefined;
      const expect = record ? { revision: record.revision } : ('absent' as const);
      return {
        asset,
        records: [{ ...key, expect, value: after as unknown as Json }],
        decide: (state) => decideTracking(asset, state, { before, after }),
      };
    });
    changed += Number(isChanged);
  }
  return changed;
}

/** Of a user the references, by the events; of the platform the users of all assets, by the references. */
export const recount = (store: Store, tenant: TenantId, now: () => string): Promise<number> =>
  tenant === PLATFORM ? recountAssets(store, now) : recountUser(store, tenant, now);
