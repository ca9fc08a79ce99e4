import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  absolute,
  add,
  type Decimal,
  decimal,
  maximum,
  multiply,
  subtract,
  sum,
  ZERO,
} from '../../../shared/kernel/money/decimal.ts';
import { driftAfter } from '../../../shared/portfolio/calc/rebalancing/after.ts';
import {
  type AllocationLine,
  allocationOf,
  greatestDrift,
} from '../../../shared/portfolio/calc/rebalancing/allocation.ts';
import { ordersFor } from '../../../shared/portfolio/calc/rebalancing/orders.ts';
import { type Rebalancing, rebalance } from '../../../shared/portfolio/calc/rebalancing/trades.ts';
import type { PortfolioValue, ValuedPosition } from '../../../shared/portfolio/calc/valuations/valuate.ts';
import type { Target } from '../../../shared/portfolio/contract/portfolio.ts';

const RUNS = { numRuns: 100 };
const CURRENCY = 'USD';
const FEES = { percent: '0.5', minimum: '3' };
const NO_FEES = { percent: '0', minimum: '0' };
/** What rounding of shares may leave, in percentage points. */
const ROUNDING = decimal('0.000000000001');

/** A holding at a price of ten. */
function position(asset: string, value: Decimal, gain: Decimal | undefined): ValuedPosition {
  const price = decimal('10');
  const worth = (quantity: Decimal): Decimal => multiply(quantity, price);
  const quote = { price, worth, date: null, at: null, source: 'user', rateSource: null, isStale: false };
  const cost = gain === undefined ? undefined : subtract(value, gain);
  return { asset, quantity: multiply(value, decimal('0.1')), quote, value, cost, gain };
}

const worthOf = (positions: readonly ValuedPosition[]): PortfolioValue => ({
  ...{
    currency: CURRENCY,
    investment: ZERO,
    positions,
    overdrawn: [],
    beforeInception: [],
    missing: [],
    unheld: [],
    stale: [],
  },
  value: sum(positions.map(({ value }) => value ?? ZERO)),
});

const amount = fc.integer({ min: 1, max: 1_000_000 }).map((cents) => decimal(String(cents / 100)));
const percents = (count: number): fc.Arbitrary<readonly string[]> =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: count - 1, maxLength: count - 1 })
    .map((cuts) => [0, ...cuts.toSorted((a, b) => a - b), 100])
    .map((cuts) => cuts.slice(1).map((cut, at) => String(cut - (cuts[at] ?? 0))));

/** Assets with a target each, money among them now and then. */
const portfolios: fc.Arbitrary<readonly AllocationLine[]> = fc.integer({ min: 2, max: 6 }).chain((count) =>
  fc
    .record({
      values: fc.array(amount, { minLength: count, maxLength: count }),
      shares: percents(count),
      money: fc.boolean(),
    })
    .map(({ values, shares, money }) => {
      const names = values.map((_, at) => (money && at === 0 ? CURRENCY : `A${at}`));
      const targets: Target[] = names.map((asset, at) => ({ asset, percent: shares[at] ?? '0' }));
      const positions = names.map((asset, at) => position(asset, values[at] ?? ZERO, ZERO));
      return allocationOf(worthOf(positions), targets, () => 'other');
    }),
);
const thresholds = fc.integer({ min: 0, max: 20 }).map((points) => decimal(String(points)));

const total = ({ trades }: Rebalancing, side: 'sell' | 'buy'): Decimal =>
  sum(trades.filter((trade) => trade.side === side).map((trade) => trade.amount));
const fees = ({ trades }: Rebalancing): Decimal => sum(trades.map(({ fee }) => fee));

describe('a rebalancing', () => {
  test('spends what it raises to the last digit, and pays for each trade what it costs', () => {
    fc.assert(
      fc.property(portfolios, thresholds, (lines, threshold) => {
        const made = rebalance(lines, { currency: CURRENCY, fees: FEES, threshold });
        const taking = ordersFor(lines, threshold).filter((order) => order.amount < ZERO);
        const purchases = made.trades.filter(({ side }) => side === 'buy');
        const hasMoney = lines.some(({ asset }) => asset === CURRENCY);
        // Unless the portfolio has money, only a purchase that was left out leaves any over.
        if (!hasMoney && purchases.length === taking.length) expect(made.cashUsed).toBe(ZERO);
        if (!hasMoney) expect(made.cashUsed).toBeLessThanOrEqual(ZERO);
        expect(add(total(made, 'sell'), made.cashUsed)).toBe(add(total(made, 'buy'), fees(made)));
        for (const { amount: size, fee, side } of made.trades) {
          const share = multiply(size, decimal('0.005'));
          const due = maximum(share, decimal(FEES.minimum));
          expect(absolute(subtract(fee, due))).toBeLessThanOrEqual(1n);
          expect(size).toBeGreaterThan(side === 'sell' ? fee : ZERO);
        }
      }),
      RUNS,
    );
  });

  test('without fees and threshold ends at the targets, with one trade for each line that was off', () => {
    fc.assert(
      fc.property(portfolios, (lines) => {
        const made = rebalance(lines, { currency: CURRENCY, fees: NO_FEES, threshold: ZERO });
        expect(driftAfter(lines, made, CURRENCY)).toBeLessThanOrEqual(ROUNDING);
        const off = lines.filter((line) => absolute(line.drift ?? ZERO) > ROUNDING && line.asset !== CURRENCY);
        expect(made.trades).toHaveLength(off.length);
      }),
      RUNS,
    );
  });

  test('brings what is off by the threshold to its target and moves no other line beyond its own', () => {
    fc.assert(
      fc.property(portfolios, thresholds, (lines, threshold) => {
        const orders = ordersFor(lines, threshold);
        expect(sum(orders.map((order) => order.amount))).toBe(ZERO);
        expect(orders.length > 0).toBe(greatestDrift(lines) >= threshold && greatestDrift(lines) > ZERO);
        const whole = new Map(ordersFor(lines, ZERO).map((order) => [order.line, order.amount]));
        for (const { line, amount: size } of orders) {
          const excess = whole.get(line) ?? ZERO;
          expect(size > ZERO).toBe(excess > ZERO);
          if (absolute(line.drift ?? ZERO) >= threshold) expect(size).toBe(excess);
          else expect(absolute(size)).toBeLessThanOrEqual(absolute(excess));
        }
      }),
      RUNS,
    );
  });

  test('takes as few lines as any choice that covers what is left over', () => {
    fc.assert(
      fc.property(portfolios, thresholds, (lines, threshold) => {
        const orders = ordersFor(lines, threshold);
        const all = ordersFor(lines, ZERO);
        const isOff = ({ line }: { readonly line: AllocationLine }) => absolute(line.drift ?? ZERO) >= threshold;
        const left = sum(all.filter(isOff).map((order) => order.amount));
        const others = all.filter((order) => !isOff(order) && order.amount > ZERO !== left > ZERO);
        const capacities = others.map((order) => absolute(order.amount));
        expect(orders.filter((order) => !isOff(order)).length).toBe(fewest(capacities, absolute(left)));
      }),
      RUNS,
    );
  });
});

/** The least number of these that adds up to so much, by trying all choices. */
function fewest(capacities: readonly Decimal[], wanted: Decimal): number {
  let least = wanted === ZERO ? 0 : capacities.length;
  for (let choice = 0; choice < 2 ** capacities.length; choice += 1) {
    const chosen = capacities.filter((_, at) => (choice >> at) % 2 === 1);
    if (sum(chosen) >= wanted) least = Math.min(least, chosen.length);
  }
  return least;
}

describe('of a class', () => {
  const targets: readonly Target[] = [
    { assetClass: 'crypto', percent: '20' },
    { asset: 'BOND', percent: '80' },
  ];
  const positions = [
    position('BOND', decimal('200'), ZERO),
    position('RICH', decimal('500'), decimal('400')),
    position('LOSS', decimal('150'), decimal('-50')),
    position('WHO', decimal('150'), undefined),
  ];
  const lines = allocationOf(worthOf(positions), targets, (asset) => (asset === 'BOND' ? 'fixed-income' : 'crypto'));

  test('what realizes the least gain is sold first, and what nobody knows last', () => {
    const { trades } = rebalance(lines, { currency: CURRENCY, fees: NO_FEES, threshold: ZERO });
    expect(trades.map(({ side, position: of, amount: size, gain }) => [side, of?.asset, size, gain])).toEqual([
      ['sell', 'LOSS', decimal('150'), decimal('-50')],
      ['sell', 'RICH', decimal('450'), decimal('360')],
      ['buy', 'BOND', decimal('600'), undefined],
    ]);
  });

  test('an asset with a target of its own is no part of its class, and what has no target is to go', () => {
    const own: readonly Target[] = [
      { assetClass: 'crypto', percent: '50' },
      { asset: 'RICH', percent: '50' },
    ];
    const made = allocationOf(worthOf(positions), own, (asset) => (asset === 'BOND' ? 'fixed-income' : 'crypto'));
    expect(made.map(({ asset, assetClass, value, target }) => [asset ?? assetClass, value, target])).toEqual([
      ['crypto', decimal('300'), decimal('50')],
      ['RICH', decimal('500'), decimal('50')],
      ['fixed-income', decimal('200'), ZERO],
    ]);
  });
});
