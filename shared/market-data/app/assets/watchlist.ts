/** The watchlist of a user: one stream, whose head holds it. */
import {
  type CommandCode,
  type CommandContext,
  type CommandResult,
  encodeAll,
  runCommand,
} from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import { mainStream } from '../../../kernel/projection/types.ts';
import { readStates } from '../../../kernel/store/read-states.ts';
import { reducerModel, stateIn, stateOf } from '../../../kernel/store/stream-state.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../../kernel/streams.ts';
import { type WatchlistEvent, watchlistEvents } from '../../contract/watchlist-events.ts';
import { evolveWatchlist, unwatch, type Watchlist, watch } from '../../domain/assets/watchlist.ts';
import { findAsset } from '../../read/assets/find-asset.ts';
import { knownAsset } from '../../read/assets/known-asset.ts';
import { type Summarized, summaryOf } from '../../read/assets/summary.ts';

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

type Decided<Code extends string> =
  | { readonly events: readonly WatchlistEvent[]; readonly answer: Json }
  | Refusal<Code>;

/** What is looked up is looked up in the decision, so that a key that was answered before gets that answer. */
async function change<Code extends string>(
  store: Store,
  context: CommandContext,
  decide: (watchlist: Watchlist) => Promise<Decided<Code>>,
): Promise<CommandResult<Json> | Refusal<Code | CommandCode>> {
  const stream = watchlistStream(context.tenant);
  return runCommand<Json, Code>(store, context, [stream], async (heads) => {
    const watchlist = stateIn(heads, stream, WATCHLIST_STATE) ?? [];
    const decided = await decide(watchlist);
    if (isRefused(decided)) return decided as Refusal<Code>;
    const { events, answer } = decided;
    const state = stateOf(WATCHLIST_STATE, events.reduce(evolveWatchlist, watchlist));
    const appends = events.length === 0 ? [] : [{ stream, events: encodeAll(watchlistEvents, events), ...state }];
    return { appends, answer };
  });
}

/** Watches an asset by its current code; answers what lists show of it. One that nobody registered is refused. */
export async function watchAsset(
  store: Store,
  context: CommandContext,
  name: string,
): Promise<CommandResult<Summarized> | Refusal<'NotFound' | 'TooManyAssets' | CommandCode>> {
  const result = await change<'NotFound' | 'TooManyAssets'>(store, context, async (watchlist) => {
    const asset = await knownAsset(store, name, context.tenant);
    if (!asset) return refuse('NotFound', 'No asset has this name; add it with POST /v1/assets first.');
    const events = watch(watchlist, asset.code);
    return isRefused(events) ? events : { events, answer: { ...summaryOf(asset) } };
  });
  return isRefused(result) ? result : { ...result, answer: result.answer as unknown as Summarized };
}

/** By any name of it: it may have been renamed since. */
export const unwatchAsset = (
  store: Store,
  context: CommandContext,
  name: string,
): Promise<CommandResult<Json> | Refusal<'NotFound' | CommandCode>> =>
  change<'NotFound'>(store, context, async (watchlist) => {
    const asset = await findAsset(store, name, context.tenant);
    const events = unwatch(watchlist, [name, ...(asset ? [asset.code, ...asset.formerCodes] : [])]);
    return isRefused(events) ? events : { events, answer: null };
  });
