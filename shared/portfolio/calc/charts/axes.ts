/** Axes of a line chart: dates below, exact round values at the left, each with a line across. */
import { scaleLinear, scaleUtc } from 'd3-scale';
import { type Decimal, format } from '../../../kernel/money/decimal.ts';
import type { Canvas, Panel } from './canvas.ts';
import { dateTicks } from './date-ticks.ts';
import { decimalTicks, type Span } from './decimal-ticks.ts';
import { element, type Svg, text } from './svg.ts';
import { textWidth } from './text-width.ts';

export interface AxesAsked {
  /** UTC days. */
  readonly from: string;
  readonly to: string;
  readonly span: Span;
  readonly labels: (ticks: readonly Decimal[]) => readonly string[];
}

export interface Axes {
  readonly x: (date: string) => number;
  readonly y: (value: Decimal) => number;
  /** To be drawn before the lines. */
  readonly parts: readonly Svg[];
}

/** Geometry needs no more digits than a pixel shows. */
const toNumber = (value: Decimal): number => Number(format(value));

const midnight = (date: string): Date => new Date(`${date}T00:00:00Z`);

/** Pixels between two lines across, at least, in shares of the font size. */
const ROW = 3.2;
const ROWS_MAX = 8;

/** A line across and a label at each of the round values. */
const rowsOf = (
  { theme, fontSize }: Canvas,
  { left, right }: Panel,
  rows: readonly { readonly tick: Decimal; readonly label: string; readonly y: number }[],
): readonly Svg[] =>
  rows.map(({ tick, label, y }) =>
    element('g', {}, [
      element('line', { x1: left, x2: right, y1: y, y2: y, stroke: tick === 0n ? theme.quiet : theme.grid }),
      text(label, {
        ...{ x: left - fontSize * 0.6, y: y + fontSize * 0.35 },
        ...{ fill: theme.quiet, 'text-anchor': 'end' },
      }),
    ]),
  );

/** A mark and a label at each of the round dates, none of which sticks out. */
const datesOf = (
  { theme, fontSize, width }: Canvas,
  { bottom }: Panel,
  dates: readonly { readonly label: string; readonly x: number }[],
): readonly Svg[] =>
  dates.map(({ label, x }) => {
    const half = textWidth(label, fontSize) / 2;
    return element('g', {}, [
      element('line', { x1: x, x2: x, y1: bottom, y2: bottom + fontSize * 0.4, stroke: theme.quiet }),
      text(label, {
        x: Math.min(Math.max(x, half + 2), width - half - 2),
        ...{ y: bottom + fontSize * 1.55, fill: theme.quiet, 'text-anchor': 'middle' },
      }),
    ]);
  });

export function axesOf(canvas: Canvas, rest: Panel, { from, to, span, labels }: AxesAsked): Axes {
  const { fontSize } = canvas;
  const bottom = rest.bottom - fontSize * 1.7;
  const rowsThatFit = Math.floor((bottom - rest.top) / (fontSize * ROW));
  const ticks = decimalTicks(span, Math.min(rowsThatFit, ROWS_MAX));
  const names = labels(ticks);
  const gutter = Math.max(...names.map((name) => textWidth(name, fontSize))) + fontSize * 0.8;
  const plot = { left: rest.left + gutter, top: rest.top, right: rest.right, bottom };
  const [start, end] = [midnight(from), midnight(to)];
  const middle = (plot.left + plot.right) / 2;
  // One day alone stands in the middle.
  const across = scaleUtc([start, end], start < end ? [plot.left, plot.right] : [middle, middle]);
  const up = scaleLinear([toNumber(ticks[0]), toNumber(ticks.at(-1) ?? ticks[1])], [plot.bottom, plot.top]);
  const rows = ticks.map((tick, index) => ({ tick, label: names[index] ?? '', y: up(toNumber(tick)) }));
  const dates = dateTicks({ from: start, to: end, width: plot.right - plot.left, fontSize });
  return {
    x: (date) => across(midnight(date)),
    y: (value) => up(toNumber(value)),
    parts: [
      ...rowsOf(canvas, plot, rows),
      ...datesOf(
        canvas,
        plot,
        dates.map(({ date, label }) => ({ label, x: across(date) })),
      ),
    ],
  };
}
