/** The stream of a user's portfolios, whose head holds them all, so that a list of them is one item. */
import { type Append, encodeAll } from '../../../kernel/commands/run-command.ts';
import { stateOf } from '../../../kernel/store/stream-state.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import { type PortfolioEvent, portfolioEvents } from '../../contract/portfolio-events.ts';
import { evolve, type Portfolios } from '../../domain/portfolios/portfolios.ts';
import { PORTFOLIOS_STATE, portfolioStream } from '../../read/portfolios/portfolios-head.ts';

export const portfolioAppend = (tenant: TenantId, before: Portfolios, events: readonly PortfolioEvent[]): Append => ({
  stream: portfolioStream(tenant),
  events: encodeAll(portfolioEvents, events),
  ...stateOf(PORTFOLIOS_STATE, events.reduce(evolve, before)),
});
