/** The watchlist of a user: one stream, whose head holds it. */
import {
  type CommandCode,
  type CommandContext,
  type CommandResult,
  encodeAll,
  runCommand,
} from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { mainStream } from '../../../kernel/projection/types.ts';
import { readStates } from '../../../kernel/store/read-states.ts';
import { reducerModel, stateIn, stateOf } from '../../../kernel/store/stream-state.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../../kernel/streams.ts';
import type { AssetView } from '../../contract/asset-view.ts';
import { type WatchlistEvent, watchlistEvents } from '../../contract/watchlist-events.ts';
import { evolveWatchlist, unwatch, type Watchlist, watch } from '../../domain/assets/watchlist.ts';
import { findAsset } from '../../read/assets/find-asset.ts';

const watchlistStream = (tenant: TenantId): StreamId => mainStream(tenant, 'watchlist');

export const WATCHLIST_STATE = reducerModel<Watchlist, WatchlistEvent>({
  version: 1,
  contract: watchlistEvents,
  initial: [],
  evolve: evolveWatchlist,
});

export const readWatchlist = (store: Store, tenant: TenantId): Promise<Watchlist> =>
  readStates(
    store,
    [watchlistStream(tenant)],
    (heads) => stateIn(heads, watchlistStream(tenant), WATCHLIST_STATE) ?? [],
  );

async function change<Code extends string>(
  store: Store,
  context: CommandContext,
  decide: (watchlist: Watchlist) => readonly WatchlistEvent[] | Refusal<Code>,
): Promise<CommandResult<null> | Refusal<Code | CommandCode>> {
  const stream = watchlistStream(context.tenant);
  return runCommand<null, Code>(store, context, [stream], async (heads) => {
    const watchlist = stateIn(heads, stream, WATCHLIST_STATE) ?? [];
    const events = decide(watchlist);
    if (isRefused(events)) return events as Refusal<Code>;
    const state = stateOf(WATCHLIST_STATE, events.reduce(evolveWatchlist, watchlist));
    const appends = events.length === 0 ? [] : [{ stream, events: encodeAll(watchlistEvents, events), ...state }];
    return { appends, answer: null };
  });
}

interface Watched extends CommandResult<null> {
  readonly asset: AssetView;
}

/** Watches an asset by its current code. One that nobody registered is refused. */
export async function watchAsset(
  store: Store,
  context: CommandContext,
  name: string,
): Promise<Watched | Refusal<'NotFound' | 'TooManyAssets' | CommandCode>> {
  const asset = await findAsset(store, name, context.tenant);
  if (!asset) return refuse('NotFound', 'No asset has this name; add it with POST /v1/assets first.');
  const result = await change(store, context, (watchlist) => watch(watchlist, asset.code));
  return isRefused(result) ? result : { ...result, asset };
}

/** By any name of it: it may have been renamed since. */
export async function unwatchAsset(
  store: Store,
  context: CommandContext,
  name: string,
): Promise<CommandResult<null> | Refusal<'NotFound' | CommandCode>> {
  const asset = await findAsset(store, name, context.tenant);
  const names = [name, ...(asset ? [asset.code, ...asset.formerCodes] : [])];
  return change(store, context, (watchlist) => unwatch(watchlist, names));
}
