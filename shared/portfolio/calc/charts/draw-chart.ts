import { assertNever } from '../../../kernel/errors.ts';
import { type ChartSize, canvasOf } from './canvas.ts';
import type { ChartData } from './chart-data.ts';
import { drawAllocation } from './draw-allocation.ts';
import { drawDrawdown } from './draw-drawdown.ts';
import { drawValue } from './draw-value.ts';
import type { Svg } from './svg.ts';
import type { ThemeName } from './theme.ts';

/** A chart as an SVG document, which refers to nothing outside itself. */
export function drawChart(data: ChartData, { theme, ...size }: ChartSize & { readonly theme: ThemeName }): Svg {
  const canvas = canvasOf(size, theme);
  switch (data.kind) {
    case 'value':
      return drawValue(canvas, data);
    case 'drawdown':
      return drawDrawdown(canvas, data);
    case 'allocation':
      return drawAllocation(canvas, data);
    default:
      return assertNever(data);
  }
}
