/** The sheet that a chart is drawn on: its ground, title and legend. */
import { element, escaped, type Svg, text } from './svg.ts';
import { fitted, textWidth } from './text-width.ts';
import { type Theme, type ThemeName, themeOf } from './theme.ts';

export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

export interface Canvas extends ChartSize {
  readonly theme: Theme;
  readonly fontSize: number;
  /** Between the edge and whatever is drawn. */
  readonly margin: number;
}

/** A part of the sheet. */
export interface Panel {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface LegendEntry {
  readonly label: string;
  readonly color: string;
  readonly dashes?: string;
}

export interface Heading {
  readonly title: string;
  readonly subtitle: string;
  readonly legend: readonly LegendEntry[];
  /** At the foot of the sheet: what is not in the picture. */
  readonly note?: string | undefined;
}

const FAMILY = "'DejaVu Sans', Verdana, 'Segoe UI', sans-serif";
/** Between the lines of text, in shares of the font size. */
const LINE = 1.55;

export function canvasOf(size: ChartSize, theme: ThemeName): Canvas {
  const fontSize = Math.round((10 + size.width / 320) * 2) / 2;
  return { ...size, theme: themeOf(theme), fontSize, margin: Math.round(fontSize * 1.2) };
}

/** The whole document. The title and description are what a screen reader says. */
export const sheet = (
  { width, height, theme, fontSize }: Canvas,
  said: { readonly title: string; readonly description: string },
  parts: readonly Svg[],
): Svg =>
  element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...{ width, height, viewBox: `0 0 ${width} ${height}` },
      ...{ role: 'img', 'font-family': FAMILY, 'font-size': fontSize },
    },
    [
      element('title', {}, [escaped(said.title)]),
      element('desc', {}, [escaped(said.description)]),
      element('rect', { width, height, fill: theme.background }),
      ...parts,
    ],
  );

const SWATCH = 1.6;

function legendRow({ theme, fontSize, margin, width }: Canvas, entries: readonly LegendEntry[], y: number): Svg[] {
  let x = margin;
  const drawn: Svg[] = [];
  for (const { label, color, dashes } of entries) {
    const room = width - margin - x - fontSize * (SWATCH + 0.5);
    if (room < fontSize * 2) break;
    const shown = fitted(label, fontSize, room);
    const middle = y - fontSize * 0.35;
    const line = { x1: x, x2: x + fontSize * SWATCH, y1: middle, y2: middle };
    drawn.push(
      element('line', { ...line, stroke: color, 'stroke-width': fontSize / 5, 'stroke-dasharray': dashes }),
      text(shown, { x: x + fontSize * (SWATCH + 0.5), y, fill: theme.quiet }),
    );
    x += fontSize * (SWATCH + 2) + textWidth(shown, fontSize);
  }
  return drawn;
}

/** The lines at the top and the note at the foot, and what is left between them. */
export function headed(canvas: Canvas, heading: Heading): { readonly parts: readonly Svg[]; readonly rest: Panel } {
  const { theme, fontSize, margin, width, height } = canvas;
  const room = width - 2 * margin;
  const titleSize = fontSize * 1.3;
  const titleY = margin + titleSize * 0.8;
  const subtitleY = titleY + fontSize * LINE;
  const legendY = subtitleY + (heading.legend.length > 0 ? fontSize * LINE : 0);
  const noteY = height - margin * 0.7;
  return {
    parts: [
      text(fitted(heading.title, titleSize, room), { x: margin, y: titleY, fill: theme.text, 'font-size': titleSize }),
      text(fitted(heading.subtitle, fontSize, room), { x: margin, y: subtitleY, fill: theme.quiet }),
      ...legendRow(canvas, heading.legend, legendY),
      ...(heading.note === undefined
        ? []
        : [
            text(fitted(heading.note, fontSize * 0.9, room), {
              x: margin,
              y: noteY,
              fill: theme.quiet,
              'font-size': fontSize * 0.9,
            }),
          ]),
    ],
    rest: {
      left: margin,
      top: legendY + fontSize * 1.4,
      right: width - margin,
      bottom: heading.note === undefined ? height - margin : noteY - fontSize * LINE,
    },
  };
}

/** Says in the middle of a panel that there is nothing to draw. */
export const emptyPanel = ({ theme, fontSize }: Canvas, { left, right, top, bottom }: Panel, words: string): Svg =>
  element('g', {}, [
    element('rect', {
      ...{ x: left, y: top, width: right - left, height: Math.max(bottom - top, 0) },
      ...{ fill: 'none', stroke: theme.grid, 'stroke-dasharray': '4 4', rx: 4 },
    }),
    text(fitted(words, fontSize, right - left - fontSize), {
      ...{ x: (left + right) / 2, y: (top + bottom) / 2 + fontSize * 0.35 },
      ...{ fill: theme.quiet, 'text-anchor': 'middle' },
    }),
  ]);
