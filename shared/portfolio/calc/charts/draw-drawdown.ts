import { type Decimal, ZERO } from '../../../kernel/money/decimal.ts';
import { axesOf } from './axes.ts';
import { type Canvas, emptyPanel, headed, sheet } from './canvas.ts';
import type { DrawdownSeries } from './chart-data.ts';
import { drawLine } from './lines.ts';
import { percentLabel } from './number-labels.ts';
import type { Svg } from './svg.ts';

/** One percent: the axis of a portfolio that never fell. */
const LEAST = -(10n ** 16n) as Decimal;

/** Of days that lack a price nobody knows. */
const unbroken = (from: string, to: string, knownDays: number | undefined): string =>
  knownDays === undefined
    ? `Never below its highest from ${from} to ${to}`
    : `Not below its highest on the ${knownDays} days with all prices from ${from} to ${to}`;

/** How far below its highest until then it was, each day. */
export function drawDrawdown(canvas: Canvas, { subject, days, leftOut }: DrawdownSeries): Svg {
  const { theme, fontSize } = canvas;
  const [first, last] = [days[0], days.at(-1)];
  const title = `Drawdown: ${subject}`;
  if (first === undefined || last === undefined) {
    const { parts, rest } = headed(canvas, { title, subtitle: 'Below the highest so far', legend: [] });
    const words = 'No value on any of these days.';
    return sheet(canvas, { title, description: words }, [...parts, emptyPanel(canvas, rest, words)]);
  }
  const deepest = days.reduce((deep, day) => (day.drawdown < deep.drawdown ? day : deep));
  const note = leftOut === 0 ? undefined : `Left out, for want of prices: ${leftOut} of ${days.length + leftOut} days.`;
  const subtitle =
    deepest.drawdown === 0n
      ? unbroken(first.date, last.date, leftOut === 0 ? undefined : days.length)
      : `Deepest ${percentLabel(deepest.drawdown, 2)} (${deepest.date}), last ${percentLabel(last.drawdown, 2)}`;
  const { parts, rest } = headed(canvas, { title, subtitle, legend: [], note });
  const axes = axesOf(canvas, rest, {
    ...{ from: first.date, to: last.date },
    span: { low: deepest.drawdown < LEAST ? deepest.drawdown : LEAST, high: ZERO },
    labels: (ticks) => ticks.map((tick) => percentLabel(tick)),
  });
  const points = days.map(({ date, drawdown }) => ({ x: axes.x(date), y: axes.y(drawdown) }));
  return sheet(canvas, { title, description: `${subtitle}; ${days.length} days from ${first.date}.` }, [
    ...parts,
    ...axes.parts,
    ...drawLine(points, { color: theme.loss, width: fontSize / 6, filledTo: axes.y(ZERO) }),
  ]);
}
