/**
 * Reads stored snapshots: one item for each month, in one query. What is stored may be behind what happened since;
 * `read-snapshots.ts` answers what is right now, and is what others read by.
 */
import type { RecordPlace } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { DayRange } from '../../../market-data/contract/market-prices.ts';
import { monthOf } from '../../../market-data/contract/months.ts';
import { type SnapshotDay, type SnapshotMonth, unpackMonth } from '../../contract/snapshot-day.ts';

/** The projection whose records these are, and the list of the due index of portfolios whose day is to be taken. */
export const SNAPSHOTS = 'portfolio-snapshots';

export const snapshotPlace = (tenant: TenantId, portfolioId: string): RecordPlace => ({
  tenant,
  projection: SNAPSHOTS,
  partition: portfolioId,
});

const MONTH_PREFIX = 'M#';
/** Months of the years that times are taken of. */
const MONTHS_MAX = 201 * 12;

export const monthSort = (month: string): string => `${MONTH_PREFIX}${month}`;

/** The months of a range, whole. */
export async function readSnapshotMonths(
  store: Store,
  place: RecordPlace,
  { from, to }: DayRange,
): Promise<readonly SnapshotMonth[]> {
  if (from > to) return [];
  const records = await store.queryRecords(place, {
    from: monthSort(monthOf(from)),
    before: `${monthSort(monthOf(to))}~`,
    limit: MONTHS_MAX,
  });
  return records.map(({ sort, value }) => unpackMonth(sort.slice(MONTH_PREFIX.length), value));
}

/** The days of a range, both ends included. */
export const daysWithin = (months: readonly SnapshotMonth[], { from, to }: DayRange): readonly SnapshotDay[] =>
  months.flatMap(({ days }) => days).filter(({ date }) => date >= from && date <= to);
