/** Months, by the last millisecond of each (UTC), up to which its commits were recorded. */
import { fromEpochMs, type Timestamp } from '../time.ts';

/**
 * A command's time is taken when it begins: so long after the end of a month, nothing can be recorded in it any more.
 */
const MARGIN_MILLISECONDS = 3_600_000;

/** The end of the month of a time. */
export const monthEndOf = (recordedAt: string): Timestamp => {
  const [year = 0, month = 0] = recordedAt.split('-').map(Number);
  return fromEpochMs(Date.UTC(year, month, 1) - 1);
};

const lastMonthEnd = (time: string): Timestamp => {
  const [year = 0, month = 0] = time.split('-').map(Number);
  return fromEpochMs(Date.UTC(year, month - 1, 1) - 1);
};

/** The end of the last month that was over by a time: that time itself, if it is one. */
export const lastMonthEndUntil = (time: string): Timestamp => {
  const end = monthEndOf(time);
  return end === time ? end : lastMonthEnd(time);
};

/** The end of the last month in which nothing more will be recorded. */
export const lastClosedMonthEnd = (now: string): Timestamp =>
  lastMonthEnd(new Date(Date.parse(now) - MARGIN_MILLISECONDS).toISOString());

/** When the month that is not closed yet will be. */
export const nextClosing = (now: string): Timestamp =>
  fromEpochMs(
    Date.parse(monthEndOf(new Date(Date.parse(now) - MARGIN_MILLISECONDS).toISOString())) + 1 + MARGIN_MILLISECONDS,
  );
