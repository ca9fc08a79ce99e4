import * as z from 'zod/mini';
import { environment } from '../../shared/adapters/environment.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { getBalanceSummaryRoute, listBalancesRoute } from '../../shared/ledger/contract/balances-http.ts';
import { groupsView, summaryView } from '../../shared/ledger/read/balances/balance-views.ts';
import { readEverything } from './everything.ts';

const { store, log } = environment();
const position = cursorOf('ledger-balances', z.int().check(z.minimum(0)));

export const handler = createHttpHandler({
  log,
  routes: [
    on(listBalancesRoute, async ({ query, ...request }) => {
      const at = position.decode(query.cursor);
      if (isRefused(at)) return at;
      const everything = await readEverything(store, { ...request, currency: query.currency });
      if (isRefused(everything)) return everything;
      const { groups, more } = groupsView(everything, query.groupBy);
      const start = at.position ?? 0;
      const end = start + query.limit;
      const nextCursor = end < groups.length ? position.encode(end) : null;
      return { status: 200 as const, body: { items: groups.slice(start, end), nextCursor, ...more } };
    }),

    on(getBalanceSummaryRoute, async ({ query, ...request }) => {
      const everything = await readEverything(store, { ...request, currency: query.currency });
      if (isRefused(everything)) return everything;
      return { status: 200 as const, body: summaryView(everything, request.now) };
    }),
  ],
});
