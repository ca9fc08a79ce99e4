import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, format, multiply } from '../../../shared/kernel/money/decimal.ts';
import { compare } from '../../../shared/market-data/domain/sources/compare.ts';
import { type DatedClose, screen } from '../../../shared/market-data/domain/sources/screen.ts';
import { dateOfDay } from '../../support/provider-servers/series.ts';

const closes = (...texts: readonly string[]): readonly DatedClose[] =>
  texts.map((text, at) => ({ date: dateOfDay(20_000 + at), close: decimal(text) }));
const never = (): boolean => false;
const judged = (bars: readonly DatedClose[], before?: string, settled: readonly string[] = []) => {
  const neighbour = before === undefined ? undefined : { date: '2024-10-01', close: decimal(before) };
  const { accepted, held } = screen(bars, neighbour, ({ date }) => settled.includes(date));
  return {
    accepted: accepted.map(({ close }) => format(close)),
    held: held.map(({ first, neighbour: beside, days }) => [format(first.close), format(beside.close), days]),
  };
};

describe('a jump of scale', () => {
  it.each([
    ['up', ['10', '1000', '11'], ['10', '11'], [['1000', '10', 1]]],
    ['down', ['10', '0.1', '11'], ['10', '11'], [['0.1', '10', 1]]],
    ['just below', ['10', '999.99', '11'], ['10', '999.99', '11'], []],
  ] as const)('%s is held, what is around it isn’t', (_, bars, accepted, held) => {
    expect(judged(closes(...bars))).toEqual({ accepted, held });
  });

  it('that lasts is held as one stretch', () => {
    expect(judged(closes('10', '1000', '1100', '1200'), '9')).toEqual({ accepted: ['10'], held: [['1000', '10', 3]] });
  });

  it('is judged by the last known close', () => {
    expect(judged(closes('1000', '1001'), '10')).toEqual({ accepted: [], held: [['1000', '10', 2]] });
  });

  it('on the first day is judged by the days after it', () => {
    expect(judged(closes('1200', '10', '11'))).toEqual({ accepted: ['10', '11'], held: [['1200', '11', 1]] });
  });

  it('that an operator confirmed is taken, and those that follow are judged by it', () => {
    const bars = closes('10', '1000', '1100', '11');
    const second = bars[1]?.date ?? '';
    expect(judged(bars, '9', [second])).toEqual({ accepted: ['10', '1000', '1100'], held: [['11', '1100', 1]] });
  });

  it('within growth day by day is none', () => {
    const grown = closes('0.01', '0.5', '20', '900');
    expect(screen(grown, undefined, never).accepted).toEqual(grown);
  });

  it('loses no bar: each is accepted, or counted in a stretch', () => {
    const texts = fc.array(fc.constantFrom('0.01', '1', '2', '50', '300', '20000'), { maxLength: 12 });
    fc.assert(
      fc.property(texts, (all) => {
        const { accepted, held } = screen(closes(...all), undefined, never);
        expect(accepted.length + held.reduce((sum, { days }) => sum + days, 0)).toBe(all.length);
      }),
      { numRuns: 100 },
    );
  });
});

describe('two sources', () => {
  it('disagree beyond a twentieth of the smaller close, on days that both have', () => {
    const ours = closes('100', '100', '100', '100');
    const theirs = closes('105', '105.01', '95', '100').slice(0, 3);
    expect(compare(ours, theirs).map(({ other, difference }) => [format(other), format(difference)])).toEqual([
      ['105.01', '0.0501'],
      ['95', '0.052631578947368421'],
    ]);
  });

  it('disagree either way round', () => {
    const closeTexts = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(closeTexts, closeTexts, (a, b) => {
        const [ours, theirs] = [closes(String(a)), closes(String(b))];
        const there = compare(ours, theirs).map(({ difference }) => difference);
        expect(compare(theirs, ours).map(({ difference }) => difference)).toEqual(there);
        const [low, high] = [decimal(String(Math.min(a, b))), decimal(String(Math.max(a, b)))];
        expect(there.length === 1).toBe(high > multiply(low, decimal('1.05')));
      }),
      { numRuns: 100 },
    );
  });
});
