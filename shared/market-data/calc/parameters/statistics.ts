/**
 * Statistics of daily log returns, after J. C. Hull, Options, Futures, and Other Derivatives, "Estimating volatility from
 * historical data": u(i) = ln(S(i) ÷ S(i−1)), s² = Σ(u(i) − ū)² ÷ (n − 1), volatility = s × √(days a year).
 * Approximate by nature: double precision, answered rounded at the 10th decimal.
 */
import { type Decimal, decimal, format } from '../../../kernel/money/decimal.ts';
import type { LogDay } from './log-series.ts';
import type { TradingDays } from './trading-days.ts';

/** With fewer returns there is nothing to be said. */
const RETURNS_MIN = 30;

const PLACES = 10;

/** A statistic as it is answered. */
const statistic = (value: number): string => format(decimal(value.toFixed(PLACES)) as Decimal);

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const sumOfProducts = (as: readonly number[], bs: readonly number[]): number => {
  const [meanA, meanB] = [mean(as), mean(bs)];
  return as.reduce((sum, a, index) => sum + (a - meanA) * ((bs[index] ?? meanB) - meanB), 0);
};

/** Differences between days that are close enough to each other. */
const returnsOf = (days: readonly LogDay[], gapDaysMax: number): readonly number[] =>
  days.flatMap((now, index) => {
    const before = days[index - 1];
    return before !== undefined && now.day - before.day <= gapDaysMax ? [now.log - before.log] : [];
  });

export interface ReturnStatistics {
  readonly returns: number;
  /** Mean log return of a year: of a day, times the days of a year. */
  readonly meanReturn: string;
  /** Standard deviation of the log returns of a year. */
  readonly volatility: string;
}

/** `undefined` where there are too few returns. */
export function returnStatistics(days: readonly LogDay[], trading: TradingDays): ReturnStatistics | undefined {
  const returns = returnsOf(days, trading.gapDaysMax);
  if (returns.length < RETURNS_MIN) return undefined;
  const variance = sumOfProducts(returns, returns) / (returns.length - 1);
  return {
    returns: returns.length,
    meanReturn: statistic(mean(returns) * trading.perYear),
    volatility: statistic(Math.sqrt(variance * trading.perYear)),
  };
}

/** Of the returns of two assets over the same days (K. Pearson); `undefined` where one of them never moves. */
function correlationOf(as: readonly number[], bs: readonly number[]): number | undefined {
  const size = Math.sqrt(sumOfProducts(as, as) * sumOfProducts(bs, bs));
  return size === 0 ? undefined : Math.max(-1, Math.min(1, sumOfProducts(as, bs) / size));
}

/** Two closes of both that are further apart lie about something else than a day. */
const COMMON_GAP_DAYS_MAX = 5;

/**
 * How two assets move together: the correlation of their returns between the days on which both have a close, so that
 * what moves over a weekend is compared with what moves over the same weekend. `null` where these are too few.
 */
export function correlation(a: readonly LogDay[], b: readonly LogDay[]): string | null {
  const byDay = new Map(b.map(({ day, log }) => [day, log]));
  const common = a.flatMap(({ day, log }) => {
    const other = byDay.get(day);
    return other === undefined ? [] : [{ day, log, other }];
  });
  const others = common.map(({ day, other }) => ({ day, log: other }));
  const [as, bs] = [returnsOf(common, COMMON_GAP_DAYS_MAX), returnsOf(others, COMMON_GAP_DAYS_MAX)];
  if (as.length < RETURNS_MIN) return null;
  const value = correlationOf(as, bs);
  return value === undefined ? null : statistic(value);
}

/** Of each with each, in the order given: symmetric, and 1 of each with itself. */
export const correlationMatrix = (all: readonly (readonly LogDay[])[]): readonly (readonly (string | null)[])[] => {
  const known = new Map<string, string | null>();
  const of = (row: number, column: number): string | null => {
    const key = `${row} ${column}`;
    const value = known.get(key) ?? correlation(all[row] ?? [], all[column] ?? []);
    known.set(key, value);
    return value;
  };
  return all.map((_, row) =>
    all.map((_, column) => (row === column ? '1' : of(Math.min(row, column), Math.max(row, column)))),
  );
};
