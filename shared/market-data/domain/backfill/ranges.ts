/** Sets of days as ranges: sorted, apart from each other, both ends included. */
import { daysAfter } from '../../contract/days.ts';
import type { DayRange } from '../../contract/market-prices.ts';

const byFrom = (a: DayRange, b: DayRange): number => (a.from < b.from ? -1 : 1);

/** The set with a range added; ranges that touch become one. */
export function withRange(ranges: readonly DayRange[], added: DayRange): readonly DayRange[] {
  const merged: DayRange[] = [];
  for (const range of [...ranges, added].toSorted(byFrom)) {
    const last = merged.at(-1);
    if (last && range.from <= daysAfter(last.to, 1)) {
      merged[merged.length - 1] = spanOf(last, range);
    } else merged.push(range);
  }
  return merged;
}

/** What of a range is not in the set, oldest first. */
export function missingIn(wanted: DayRange, ranges: readonly DayRange[]): readonly DayRange[] {
  const missing: DayRange[] = [];
  let { from } = wanted;
  for (const range of ranges) {
    if (range.to < from) continue;
    if (range.from > wanted.to) break;
    if (range.from > from) missing.push({ from, to: daysAfter(range.from, -1) });
    from = daysAfter(range.to, 1);
  }
  if (from <= wanted.to) missing.push({ from, to: wanted.to });
  return missing;
}

/** The smallest range that holds both. */
export const spanOf = (one: DayRange, other: DayRange): DayRange => ({
  from: [one.from, other.from].toSorted()[0] ?? one.from,
  to: [one.to, other.to].toSorted()[1] ?? one.to,
});

/** What of a range is on a day or after it: all of it where there is no such day; undefined where nothing is. */
export function partSince({ from, to }: DayRange, day: string | undefined): DayRange | undefined {
  if (day === undefined || day <= from) return { from, to };
  return day <= to ? { from: day, to } : undefined;
}

export const daysIn = ({ from, to }: DayRange): number =>
  Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / 86_400_000) + 1;
