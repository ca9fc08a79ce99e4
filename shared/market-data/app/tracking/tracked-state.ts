import { reducerModel } from '../../../kernel/store/stream-state.ts';
import { type TrackedAssetEvent, trackedAssetEvents } from '../../contract/tracked-asset-events.ts';
import { evolveTracked, type Tracked, UNTRACKED } from '../../domain/tracking/tracked.ts';

/** What the head of a tracked asset's stream holds. */
export const TRACKED_STATE = reducerModel<Tracked, TrackedAssetEvent>({
  version: 1,
  contract: trackedAssetEvents,
  initial: UNTRACKED,
  evolve: evolveTracked,
});
