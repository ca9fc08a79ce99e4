/** A point of a line in whole days and in what is measured, for drawing alone. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * No more points than can be told apart at so many columns of pixels: the first, lowest, highest and last of each column,
 * which draws the same line (U. Jugel et al., M4: A Visualization-Oriented Time Series Data Aggregation, VLDB 2014).
 * @param points in order of `x`.
 */
export function reducePoints(points: readonly Point[], columns: number): readonly Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length <= columns * 4) return points;
  const width = (last.x - first.x) / columns;
  const byColumn = Map.groupBy(points, ({ x }) => Math.min(Math.floor((x - first.x) / width), columns - 1));
  return [...byColumn.values()].flatMap((column) => {
    const lowest = column.reduce((low, point) => (point.y < low.y ? point : low));
    const highest = column.reduce((high, point) => (point.y > high.y ? point : high));
    const kept = new Set([column[0], lowest, highest, column.at(-1)]);
    return column.filter((point) => kept.has(point));
  });
}
