/** What a price provider can do, whichever it is. An adapter speaks its protocol; it neither waits nor tries again. */
import type { Decimal } from '../../kernel/money/decimal.ts';
import type { Timestamp } from '../../kernel/time.ts';
import type { DayRange } from './market-prices.ts';

export interface DailyBar {
  /** UTC day, `YYYY-MM-DD`. */
  readonly date: string;
  readonly open?: Decimal;
  readonly high?: Decimal;
  readonly low?: Decimal;
  readonly close: Decimal;
  readonly volume?: Decimal;
}

export interface LatestPrice {
  readonly price: Decimal;
  readonly at: Timestamp;
}

/** Why a source gave nothing. `unknown-asset` is not worth another try, the others are. */
export type SourceFault =
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds?: number }
  | { readonly kind: 'unavailable'; readonly reason: string }
  | { readonly kind: 'malformed'; readonly reason: string }
  | { readonly kind: 'unknown-asset'; readonly reason: string };

export type SourceAnswer<T> = { readonly kind: 'ok'; readonly value: T } | SourceFault;

/** An asset as the source names it, and the currency that its prices are asked in. */
export interface SourceAsset {
  readonly id: string;
  readonly currency: string;
}

export interface PriceSource {
  /** Its name in the registry of sources. */
  readonly name: string;
  /** How many days one request may ask for. */
  readonly daysPerRequestMax: number;
  /** How many assets one request for the latest prices may name; 1 unless said. */
  readonly latestPerRequestMax?: number;
  /** Bars of the days that have one, oldest first. */
  dailyBars(asset: SourceAsset, range: DayRange): Promise<SourceAnswer<readonly DailyBar[]>>;
  /** One request for all of them, where the source can. */
  latest(assets: readonly SourceAsset[]): Promise<SourceAnswer<ReadonlyMap<string, LatestPrice>>>;
}

export interface RateSource {
  readonly name: string;
  /** The currencies that it quotes others against; any, if left out. */
  readonly bases?: readonly string[];
  /** How many of one unit of `base` each currency is, by day, oldest first. */
  rates(
    base: string,
    range: DayRange,
  ): Promise<SourceAnswer<readonly { readonly date: string; readonly rates: ReadonlyMap<string, Decimal> }[]>>;
}

/** The yield of one maturity on one day. */
export interface DailyYield {
  readonly date: string;
  /** Percent a year, as the source quotes it: 4.25 is 4.25%. It may be zero or below. */
  readonly percent: Decimal;
}

export interface YieldSource {
  readonly name: string;
  /** The maturities it has, in months, shortest first. */
  readonly maturitiesMonths: readonly number[];
  /** Yields of the days that have one, oldest first: one request for one maturity. */
  yields(maturityMonths: number, range: DayRange): Promise<SourceAnswer<readonly DailyYield[]>>;
}
