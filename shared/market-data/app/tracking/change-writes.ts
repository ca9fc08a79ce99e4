/** What becomes of assets by what some users do with them, as writes: events, references, the list, and orders of history. */
import { encodeAll } from '../../../kernel/commands/run-command.ts';
import { isFiat } from '../../../kernel/money/currencies.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { RecordWrite } from '../../../kernel/store/records.ts';
import { stateIn, stateOf } from '../../../kernel/store/stream-state.ts';
import { type Store, type StreamAppend, streamName } from '../../../kernel/store/types.ts';
import { type TrackedAssetEvent, trackedAssetEvents } from '../../contract/tracked-asset-events.ts';
import type { Subject } from '../../domain/backfill/job.ts';
import { want } from '../../domain/backfill/job.ts';
import { evolveTracked, type Tracked, UNTRACKED } from '../../domain/tracking/tracked.ts';
import { wantedRange } from '../../domain/tracking/wanted-range.ts';
import { jobIn, jobKey, jobWrite } from '../../read/backfill/job-records.ts';
import { listedKey, trackedStream } from '../../read/tracking/places.ts';
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

/** Money has rates, which are of no single asset. */
const subjectOf = (asset: string): Subject | undefined => (isFiat(asset) ? undefined : { kind: 'prices', code: asset });

/** All that the changes need is read in two requests. */
export async function changeWrites(
  store: Pick<Store, 'readHeads' | 'readRecords'>,
  changes: readonly AssetChange[],
  now: string,
): Promise<ChangeWrites> {
  const subjects = changes.flatMap(({ asset }) => subjectOf(asset) ?? []);
  const heads = await store.readHeads(changes.map(({ asset }) => trackedStream(asset)));
  const jobs = subjects.length === 0 ? [] : await store.readRecords(subjects.map(jobKey));
  const appends: StreamAppend[] = [];
  const records: RecordWrite[] = [];
  const ordered: Subject[] = [];
  const since: (string | null)[] = [];
  for (const { asset, records: own, decide } of changes) {
    records.push(...own);
    const stream = trackedStream(asset);
    const head = heads.get(streamName(stream));
    const before = stateIn(heads, stream, TRACKED_STATE) ?? UNTRACKED;
    const events = decide(before);
    if (events.length === 0) continue;
    const after = events.reduce(evolveTracked, before);
    appends.push({
      ...{ stream, expectedVersion: head?.version ?? 0, events: encodeAll(trackedAssetEvents, events) },
      ...(head && { previous: { hash: head.hash, recordedAt: head.recordedAt } }),
      ...stateOf(TRACKED_STATE, after),
      status: after.users > 0 ? 'tracked' : 'untracked',
    });
    records.push({ ...listedKey(asset), expect: 'any', value: { asset, ...after } satisfies Json });
    if (after.users === 0) continue;
    since.push(after.since);
    const subject = subjectOf(asset);
    if (!subject) continue;
    const key = jobKey(subject);
    const found = jobs.find(({ place }) => place.partition === key.place.partition);
    const job = found && jobIn(found);
    const wanted = want(job, subject, wantedRange(after.since, now), now);
    if (wanted === job) continue;
    records.push(jobWrite(wanted, found ? { revision: found.revision } : 'absent'));
    ordered.push(subject);
  }
  return { appends, records, ordered, since };
}
