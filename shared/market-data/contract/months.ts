import type { DayRange } from './market-prices.ts';

/** The UTC month of a day or time, `YYYY-MM`. */
export const monthOf = (day: string): string => day.slice(0, 7);

/** The month so many months later (earlier, if negative). */
export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** The months that a range of days touches, oldest first. */
export function monthsOf({ from, to }: DayRange): readonly string[] {
  const months: string[] = [];
  for (let month = monthOf(from); month <= monthOf(to); month = monthAfter(month, 1)) months.push(month);
  return months;
}
