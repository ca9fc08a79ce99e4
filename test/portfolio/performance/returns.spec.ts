/** Measures of returns, by examples that can be worked out by hand. */
import { describe, expect, it } from 'vitest';
import { annualized } from '../../../shared/portfolio/calc/performance/annualized.ts';
import { internalRate } from '../../../shared/portfolio/calc/performance/internal-rate.ts';
import {
  correlation,
  maximumDrawdown,
  sharpeRatio,
  volatility,
} from '../../../shared/portfolio/calc/performance/risk.ts';
import { growthOf, timeWeightedReturn } from '../../../shared/portfolio/calc/performance/window-return.ts';

const paid = (...payments: readonly (readonly [days: number, amount: number])[]) =>
  payments.map(([days, amount]) => ({ days, amount }));

describe('the money-weighted return', () => {
  it.each([
    ['a gain within a year', paid([0, -100], [365, 110]), 0.1],
    ['a loss within half a year, as if it went on', paid([0, -100], [182.5, 90]), 0.81 - 1],
    ['two deposits', paid([0, -100], [365, -100], [730, 231]), 0.1],
    ['hardly anything left', paid([0, -1_000_000], [365, 1]), 0.000001 - 1],
    ['nothing gained', paid([0, -100], [30, 100]), 0],
    ['a thousandfold in a day', paid([0, -1], [365 / 10, 2]), 1023],
  ])('of %s', (_, payments, rate) => {
    expect(internalRate(payments, 365)).toBeCloseTo(rate, 9);
  });

  it.each([
    ['without anything paid in', paid([0, 5], [1, 10])],
    ['without anything that came out', paid([0, -5], [1, -10])],
    ['within no time', paid([0, -5], [0, 10])],
    ['of nothing', []],
  ])('is none %s', (_, payments) => {
    expect(internalRate(payments, 365)).toBeUndefined();
  });

  it('of several is the one nearest to nothing', () => {
    expect(internalRate(paid([0, -100], [365, 230], [730, -132]), 365)).toBeCloseTo(0.1, 9);
  });
});

describe('the time-weighted return', () => {
  const window = { begin: 100, end: 110, days: 10, flows: [] };

  it('does not care how much was at work', () => {
    const later = { begin: 110, end: 1100, days: 10, flows: [{ at: 0, amount: 890 }] };
    expect(timeWeightedReturn([window, later])).toBeCloseTo(1.1 * 1.1 - 1, 12);
  });

  it('counts what was taken out at the end as still at work', () => {
    expect(growthOf({ begin: 100, end: 0, days: 1, flows: [{ at: 1, amount: -105 }] })).toBeCloseTo(1.05, 12);
  });

  it('is the internal growth of a window that money came in the midst of', () => {
    const growth = 1.21;
    const end = 100 * growth + 50 * Math.sqrt(growth);
    expect(growthOf({ begin: 100, end, days: 10, flows: [{ at: 5, amount: 50 }] })).toBeCloseTo(growth, 9);
  });

  it('of a time without anything at work is nothing', () => {
    expect(timeWeightedReturn([{ begin: 0, end: 0, days: 1, flows: [] }, window])).toBeCloseTo(0.1, 12);
  });
});

it('a return is annualized over its days, and over none it is nothing', () => {
  expect(annualized(0.21, 730)).toBeCloseTo(0.1, 12);
  expect(annualized(0.5, 0)).toBe(0);
});

describe('risk', () => {
  const returns = [0.1, -0.5, 0.2, 0.1, 0.6];

  it('is the deviation of daily returns, for a year of calendar days', () => {
    expect(volatility([0.01, 0.03])).toBeCloseTo(Math.sqrt(0.0002 * 365), 12);
    expect(volatility([0.01])).toBeUndefined();
  });

  it('is set against the return above what is free of it', () => {
    expect(sharpeRatio([0.01, 0.03], 0.3)).toBeCloseTo((0.02 * 365 - 0.3) / Math.sqrt(0.0002 * 365), 12);
    expect(sharpeRatio([0.01, 0.01], 0)).toBeUndefined();
  });

  it('is the deepest fall from a peak, however high it was before and after', () => {
    expect(maximumDrawdown(returns)).toEqual({ depth: expect.closeTo(-0.5, 12), peak: 0, trough: 1 });
    expect(maximumDrawdown([0.1, 0])).toEqual({ depth: 0, peak: -1, trough: -1 });
  });

  it('that goes together is correlated', () => {
    expect(correlation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 12);
    expect(correlation([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12);
    expect(correlation([1, 2], [1, 1])).toBeUndefined();
  });
});
