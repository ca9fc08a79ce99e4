import * as z from 'zod/mini';
import { environment, queueOfEnvironment } from '../../shared/adapters/environment.ts';
import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { refuseInput } from '../../shared/kernel/issues.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import { dateOf, systemClock, type Timestamp } from '../../shared/kernel/time.ts';
import { getPerformance, getPerformanceChart } from '../../shared/portfolio/contract/performance-http.ts';
import { chartDays, chartRows } from '../../shared/portfolio/read/performance/chart-rows.ts';
import { performanceAnswer } from '../../shared/portfolio/read/performance/performance-answer.ts';
import { readPerformance } from '../../shared/portfolio/read/performance/read-performance.ts';
import type { Asked } from '../../shared/portfolio/read/performance/work-out.ts';
import { readPortfolio } from '../../shared/portfolio/read/portfolios/portfolios-head.ts';
import { marketSources } from '../../shared/portfolio/read/valuations/market.ts';

const { store, log } = environment();
const services = {
  ...{ store, queue: queueOfEnvironment('performance') },
  openMarket: (tenant: TenantId) => async (assets: readonly string[]) => {
    const { prices } = await marketSources(store, tenant, dateOf(systemClock())).open(assets);
    return prices;
  },
};
/** By its date, so that a page goes on where the one before it ended, whatever was recorded meanwhile. */
const nextDate = cursorOf('performance-chart', z.string());

interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A day to come is today, too: nothing is known of it. */
function lastDay({ from, to }: Days, now: Timestamp) {
  const today = dateOf(now);
  const last = to === undefined || to > today ? today : to;
  return from !== undefined && from > last
    ? refuseInput([{ path: 'from', message: `must not be after the last day, ${last}` }])
    : last;
}

/** What is asked of a portfolio is asked of what is in it, and in its currency. */
async function within(
  tenant: TenantId,
  { portfolio: id, ...asked }: Asked & { readonly portfolio?: string | undefined },
) {
  if (id === undefined) return asked;
  const portfolio = await readPortfolio(store, tenant, id);
  if (!portfolio) return refuse('NotFound', 'There is no such portfolio.');
  return { ...asked, members: portfolio.members, currency: asked.currency ?? portfolio.baseCurrency };
}

const completeness = (missing: readonly object[]) => ({
  complete: missing.length === 0,
  ...(missing.length > 0 && { missing: missing.map((entry) => ({ ...entry })) }),
});

export const handler = createHttpHandler({
  log,
  routes: [
    on(getPerformance, async ({ tenant, query, consistencyToken, now }) => {
      const to = lastDay(query, now);
      if (isRefused(to)) return to;
      const { from, benchmark, riskFreeRate } = query;
      const asked = await within(tenant, { ...query, to });
      if (isRefused(asked)) return asked;
      return readPerformance(services, { tenant, now, consistencyToken, asked }, ({ worked, missing }) => {
        const { currency } = worked.quotes;
        const answer = performanceAnswer(worked, { from, to, currency, benchmark, riskFreeRate });
        return { status: 200 as const, body: { ...answer, ...completeness(missing) } };
      });
    }),
    on(getPerformanceChart, async ({ tenant, query, consistencyToken, now }) => {
      const to = lastDay(query, now);
      if (isRefused(to)) return to;
      const at = nextDate.decode(query.cursor);
      if (isRefused(at)) return at;
      const asked = await within(tenant, { ...query, to });
      if (isRefused(asked)) return asked;
      return readPerformance(services, { tenant, now, consistencyToken, asked }, ({ worked, missing }) => {
        const dates = chartDays(worked, query.from).filter((date) => at.position === undefined || date >= at.position);
        const page = query.limit === undefined ? dates : dates.slice(0, query.limit);
        const next = dates[page.length];
        const body = {
          items: [...chartRows(worked, page)],
          nextCursor: next === undefined ? null : nextDate.encode(next),
          currency: worked.quotes.currency,
        };
        return { status: 200 as const, body: { ...body, ...completeness(missing) } };
      });
    }),
  ],
});
