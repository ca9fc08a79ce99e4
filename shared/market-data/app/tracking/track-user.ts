/**
 * From one user's positions and watchlist to references of assets. The user's cursor moves with what his commits change,
 * and every write that changes anything is fenced by the cursor's head: of two workers at the same commits one loses.
 */

import { newId } from '../../../kernel/ids.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import { pauseWithJitter } from '../../../kernel/pause.ts';
import { FIRST_GENERATION } from '../../../kernel/projection/reducers.ts';
import { mainStream } from '../../../kernel/projection/types.ts';
import type { Commit, ProjectionHead, ProjectionKey, Store } from '../../../kernel/store/types.ts';
import type { StreamType, TenantId } from '../../../kernel/streams.ts';
import type { Subject } from '../../domain/backfill/job.ts';
import { differs, type Reference, withSaid } from '../../domain/tracking/reference.ts';
import { saidByCommits } from '../../domain/tracking/said-by-commits.ts';
import { decideTracking } from '../../domain/tracking/tracked.ts';
import { referenceKey, TRACKING } from '../../read/tracking/places.ts';
import { type AssetChange, changeWrites } from './change-writes.ts';
import { decodeSource } from './decode-source.ts';
import { namesOf } from './names-of.ts';

const RACES_MAX = 12;
/** At a stretch, so that one user's long history doesn't keep a worker from the others. */
const PORTIONS_MAX = 5;
/** Each takes two items of a transaction for its stream, and three records. */
const ASSETS_AT_ONCE = 15;

export interface TrackUser {
  readonly store: Store;
  readonly tenant: TenantId;
  readonly now: () => string;
}

export interface TrackedUser {
  /** Whose history more is wanted of. */
  readonly ordered: readonly Subject[];
  /** Since when there is something to value of what changed, and so to convert. */
  readonly since: readonly (string | null)[];
  /** Assets that changed. */
  readonly assets: number;
  /** Whether all commits have been dealt with. */
  readonly isDone: boolean;
}

export async function trackUser(user: TrackUser): Promise<TrackedUser> {
  const ordered: Subject[] = [];
  const since: (string | null)[] = [];
  let assets = 0;
  let portions = 0;
  for (let lost = 0; lost < RACES_MAX; ) {
    const portion = await nextPortion(user);
    if (!portion) return { ordered, since, assets, isDone: true };
    const done = await takePortion(user, portion);
    ordered.push(...done.ordered);
    since.push(...done.since);
    assets += done.assets;
    if (!done.isWritten) {
      lost += 1;
      await pauseWithJitter(lost);
      continue;
    }
    lost = 0;
    portions += 1;
    if (portions === PORTIONS_MAX) break;
  }
  return { ordered, since, assets, isDone: false };
}

interface Portion {
  readonly head: ProjectionHead | undefined;
  readonly commits: readonly Commit[];
  readonly hasOwnAssets: boolean;
  readonly cursors: Readonly<Record<string, number>>;
}

const keyOf = (tenant: TenantId): ProjectionKey => ({ tenant, projection: TRACKING });
/** Streams whose notices come here. */
const SOURCES = ['position', 'watchlist'] as const satisfies readonly StreamType[];

/**
 * The journal is read for the days of transactions, up to where it stands before any position is: so that the history of
 * an asset that a position was opened in is wanted from the right day on at once.
 */
async function nextPortion({ store, tenant }: TrackUser): Promise<Portion | undefined> {
  const streams = ([...SOURCES, 'journal', 'asset'] as const).map((type) => mainStream(tenant, type));
  const { projection: head, versions } = await store.readProgress(keyOf(tenant), streams);
  const cursors = head?.cursors ?? {};
  const isBehind = (type: StreamType): boolean => (cursors[type] ?? 0) < (versions[type] ?? 0);
  if (!SOURCES.some(isBehind)) return undefined;
  const journal = isBehind('journal') ? await read('journal') : [];
  const isJournalRead = (journal.at(-1)?.version ?? cursors['journal'] ?? 0) >= (versions['journal'] ?? 0);
  const others = isJournalRead ? await Promise.all(SOURCES.filter(isBehind).map(read)) : [];
  const commits = [...journal, ...others.flat()];
  const moved = Object.fromEntries(commits.map(({ stream, version }) => [stream.type, version]));
  return { head, commits, hasOwnAssets: (versions['asset'] ?? 0) > 0, cursors: { ...cursors, ...moved } };

  function read(type: StreamType): Promise<readonly Commit[]> {
    return store.readCommits(mainStream(tenant, type), cursors[type] ?? 0);
  }
}

interface Taken {
  readonly isWritten: boolean;
  readonly ordered: readonly Subject[];
  readonly since: readonly (string | null)[];
  readonly assets: number;
}

async function takePortion(user: TrackUser, portion: Portion): Promise<Taken> {
  const changes = await changesOf(user, portion);
  const ordered: Subject[] = [];
  const since: (string | null)[] = [];
  let { head } = portion;
  let assets = 0;
  const parts = partsOf(changes);
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const now = user.now();
    const writes = await changeWrites(user.store, part, now);
    const cursors = isLast ? portion.cursors : (head?.cursors ?? {});
    const epoch = head?.epoch ?? 0;
    const isWritten = await write(user, { ...portion, cursors, epoch, now }, writes);
    if (!isWritten) return { isWritten, ordered, since, assets };
    ordered.push(...writes.ordered);
    since.push(...writes.since);
    assets += part.length;
    head = { ...emptyHead, ...head, epoch: epoch + 1, cursors };
  }
  return { isWritten: true, ordered, since, assets };
}

/** As many as fit a transaction, each asset once; an empty part where nothing changes, for the cursor. */
function partsOf(changes: readonly AssetChange[]): readonly (readonly AssetChange[])[] {
  const parts: AssetChange[][] = [];
  for (const change of changes) {
    const last = parts.at(-1);
    const fits = last && last.length < ASSETS_AT_ONCE && !last.some(({ asset }) => asset === change.asset);
    if (fits) last.push(change);
    else parts.push([change]);
  }
  return parts.length === 0 ? [[]] : parts;
}

const emptyHead: ProjectionHead = {
  ...{ epoch: 0, cursors: {}, halted: {}, state: null, generation: FIRST_GENERATION, reducer: 1, garbage: [] },
};

async function write(
  { store, tenant }: TrackUser,
  { cursors, epoch, now }: Portion & { readonly epoch: number; readonly now: string },
  { appends, records }: Awaited<ReturnType<typeof changeWrites>>,
): Promise<boolean> {
  const commandId = newId();
  const { written } = await store.write({
    meta: {
      commandId,
      // Nothing that all users share leads back to one of them.
      causationId: commandId,
      correlationId: commandId,
      actor: 'system:market-data',
      now,
    },
    appends,
    projection: {
      key: keyOf(tenant),
      expectedEpoch: epoch,
      cursors,
      halted: {},
      state: null,
      // A cursor has no pages and no fold: references are records.
      generation: FIRST_GENERATION,
      reducer: 1,
    },
    records,
  });
  return written;
}

/** What the commits change about the user's references. */
async function changesOf(
  { store, tenant }: TrackUser,
  { commits, hasOwnAssets }: Portion,
): Promise<readonly AssetChange[]> {
  const said = saidByCommits(commits.map(decodeSource));
  const named = await namesOf(store, [...said.keys()], hasOwnAssets ? tenant : undefined);
  const keys = named.map((name) => referenceKey(name, tenant));
  const stored = keys.length === 0 ? [] : await store.readRecords(keys);
  return named.flatMap(({ asset, code }): readonly AssetChange[] => {
    const key = referenceKey({ asset, code }, tenant);
    const record = stored.find(({ place, sort }) => place.partition === key.place.partition && sort === key.sort);
    const before = record && (record.value as unknown as Reference);
    const after = withSaid(before, said.get(code) ?? {});
    if (!differs(before, after)) return [];
    const expect = record ? { revision: record.revision } : ('absent' as const);
    return [
      {
        asset,
        records: [{ ...key, expect, value: after as unknown as Json }],
        decide: (tracked) => decideTracking(asset, tracked, { before, after }),
      },
    ];
  });
}
