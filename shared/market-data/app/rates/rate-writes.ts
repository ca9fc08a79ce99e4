/** Rates that were fetched, as writes of the months they belong to. */
import type { Decimal } from '../../../kernel/money/decimal.ts';
import type { RecordWrite } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { monthSort, ratesOfBase } from '../../contract/market-places.ts';
import { monthOf } from '../../contract/months.ts';
import { EMPTY_RATES, jsonOfRates, type RateBase, rateMonthIn, ratesAsText } from '../../contract/rate-month.ts';
import { withFetch } from '../../domain/rates/with-fetch.ts';

/** Somebody looks each hour; a look may come a little late. */
export const RATES_VALID_SECONDS = 75 * 60;

export interface FetchedRates {
  readonly base: RateBase;
  readonly source: string;
  /** RFC 3339 UTC. */
  readonly fetchedAt: string;
  readonly expiresAt: string;
  /** How many of one unit of the base each currency is, by day. */
  readonly days: readonly { readonly date: string; readonly rates: ReadonlyMap<string, Decimal> }[];
}

/** Each month is read once, and written on the condition that it still stands as read; what says nothing new isn't. */
export async function rateWrites(
  store: Pick<Store, 'readRecords'>,
  { base, source, fetchedAt, expiresAt, days }: FetchedRates,
): Promise<readonly RecordWrite[]> {
  const place = ratesOfBase(base);
  const byMonth = Map.groupBy(days, ({ date }) => monthOf(date));
  const keys = [...byMonth.keys()].map((month) => ({ place, sort: monthSort(month) }));
  if (keys.length === 0) return [];
  const stored = await store.readRecords(keys);
  return [...byMonth].flatMap(([month, own]): readonly RecordWrite[] => {
    const sort = monthSort(month);
    const record = stored.find((candidate) => candidate.sort === sort);
    const before = record ? rateMonthIn(record) : EMPTY_RATES;
    let after = before;
    for (const { date, rates } of own) {
      after = withFetch(after, date, { source, fetchedAt, expiresAt, rates: ratesAsText(rates) });
    }
    if (after === before) return [];
    return [{ place, sort, expect: record ? { revision: record.revision } : 'absent', value: jsonOfRates(after) }];
  });
}
