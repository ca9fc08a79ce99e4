/**
 * The rate at which payments are worth nothing in sum: Σ amount ÷ (1 + rate)^(days ÷ yearDays) = 0 (XIRR of spreadsheets
 * with a year of 365 days). There is no formula for it, so it is searched for, in floating point: the answer is right to
 * about twelve digits.
 */
export interface Payment {
  /** From the first payment on, fractions included. */
  readonly days: number;
  /** Below zero for what was paid in, above for what came out or is left. */
  readonly amount: number;
}

const STEP_FIRST = 0.01;
const STEP_GROWTH = 1.25;
/** The exponent of the greatest number there is. */
const EXPONENT_MAX = 700;
const HALVINGS = 200;

/** A rate of -1 or less is none, and where nothing was paid in or nothing came out, there is none either. */
export function internalRate(payments: readonly Payment[], yearDays: number): number | undefined {
  const longest = Math.max(0, ...payments.map(({ days }) => days)) / yearDays;
  const hasBoth = payments.some(({ amount }) => amount < 0) && payments.some(({ amount }) => amount > 0);
  if (longest === 0) return undefined;
  if (!hasBoth) return undefined;
  const worth = (growth: number): number => {
    let sum = 0;
    for (const { days, amount } of payments) sum += amount * Math.exp((-growth * days) / yearDays);
    return sum;
  };
  const bracket = nearestChange(worth, EXPONENT_MAX / longest);
  return bracket && Math.expm1(halved(worth, bracket));
}

type Bracket = readonly [from: number, to: number];

/** The change of sign nearest to no growth: of several roots, the one that is likeliest meant. */
function nearestChange(worth: (growth: number) => number, most: number): Bracket | undefined {
  const start = worth(0);
  if (start === 0) return [0, 0];
  let [low, high, step] = [0, 0, STEP_FIRST];
  let [worthLow, worthHigh] = [start, start];
  while (high < most) {
    const [nextLow, nextHigh] = [Math.max(low - step, -most), Math.min(high + step, most)];
    const [below, above] = [worth(nextLow), worth(nextHigh)];
    if (above * Math.sign(worthHigh) <= 0) return [high, nextHigh];
    if (below * Math.sign(worthLow) <= 0) return [low, nextLow];
    [low, high, worthLow, worthHigh] = [nextLow, nextHigh, below, above];
    step *= STEP_GROWTH;
  }
  return undefined;
}

function halved(worth: (growth: number) => number, [from, to]: Bracket): number {
  let [left, right] = [from, to];
  const side = Math.sign(worth(left));
  for (let halving = 0; halving < HALVINGS && left !== right; halving += 1) {
    const middle = (left + right) / 2;
    if (middle === left || middle === right) break;
    if (Math.sign(worth(middle)) === side) left = middle;
    else right = middle;
  }
  return (left + right) / 2;
}
