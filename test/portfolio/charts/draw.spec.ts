import { describe, expect, it } from 'vitest';
import { decimal, format } from '../../../shared/kernel/money/decimal.ts';
import { daysAfter } from '../../../shared/market-data/contract/days.ts';
import { drawnParts } from '../../../shared/portfolio/calc/charts/allocation-parts.ts';
import type { ChartData, ValueDay } from '../../../shared/portfolio/calc/charts/chart-data.ts';
import { drawChart } from '../../../shared/portfolio/calc/charts/draw-chart.ts';
import { drawdownOf } from '../../../shared/portfolio/calc/charts/drawdown.ts';
import { reducePoints } from '../../../shared/portfolio/calc/charts/reduce-points.ts';
import { element, escaped } from '../../../shared/portfolio/calc/charts/svg.ts';
import { fitted, textWidth } from '../../../shared/portfolio/calc/charts/text-width.ts';
import { themeOf } from '../../../shared/portfolio/calc/charts/theme.ts';

const days = (count: number): readonly ValueDay[] =>
  Array.from({ length: count }, (_, index) => ({
    date: daysAfter('1996-01-01', index),
    value: decimal((1_000 + 300 * Math.sin(index / 50) + index / 10).toFixed(2)),
    investment: decimal('900'),
    growth: decimal('1'),
    isPriced: index !== 3,
    complete: index > 5,
  }));

const value = (count: number, subject = 'Savings'): ChartData => ({
  kind: 'value',
  ...{ subject, currency: 'CHF', days: days(count) },
});
const parts = (...all: readonly (readonly [string, string])[]) =>
  all.map(([name, amount]) => ({ name, value: decimal(amount) }));

const draw = (data: ChartData, width = 800, height = 400): string => drawChart(data, { theme: 'light', width, height });

describe('markup', () => {
  it('holds whatever a name holds as text', () => {
    const svg = draw(value(30, `<script>alert("1")</script> & 'more' \u0000\ud800`), 2400);
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;more&#39; \ufffd');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML can't hold.
    expect(svg).not.toMatch(/[\u0000-\u0008]/);
  });
  it('escapes attributes, and leaves undefined ones out', () => {
    expect(element('a', { b: '"><c', d: 1.005, e: undefined }, [escaped('1 < 2')])).toBe(
      '<a b="&quot;&gt;&lt;c" d="1">1 &lt; 2</a>',
    );
  });
  it('refers to nothing outside itself', () => {
    expect(draw(value(30)).replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|url\(|<style|@import/);
  });
});

describe('a chart of value', () => {
  it('says in words what it shows', () => {
    const svg = draw(value(365));
    expect(svg).toMatch(
      /<title>Value: Savings<\/title><desc>Value 1\u202f\d{3}\.\d\d CHF on 1996-12-30, invested 900\.00 CHF/,
    );
    expect(svg).toContain('Prices are missing on 1 of 365 days.');
  });
  it('stays small however many days it shows', () => {
    expect(draw(value(10_000), 1200, 500).length).toBeLessThan(120_000);
  });
  it('draws a single day as a dot, and says so where there is none', () => {
    expect(draw(value(1))).toContain('<circle');
    expect(draw(value(0))).toContain('No value on any of these days.');
  });
  it('lets nothing stick out at the smallest size and the largest', () => {
    for (const [width, height] of [
      [240, 160],
      [2400, 1600],
    ] as const) {
      const svg = draw(value(400, 'A portfolio with a rather long name that goes on and on'), width, height);
      for (const [, x, y] of svg.matchAll(/ x="([-\d.]+)" y="([-\d.]+)"/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x)).toBeLessThanOrEqual(width);
        expect(Number(y)).toBeGreaterThanOrEqual(0);
        expect(Number(y)).toBeLessThanOrEqual(height);
      }
      expect(svg).not.toContain('NaN');
    }
  });
});

describe('a chart of drawdown', () => {
  const leaving = (leftOut: number, ...depths: readonly string[]): ChartData => ({
    kind: 'drawdown',
    ...{ subject: 'Savings', currency: 'CHF' },
    days: depths.map((depth, index) => ({
      date: daysAfter('2024-01-01', index),
      drawdown: decimal(depth),
    })),
    leftOut,
  });
  const drawdown = (...depths: readonly string[]) => leaving(0, ...depths);
  it('names the deepest day', () => {
    expect(draw(drawdown('0', '-0.1377', '-0.02'))).toContain('Deepest \u221213.77% (2024-01-02), last \u22122.00%');
  });
  it('says when it never fell', () => {
    expect(draw(drawdown('0', '0'))).toContain('Never below its highest');
    const partly = draw(leaving(9, '0', '0'));
    expect(partly).not.toContain('Never');
    expect(partly).toContain('Not below its highest on the 2 days with all prices');
  });
});

describe('a drawdown', () => {
  const day = (date: number, value: string, growth: string, isPriced = true): ValueDay => ({
    date: daysAfter('2024-01-01', date),
    ...{ value: decimal(value), investment: decimal('1'), growth: decimal(growth), isPriced, complete: false },
  });
  const depths = (...all: readonly ValueDay[]) =>
    drawdownOf(all).days.map(({ date, drawdown: depth }) => [date.slice(8), format(depth)]);

  it('is measured from the highest so far, and leaves out days that lack a price, but not what happened on them', () => {
    const all = [
      ...[day(0, '100', '1'), day(1, '80', '0.8'), day(2, '10', '0.5', false), day(3, '160', '4')],
      day(4, '120', '0.75'),
    ];
    expect(depths(...all)).toEqual([
      ['01', '0'],
      ['02', '-0.2'],
      ['04', '0'],
      ['05', '-0.25'],
    ]);
    expect(drawdownOf(all).leftOut).toBe(1);
  });
  it('is not hidden by what is put in, nor made by what is taken out', () => {
    expect(depths(day(0, '100', '1'), day(1, '1050', '0.5'), day(2, '10', '1'))).toEqual([
      ['01', '0'],
      ['02', '-0.5'],
      ['03', '-0.5'],
    ]);
  });
  it('begins with the first day, whatever happened on that', () => {
    expect(depths(day(0, '50', '0.5'), day(1, '50', '1'))).toEqual([
      ['01', '0'],
      ['02', '0'],
    ]);
  });
});

describe('a chart of allocation', () => {
  it('gathers what is too many into the rest, and loses nothing', () => {
    const all = parts(['A', '50'], ['B', '20'], ['C', '15'], ['D', '10'], ['E', '5']);
    const drawn = drawnParts(all, 3);
    expect(drawn.parts.map(({ name, value: worth }) => [name, format(worth)])).toEqual([
      ['A', '50'],
      ['B', '20'],
      ['3 others', '30'],
    ]);
    expect(format(drawn.total)).toBe('100');
  });
  it('names what it can’t show: what has no price, and what is owed', () => {
    const svg = draw({
      kind: 'allocation',
      ...{ subject: 'Savings', currency: 'CHF', date: '2024-05-31', missing: ['XYZ'] },
      parts: parts(['BTC', '60'], ['ETH', '40'], ['Loan', '-5']),
    });
    expect(svg).toContain('No price: XYZ. Owed or worth nothing: 1.');
    expect(svg).toContain('BTC 60.0%, ETH 40.0%');
  });
  it('says when nothing is held', () => {
    const empty = { subject: 'Savings', currency: 'CHF', date: '2024-05-31', parts: [], missing: [] };
    expect(draw({ kind: 'allocation', ...empty })).toContain('Nothing of value is held.');
  });
});

describe('lines of many points', () => {
  it('keep the first, lowest, highest and last of each column', () => {
    const points = Array.from({ length: 1_000 }, (_, x) => ({ x, y: x === 555 ? 99 : x === 444 ? -99 : x % 3 }));
    const reduced = reducePoints(points, 10);
    expect(reduced.length).toBeLessThanOrEqual(40);
    expect(reduced.map(({ y }) => y)).toEqual(expect.arrayContaining([99, -99]));
    expect([reduced[0], reduced.at(-1)]).toEqual([points[0], points.at(-1)]);
  });
  it('stay as they are where they can be told apart', () => {
    const points = [
      { x: 0, y: 1 },
      { x: 1, y: 2 },
    ];
    expect(reducePoints(points, 100)).toBe(points);
  });
});

describe('text', () => {
  it('is cut where there is no room, with an ellipsis', () => {
    const cut = fitted('Long-term savings', 12, 80);
    expect(cut).toMatch(/^Long-.*…$/);
    expect(textWidth(cut, 12)).toBeLessThanOrEqual(80);
  });
});

describe('colours', () => {
  const channel = (hex: string, at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  /** WCAG 2.2, relative luminance and contrast ratio. */
  const luminance = (hex: string): number =>
    0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
  const contrast = (a: string, b: string): number => {
    const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  it.each(['light', 'dark'] as const)('of the %s theme stand out from the ground', (name) => {
    const { background, text, quiet, value: line, investment, loss, parts: colors, rest } = themeOf(name);
    for (const color of [text, quiet]) expect(contrast(color, background), color).toBeGreaterThanOrEqual(4.5);
    for (const color of [line, investment, loss, rest, ...colors]) {
      expect(contrast(color, background), color).toBeGreaterThanOrEqual(3);
    }
  });
});
