/**
 * Where pasts are kept: records beside a projection, apart for each version of its fold, so that a changed fold starts
 * anew and never opens what another one wrote.
 */
import type { Book, Projection } from '../projection/types.ts';
import type { RecordKey, RecordPlace } from '../store/records.ts';
import type { TenantId } from '../streams.ts';

/** The name under which the pasts of a projection are kept. Permissions name it. */
export const pastOf = (projection: string): string => `${projection}-past`;

export const pastPlace = (
  { name, reducer }: Pick<Projection<Book>, 'name' | 'reducer'>,
  tenant: TenantId,
): RecordPlace => ({
  tenant,
  projection: pastOf(name),
  partition: `v${reducer}`,
});

const CHECKPOINT = 'C#';
/** Sorts after any time. */
const LAST = '~';

/** By the end of the month. */
export const checkpointKey = (place: RecordPlace, knownAt: string): RecordKey => ({
  place,
  sort: `${CHECKPOINT}${knownAt}`,
});
/** The checkpoints of months that were over by a time. */
export const checkpointsUntil = (time: string): { readonly from: string; readonly before: string } => ({
  from: CHECKPOINT,
  before: `${CHECKPOINT}${time}${LAST}`,
});
/** How far the month has come that is being worked on. */
export const underWayKey = (place: RecordPlace): RecordKey => ({ place, sort: 'UNDER-WAY' });
/** Due when the month is over that is not yet. */
export const nextCheckpointKey = (place: RecordPlace): RecordKey => ({ place, sort: 'NEXT' });
export const preparationKey = (place: RecordPlace, id: string): RecordKey => ({ place, sort: `B#${id}` });
export const pageKey = (place: RecordPlace, ref: string): RecordKey => ({ place, sort: `P#${ref}` });
