import { daysAfter } from '../../contract/days.ts';
import type { DayRange } from '../../contract/market-prices.ts';

/** Source of the number: history is kept from one year before the first purchase. */
const DAYS_BEFORE = 365;
/** No market of ours is older; a mistyped year orders no centuries. */
const OLDEST = '1970-01-01';

/** The days whose prices are wanted of an asset: until yesterday, which is the last one that is over. */
export function wantedRange(since: string | null, now: string): DayRange {
  const today = now.slice(0, 10);
  const first = since !== null && since < today ? since : today;
  const from = daysAfter(first, -DAYS_BEFORE);
  return { from: from < OLDEST ? OLDEST : from, to: daysAfter(today, -1) };
}
