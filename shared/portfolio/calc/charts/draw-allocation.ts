import { arc, type PieArcDatum, pie } from 'd3-shape';
import { format } from '../../../kernel/money/decimal.ts';
import { type DrawnPart, type DrawnParts, drawnParts } from './allocation-parts.ts';
import { type Canvas, emptyPanel, headed, type Panel, sheet } from './canvas.ts';
import type { Allocation } from './chart-data.ts';
import { amountLabel, percentLabel, shortLabel } from './number-labels.ts';
import { element, type Svg, text } from './svg.ts';
import { fitted, textWidth } from './text-width.ts';
import type { Theme } from './theme.ts';

/** Below this ratio of width to height the list stands under the ring. */
const WIDE = 1.15;
const ROW = 1.75;

const colorOf = (theme: Theme, part: DrawnPart, index: number): string =>
  part.gathered === undefined ? (theme.parts[index] ?? theme.rest) : theme.rest;

interface Layout {
  readonly centre: { readonly x: number; readonly y: number };
  readonly radius: number;
  readonly list: Panel;
}

/** The ring at the left or on top, the list in what is left. */
function layoutOf({ left, top, right, bottom }: Panel, { fontSize }: Canvas): Layout {
  const [width, height] = [right - left, bottom - top];
  if (width >= height * WIDE) {
    const radius = Math.max(Math.min(height / 2, width * 0.24), 0);
    const listLeft = left + 2 * radius + fontSize * 2;
    return { centre: { x: left + radius, y: top + height / 2 }, radius, list: { left: listLeft, top, right, bottom } };
  }
  const radius = Math.min(width / 2, height * 0.26);
  const listTop = top + 2 * radius + fontSize;
  return { centre: { x: left + width / 2, y: top + radius }, radius, list: { left, top: listTop, right, bottom } };
}

function ring({ theme, fontSize }: Canvas, { centre, radius }: Layout, drawn: DrawnParts, currency: string): Svg {
  const angles = pie<DrawnPart>()
    .sort(null)
    .value(({ share }) => Number(format(share)))([...drawn.parts]);
  const inner = radius * 0.62;
  const slice = arc<PieArcDatum<DrawnPart>>().innerRadius(inner).outerRadius(radius).digits(2);
  const total = shortLabel(drawn.total);
  // The total is written as large as the hole allows.
  const size = Math.min(fontSize * 1.4, (inner * 1.7 * fontSize) / textWidth(total, fontSize));
  const middle = { x: 0, 'text-anchor': 'middle' };
  return element('g', { transform: `translate(${Math.round(centre.x)} ${Math.round(centre.y)})` }, [
    ...angles.map((angle, index) =>
      element('path', {
        d: slice(angle) ?? '',
        ...{ fill: colorOf(theme, angle.data, index), stroke: theme.background, 'stroke-width': 1.5 },
      }),
    ),
    ...(inner < fontSize * 1.5
      ? []
      : [
          text(total, { ...middle, y: size * 0.1, 'font-size': size, fill: theme.text }),
          text(currency, { ...middle, y: size * 0.1 + fontSize * 1.3, 'font-size': fontSize * 0.9, fill: theme.quiet }),
        ]),
  ]);
}

/** One line for each part: its colour, name, share, and its value where there is room. */
function list({ theme, fontSize }: Canvas, { left, top, right, bottom }: Panel, parts: readonly DrawnPart[]): Svg[] {
  const rowHeight = Math.min(fontSize * ROW, (bottom - top) / parts.length);
  const start = top + Math.max((bottom - top - rowHeight * parts.length) / 2, 0);
  const shares = parts.map(({ share }) => percentLabel(share, 1));
  const values = parts.map(({ value }) => amountLabel(value));
  const shareWidth = Math.max(...shares.map((label) => textWidth(label, fontSize)));
  const valueWidth = Math.max(...values.map((label) => textWidth(label, fontSize)));
  const names = left + fontSize * 1.5;
  const room = right - names - shareWidth - fontSize;
  const hasValues = room - valueWidth - fontSize * 1.5 >= fontSize * 7;
  // What stands in columns belongs together: a wide sheet doesn't pull it apart.
  const longest = Math.max(...parts.map(({ name }) => textWidth(name, fontSize)));
  const nameWidth = Math.min(longest, hasValues ? room - valueWidth - fontSize * 1.5 : room);
  const shareRight = names + nameWidth + fontSize + shareWidth;
  return parts.map((part, index) => {
    const y = start + rowHeight * (index + 0.5) + fontSize * 0.35;
    const box = fontSize * 0.8;
    return element('g', {}, [
      element('rect', {
        x: left,
        y: y - box * 0.95,
        width: box,
        height: box,
        rx: 2,
        fill: colorOf(theme, part, index),
      }),
      text(fitted(part.name, fontSize, nameWidth), { x: names, y, fill: theme.text }),
      text(shares[index] ?? '', { x: shareRight, y, fill: theme.text, 'text-anchor': 'end' }),
      ...(hasValues
        ? [
            text(values[index] ?? '', {
              x: shareRight + fontSize * 1.5 + valueWidth,
              y,
              fill: theme.quiet,
              'text-anchor': 'end',
            }),
          ]
        : []),
    ]);
  });
}

const noteOf = ({ missing }: Allocation, left: number): string | undefined => {
  const notes = [
    ...(missing.length > 0 ? [`No price: ${missing.join(', ')}.`] : []),
    ...(left > 0 ? [`Owed or worth nothing: ${left}.`] : []),
  ];
  return notes.length === 0 ? undefined : notes.join(' ');
};

/** What the whole consists of, by value. */
export function drawAllocation(canvas: Canvas, allocation: Allocation): Svg {
  const { subject, currency, date, parts: all } = allocation;
  const title = `Allocation: ${subject}`;
  const rows = Math.floor((canvas.height - canvas.fontSize * 8) / (canvas.fontSize * 1.4));
  const drawn = drawnParts(all, Math.min(Math.max(rows, 2), canvas.theme.parts.length));
  const note = noteOf(allocation, drawn.left);
  if (drawn.parts.length === 0) {
    const { parts, rest } = headed(canvas, { title, subtitle: date, legend: [], note });
    const words = 'Nothing of value is held.';
    return sheet(canvas, { title, description: `${words} ${note ?? ''}`.trim() }, [
      ...parts,
      emptyPanel(canvas, rest, words),
    ]);
  }
  const subtitle = `${amountLabel(drawn.total)} ${currency} on ${date}`;
  const { parts, rest } = headed(canvas, { title, subtitle, legend: [], note });
  const layout = layoutOf(rest, canvas);
  const shares = drawn.parts.map(({ name, share }) => `${name} ${percentLabel(share, 1)}`).join(', ');
  return sheet(canvas, { title, description: `${subtitle}: ${shares}. ${note ?? ''}`.trim() }, [
    ...parts,
    ring(canvas, layout, drawn, currency),
    ...list(canvas, layout.list, drawn.parts),
  ]);
}
