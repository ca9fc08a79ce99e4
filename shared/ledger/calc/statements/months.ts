/** The months that an account has statements of. */
import type { Timestamp } from '../../../kernel/time.ts';
import { dateIn } from '../../../kernel/time-zone.ts';
import { monthIn } from '../../../kernel/zoned-days.ts';

/** Requests that began before a month's end may still be recording in it for this long; clocks differ a little, too. */
const SETTLING_MILLISECONDS = 5 * 60_000;

export interface StatementMonth {
  /** `YYYY-MM` */
  readonly month: string;
  readonly timeZone: string;
  readonly from: Timestamp;
  readonly before: Timestamp;
  readonly closed: boolean;
}

export function statementMonth(month: string, timeZone: string, now: string): StatementMonth {
  const { from, before } = monthIn(timeZone, month);
  return { month, timeZone, from, before, closed: Date.parse(now) >= Date.parse(before) + SETTLING_MILLISECONDS };
}

export const monthOfTime = (timeZone: string, time: string): string => dateIn(timeZone, time as Timestamp).slice(0, 7);

const earlier = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
};

/** Those between two, both included, the latest first. */
export function monthsBack(latest: string, first: string): readonly string[] {
  const months: string[] = [];
  for (let month = latest; month >= first; month = earlier(month)) months.push(month);
  return months;
}
