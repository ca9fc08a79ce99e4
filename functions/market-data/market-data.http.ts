import * as z from 'zod/mini';
import { environment } from '../../shared/adapters/environment.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { consistencyHeader } from '../../shared/kernel/http/answer-headers.ts';
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { format } from '../../shared/kernel/money/decimal.ts';
import { MAIN } from '../../shared/kernel/projection/types.ts';
import { readUserPrices, recordUserPrices } from '../../shared/market-data/app/user-prices.ts';
import {
  listExchangeRates,
  listPrices,
  recordExchangeRates,
  recordPrices,
} from '../../shared/market-data/contract/http.ts';
import { decideExchangeRates, decidePrices } from '../../shared/market-data/domain/decide.ts';
import { readInceptions } from '../../shared/market-data/read/assets/inceptions.ts';
import { listRows } from '../../shared/market-data/read/list-rows.ts';

const { store, log } = environment();
const priceCursor = cursorOf('prices', z.string());
const rateCursor = cursorOf('exchange-rates', z.string());
const nextCursor = (codec: typeof priceCursor, after: string | undefined) =>
  after === undefined ? null : codec.encode(after);

export const handler = createHttpHandler({
  log,
  routes: [
    on(recordPrices, async (request) => {
      const { prices } = request.body;
      const context = commandContext('recordPrices', request);
      const result = await recordUserPrices(store, context, async () => {
        const codes = prices.map(({ asset }) => asset);
        const inceptions = await readInceptions(store, codes, request.tenant);
        return decidePrices({ type: 'RecordPrices', prices, now: request.now, inceptions });
      });
      if (isRefused(result)) return result;
      return {
        status: 200 as const,
        body: { recorded: prices.length },
        headers: consistencyHeader(result.versions, 'user-prices', MAIN),
      };
    }),
    on(recordExchangeRates, async (request) => {
      const { rates } = request.body;
      const context = commandContext('recordExchangeRates', request);
      const result = await recordUserPrices(store, context, async () => {
        const codes = rates.flatMap(({ from, to }) => [from, to]);
        const inceptions = await readInceptions(store, codes, request.tenant);
        return decideExchangeRates({ type: 'RecordExchangeRates', rates, now: request.now, inceptions });
      });
      if (isRefused(result)) return result;
      return {
        status: 200 as const,
        body: { recorded: rates.length },
        headers: consistencyHeader(result.versions, 'user-prices', MAIN),
      };
    }),
    on(listPrices, async ({ tenant, query }) => {
      const at = priceCursor.decode(query.cursor);
      if (isRefused(at)) return at;
      const filter = {
        start: query.asset === undefined ? ['P'] : ['P', query.asset],
        where: () => true,
        from: query.from,
        to: query.to,
      };
      const page = await readUserPrices(store, tenant, (rows) => listRows(rows, filter, at.position, query.limit));
      const items = page.items.map(({ parts: [, asset = '', date = ''], row }) => ({
        asset,
        date,
        close: format(row.value),
        currency: row.currency,
      }));
      return { status: 200 as const, body: { items, nextCursor: nextCursor(priceCursor, page.after) } };
    }),
    on(listExchangeRates, async ({ tenant, query }) => {
      const at = rateCursor.decode(query.cursor);
      if (isRefused(at)) return at;
      const where = ([, from, to]: readonly string[]) =>
        (query.base === undefined || query.base === from) && (query.quote === undefined || query.quote === to);
      const page = await readUserPrices(store, tenant, (rows) =>
        listRows(rows, { start: ['R'], where, from: query.from, to: query.to }, at.position, query.limit),
      );
      const items = page.items.map(({ parts: [, from = '', to = '', date = ''], row }) => ({
        from,
        to,
        date,
        rate: format(row.value),
      }));
      return { status: 200 as const, body: { items, nextCursor: nextCursor(rateCursor, page.after) } };
    }),
  ],
});
