import * as z from 'zod/mini';
import { environment } from '../../shared/adapters/environment.ts';
import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import { consistencyHeader } from '../../shared/kernel/http/answer-headers.ts';
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { entityTag } from '../../shared/kernel/http/input.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { MAIN } from '../../shared/kernel/projection/types.ts';
import { addOwnAsset, replaceOwnAsset } from '../../shared/market-data/app/assets/own-assets.ts';
import { readWatchlist, unwatchAsset, watchAsset } from '../../shared/market-data/app/assets/watchlist.ts';
import { addAsset, getAsset, listAssets, replaceAsset } from '../../shared/market-data/contract/assets-http.ts';
import { getWatchlist, unwatchAssetRoute, watchAssetRoute } from '../../shared/market-data/contract/watchlist-http.ts';
import { knownAsset } from '../../shared/market-data/read/assets/known-asset.ts';
import { searchAssets } from '../../shared/market-data/read/assets/search.ts';
import { summaryOf } from '../../shared/market-data/read/assets/summary.ts';
import { watchedAssets } from '../../shared/market-data/read/assets/watched-assets.ts';

const { store, log } = environment();
const cursor = cursorOf('assets', z.tuple([z.number(), z.string()]));

export const handler = createHttpHandler({
  log,
  routes: [
    on(listAssets, async ({ tenant, query: { query, type, limit, cursor: sent } }) => {
      const after = cursor.decode(sent);
      if (isRefused(after)) return after;
      const page = await searchAssets(store, tenant, { query, type, limit, after: after.position });
      const nextCursor = page.next ? cursor.encode([...page.next]) : null;
      return { status: 200 as const, body: { items: page.items.map(summaryOf), nextCursor } };
    }),

    on(getAsset, async ({ tenant, params }) => {
      const asset = await knownAsset(store, params.asset, tenant);
      if (!asset) return refuse('NotFound', 'No asset has this name.');
      return { status: 200 as const, body: asset, headers: { etag: entityTag(asset.version) } };
    }),

    on(addAsset, async (request) => {
      const result = await addOwnAsset(store, commandContext('addAsset', request), request.body);
      if (isRefused(result)) return result;
      const headers = { etag: entityTag(result.answer.version), ...consistencyHeader(result.versions, 'asset', MAIN) };
      return { status: 201 as const, body: result.answer, headers };
    }),

    on(replaceAsset, async (request) => {
      const { params, body: asset, ifMatch } = request;
      const context = commandContext('replaceAsset', request);
      const result = await replaceOwnAsset(store, context, { name: params.asset, asset, ifMatch });
      if (isRefused(result)) return result;
      const headers = { etag: entityTag(result.answer.version), ...consistencyHeader(result.versions, 'asset', MAIN) };
      return { status: 200 as const, body: result.answer, headers };
    }),

    on(getWatchlist, async ({ tenant }) => {
      const watched = await watchedAssets(store, tenant, await readWatchlist(store, tenant));
      return { status: 200 as const, body: { items: watched.map(summaryOf) } };
    }),

    on(watchAssetRoute, async (request) => {
      const result = await watchAsset(store, commandContext('watchAsset', request), request.params.asset);
      if (isRefused(result)) return result;
      const headers = consistencyHeader(result.versions, 'watchlist', MAIN);
      return { status: 200 as const, body: summaryOf(result.answer), headers };
    }),

    on(unwatchAssetRoute, async (request) => {
      const result = await unwatchAsset(store, commandContext('unwatchAsset', request), request.params.asset);
      if (isRefused(result)) return result;
      return { status: 204 as const, headers: consistencyHeader(result.versions, 'watchlist', MAIN) };
    }),
  ],
});
