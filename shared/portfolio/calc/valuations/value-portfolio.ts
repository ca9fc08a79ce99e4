import { dateOf, type Timestamp } from '../../../kernel/time.ts';
import type { HoldingsReads } from '../holdings-reads.ts';
import { type MarketSources, openQuotes } from './open-quotes.ts';
import { positionsAt } from './positions.ts';
import type { Definition } from './snapshot-days.ts';
import { type PortfolioValue, valuate } from './valuate.ts';

/** What a portfolio held at an instant was worth on its day: at the last prices, where that is today. */
export async function valuePortfolio(
  reads: HoldingsReads,
  sources: MarketSources,
  { baseCurrency: currency, members, priced = [] }: Definition,
  at: Timestamp,
): Promise<PortfolioValue> {
  const { maps, rules } = reads.source;
  const { baseCurrency } = rules;
  const date = dateOf(at);
  const positions = await positionsAt(maps, members, at);
  const assets = [...new Set([...positions.map(({ asset }) => asset), ...priced])];
  const quotes = await openQuotes(maps.prices, sources, {
    ...{ assets, currency, baseCurrency },
    range: { from: date, to: date },
  });
  return valuate(positions, quotes, { date, baseCurrency, priced });
}
