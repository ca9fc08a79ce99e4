/** The rates of one base currency in one month, packed into one record. */
import { type Decimal, decimal, divide, format, ONE } from '../../kernel/money/decimal.ts';
import type { Json } from '../../kernel/pages/types.ts';
import type { StoredRecord } from '../../kernel/store/records.ts';
import { monthOfSort } from './market-places.ts';
import type { MarketRate } from './market-prices.ts';

/** The bases that rates are stored by, and that two other currencies are converted by way of, the preferred one first. */
export const RATE_BASES = ['USD', 'EUR'] as const;
export type RateBase = (typeof RATE_BASES)[number];

export const isRateBase = (currency: string): currency is RateBase => RATE_BASES.some((base) => base === currency);

/** What one fetch said of a day: how many of each currency one unit of the base is. */
export interface RateFetch {
  readonly source: string;
  /** RFC 3339 UTC. */
  readonly fetchedAt: string;
  /** When somebody should have looked again; the rate stays the last one known. */
  readonly expiresAt: string;
  readonly rates: Readonly<Record<string, string>>;
}

/** The fetch that counts, which is the last one, and those that it took the place of, oldest first. */
export interface RateDay extends RateFetch {
  readonly inactive?: readonly RateFetch[];
}

/** Days by their number (`'01'`). */
export interface RateMonth {
  readonly days: Readonly<Record<string, RateDay>>;
}

export const EMPTY_RATES: RateMonth = { days: {} };
export const rateMonthIn = ({ value }: StoredRecord): RateMonth => value as unknown as RateMonth;
export const jsonOfRates = (month: RateMonth): Json => month as unknown as Json;

/** A rate of a pair, with the fetch that it comes from. */
export interface PairRate extends MarketRate {
  readonly fetchedAt: string;
  readonly expiresAt: string;
}

interface Pair {
  readonly from: string;
  readonly to: string;
}

/** One unit of `from` in `to` by the rates of a base; undefined where it doesn't have both. */
function pairRate(base: string, { rates }: RateFetch, { from, to }: Pair): Decimal | undefined {
  const ofFrom = rates[from];
  const ofTo = rates[to];
  if (from === base) return ofTo === undefined ? undefined : decimal(ofTo);
  if (ofFrom === undefined) return undefined;
  if (to === base) return divide(ONE, decimal(ofFrom));
  return ofTo === undefined ? undefined : divide(decimal(ofTo), decimal(ofFrom));
}

/** The currency that a base is for a pair: `null` if it is one of the two. */
const viaOf = (base: string, { from, to }: Pair): string | null => (base === from || base === to ? null : base);

/** The rates of a pair in a base's record of a month, oldest first. */
export function pairRatesIn(record: StoredRecord, base: string, pair: Pair): readonly PairRate[] {
  const { days } = rateMonthIn(record);
  const month = monthOfSort(record.sort);
  return Object.keys(days)
    .toSorted()
    .flatMap((day) => {
      const fetch = days[day];
      const rate = fetch && pairRate(base, fetch, pair);
      if (!fetch || rate === undefined) return [];
      const { source, fetchedAt, expiresAt } = fetch;
      return [{ date: `${month}-${day}`, rate, source, via: viaOf(base, pair), fetchedAt, expiresAt }];
    });
}

/** Rates as they are stored. */
export const ratesAsText = (rates: ReadonlyMap<string, Decimal>): Readonly<Record<string, string>> =>
  Object.fromEntries([...rates].map(([currency, rate]) => [currency, format(rate)]));
