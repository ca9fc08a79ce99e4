/** UTC days as `YYYY-MM-DD` sort as they are. */

/** The first of some days. */
export const earliest = (first: string, ...others: readonly string[]): string =>
  [first, ...others].toSorted()[0] ?? first;

/** The last of some days. */
export const latest = (first: string, ...others: readonly string[]): string =>
  [first, ...others].toSorted().at(-1) ?? first;
