import { area, curveLinear, curveStepAfter, line } from 'd3-shape';
import { type Point, reducePoints } from './reduce-points.ts';
import { element, type Svg } from './svg.ts';

export interface LineStyle {
  readonly color: string;
  readonly width: number;
  readonly dashes?: string;
  /** Holds until the next point, as what was paid does. */
  readonly steps?: boolean;
  /** Fills down or up to here. */
  readonly filledTo?: number;
}

/** Pixels that a stretch of a line is drawn in by its extremes: narrower than the line itself is wide. */
const COLUMN = 2;

const x = (point: Point): number => point.x;
const y = (point: Point): number => point.y;

/** A line through points given in pixels, oldest first; a single one is drawn as a dot. */
export function drawLine(points: readonly Point[], style: LineStyle): readonly Svg[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (first.x === last.x)
    return [element('circle', { cx: first.x, cy: first.y, r: style.width * 2, fill: style.color })];
  const drawn = [...reducePoints(points, Math.ceil((last.x - first.x) / COLUMN))];
  const curve = style.steps ? curveStepAfter : curveLinear;
  const stroke = element('path', {
    d: line<Point>().x(x).y(y).curve(curve).digits(1)(drawn) ?? '',
    ...{ fill: 'none', stroke: style.color, 'stroke-width': style.width, 'stroke-dasharray': style.dashes },
    ...{ 'stroke-linejoin': 'round', 'stroke-linecap': style.dashes === undefined ? 'round' : undefined },
  });
  if (style.filledTo === undefined) return [stroke];
  const ground = area<Point>().x(x).y1(y).y0(style.filledTo).curve(curve).digits(1)(drawn) ?? '';
  return [element('path', { d: ground, fill: style.color, 'fill-opacity': 0.14 }), stroke];
}
