import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decimal, decimal, format } from '../../../shared/kernel/money/decimal.ts';
import { dateTicks } from '../../../shared/portfolio/calc/charts/date-ticks.ts';
import { decimalTicks } from '../../../shared/portfolio/calc/charts/decimal-ticks.ts';
import {
  amountLabel,
  percentLabel,
  shortLabel,
  tickLabels,
} from '../../../shared/portfolio/calc/charts/number-labels.ts';
import { textWidth } from '../../../shared/portfolio/calc/charts/text-width.ts';

describe('labels of amounts', () => {
  it.each([
    ['1234567.891', '1\u202f234\u202f567.89'],
    ['30000', '30\u202f000.00'],
    ['-0.5', '\u22120.5'],
    ['0.0000123456', '0.000012'],
    ['1.005', '1.00'],
    ['0', '0'],
  ])('of %s', (value, label) => {
    expect(amountLabel(decimal(value))).toBe(label);
  });
  it.each([
    ['9999.5', '9\u202f999.50'],
    ['109717.15', '109.72k'],
    ['-2500000', '\u22122.5M'],
    ['7000000000000', '7T'],
  ])('in little room of %s', (value, label) => {
    expect(shortLabel(decimal(value))).toBe(label);
  });
  it('in percent are exact on an axis and rounded in words', () => {
    expect(percentLabel(decimal('-0.1'))).toBe('\u221210%');
    expect(percentLabel(decimal('0.123456'), 1)).toBe('12.3%');
  });
});

describe('ticks of values', () => {
  it('are round, and their labels exact', () => {
    const ticks = decimalTicks({ low: decimal('0'), high: decimal('0.3') }, 3);
    expect(ticks.map(format)).toEqual(['0', '0.1', '0.2', '0.3']);
    expect(tickLabels(decimalTicks({ low: decimal('-20000'), high: decimal('29000') }, 5))).toEqual([
      '\u221220k',
      '\u221210k',
      '0',
      '10k',
      '20k',
      '30k',
    ]);
  });
  it('reach around whatever they are of, and are few', () => {
    const value = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map((scaled) => scaled as Decimal);
    fc.assert(
      fc.property(value, value, fc.integer({ min: 0, max: 12 }), (a, b, intervals) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const ticks = decimalTicks({ low, high }, intervals);
        expect(ticks[0] <= low && (ticks.at(-1) ?? low) >= high).toBe(true);
        expect(ticks.length).toBeLessThanOrEqual(Math.max(intervals, 1) + 3);
        expect(new Set(tickLabels(ticks)).size).toBe(ticks.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('ticks of dates', () => {
  const at = (from: string, to: string, width: number) =>
    dateTicks({ from: new Date(from), to: new Date(to), width, fontSize: 12 });

  it('are years, months or days, whichever the range needs', () => {
    expect(at('1996-01-01', '2023-05-18', 320).map(({ label }) => label)).toContain('2010');
    expect(at('2023-06-01', '2024-05-30', 320).map(({ label }) => label)).toContain('2024-01');
    expect(at('2024-02-26', '2024-03-02', 320).map(({ label }) => label)).toContain('2024-02-29');
    expect(at('2023-06-01', '2024-05-30', 170).length).toBeGreaterThan(1);
    expect(at('2024-02-26', '2024-02-26', 320).map(({ label }) => label)).toEqual(['2024-02-26']);
  });
  it('never touch each other', () => {
    const day = fc.integer({ min: 0, max: 40_000 });
    fc.assert(
      fc.property(day, day, fc.integer({ min: 150, max: 2400 }), (a, b, width) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)].map((days) => new Date(days * 86_400_000));
        if (!from || !to || from.getTime() === to.getTime()) return;
        const ticks = dateTicks({ from, to, width, fontSize: 12 });
        const scale = width / (to.getTime() - from.getTime());
        for (const [index, { date, label }] of ticks.entries()) {
          const before = ticks[index - 1];
          if (before) expect((date.getTime() - before.date.getTime()) * scale).toBeGreaterThan(textWidth(label, 12));
        }
      }),
      { numRuns: 60 },
    );
  });
});
