/** Looks up the yields of the last days, the first time those of the last years: daily, and the same for all users. */
import type { RecordWrite } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { daysAfter } from '../../contract/days.ts';
import { monthOfSort, monthSort } from '../../contract/market-places.ts';
import type { DayRange } from '../../contract/market-prices.ts';
import { monthAfter, monthOf } from '../../contract/months.ts';
import {
  EMPTY_YIELDS,
  jsonOfYields,
  withYields,
  YIELDS,
  type YieldOfDay,
  yieldMonthIn,
} from '../../contract/yield-month.ts';
import { fetchYields } from '../sources/fetch-rates.ts';
import type { SourceServices } from '../sources/services.ts';
import { writeRecords } from '../write-records.ts';

/** Yields of a day appear on the next one; none appear at weekends. */
const DAYS_BACK = 7;
const FIRST_YEARS_BACK = 10;
/** A transaction holds 100 items. */
const MONTHS_AT_ONCE = 50;

/** Answers how many days it was told of. Of a maturity that no source answers, the next day asks again for all that is missing. */
export async function refreshYields(store: Store, services: SourceServices): Promise<number> {
  if (services.yields.size === 0) return 0;
  const now = services.clock();
  const today = now.slice(0, 10);
  const last = await lastDays(store, today);
  const maturities = new Set([...services.yields.values()].flatMap(({ maturitiesMonths }) => maturitiesMonths));
  const found: YieldOfDay[] = [];
  for (const months of maturities) {
    const asked = await fetchYields(months, wantedRange(last.get(months), today), services);
    if (asked.kind !== 'answered') continue;
    found.push(...asked.value.map(({ date, percent }) => ({ date, months, percent })));
  }
  const writes = await writesOf(store, found);
  for (let start = 0; start < writes.length; start += MONTHS_AT_ONCE) {
    // Whoever else is at the same writes the same.
    await writeRecords(store, writes.slice(start, start + MONTHS_AT_ONCE), now);
  }
  return new Set(found.map(({ date }) => date)).size;
}

/** The last day of this month and the one before it that each maturity is known of. */
async function lastDays(store: Store, today: string): Promise<ReadonlyMap<number, string>> {
  const month = monthOf(today);
  const recent = [monthAfter(month, -1), month].map((one) => ({ place: YIELDS, sort: monthSort(one) }));
  const last = new Map<number, string>();
  for (const record of await store.readRecords(recent)) {
    for (const [day, points] of Object.entries(yieldMonthIn(record).days)) {
      const date = `${monthOfSort(record.sort)}-${day}`;
      for (const months of Object.keys(points).map(Number)) {
        if (date > (last.get(months) ?? '')) last.set(months, date);
      }
    }
  }
  return last;
}

/** The last days, and those since a maturity was known; the last years of one that isn't. */
function wantedRange(last: string | undefined, today: string): DayRange {
  const back = daysAfter(today, -DAYS_BACK);
  if (last === undefined) return { from: `${monthAfter(monthOf(today), -12 * FIRST_YEARS_BACK)}-01`, to: today };
  return { from: last < back ? last : back, to: today };
}

async function writesOf(store: Store, found: readonly YieldOfDay[]): Promise<readonly RecordWrite[]> {
  const months = Map.groupBy(found, ({ date }) => monthOf(date));
  if (months.size === 0) return [];
  const records = await store.readRecords(
    [...months.keys()].map((month) => ({ place: YIELDS, sort: monthSort(month) })),
  );
  const known = new Map(records.map((record) => [monthOfSort(record.sort), record]));
  return [...months].map(([month, yields]): RecordWrite => {
    const before = known.get(month);
    const after = withYields(before ? yieldMonthIn(before) : EMPTY_YIELDS, yields);
    const expect = before ? { revision: before.revision } : ('absent' as const);
    return { place: YIELDS, sort: monthSort(month), expect, value: jsonOfYields(after) };
  });
}
