import * as z from 'zod/mini';
import { environment } from '../../shared/adapters/environment.ts';
import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import { consistencyHeader } from '../../shared/kernel/http/answer-headers.ts';
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { MAIN } from '../../shared/kernel/projection/types.ts';
import { wantedBy } from '../../shared/kernel/projection/wanted.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import { changePortfolio, createPortfolio, dueWith } from '../../shared/portfolio/app/portfolios/portfolio-commands.ts';
import type { Members } from '../../shared/portfolio/contract/portfolio.ts';
import {
  archivePortfolioRoute,
  changePortfolioRoute,
  createPortfolioRoute,
  getPortfolioRoute,
  listPortfoliosRoute,
  restorePortfolioRoute,
  setRebalancingRoute,
  setTargetAllocationRoute,
} from '../../shared/portfolio/contract/portfolios-http.ts';
import { archive, change, restore, setPolicy, setTargets } from '../../shared/portfolio/domain/portfolios/decide.ts';
import type { Portfolio } from '../../shared/portfolio/domain/portfolios/portfolios.ts';
import { readPortfolio, readPortfolios } from '../../shared/portfolio/read/portfolios/portfolios-head.ts';
import type { NamedAccounts } from '../../shared/portfolio/read/portfolios/unknown-accounts.ts';

const { store, log } = environment();
const cursor = cursorOf('portfolios', z.string());

/** The holdings are opened only when accounts are named. */
const unknownAccounts = async (tenant: TenantId, members: Members, named: NamedAccounts) => {
  if (!members.accounts) return undefined;
  const { refuseUnknownAccounts } = await import('../../shared/portfolio/read/portfolios/unknown-accounts.ts');
  return refuseUnknownAccounts(store, tenant, members, named);
};

type Versions = Parameters<typeof consistencyHeader>[0];
const headersOf = ({ version }: Portfolio, versions: Versions) => ({
  etag: `"${version}"`,
  ...consistencyHeader(versions, 'portfolio', MAIN),
});
const changed = ({ answer, versions }: { readonly answer: Portfolio; readonly versions: Versions }) => ({
  status: 200 as const,
  body: answer,
  headers: headersOf(answer, versions),
});

export const handler = createHttpHandler({
  log,
  routes: [
    on(createPortfolioRoute, async (request) => {
      const { tenant, consistencyToken, body } = request;
      const { holdings, ...input } = body;
      const named = { opening: holdings.map(({ account }) => account), ...wantedBy(store, tenant, consistencyToken) };
      const refused = await unknownAccounts(tenant, input.members, named);
      if (refused) return refused;
      const context = commandContext('createPortfolio', request);
      const opening = holdings.length === 0 ? undefined : (await import('./opening.ts')).journalOpening(store);
      const result = await createPortfolio(store, opening, context, { input, holdings });
      if (isRefused(result)) return result;
      const { portfolio, transactionIds } = result.answer;
      // The journal's version stands for the portfolio, too: its head is read as it is, whatever the token.
      const token = transactionIds.length > 0 ? consistencyHeader(result.versions, 'journal', MAIN) : {};
      const headers = { ...headersOf(portfolio, result.versions), ...token };
      return { status: 201 as const, body: { ...portfolio, transactionIds }, headers };
    }),

    on(listPortfoliosRoute, async ({ tenant, query }) => {
      const after = cursor.decode(query.cursor);
      if (isRefused(after)) return after;
      const all = Object.values(await readPortfolios(store, tenant))
        .filter(({ status }) => query.archived === true || status === 'active')
        .toSorted((a, b) => (a.portfolioId < b.portfolioId ? -1 : 1))
        .filter(({ portfolioId }) => portfolioId > (after.position ?? ''));
      const items = all.slice(0, query.limit);
      const last = all.length > items.length ? items.at(-1) : undefined;
      return { status: 200 as const, body: { items, nextCursor: last ? cursor.encode(last.portfolioId) : null } };
    }),

    on(getPortfolioRoute, async ({ tenant, params }) => {
      const portfolio = await readPortfolio(store, tenant, params.portfolioId);
      if (!portfolio) return refuse('NotFound', 'There is no portfolio with this id.');
      return { status: 200 as const, body: portfolio, headers: { etag: `"${portfolio.version}"` } };
    }),

    on(changePortfolioRoute, async (request) => {
      const { tenant, params, body: patch, ifMatch, now, consistencyToken } = request;
      const wanted = wantedBy(store, tenant, consistencyToken);
      const refused = await unknownAccounts(tenant, patch.members ?? {}, wanted);
      if (refused) return refused;
      const result = await changePortfolio(store, commandContext('changePortfolio', request), params, (portfolios) =>
        change(portfolios, { ...params, patch, ifMatch, now }),
      );
      return isRefused(result) ? result : changed(result);
    }),

    on(archivePortfolioRoute, async (request) => {
      const { params, ifMatch, now } = request;
      const result = await changePortfolio(store, commandContext('archivePortfolio', request), params, (portfolios) =>
        archive(portfolios, { ...params, ifMatch, now }),
      );
      return isRefused(result) ? result : changed(result);
    }),

    on(restorePortfolioRoute, async (request) => {
      const { params, ifMatch, now } = request;
      const context = commandContext('restorePortfolio', request);
      const due = { ...params, records: dueWith(context, params.portfolioId) };
      const result = await changePortfolio(store, context, due, (portfolios) =>
        restore(portfolios, { ...params, ifMatch, now }),
      );
      return isRefused(result) ? result : changed(result);
    }),

    on(setTargetAllocationRoute, async (request) => {
      const { params, body, ifMatch, now } = request;
      const context = commandContext('setTargetAllocation', request);
      const result = await changePortfolio(store, context, params, (portfolios) =>
        setTargets(portfolios, { ...params, ...body, ifMatch, now }),
      );
      return isRefused(result) ? result : changed(result);
    }),

    on(setRebalancingRoute, async (request) => {
      const { params, body, ifMatch, now } = request;
      const result = await changePortfolio(store, commandContext('setRebalancing', request), params, (portfolios) =>
        setPolicy(portfolios, { ...params, ...body, ifMatch, now }),
      );
      return isRefused(result) ? result : changed(result);
    }),
  ],
});
