/** A user's portfolios, as the head of their stream carries them. */
import { mainStream } from '../../../kernel/projection/types.ts';
import { readStates } from '../../../kernel/store/read-states.ts';
import { reducerModel, stateIn } from '../../../kernel/store/stream-state.ts';
import type { Head, Store } from '../../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../../kernel/streams.ts';
import { type PortfolioEvent, portfolioEvents } from '../../contract/portfolio-events.ts';
import { evolve, type Portfolio, type Portfolios } from '../../domain/portfolios/portfolios.ts';

export const portfolioStream = (tenant: TenantId): StreamId => mainStream(tenant, 'portfolio');

export const PORTFOLIOS_STATE = reducerModel<Portfolios, PortfolioEvent>({
  version: 1,
  contract: portfolioEvents,
  initial: {},
  evolve,
});

export const portfoliosIn = (heads: ReadonlyMap<string, Head>, tenant: TenantId): Portfolios =>
  stateIn(heads, portfolioStream(tenant), PORTFOLIOS_STATE) ?? {};

/** All of a user's portfolios, archived ones too: one item. */
export const readPortfolios = (store: Store, tenant: TenantId): Promise<Portfolios> =>
  readStates(store, [portfolioStream(tenant)], (heads) => portfoliosIn(heads, tenant));

export const readPortfolio = async (
  store: Store,
  tenant: TenantId,
  portfolioId: string,
): Promise<Portfolio | undefined> => (await readPortfolios(store, tenant))[portfolioId];
