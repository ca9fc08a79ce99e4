import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';

/** What a user looks at without holding it: for whoever counts how many want the prices of an asset. */
export const watchlistEvents = defineEvents('watchlist', {
  AssetWatched: { 1: z.object({ asset: z.string() }) },
  AssetUnwatched: { 1: z.object({ asset: z.string() }) },
});
export type WatchlistEvent = z.infer<(typeof watchlistEvents)['event']>;
