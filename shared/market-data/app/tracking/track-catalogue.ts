/**
 * From what became of assets in the catalogue to how they are tracked: the users of an asset that was renamed or merged
 * count with the one that is left, whose history is wanted from the earliest day of both.
 */
import { newId } from '../../../kernel/ids.ts';
import { pauseWithJitter } from '../../../kernel/pause.ts';
import { FIRST_GENERATION } from '../../../kernel/projection/reducers.ts';
import type { Commit, Store, Unit } from '../../../kernel/store/types.ts';
import { PLATFORM } from '../../../kernel/streams.ts';
import { assetEvents } from '../../contract/asset-events.ts';
import { TRACKING } from '../../contract/asset-references.ts';
import { decideMove } from '../../domain/tracking/moved.ts';
import { assetStream } from '../../read/assets/catalogue-state.ts';
import { findAssets } from '../../read/assets/find-asset.ts';
import { trackedStream } from '../../read/tracking/places.ts';
import { type ChangeWrites, streamWrites, trackedIn } from './change-writes.ts';
import type { TrackedUser } from './track-user.ts';

const RACES_MAX = 12;
/** Portions of commits at a stretch; a portion is what one read of the stream brings. */
const PORTIONS_MAX = 5;
/** Each is two items of a transaction and a line of the list. */
const CODES_AT_ONCE = 25;

export interface TrackCatalogue {
  readonly store: Store;
  readonly now: () => string;
}

/** Answers what users' changes answer, so that whoever orders history does so for both. */
export async function trackCatalogue(work: TrackCatalogue): Promise<TrackedUser> {
  const done = { ordered: [] as TrackedUser['ordered'][number][], since: [] as (string | null)[], assets: 0 };
  for (let portion = 0; portion < PORTIONS_MAX; portion += 1) {
    const key = { tenant: PLATFORM, projection: TRACKING };
    const { projection: head } = await work.store.readProgress(key, []);
    const commits = await work.store.readCommits(assetStream(PLATFORM), head?.cursors['asset'] ?? 0);
    const last = commits.at(-1);
    if (!last) return { ...done, isDone: true };
    for (const { codes, into } of await movesOf(work.store, commits)) {
      const writes = await move(work, codes, into);
      done.ordered.push(...writes.ordered);
      done.since.push(...writes.since);
      done.assets += writes.appends.length;
    }
    const { written } = await work.store.write({
      ...unitOf(work.now(), { appends: [], records: [] }),
      projection: {
        ...{ key, expectedEpoch: head?.epoch ?? 0, cursors: { ...head?.cursors, asset: last.version } },
        ...{ halted: {}, state: null, generation: FIRST_GENERATION, reducer: 1 },
      },
    });
    // Another was at the same commits, and has moved what there was to move.
    if (!written) break;
  }
  return { ...done, isDone: false };
}

interface Move {
  readonly codes: readonly string[];
  /** What prices of the asset are kept under. */
  readonly into: string;
}

/** By the catalogue as it stands, which knows all that the commits say and maybe more. */
async function movesOf(store: Store, commits: readonly Commit[]): Promise<readonly Move[]> {
  const names = commits.flatMap(({ events }) => events.flatMap(changedCode));
  const found = names.length === 0 ? new Map() : await findAssets(store, [...new Set(names)]);
  const assets = new Map([...found.values()].map((asset) => [asset.assetId, asset] as const));
  return [...assets.values()].flatMap(({ code, formerCodes, marketCode }): readonly Move[] => {
    const into = marketCode ?? code;
    const codes = [code, ...formerCodes].filter((each) => each !== into);
    return codes.length === 0 ? [] : [{ codes, into }];
  });
}

function changedCode(stored: Commit['events'][number]): readonly string[] {
  if (stored.type !== 'AssetRenamed' && stored.type !== 'AssetsMerged') return [];
  const event = assetEvents.decode(stored);
  if (event.type === 'AssetRenamed') return [event.data.to];
  return event.type === 'AssetsMerged' ? [event.data.into] : [];
}

const NOTHING: ChangeWrites = { appends: [], records: [], ordered: [], since: [] };

/** Each part is whole in itself: users are counted in one place after it, and none twice. */
async function move(work: TrackCatalogue, codes: readonly string[], into: string): Promise<ChangeWrites> {
  let all = NOTHING;
  for (let start = 0; start < codes.length; start += CODES_AT_ONCE) {
    const writes = await movePart(work, codes.slice(start, start + CODES_AT_ONCE), into);
    all = {
      ...{ appends: [...all.appends, ...writes.appends], records: [] },
      ...{ ordered: [...all.ordered, ...writes.ordered], since: [...all.since, ...writes.since] },
    };
  }
  return all;
}

async function movePart({ store, now }: TrackCatalogue, codes: readonly string[], into: string): Promise<ChangeWrites> {
  for (let race = 1; race <= RACES_MAX; race += 1) {
    const heads = await store.readHeads([...codes, into].map(trackedStream));
    const standing = (asset: string) => ({ asset, tracked: trackedIn(heads, asset) });
    const events = decideMove(codes.map(standing), standing(into));
    if (events.size === 0) return NOTHING;
    const at = now();
    const writes = await streamWrites(store, { heads, events }, at);
    if ((await store.write(unitOf(at, writes))).written) return writes;
    await pauseWithJitter(race);
  }
  throw new Error(`others keep changing who has ${into}`);
}

function unitOf(now: string, { appends, records }: Pick<ChangeWrites, 'appends' | 'records'>): Unit {
  const commandId = newId();
  const meta = { commandId, causationId: commandId, correlationId: commandId, actor: 'system:market-data', now };
  return { meta, appends, records };
}
