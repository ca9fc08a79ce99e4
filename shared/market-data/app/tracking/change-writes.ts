/** What becomes of assets by what some users do with them, as writes: events, references, the list, and orders of history. */
import { encodeAll } from '../../../kernel/commands/run-command.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { RecordWrite } from '../../../kernel/store/records.ts';
import { stateIn, stateOf } from '../../../kernel/store/stream-state.ts';
import { type Head, type Store, type StreamAppend, streamName } from '../../../kernel/store/types.ts';
import { type TrackedAssetEvent, trackedAssetEvents } from '../../contract/tracked-asset-events.ts';
import { type Subject, want } from '../../domain/backfill/job.ts';
import { partSince } from '../../domain/backfill/ranges.ts';
import { evolveTracked, type Tracked, UNTRACKED } from '../../domain/tracking/tracked.ts';
import { wantedRange } from '../../domain/tracking/wanted-range.ts';
import { jobIn, jobKey, jobWrite } from '../../read/backfill/job-records.ts';
import { listedKey, trackedStream } from '../../read/tracking/places.ts';
import { priceable } from '../backfill/priceable.ts';
import { TRACKED_STATE } from './tracked-state.ts';

/** What is to become of an asset, decided on how it stands. */
export interface AssetChange {
  readonly asset: string;
  readonly records: readonly RecordWrite[];
  readonly decide: (tracked: Tracked) => readonly TrackedAssetEvent[];
}

export interface ChangeWrites {
  readonly appends: readonly StreamAppend[];
  readonly records: readonly RecordWrite[];
  /** Whose history more is wanted of. */
  readonly ordered: readonly Subject[];
  /** Since when there is something to value of what changed, and so to convert. */
  readonly since: readonly (string | null)[];
}

interface Moved {
  readonly asset: string;
  readonly after: Tracked;
}

/**
 * The catalogue and the jobs are read only where an asset gets users, or an earlier day; other streams only where an
 * asset turned out to be another one, which its users count with.
 */
export async function changeWrites(store: Store, changes: readonly AssetChange[], now: string): Promise<ChangeWrites> {
  const { heads, placeOf } = await followMoves(store, changes);
  const events = new Map<string, readonly TrackedAssetEvent[]>();
  for (const { asset, decide } of changes) {
    const place = placeOf(asset);
    const before = events.get(place) ?? [];
    events.set(place, [...before, ...decide(before.reduce(evolveTracked, trackedIn(heads, place)))]);
  }
  const records = changes.flatMap((change) => change.records);
  const writes = await streamWrites(store, { heads, events }, now);
  return { ...writes, records: [...records, ...writes.records] };
}

export const trackedIn = (heads: ReadonlyMap<string, Head>, asset: string): Tracked =>
  stateIn(heads, trackedStream(asset), TRACKED_STATE) ?? UNTRACKED;

/** The heads of all, and which asset each of them is counted with. */
async function followMoves(store: Store, changes: readonly AssetChange[]) {
  const heads = new Map<string, Head>();
  const read = new Set<string>();
  for (let wanted = changes.map(({ asset }) => asset); wanted.length > 0; ) {
    for (const [name, head] of await store.readHeads(wanted.map(trackedStream))) heads.set(name, head);
    for (const asset of wanted) read.add(asset);
    const places = wanted.flatMap((asset) => trackedIn(heads, asset).movedTo ?? []);
    wanted = [...new Set(places)].filter((asset) => !read.has(asset));
  }
  const placeOf = (asset: string): string => {
    const { movedTo } = trackedIn(heads, asset);
    return movedTo === undefined ? asset : placeOf(movedTo);
  };
  return { heads, placeOf };
}

interface Told {
  readonly heads: ReadonlyMap<string, Head>;
  /** By asset; an asset that nothing is said of may have an empty list. */
  readonly events: ReadonlyMap<string, readonly TrackedAssetEvent[]>;
}

/** What events of assets come to: their streams, the list, and history of what has more users or an earlier day. */
export async function streamWrites(store: Store, { heads, events: told }: Told, now: string): Promise<ChangeWrites> {
  const appends: StreamAppend[] = [];
  const records: RecordWrite[] = [];
  const grown: Moved[] = [];
  for (const [asset, events] of told) {
    if (events.length === 0) continue;
    const before = trackedIn(heads, asset);
    const after = events.reduce(evolveTracked, before);
    appends.push(appendOf(asset, heads, events, after));
    records.push({ ...listedKey(asset), expect: 'any', value: { asset, ...after } satisfies Json });
    const hasGrown = before.users === 0 || before.since !== after.since;
    if (after.users > 0 && hasGrown) grown.push({ asset, after });
  }
  const orders = await orderWrites(store, grown, now);
  return {
    ...{ appends, records: [...records, ...orders.records] },
    ...{ ordered: orders.ordered, since: grown.map(({ after }) => after.since) },
  };
}

function appendOf(
  asset: string,
  heads: ReadonlyMap<string, Head>,
  events: readonly TrackedAssetEvent[],
  after: Tracked,
): StreamAppend {
  const stream = trackedStream(asset);
  const head = heads.get(streamName(stream));
  return {
    ...{ stream, expectedVersion: head?.version ?? 0, events: encodeAll(trackedAssetEvents, events) },
    ...(head && { previous: { hash: head.hash, recordedAt: head.recordedAt } }),
    ...stateOf(TRACKED_STATE, after),
    status: after.users > 0 ? 'tracked' : 'untracked',
  };
}

async function orderWrites(store: Store, grown: readonly Moved[], now: string) {
  const priced = await priceable(
    store,
    grown.map(({ asset }) => asset),
  );
  const wanted = grown.flatMap(({ asset, after }) => {
    const known = priced.get(asset);
    const range = known && partSince(wantedRange(after.since, now), known.inception);
    return range ? [{ asset, range }] : [];
  });
  const keys = wanted.map(({ asset }) => jobKey({ kind: 'prices', code: asset }));
  const jobs = keys.length === 0 ? [] : await store.readRecords(keys);
  const records: RecordWrite[] = [];
  const ordered: Subject[] = [];
  for (const { asset, range } of wanted) {
    const subject: Subject = { kind: 'prices', code: asset };
    const { partition } = jobKey(subject).place;
    const found = jobs.find(({ place }) => place.partition === partition);
    const before = found && jobIn(found);
    const job = want(before, subject, range, now);
    if (job === before) continue;
    records.push(jobWrite(job, found ? { revision: found.revision } : 'absent'));
    ordered.push(subject);
  }
  return { records, ordered };
}
