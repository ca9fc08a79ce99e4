import * as z from 'zod/mini';
import { environment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { acceptedPast } from '../../shared/kernel/past/accepted-past.ts';
import { askedAt, isBeingPrepared } from '../../shared/kernel/past/question.ts';
import { readNowOrPast } from '../../shared/kernel/past/read-now-or-past.ts';
import { wantedBy } from '../../shared/kernel/projection/wanted.ts';
import {
  getAccounts,
  getBalances,
  getHoldings,
  getHoldingsPreparation,
} from '../../shared/portfolio/contract/holdings-http.ts';
import { holdingsPast } from '../../shared/portfolio/read/holdings-past.ts';

const { store, log } = environment();
const services = { store, orders: workQueueOfEnvironment(holdingsPast.consumer) };
const PREPARATIONS = '/v1/holdings/preparations';
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
      const { asOf, account, currency, limit, ...past } = query;
      const asked = { ...past, asOf, now, tenant, past: holdingsPast };
      const result = await readNowOrPast(services, asked, wantedBy(store, tenant, consistencyToken), async (opened) => {
        const answer = await opened.book.reads.holdings({ now: askedAt(asked), asOf, account, currency });
        const { totals, items } = answer;
        const missing = completeness([...opened.missing, ...answer.missing]);
        return { status: 200 as const, body: { ...page(items, at.position ?? 0, limit), totals, ...missing } };
      });
      return isBeingPrepared(result) ? acceptedPast(result.preparing, PREPARATIONS) : result;
    }),
    on(getAccounts, async ({ tenant, query, consistencyToken, now }) => {
      const at = position.decode(query.cursor);
      if (isRefused(at)) return at;
      const asked = { ...query, now, tenant, past: holdingsPast };
      const result = await readNowOrPast(services, asked, wantedBy(store, tenant, consistencyToken), async (opened) => {
        const accounts = await opened.book.reads.accounts({ asOf: query.asOf, now: askedAt(asked) });
        const body = { ...page(accounts, at.position ?? 0, query.limit), ...completeness(opened.missing) };
        return { status: 200 as const, body };
      });
      return isBeingPrepared(result) ? acceptedPast(result.preparing, PREPARATIONS) : result;
    }),
    on(getBalances, async ({ tenant, params, query, consistencyToken, now }) => {
      const at = position.decode(query.cursor);
      if (isRefused(at)) return at;
      const asked = { ...query, now, tenant, past: holdingsPast };
      const result = await readNowOrPast(services, asked, wantedBy(store, tenant, consistencyToken), async (opened) => {
        const when = { asOf: query.asOf, now: askedAt(asked) };
        const balances = await opened.book.reads.balances({ account: params.account, ...when });
        if (!balances) return refuse('NotFound', 'No transaction names this account.');
        const body = { ...page(balances, at.position ?? 0, query.limit), ...completeness(opened.missing) };
        return { status: 200 as const, body };
      });
      return isBeingPrepared(result) ? acceptedPast(result.preparing, PREPARATIONS) : result;
    }),
    on(getHoldingsPreparation, async ({ tenant, params, now }) => {
      const { readPreparation } = await import('../../shared/kernel/past/read-preparation.ts');
      return readPreparation(services, { ...params, tenant, now, projection: holdingsPast.projection });
    }),
  ],
});
