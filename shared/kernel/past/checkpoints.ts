import type { Json } from '../pages/types.ts';
import type { RecordPlace, RecordWrite } from '../store/records.ts';
import type { Store } from '../store/types.ts';
import { nextClosing } from './months.ts';
import { checkpointKey, checkpointsUntil, nextCheckpointKey, underWayKey } from './places.ts';
import type { Position } from './position.ts';

/** A book as it was at the end of a month. */
export interface Checkpoint {
  /** Everything recorded up to then is in it, and nothing that was recorded later. */
  readonly knownAt: string;
  readonly position: Position;
}

/** The last one that holds nothing recorded after a time. */
export async function checkpointBefore(
  store: Store,
  place: RecordPlace,
  time: string,
): Promise<Checkpoint | undefined> {
  const [record] = await store.queryRecords(place, { ...checkpointsUntil(time), limit: 1, reverse: true });
  // Written by `checkpointRecord`, sealed since.
  return record && (record.value as unknown as Checkpoint);
}

/** Whoever writes it, it is the same. */
export const checkpointRecord = (place: RecordPlace, checkpoint: Checkpoint): RecordWrite => ({
  ...checkpointKey(place, checkpoint.knownAt),
  expect: 'any',
  value: checkpoint as unknown as Json,
});

/** How far a long month has come: any such position is a right one to go on from. */
export const underWayRecord = (place: RecordPlace, checkpoint: Checkpoint): RecordWrite => ({
  ...checkpointRecord(place, checkpoint),
  ...underWayKey(place),
});

export async function underWay(store: Store, place: RecordPlace): Promise<Checkpoint | undefined> {
  const [record] = await store.readRecords([underWayKey(place)]);
  return record && (record.value as unknown as Checkpoint);
}

/** One that is not taken up in time, since its tenant was erased, goes by itself. */
const OVERDUE_MILLISECONDS_MAX = 7 * 86_400_000;

/** Says when the next checkpoint is due. */
export function nextCheckpointRecord(place: RecordPlace, now: string): RecordWrite {
  const dueAt = nextClosing(now);
  const expiresAt = new Date(Date.parse(dueAt) + OVERDUE_MILLISECONDS_MAX).toISOString();
  return { ...nextCheckpointKey(place), expect: 'any', value: null, dueAt, expiresAt };
}
