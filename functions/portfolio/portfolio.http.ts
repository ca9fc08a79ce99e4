import * as z from 'zod/mini';
import { environment } from '../../shared/adapters/environment.ts';
import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { readBook } from '../../shared/kernel/projection/read-book.ts';
import { wantedBy } from '../../shared/kernel/projection/wanted.ts';
import { getAccounts, getBalances, getHoldings } from '../../shared/portfolio/contract/http.ts';
import { holdingsProjection } from '../../shared/portfolio/read/holdings-projection.ts';
import { holdingsKnownAt } from '../../shared/portfolio/read/known-at.ts';

const { store, log } = environment();
/** Lists that are computed whole are cut into pages by position. */
const position = cursorOf('position', z.int().check(z.minimum(0)));

function page<T>(all: readonly T[], start: number, limit: number): { items: readonly T[]; nextCursor: string | null } {
  const end = start + limit;
  return { items: all.slice(start, end), nextCursor: end < all.length ? position.encode(end) : null };
}

const completeness = (missing: readonly object[]) => ({
  complete: missing.length === 0,
  ...(missing.length > 0 && { missing: missing.map((entry) => ({ ...entry })) }),
});

export const handler = createHttpHandler({
  log,
  routes: [
    on(getHoldings, async ({ tenant, query, consistencyToken, now }) => {
      const at = position.decode(query.cursor);
      if (isRefused(at)) return at;
      const { asOf, asKnownAt, account, currency, limit } = query;
      return readBook(
        store,
        holdingsProjection,
        { tenant, ...wantedBy(store, tenant, consistencyToken) },
        async ({ book, missing }) => {
          const known = asKnownAt === undefined ? book : await holdingsKnownAt(store, tenant, asKnownAt);
          if (isRefused(known)) return known;
          const answer = await known.reads.holdings({ now, asOf, account, currency });
          const body = {
            ...page(answer.items, at.position ?? 0, limit),
            totals: answer.totals,
            ...completeness([...(asKnownAt === undefined ? missing : []), ...answer.missing]),
          };
          return { status: 200 as const, body };
        },
      );
    }),
    on(getAccounts, async ({ tenant, query, consistencyToken }) => {
      const at = position.decode(query.cursor);
      if (isRefused(at)) return at;
      return readBook(
        store,
        holdingsProjection,
        { tenant, ...wantedBy(store, tenant, consistencyToken) },
        async ({ book, missing }) => ({
          status: 200 as const,
          body: { ...page(await book.reads.accounts(), at.position ?? 0, query.limit), ...completeness(missing) },
        }),
      );
    }),
    on(getBalances, async ({ tenant, params, query, consistencyToken }) => {
      const at = position.decode(query.cursor);
      if (isRefused(at)) return at;
      return readBook(
        store,
        holdingsProjection,
        { tenant, ...wantedBy(store, tenant, consistencyToken) },
        async ({ book, missing }) => {
          const balances = await book.reads.balances({ account: params.account, asOf: query.asOf });
          if (!balances) return refuse('NotFound', 'No transaction names this account.');
          return {
            status: 200 as const,
            body: { ...page(balances, at.position ?? 0, query.limit), ...completeness(missing) },
          };
        },
      );
    }),
  ],
});
