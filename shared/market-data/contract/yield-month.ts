/** The yields of one month, packed into one record: what bonds that nobody quotes are priced by. */
import * as z from 'zod/mini';
import { type Decimal, decimal, divide, format } from '../../kernel/money/decimal.ts';
import type { Json } from '../../kernel/pages/types.ts';
import type { RecordPlace, StoredRecord } from '../../kernel/store/records.ts';
import type { Store } from '../../kernel/store/types.ts';
import { PLATFORM } from '../../kernel/streams.ts';
import type { YieldCurve } from '../calc/bonds/yield-curve.ts';
import { MARKET_RATES, monthOfSort, monthSort } from './market-places.ts';
import type { DayRange } from './market-prices.ts';
import { monthAfter, monthOf, monthsOf } from './months.ts';

/** Beside the rates, and no currency's: who reads rates may read them. */
export const YIELDS: RecordPlace = { tenant: PLATFORM, projection: MARKET_RATES, partition: 'yields' };

/** US Treasuries are quoted on a bond-equivalent basis. */
const COMPOUNDINGS_PER_YEAR = 2;
const HUNDRED = decimal('100');

const packed = z.object({
  /** Days by their number (`'01'`): percent a year by months to maturity. */
  days: z.record(z.string(), z.record(z.string(), z.string())),
});
export type YieldMonth = z.output<typeof packed>;
export const EMPTY_YIELDS: YieldMonth = { days: {} };
export const yieldMonthIn = ({ value }: StoredRecord): YieldMonth => z.parse(packed, value);
export const jsonOfYields = (month: YieldMonth): Json => month;

/** One yield of one day. */
export interface YieldOfDay {
  readonly date: string;
  readonly months: number;
  /** A year. */
  readonly percent: Decimal;
}

/** The month with yields of it added; one replaces what stood for its day and maturity. */
export function withYields({ days }: YieldMonth, yields: readonly YieldOfDay[]): YieldMonth {
  const after: Record<string, Record<string, string>> = { ...days };
  for (const { date, months, percent } of yields) {
    const day = date.slice(8);
    after[day] = { ...after[day], [months]: format(percent) };
  }
  return { days: after };
}

export interface DatedCurve {
  /** UTC day. */
  readonly date: string;
  readonly curve: YieldCurve;
}

const curveOf = (points: Readonly<Record<string, string>>): YieldCurve => ({
  compoundingsPerYear: COMPOUNDINGS_PER_YEAR,
  points: Object.entries(points).map(([months, percent]) => {
    return { months: Number(months), yield: divide(decimal(percent), HUNDRED) };
  }),
});

/** The curves of the days that have one, and of the month before the range, oldest first: one item for each month. */
export async function readCurves(
  store: Pick<Store, 'readRecords'>,
  { from, to }: DayRange,
): Promise<readonly DatedCurve[]> {
  const months = monthsOf({ from: `${monthAfter(monthOf(from), -1)}-01`, to });
  const records = await store.readRecords(months.map((month) => ({ place: YIELDS, sort: monthSort(month) })));
  return records
    .flatMap((record) =>
      Object.entries(yieldMonthIn(record).days).map(([day, points]) => {
        return { date: `${monthOfSort(record.sort)}-${day}`, curve: curveOf(points) };
      }),
    )
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}
