/** Values a portfolio for a read. */
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { type Missing, type ReadCode, type ReadOptions, readBook } from '../../../kernel/projection/read-book.ts';
import { readStates } from '../../../kernel/store/read-states.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import type { Settings } from '../../../settings/contract/settings.ts';
import { settingsIn, settingsStream } from '../../../settings/contract/settings-head.ts';
import type { MarketSources } from '../../calc/valuations/open-quotes.ts';
import type { PortfolioValue } from '../../calc/valuations/valuate.ts';
import { valuePortfolio } from '../../calc/valuations/value-portfolio.ts';
import { type Portfolio, targetAssets } from '../../domain/portfolios/portfolios.ts';
import { holdingsProjection } from '../holdings-projection.ts';
import { portfolioStream, portfoliosIn } from '../portfolios/portfolios-head.ts';
import { marketSources } from './market.ts';

export interface ValuationAsked {
  readonly tenant: TenantId;
  readonly portfolioId: string;
  /** Not after `now`. */
  readonly at: Timestamp;
  readonly now: Timestamp;
  /** Whether prices of assets that the targets name are wanted, too, though nothing is held of them. */
  readonly withTargets?: boolean;
}

export interface ReadValuation {
  readonly portfolio: Portfolio;
  readonly settings: Settings;
  readonly value: PortfolioValue;
  readonly sources: MarketSources;
  /** Why the holdings may not be all there is. */
  readonly missing: readonly Missing[];
}

export async function readValuation(
  store: Store,
  { tenant, portfolioId, at, now, withTargets }: ValuationAsked,
  wanted: Pick<ReadOptions, 'wanted' | 'settle'>,
): Promise<ReadValuation | Refusal<ReadCode | 'NotFound' | 'ValidationFailed'>> {
  const { portfolio, settings } = await readStates(
    store,
    [portfolioStream(tenant), settingsStream(tenant)],
    (heads) => ({
      portfolio: portfoliosIn(heads, tenant)[portfolioId],
      settings: settingsIn(heads, tenant).settings,
    }),
  );
  if (!portfolio) return refuse('NotFound', 'There is no portfolio with this id.');
  const sources = marketSources(store, tenant, now.slice(0, 10));
  const definition = withTargets ? { ...portfolio, priced: targetAssets(portfolio) } : portfolio;
  const read = await readBook(store, holdingsProjection, { tenant, ...wanted }, async ({ book, missing }) => ({
    value: await valuePortfolio(book.reads, sources, definition, at),
    missing,
  }));
  return isRefused(read) ? read : { portfolio, settings, sources, ...read };
}
