/** How many users an asset is tracked for, and since when there is something to value. */
import { assertNever } from '../../../kernel/errors.ts';
import type { TrackedAssetEvent } from '../../contract/tracked-asset-events.ts';
import { counts, earlier, type Reference } from './reference.ts';

export interface Tracked {
  readonly users: number;
  readonly since: string | null;
  /** Where its users are counted since it was renamed or merged. */
  readonly movedTo?: string;
}

export const UNTRACKED: Tracked = { users: 0, since: null };

/** What one user's change means for the asset; nothing where it changes neither. */
export function decideTracking(
  asset: string,
  tracked: Tracked,
  { before, after }: { readonly before: Reference | undefined; readonly after: Reference },
): readonly TrackedAssetEvent[] {
  const users = tracked.users + Number(counts(after)) - Number(counts(before));
  // The day of somebody who holds nothing of it any more, or not yet, says nothing.
  const since = counts(after) ? earlier(tracked.since, after.since) : tracked.since;
  return trackingEvents(asset, tracked, { users, since });
}

export function trackingEvents(
  asset: string,
  before: Tracked,
  { users, since }: Pick<Tracked, 'users' | 'since'>,
): readonly TrackedAssetEvent[] {
  if (users === before.users && since === before.since) return [];
  if (users === 0) return before.users === 0 ? [] : [{ type: 'AssetTrackingStopped', data: { asset } }];
  const type = before.users === 0 ? 'AssetTrackingStarted' : 'AssetTrackingChanged';
  return [{ type, data: { asset, users, since } }];
}

export function evolveTracked(state: Tracked, event: TrackedAssetEvent): Tracked {
  switch (event.type) {
    case 'AssetTrackingStarted':
    case 'AssetTrackingChanged':
      return { users: event.data.users, since: event.data.since };
    case 'AssetTrackingStopped':
      return { ...state, users: 0 };
    case 'AssetTrackingMoved':
      return { users: 0, since: state.since, movedTo: event.data.into };
    default:
      return assertNever(event);
  }
}
