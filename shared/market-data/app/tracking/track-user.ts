/**
 * From one user's positions, watchlist and own assets to references of assets. The user's cursor moves with what his commits change,
 * and every write that changes anything is fenced by the cursor's head: of two workers at the same commits one loses.
 */

import { newId } from '../../../kernel/ids.ts';
import { pauseWithJitter } from '../../../kernel/pause.ts';
import { FIRST_GENERATION } from '../../../kernel/projection/reducers.ts';
import { mainStream } from '../../../kernel/projection/types.ts';
import type { Commit, ProjectionHead, ProjectionKey, Store } from '../../../kernel/store/types.ts';
import type { StreamType, TenantId } from '../../../kernel/streams.ts';
import { actedKey, lookDue } from '../../../portfolio/contract/corporate-action-places.ts';
import { TRACKING } from '../../contract/asset-references.ts';
import type { Subject } from '../../domain/backfill/job.ts';
import { type AssetChange, changeWrites } from './change-writes.ts';
import { type RenamedOwn, renamedOwn } from './renamed-own.ts';
import { type NewCommits, userChanges } from './user-changes.ts';

const RACES_MAX = 12;
/** At a stretch, so that one user's long history doesn't keep a worker from the others. */
const PORTIONS_MAX = 5;
/** Each takes two items of a transaction for its stream, and three records. */
const ASSETS_AT_ONCE = 15;
const KEYS_AT_ONCE = 100;

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

interface Portion extends NewCommits {
  readonly head: ProjectionHead | undefined;
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
  if (![...SOURCES, 'asset' as const].some(isBehind)) return undefined;
  const own = isBehind('asset') ? await ownAssets() : undefined;
  const journal = isBehind('journal') ? await read('journal') : [];
  const isJournalRead = (journal.at(-1)?.version ?? cursors['journal'] ?? 0) >= (versions['journal'] ?? 0);
  const others = isJournalRead ? await Promise.all(SOURCES.filter(isBehind).map(read)) : [];
  const commits = [...journal, ...others.flat()];
  const moved = Object.fromEntries([...commits, ...(own?.commits ?? [])].map((one) => [one.stream.type, one.version]));
  const hasOwnAssets = (versions['asset'] ?? 0) > 0;
  return { head, commits, hasOwnAssets, renamed: own?.renamed ?? [], cursors: { ...cursors, ...moved } };

  function read(type: StreamType): Promise<readonly Commit[]> {
    return store.readCommits(mainStream(tenant, type), cursors[type] ?? 0);
  }

  /** All there ever were: what an asset went by before says which reference is to be moved. There are few. */
  async function ownAssets(): Promise<OwnAssets> {
    const all: Commit[] = [];
    for (;;) {
      const more = await store.readCommits(mainStream(tenant, 'asset'), all.at(-1)?.version ?? 0);
      if (more.length === 0) return { commits: all, renamed: renamedOwn(all, cursors['asset'] ?? 0) };
      all.push(...more);
    }
  }
}

interface OwnAssets {
  readonly commits: readonly Commit[];
  readonly renamed: readonly RenamedOwn[];
}

interface Taken {
  readonly isWritten: boolean;
  readonly ordered: readonly Subject[];
  readonly since: readonly (string | null)[];
  readonly assets: number;
}

async function takePortion(user: TrackUser, portion: Portion): Promise<Taken> {
  const { changes, codes } = await userChanges(user.store, user.tenant, portion);
  const isActed = await wereActedOn(user.store, codes);
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
    const looks = isLast && isActed ? [lookDue(user.tenant, now)] : [];
    const records = [...writes.records, ...looks];
    const isWritten = await write(user, { ...portion, cursors, epoch, now }, { ...writes, records });
    if (!isWritten) return { isWritten, ordered, since, assets };
    ordered.push(...writes.ordered);
    since.push(...writes.since);
    assets += part.length;
    head = { ...emptyHead, ...head, epoch: epoch + 1, cursors };
  }
  return { isWritten: true, ordered, since, assets };
}

/** Whether any of the assets was split, renamed or merged, so that the user may lack a record of it. */
async function wereActedOn(store: Store, codes: readonly string[]): Promise<boolean> {
  for (let at = 0; at < codes.length; at += KEYS_AT_ONCE) {
    const some = codes.slice(at, at + KEYS_AT_ONCE);
    if ((await store.readRecords(some.map(actedKey))).length > 0) return true;
  }
  return false;
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
