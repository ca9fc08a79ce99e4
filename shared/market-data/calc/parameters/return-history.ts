import type { AssetType } from '../../contract/asset-types.ts';
import type { AssetSplit } from '../../contract/asset-view.ts';
import type { MarketClose } from '../../contract/market-prices.ts';
import type { ReturnHistory } from '../../contract/simulation-parameters.ts';
import { logDays, logSeriesOf } from './log-series.ts';
import { returnStatistics } from './statistics.ts';
import { tradingDaysOf } from './trading-days.ts';

export interface DescribedAsset {
  /** Undefined for one that the catalogue doesn't know. */
  readonly type: AssetType | undefined;
  readonly splits: readonly AssetSplit[];
}

/**
 * What the closes of an asset say of its returns; `undefined` without closes. Where the currency of its closes changed,
 * only those in the last one count: a step from one currency to another is no return.
 * @param closes oldest first.
 */
export function returnHistoryOf(
  closes: readonly Pick<MarketClose, 'date' | 'close' | 'currency'>[],
  { type, splits }: DescribedAsset,
  refreshedAt: string,
): ReturnHistory | undefined {
  const last = closes.at(-1);
  if (last === undefined) return undefined;
  const series = logSeriesOf(
    closes.filter(({ currency }) => currency === last.currency),
    splits,
  );
  if (series === undefined) return undefined;
  const trading = tradingDaysOf(type, series);
  const statistics = returnStatistics(logDays(series), trading);
  return {
    currency: last.currency,
    from: series.from,
    to: last.date,
    perYear: trading.perYear,
    ...(statistics !== undefined && { statistics }),
    logs: [...series.logs],
    refreshedAt,
  };
}
