/** What becomes of the counts of assets that turn out to be another one, by a rename or a merger. */
import type { TrackedAssetEvent } from '../../contract/tracked-asset-events.ts';
import { earlier } from './reference.ts';
import { type Tracked, trackingEvents } from './tracked.ts';

/** An asset by the code that it is tracked by, and how it stands. */
export interface TrackedCode {
  readonly asset: string;
  readonly tracked: Tracked;
}

/**
 * The users of all codes are those of one from now on, and its history is wanted from the earliest day of any. A code
 * that was never tracked moves as well: whoever comes to hold something by it counts in the right place. By asset; those
 * that moved before are left out.
 */
export function decideMove(
  codes: readonly TrackedCode[],
  into: TrackedCode,
): ReadonlyMap<string, readonly TrackedAssetEvent[]> {
  const moving = codes.filter(({ asset, tracked }) => asset !== into.asset && tracked.movedTo !== into.asset);
  const users = moving.reduce((sum, { tracked }) => sum + tracked.users, into.tracked.users);
  const since = moving.reduce((first, { tracked }) => earlier(first, tracked.since), into.tracked.since);
  const moved = moving.map(({ asset }) => {
    const event: TrackedAssetEvent = { type: 'AssetTrackingMoved', data: { asset, into: into.asset } };
    return [asset, [event]] as const;
  });
  const gained = trackingEvents(into.asset, into.tracked, { users, since });
  return new Map([...moved, ...(gained.length > 0 ? [[into.asset, gained] as const] : [])]);
}
