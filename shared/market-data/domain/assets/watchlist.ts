/** What a user watches, and what they decide on it. */
import { assertNever, type Refusal, refuse } from '../../../kernel/errors.ts';
import type { WatchlistEvent } from '../../contract/watchlist-events.ts';

/** Codes in order of their coming. */
export type Watchlist = readonly string[];

const WATCHED_MAX = 500;

export function evolveWatchlist(watchlist: Watchlist, event: WatchlistEvent): Watchlist {
  const others = watchlist.filter((asset) => asset !== event.data.asset);
  switch (event.type) {
    case 'AssetWatched':
      return [...others, event.data.asset];
    case 'AssetUnwatched':
      return others;
    default:
      return assertNever(event);
  }
}

export function watch(watchlist: Watchlist, asset: string): readonly WatchlistEvent[] | Refusal<'TooManyAssets'> {
  if (watchlist.includes(asset)) return [];
  if (watchlist.length >= WATCHED_MAX) return refuse('TooManyAssets', `You may watch ${WATCHED_MAX} assets.`);
  return [{ type: 'AssetWatched', data: { asset } }];
}

/** @param names that the asset may be on the list by. */
export function unwatch(
  watchlist: Watchlist,
  names: readonly string[],
): readonly WatchlistEvent[] | Refusal<'NotFound'> {
  const events = watchlist
    .filter((asset) => names.includes(asset))
    .map((asset) => ({ type: 'AssetUnwatched' as const, data: { asset } }));
  return events.length > 0 ? events : refuse('NotFound', 'You do not watch this asset.');
}
