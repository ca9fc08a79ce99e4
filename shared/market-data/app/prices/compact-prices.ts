/** Takes what is more than a close from the days that have become two years old. */
import type { Store } from '../../../kernel/store/types.ts';
import { monthSort, pricesOf } from '../../contract/market-places.ts';
import { monthAfter } from '../../contract/months.ts';
import { closesOnly, hasMoreThanCloses, jsonOfMonth, priceMonthIn } from '../../contract/price-month.ts';
import { firstFullMonth } from '../../domain/prices/ages.ts';
import { writeRecords } from '../write-records.ts';

/**
 * Months that have just become too old, and those before, in case that nobody came when they did. What is fetched of
 * older ones is stored as closes alone in the first place.
 */
const MONTHS_BACK = 3;
const ASSETS_AT_ONCE = 30;

/** Answers how many months were compacted. A month that changes meanwhile is left to the next run. */
export async function compactPrices(
  store: Pick<Store, 'readRecords' | 'write'>,
  assets: readonly string[],
  now: string,
): Promise<number> {
  const first = firstFullMonth(now);
  const months = Array.from({ length: MONTHS_BACK }, (_, back) => monthAfter(first, -1 - back));
  let compacted = 0;
  for (let at = 0; at < assets.length; at += ASSETS_AT_ONCE) {
    const some = assets.slice(at, at + ASSETS_AT_ONCE);
    const keys = some.flatMap((asset) => months.map((month) => ({ place: pricesOf(asset), sort: monthSort(month) })));
    for (const record of await store.readRecords(keys)) {
      const month = priceMonthIn(record);
      if (!hasMoreThanCloses(month)) continue;
      const { place, sort, revision } = record;
      const write = { place, sort, expect: { revision }, value: jsonOfMonth(closesOnly(month)) };
      if ((await writeRecords(store, [write], now)) !== undefined) compacted += 1;
    }
  }
  return compacted;
}
