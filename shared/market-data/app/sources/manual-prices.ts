/** Closes that operators entered for all users: a record for each asset and year. They win over any provider's. */
import * as z from 'zod/mini';
import { decimal, format } from '../../../kernel/money/decimal.ts';
import type { SystemRecords } from '../../../kernel/store/system-records.ts';
import type { DayRange } from '../../contract/market-prices.ts';
import type { MarketBar } from '../../contract/price-month.ts';
import { changeRecord } from './change-record.ts';

export const MANUAL = 'manual';

const KIND = 'manual-prices';

/** By date, each in the currency it was entered in. */
const stored = z.strictObject({ closes: z.record(z.string(), z.tuple([z.string(), z.string()])) });
type Stored = z.infer<typeof stored>;

const nameOf = (asset: string, year: string): string => `${year}#${asset}`;
const closesIn = (value: unknown): Stored['closes'] => (value === undefined ? {} : stored.parse(value).closes);

function yearsOf({ from, to }: DayRange): readonly string[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => String(first + at));
}

/** Bars of the days that were entered, in the currencies that they were entered in, oldest first. */
export async function manualBars(
  records: SystemRecords,
  asset: string,
  range: DayRange,
): Promise<readonly MarketBar[]> {
  const found = await Promise.all(yearsOf(range).map((year) => records.read(KIND, nameOf(asset, year))));
  return found
    .flatMap((record) => Object.entries(closesIn(record?.value)))
    .filter(([date]) => date >= range.from && date <= range.to)
    .map(([date, [close, currency]]) => ({ date, close: decimal(close), source: MANUAL, currency }))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** Enters closes; a later one for the same day replaces it. Answers whether all could be written. */
export async function enterManualPrices(
  records: SystemRecords,
  asset: string,
  closes: readonly Pick<MarketBar, 'date' | 'close' | 'currency'>[],
): Promise<boolean> {
  const byYear = Map.groupBy(closes, ({ date }) => date.slice(0, 4));
  for (const [year, own] of byYear) {
    const entered = Object.fromEntries(
      own.map(({ date, close, currency }) => [date, [format(close), currency] as const]),
    );
    const written = await changeRecord<Stored>(records, { kind: KIND, name: nameOf(asset, year) }, (value) => ({
      closes: { ...closesIn(value), ...entered } as Stored['closes'],
    }));
    if (written === undefined) return false;
  }
  return true;
}
