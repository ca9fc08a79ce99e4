import * as z from 'zod/mini';
import { environment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import { consistencyHeader } from '../../shared/kernel/http/answer-headers.ts';
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import type { ConsistencyToken } from '../../shared/kernel/http/consistency-token.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { refuseInput } from '../../shared/kernel/issues.ts';
import { format } from '../../shared/kernel/money/decimal.ts';
import { MAIN } from '../../shared/kernel/projection/types.ts';
import { wantedBy } from '../../shared/kernel/projection/wanted.ts';
import { greatestDrift } from '../../shared/portfolio/calc/rebalancing/allocation.ts';
import {
  getAllocationRoute,
  getProposalRoute,
  listProposalsRoute,
  proposeRebalanceRoute,
} from '../../shared/portfolio/contract/rebalancing-http.ts';
import { getSnapshotsRoute, getValuationRoute } from '../../shared/portfolio/contract/valuations-http.ts';
import { readPortfolio } from '../../shared/portfolio/read/portfolios/portfolios-head.ts';
import { allocationView } from '../../shared/portfolio/read/rebalancing/allocation-view.ts';
import { listProposals, readProposal } from '../../shared/portfolio/read/rebalancing/proposals.ts';
import { readAllocation } from '../../shared/portfolio/read/rebalancing/read-allocation.ts';
import type { ValuationAsked } from '../../shared/portfolio/read/valuations/read-valuation.ts';
import { SNAPSHOTS } from '../../shared/portfolio/read/valuations/snapshot-months.ts';
import { valuationView } from '../../shared/portfolio/read/valuations/valuation-view.ts';

const { store, log } = environment();
const orders = workQueueOfEnvironment(SNAPSHOTS);
const cursor = cursorOf('rebalance-proposals', z.string());

/** What opens the holdings is loaded by those who value something: a list of proposals doesn't. */
const readValuation = async (asked: ValuationAsked, token: ConsistencyToken | undefined) => {
  const { readValuation: read } = await import('../../shared/portfolio/read/valuations/read-valuation.ts');
  return read(store, asked, wantedBy(store, asked.tenant, token));
};
const unknown = () => refuse('NotFound', 'There is no portfolio with this id.');

const completeness = (missing: readonly object[]) => ({
  complete: missing.length === 0,
  ...(missing.length > 0 && { missing: missing.map((entry) => ({ ...entry })) }),
});

export const handler = createHttpHandler({
  log,
  routes: [
    on(getValuationRoute, async ({ tenant, params, query, now, consistencyToken }) => {
      const at = query.asOf ?? now;
      if (at > now) return refuseInput([{ path: 'asOf', message: 'must not be in the future' }]);
      const valued = await readValuation({ tenant, ...params, at, now }, consistencyToken);
      if (isRefused(valued)) return valued;
      const { missing, ...view } = valuationView(valued.value, valued.settings);
      const body = { ...params, asOf: at, ...view, ...completeness([...valued.missing, ...missing]) };
      return { status: 200 as const, body };
    }),

    on(getSnapshotsRoute, async ({ tenant, params, query, now, consistencyToken }) => {
      const { from = '1900-01-01', to = now.slice(0, 10) } = query;
      if (from > to) return refuseInput([{ path: 'from', message: `must not be after ${to}` }]);
      const definition = await readPortfolio(store, tenant, params.portfolioId);
      if (!definition) return unknown();
      const { readSnapshots } = await import('../../shared/portfolio/read/valuations/read-snapshots.ts');
      const asked = { tenant, ...params, definition, range: { from, to }, now };
      const read = await readSnapshots({ store, orders }, asked, wantedBy(store, tenant, consistencyToken));
      if (isRefused(read)) return read;
      const items = read.days.map(({ date, value, investment, complete }) => {
        return { date, value: format(value), investment: format(investment), complete };
      });
      const body = { currency: definition.baseCurrency, items, ...completeness(read.missing) };
      return { status: 200 as const, body };
    }),

    on(getAllocationRoute, async ({ tenant, params, now, consistencyToken }) => {
      const asked = { tenant, ...params, at: now, now };
      const valued = await readValuation(asked, consistencyToken);
      if (isRefused(valued)) return valued;
      const { value, sources, portfolio, missing } = valued;
      const lines = await readAllocation(value, portfolio.targets, sources);
      const body = {
        currency: value.currency,
        value: format(value.value),
        items: lines.map(allocationView),
        greatestDrift: format(greatestDrift(lines)),
        ...completeness([...missing, ...value.missing]),
      };
      return { status: 200 as const, body };
    }),

    on(proposeRebalanceRoute, async (request) => {
      const { tenant, params, body, now, consistencyToken } = request;
      const asked = { tenant, ...params, at: now, now, withTargets: true };
      const valued = await readValuation(asked, consistencyToken);
      if (isRefused(valued)) return valued;
      const { value, sources, portfolio } = valued;
      const lines = await readAllocation(value, portfolio.targets, sources);
      const { proposeRebalance } = await import('../../shared/portfolio/app/rebalancing/propose-rebalance.ts');
      const proposed = await proposeRebalance(store, commandContext('proposeRebalance', request), {
        ...{ portfolio, value, lines, reason: 'requested' },
        fees: body.fees,
      });
      if (isRefused(proposed)) return proposed;
      const headers = consistencyHeader(proposed.versions, 'portfolio', MAIN);
      if (!proposed.proposal) return { status: 200 as const, body: { trades: [] }, headers };
      return { status: 201 as const, body: proposed.proposal, headers };
    }),

    on(listProposalsRoute, async ({ tenant, params, query }) => {
      const after = cursor.decode(query.cursor);
      if (isRefused(after)) return after;
      if (!(await readPortfolio(store, tenant, params.portfolioId))) return unknown();
      const page = { after: after.position, limit: query.limit };
      const { items, next } = await listProposals(store, { tenant, ...params }, page);
      return { status: 200 as const, body: { items, nextCursor: next === undefined ? null : cursor.encode(next) } };
    }),

    on(getProposalRoute, async ({ tenant, params }) => {
      const proposal = await readProposal(store, tenant, params);
      if (!proposal) return refuse('NotFound', 'There is no such proposal.');
      return { status: 200 as const, body: proposal };
    }),
  ],
});
