/** Bars that were fetched, as writes of the months they belong to. */
import type { RecordWrite, StoredRecord } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import { latestKey, monthSort, pricesOf } from '../../contract/market-places.ts';
import { monthOf } from '../../contract/months.ts';
import {
  closesOnly,
  EMPTY_MONTH,
  jsonOfLatest,
  jsonOfMonth,
  latestIn,
  type MarketBar,
  priceMonthIn,
  withBars,
} from '../../contract/price-month.ts';
import { firstFullMonth } from '../../domain/prices/ages.ts';

/** Each month is read once, and written on the condition that it still stands as read. Bars come oldest first. */
export async function barWrites(
  store: Pick<Store, 'readRecords'>,
  { asset, bars }: { readonly asset: string; readonly bars: readonly MarketBar[] },
  now: string,
): Promise<readonly RecordWrite[]> {
  const place = pricesOf(asset);
  const byMonth = Map.groupBy(bars, ({ date }) => monthOf(date));
  const keys = [...byMonth.keys()].map((month) => ({ place, sort: monthSort(month) }));
  const last = bars.at(-1);
  if (!last) return [];
  const stored = await store.readRecords([...keys, latestKey(asset)]);
  const months = [...byMonth].map(([month, own]): RecordWrite => {
    const sort = monthSort(month);
    const record = stored.find((candidate) => candidate.sort === sort);
    const merged = withBars(record ? priceMonthIn(record) : EMPTY_MONTH, own);
    const kept = month < firstFullMonth(now) ? closesOnly(merged) : merged;
    return { place, sort, expect: record ? { revision: record.revision } : 'absent', value: jsonOfMonth(kept) };
  });
  return [...months, ...latestWrites(stored, asset, last)];
}

/** The last close is the latest price, until somebody looks during the day. */
function latestWrites(stored: readonly StoredRecord[], asset: string, last: MarketBar): readonly RecordWrite[] {
  const key = latestKey(asset);
  const at = `${last.date}T23:59:59.999Z` as Timestamp;
  const record = stored.find(({ sort }) => sort === key.sort);
  if (record && latestIn(record).at >= at) return [];
  const value = jsonOfLatest({ ...last, at });
  return [{ ...key, expect: record ? { revision: record.revision } : 'absent', value }];
}
