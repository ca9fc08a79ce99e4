/** What is answered about risk, and about another asset that serves as a benchmark. */
import type { Measures } from '../../calc/performance/measures.ts';
import type { Performance } from '../../calc/performance/performance.ts';
import { correlation } from '../../calc/performance/risk.ts';
import { dateAt, spanOf } from '../../calc/performance/span.ts';
import type { PerformanceBody } from '../../contract/performance-http.ts';
import { textOfNumber } from './amounts.ts';

export interface Since {
  readonly worked: Performance;
  /** The end of this day is what everything is compared with. */
  readonly after: string;
}

/** The day of a return: the first one is of the day after that which everything is compared with. */
function dateOf({ worked, after }: Since, place: number): string {
  const { first, last } = worked.quotes.span;
  return dateAt(spanOf(after < first ? first : after, last), place + 1);
}

export function riskAnswer(
  since: Since,
  { volatility, sharpeRatio, drawdown }: Measures,
  riskFreeRate: string,
): PerformanceBody['risk'] {
  const date = (place: number) => (drawdown.depth < 0 ? dateOf(since, place) : null);
  return {
    volatility: textOfNumber(volatility),
    sharpeRatio: textOfNumber(sharpeRatio),
    riskFreeRate,
    maximumDrawdown: textOfNumber(drawdown.depth) ?? '0',
    drawdownPeak: date(drawdown.peak),
    drawdownTrough: date(drawdown.trough),
  };
}

/** What one unit of an asset did over the same days, in the currency asked for. */
export function benchmarkAnswer(
  { worked, after }: Since,
  { returns, timeWeightedReturn }: Measures,
  asset: string,
): PerformanceBody['benchmark'] {
  const worths = worked.unitWorths(asset, after).map((worth) => (worth === undefined ? undefined : Number(worth)));
  const [first, last] = [worths[0], worths.at(-1)];
  if (first === undefined || last === undefined) return { asset, return: null, excessReturn: null, correlation: null };
  const total = last / first - 1;
  const daily = worths.slice(1).map((worth, day) => (worth ?? first) / (worths[day] ?? first) - 1);
  return {
    asset,
    return: textOfNumber(total),
    excessReturn: textOfNumber(timeWeightedReturn - total),
    correlation: textOfNumber(correlation(returns, daily)),
  };
}
