import * as z from 'zod/mini';
import { environment } from '../../shared/adapters/environment.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { quoteFees } from '../../shared/ledger/app/fees/quote-fees.ts';
import { listFeeSchedulesRoute, quoteFeesRoute } from '../../shared/ledger/contract/fees-http.ts';
import { listFeeSchedules } from '../../shared/ledger/read/fees/list-fee-schedules.ts';

const { store, log } = environment();
const cursor = cursorOf('fee-schedules', z.int());

export const handler = createHttpHandler({
  log,
  routes: [
    on(quoteFeesRoute, async ({ body, now }) => {
      const quote = await quoteFees(store, body, now);
      return isRefused(quote) ? quote : { status: 200 as const, body: quote };
    }),
    on(listFeeSchedulesRoute, async ({ query }) => {
      const after = cursor.decode(query.cursor);
      if (isRefused(after)) return after;
      const { items, next } = await listFeeSchedules(store, after.position ?? 0, query.limit);
      return {
        status: 200 as const,
        body: { items: [...items], nextCursor: next === undefined ? null : cursor.encode(next) },
      };
    }),
  ],
});
