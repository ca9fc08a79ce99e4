import * as z from 'zod/mini';
import { isRefused } from '../../shared/kernel/errors.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { refuseInput } from '../../shared/kernel/issues.ts';
import type { Store } from '../../shared/kernel/store/types.ts';
import { searchTransactionsRoute, summarizeTransactionsRoute } from '../../shared/ledger/contract/transactions-http.ts';
import { searchTransactions } from '../../shared/ledger/read/transactions/search.ts';
import { summarizeTransactions } from '../../shared/ledger/read/transactions/summarize.ts';

/** The key of a transaction, or the time that a search has come to. */
const cursor = cursorOf(
  'ledger-transactions',
  z.string().check(z.regex(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z(#[0-9a-f-]{36}|#~)?$/)),
);

export const transactionRoutes = (store: Store) => [
  on(searchTransactionsRoute, async ({ tenant, query, now }) => {
    const at = cursor.decode(query.cursor);
    if (isRefused(at)) return at;
    const { limit, cursor: _, from, to, ...filter } = query;
    if (from !== undefined && to !== undefined && from >= to) {
      return refuseInput([{ path: 'from', message: 'must be before `to`' }]);
    }
    const asked = { tenant, filter, from, to, before: at.position, limit, now };
    const page = await searchTransactions(store, asked);
    if (isRefused(page)) return page;
    const nextCursor = page.next === undefined ? null : cursor.encode(page.next);
    return { status: 200 as const, body: { items: page.items, nextCursor } };
  }),

  on(summarizeTransactionsRoute, async ({ tenant, query, now }) => {
    const { from, to, accountId, timeZone } = query;
    const summary = await summarizeTransactions(store, { tenant, from, to, accountId, timeZone, now });
    return isRefused(summary) ? summary : { status: 200 as const, body: summary };
  }),
];
