/**
 * How bumpy the way was, from the returns of each day. Days are calendar days: where a market was closed nothing
 * happened, so that a year has 365 of them whatever is held. In floating point.
 */
const YEAR_DAYS = 365;

export interface Drawdown {
  /** As a fraction of the peak, zero or below. */
  readonly depth: number;
  /** Places in the list of returns of the day of the peak, -1 for before all of them, and of the lowest day. */
  readonly peak: number;
  readonly trough: number;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Sample standard deviation of the daily returns, times √365; `undefined` with fewer than two. */
export function volatility(returns: readonly number[]): number | undefined {
  if (returns.length < 2) return undefined;
  const average = mean(returns);
  const squares = returns.reduce((sum, value) => sum + (value - average) ** 2, 0);
  return Math.sqrt((squares / (returns.length - 1)) * YEAR_DAYS);
}

/**
 * Sharpe, The Sharpe Ratio (1994): the mean return above the risk-free rate by its deviation, both for a year.
 * `undefined` where nothing ever moved.
 */
export function sharpeRatio(returns: readonly number[], riskFreeRate: number): number | undefined {
  const deviation = volatility(returns);
  return deviation === undefined || deviation === 0
    ? undefined
    : (mean(returns) * YEAR_DAYS - riskFreeRate) / deviation;
}

/** The deepest fall from a peak, of one unit that was at work all the time: what was put in or taken out plays no part. */
export function maximumDrawdown(returns: readonly number[]): Drawdown {
  let worst: Drawdown = { depth: 0, peak: -1, trough: -1 };
  let [level, highest, peak] = [1, 1, -1];
  for (const [day, value] of returns.entries()) {
    level *= 1 + value;
    if (level > highest) [highest, peak] = [level, day];
    else if (level / highest - 1 < worst.depth) worst = { depth: level / highest - 1, peak, trough: day };
  }
  return worst;
}

/** Pearson's correlation of two lists of returns; `undefined` where one of them never moved. */
export function correlation(a: readonly number[], b: readonly number[]): number | undefined {
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, squaresA, squaresB] = [0, 0, 0];
  for (const [day, value] of a.entries()) {
    const [offA, offB] = [value - meanA, (b[day] ?? meanB) - meanB];
    both += offA * offB;
    squaresA += offA ** 2;
    squaresB += offB ** 2;
  }
  return squaresA === 0 || squaresB === 0 ? undefined : both / Math.sqrt(squaresA * squaresB);
}
