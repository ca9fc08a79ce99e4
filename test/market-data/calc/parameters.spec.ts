import { describe, expect, it } from 'vitest';
import { decimal } from '../../../shared/kernel/money/decimal.ts';
import { dateOf, fromEpochMs } from '../../../shared/kernel/time.ts';
import { logDays, logSeriesOf } from '../../../shared/market-data/calc/parameters/log-series.ts';
import { returnHistoryOf } from '../../../shared/market-data/calc/parameters/return-history.ts';
import {
  correlation,
  correlationMatrix,
  returnStatistics,
} from '../../../shared/market-data/calc/parameters/statistics.ts';
import { tradingDaysOf } from '../../../shared/market-data/calc/parameters/trading-days.ts';
import { daysAfter } from '../../../shared/market-data/contract/days.ts';

const START = '2024-01-01';
const NOW = '2024-06-01T01:30:00.000Z';

const closesOf = (prices: readonly string[], dayOf = (index: number) => daysAfter(START, index)) =>
  prices.map((close, index) => ({ date: dayOf(index), close: decimal(close), currency: 'USD' }));

/** Weekdays from a Monday on. */
const weekday = (index: number): string => daysAfter(START, Math.floor(index / 5) * 7 + (index % 5));

const daysOf = (prices: readonly string[]) => {
  const series = logSeriesOf(closesOf(prices));
  return series ? logDays(series) : [];
};

/** Up by a tenth and down again, so that every return is ±ln 1.1. */
const zigzag = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => (index % 2 ? '110' : '100'));

describe('returns of an asset', () => {
  it('are those of the example in Hull, "Estimating volatility from historical data": 1.216% a day, 19.3% a year', () => {
    // Table 15.1 of the 9th edition (21 closes), once more from the end to have enough of them.
    const hull =
      '20.00 20.10 19.90 20.00 20.50 20.25 20.90 20.90 20.90 20.75 20.75 21.00 21.10 20.90 20.90 21.25 21.40 21.40 21.25 21.75 22.00';
    const prices = hull.split(' ');
    const back = [...prices].reverse().slice(1);
    const there = returnStatistics(daysOf([...prices, ...back]), { perYear: 252, gapDaysMax: 1 });
    // There and back the mean is zero, so that the deviation is √((Σu² = 0.00326 × 2) ÷ 39).
    expect(there).toMatchObject({ returns: 40, meanReturn: '0' });
    expect(Number(there?.volatility)).toBeCloseTo(Math.sqrt(((0.00326 * 2) / 39) * 252), 3);
  });

  it('have the sample deviation, n − 1, scaled by the days of a year', () => {
    const found = returnStatistics(daysOf(zigzag(41)), { perYear: 365, gapDaysMax: 1 });
    expect(found).toMatchObject({ returns: 40, meanReturn: '0' });
    expect(Number(found?.volatility)).toBeCloseTo(Math.log(1.1) * Math.sqrt((40 / 39) * 365), 7);
  });

  it('leave out steps over days without a close, which are no daily returns', () => {
    const gap = (index: number) => daysAfter(START, index < 20 ? index : index + 40);
    const series = logSeriesOf(closesOf(zigzag(42), gap));
    const found = returnStatistics(series ? logDays(series) : [], { perYear: 252, gapDaysMax: 5 });
    expect(found?.returns).toBe(40);
  });

  it('say nothing when there are fewer than thirty', () => {
    expect(returnStatistics(daysOf(zigzag(30)), { perYear: 365, gapDaysMax: 1 })).toBeUndefined();
    expect(returnStatistics(daysOf(zigzag(31)), { perYear: 365, gapDaysMax: 1 })?.returns).toBe(30);
  });

  it('don’t take a split for a loss, whether or not the closes were adjusted for it', () => {
    const splits = [{ date: dateOf(fromEpochMs(Date.parse(daysAfter(START, 20)))), to: 4, from: 1 }];
    const raw = zigzag(41).map((price, index) => (index < 20 ? price : String(Number(price) / 4)));
    const described = { type: 'stock', splits } as const;
    const adjusted = returnHistoryOf(closesOf(zigzag(41)), described, NOW);
    expect(returnHistoryOf(closesOf(raw), described, NOW)?.statistics).toEqual(adjusted?.statistics);
    expect(
      Number(returnHistoryOf(closesOf(raw), { type: 'stock', splits: [] }, NOW)?.statistics?.volatility),
    ).toBeGreaterThan(Number(adjusted?.statistics?.volatility) * 2);
  });

  it('begin anew where the currency of the closes changed', () => {
    const closes = closesOf(zigzag(60)).map((close, index) => (index < 20 ? { ...close, currency: 'EUR' } : close));
    const history = returnHistoryOf(closes, { type: 'crypto', splits: [] }, NOW);
    expect(history).toMatchObject({ currency: 'USD', from: daysAfter(START, 20), statistics: { returns: 39 } });
  });
});

describe('a year', () => {
  const series = (dayOf?: (index: number) => string) => {
    const found = logSeriesOf(closesOf(zigzag(40), dayOf));
    if (!found) throw new Error('no closes');
    return found;
  };
  it('has 365 returns of what trades around the clock and 252 of what trades on exchanges', () => {
    expect(tradingDaysOf('crypto', series(weekday)).perYear).toBe(365);
    expect(tradingDaysOf('etf', series()).perYear).toBe(252);
  });
  it('goes by the closes of weekends where the type says nothing', () => {
    expect(tradingDaysOf('custom', series()).perYear).toBe(365);
    expect(tradingDaysOf(undefined, series(weekday)).perYear).toBe(252);
  });
});

describe('correlation', () => {
  const wave = (count: number, phase: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => (100 + 10 * Math.sin(index + phase)).toFixed(6));

  it('is 1 of two that move alike and −1 of two that move against each other', () => {
    const doubled = wave(60, 0).map((price) => (Number(price) * 2).toFixed(6));
    const inverse = wave(60, 0).map((price) => (10_000 / Number(price)).toFixed(8));
    expect(correlation(daysOf(wave(60, 0)), daysOf(doubled))).toBe('1');
    expect(Number(correlation(daysOf(wave(60, 0)), daysOf(inverse)))).toBeCloseTo(-1, 6);
  });

  it('compares what moves over a weekend with what moves over the same weekend', () => {
    const everyDay = Array.from({ length: 90 }, (_, index) => (100 + 10 * Math.sin(index)).toFixed(6));
    const onWeekdays = everyDay
      .map((close, index) => ({ close, date: daysAfter(START, index) }))
      .filter(({ date }) => {
        const day = new Date(date).getUTCDay();
        return day !== 0 && day !== 6;
      });
    const series = logSeriesOf(onWeekdays.map(({ date, close }) => ({ date, close: decimal(close) })));
    expect(correlation(daysOf(everyDay), series ? logDays(series) : [])).toBe('1');
  });

  it('counts what happened over the weekend itself', () => {
    const step = (index: number): number => (index % 5 === 0 ? 1.05 : 1 + 0.01 * Math.sin(index));
    const against = (index: number): number => (index % 5 === 0 ? 1 / 1.05 : step(index));
    const path = (by: (index: number) => number) => {
      let price = 100;
      const prices = Array.from({ length: 60 }, (_, index) => {
        price *= index === 0 ? 1 : by(index);
        return price.toFixed(8);
      });
      const series = logSeriesOf(closesOf(prices, weekday));
      return series ? logDays(series) : [];
    };
    expect(Number(correlation(path(step), path(against)))).toBeLessThan(-0.5);
  });

  it('is unknown with too few days in common, and of one that never moves', () => {
    expect(correlation(daysOf(wave(60, 0)), daysOf(wave(20, 1)))).toBeNull();
    expect(correlation(daysOf(wave(60, 0)), daysOf(wave(60, 0).map(() => '5')))).toBeNull();
  });

  it('of each with each is symmetric, and 1 of each with itself', () => {
    const matrix = correlationMatrix([daysOf(wave(60, 0)), daysOf(wave(60, 1)), daysOf(wave(60, 2.5))]);
    expect(matrix.map((row, index) => row[index])).toEqual(['1', '1', '1']);
    expect(matrix[0]?.[2]).toBe(matrix[2]?.[0]);
    expect(Math.abs(Number(matrix[0]?.[1]))).toBeLessThan(1);
  });
});
