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

/** Answers how many days it was told of. Of a maturity that no source answers, the next day asks again. */
export async function refreshYields(store: Store, services: SourceServices): Promise<number> {
  if (services.yields.size === 0) return 0;
  const now = services.clock();
  const range = await wantedRange(store, now.slice(0, 10));
  const maturities = new Set([...services.yields.values()].flatMap(({ maturitiesMonths }) => maturitiesMonths));
  const found: YieldOfDay[] = [];
  for (const months of maturities) {
    const asked = await fetchYields(months, range, services);
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

async function wantedRange(store: Store, today: string): Promise<DayRange> {
  const month = monthOf(today);
  const recent = [month, monthAfter(month, -1)].map((one) => ({ place: YIELDS, sort: monthSort(one) }));
  const known = await store.readRecords(recent);
  if (known.length > 0) return { from: daysAfter(today, -DAYS_BACK), to: today };
  return { from: `${monthAfter(month, -12 * FIRST_YEARS_BACK)}-01`, to: today };
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
