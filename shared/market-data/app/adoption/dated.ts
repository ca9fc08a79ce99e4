/** Something of the market's that is said of days, such as the closes of an asset: found by day. */
import { daysAfter } from '../../contract/days.ts';
import type { DayRange } from '../../contract/market-prices.ts';
import { PRICE_AGE_DAYS_MAX } from '../../contract/price-book.ts';
import { isOver } from '../../domain/adoption/want.ts';
import type { Job } from '../../domain/backfill/job.ts';

/** What the market says of a day: `later`, if it may yet say something; undefined if it never will. */
export type Said<T> = T | 'later' | undefined;

/** Ranges nearer than this are read as one: they share an item or lie in neighbouring ones. */
const NEAR_DAYS = 31;

/** What is to be read for days in order: each with those before it whose price may hold for it. */
export function rangesFor(dates: readonly string[]): readonly DayRange[] {
  const ranges: DayRange[] = [];
  for (const date of dates) {
    const from = daysAfter(date, -PRICE_AGE_DAYS_MAX);
    const last = ranges.at(-1);
    if (last && from <= daysAfter(last.to, NEAR_DAYS)) ranges[ranges.length - 1] = { from: last.from, to: date };
    else ranges.push({ from, to: date });
  }
  return ranges;
}

const isCovered = (job: Job | undefined, date: string): boolean =>
  job?.covered.some(({ from, to }) => from <= date && date <= to) === true;

/**
 * What counts for a day: its own; where its history has been fetched without one, because nothing was traded then, the
 * last one before it that is not too old.
 */
export function saidOn<T>(
  rows: ReadonlyMap<string, T>,
  date: string,
  { job, mayCome, now }: { readonly job: Job | undefined; readonly mayCome: boolean; readonly now: string },
): Said<T> {
  if (!isOver(date, now)) return 'later';
  const own = rows.get(date);
  if (own !== undefined) return own;
  if (!isCovered(job, date)) return mayCome ? 'later' : undefined;
  for (let days = 1; days <= PRICE_AGE_DAYS_MAX; days += 1) {
    const before = rows.get(daysAfter(date, -days));
    if (before !== undefined) return before;
  }
  return undefined;
}

/** Rows by their day. */
export async function byDate<T extends { readonly date: string }>(
  ranges: readonly DayRange[],
  read: (range: DayRange) => Promise<readonly T[]>,
): Promise<ReadonlyMap<string, T>> {
  const rows = new Map<string, T>();
  for (const range of ranges) for (const row of await read(range)) rows.set(row.date, row);
  return rows;
}
