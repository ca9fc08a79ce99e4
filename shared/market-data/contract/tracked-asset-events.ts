import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';

const asset = z.string();
/** How many users hold or watch it. */
const users = z.int();
/** The day of the earliest transaction of it, over all users; `null` while it is only watched. */
const since = z.nullable(z.string());

/** Whose prices are looked up, because some user holds or watches it: one stream for each asset, of the platform's. */
export const trackedAssetEvents = defineEvents('tracked-asset', {
  /** The first user. */
  AssetTrackingStarted: { 1: z.object({ asset, users, since }) },
  /** One user more or fewer, or an earlier transaction. */
  AssetTrackingChanged: { 1: z.object({ asset, users, since }) },
  /** The last user is gone; what was stored is kept. */
  AssetTrackingStopped: { 1: z.object({ asset }) },
  /** It was renamed or merged: whoever holds or watches it by this code counts with the other from now on. */
  AssetTrackingMoved: { 1: z.object({ asset, into: z.string() }) },
});
export type TrackedAssetEvent = z.infer<(typeof trackedAssetEvents)['event']>;
