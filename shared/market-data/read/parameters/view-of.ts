import type { AnswerOf } from '../../../kernel/http/contract.ts';
import type { getSimulationParameters } from '../../contract/parameters-http.ts';
import type { SimulationParameters } from './read-parameters.ts';

type Body = AnswerOf<typeof getSimulationParameters>['body'];

/** As the route answers. */
export const viewOf = ({ items, matrix, missing }: SimulationParameters): Body => ({
  items: items.map(({ asset, history, statistics, forwardReturn }) => ({
    asset,
    currency: history.currency,
    from: history.from,
    to: history.to,
    returns: statistics.returns,
    returnsPerYear: history.perYear,
    meanReturn: statistics.meanReturn,
    forwardReturn,
    volatility: statistics.volatility,
    refreshedAt: history.refreshedAt,
  })),
  correlation: { assets: items.map(({ asset }) => asset), matrix },
  complete: missing.length === 0,
  missing,
});
