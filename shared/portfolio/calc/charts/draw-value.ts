import { type Decimal, minimum, ZERO } from '../../../kernel/money/decimal.ts';
import { axesOf } from './axes.ts';
import { type Canvas, emptyPanel, headed, sheet } from './canvas.ts';
import type { ValueDay, ValueSeries } from './chart-data.ts';
import type { Span } from './decimal-ticks.ts';
import { drawLine } from './lines.ts';
import { amountLabel, tickLabels } from './number-labels.ts';
import type { Svg } from './svg.ts';

const DASHES = '6 4';

function spanOf(days: readonly ValueDay[]): Span {
  const sorted = days.flatMap(({ value, investment }) => [value, investment]).toSorted((a, b) => (a < b ? -1 : 1));
  const [low = ZERO, high = ZERO] = [sorted[0], sorted.at(-1)];
  // From zero, unless all of it lies so far above that the line would be flat.
  const isFar = low > 0n && (high - low) * 3n < high;
  return isFar ? { low, high } : { low: minimum(low, ZERO), high };
}

function incompleteNote(days: readonly Pick<ValueDay, 'isPriced' | 'complete'>[]): string | undefined {
  const unpriced = days.filter(({ isPriced }) => !isPriced).length;
  const incomplete = days.filter(({ complete }) => !complete).length;
  if (unpriced > 0) return `Prices are missing on ${unpriced} of ${days.length} days.`;
  return incomplete === 0 ? undefined : `Costs are missing on ${incomplete} of ${days.length} days.`;
}

/** The value of each day, and what is invested in it. */
export function drawValue(canvas: Canvas, { subject, currency, days }: ValueSeries): Svg {
  const { theme, fontSize } = canvas;
  const [first, last] = [days[0], days.at(-1)];
  const title = `Value: ${subject}`;
  if (first === undefined || last === undefined) {
    const { parts, rest } = headed(canvas, { title, subtitle: currency, legend: [] });
    const words = 'No value on any of these days.';
    return sheet(canvas, { title, description: words }, [...parts, emptyPanel(canvas, rest, words)]);
  }
  const note = incompleteNote(days);
  const subtitle = `${amountLabel(last.value)} ${currency} on ${last.date}`;
  const { parts, rest } = headed(canvas, {
    ...{ title, subtitle, note },
    legend: [
      { label: 'Value', color: theme.value },
      { label: 'Invested', color: theme.investment, dashes: DASHES },
    ],
  });
  const span = spanOf(days);
  const axes = axesOf(canvas, rest, { from: first.date, to: last.date, span, labels: tickLabels });
  const points = (of: (day: ValueDay) => Decimal) => days.map((day) => ({ x: axes.x(day.date), y: axes.y(of(day)) }));
  const width = fontSize / 6;
  const isFromZero = span.low <= 0n;
  const description = `Value ${subtitle}, invested ${amountLabel(last.investment)} ${currency}; ${days.length} days from ${first.date}.`;
  return sheet(canvas, { title, description: note === undefined ? description : `${description} ${note}` }, [
    ...parts,
    ...axes.parts,
    ...drawLine(
      points(({ value }) => value),
      { color: theme.value, width, ...(isFromZero && { filledTo: axes.y(ZERO) }) },
    ),
    ...drawLine(
      points(({ investment }) => investment),
      { color: theme.investment, width: width * 0.8, dashes: DASHES, steps: true },
    ),
  ]);
}
