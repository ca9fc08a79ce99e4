/** What the market said: closes and exchange rates that all users share. The user's own are asked first, elsewhere. */
import type { Decimal } from '../../kernel/money/decimal.ts';
import type { Timestamp } from '../../kernel/time.ts';

/** What one unit cost at the end of a UTC day, or at the last look on the current one. */
export interface MarketClose {
  /** UTC day, `YYYY-MM-DD`. */
  readonly date: string;
  readonly close: Decimal;
  readonly currency: string;
  /** Registry name of the source it came from. */
  readonly source: string;
  /** When it was so: the end of the day, or the time of the last look. */
  readonly at: Timestamp;
  /** The UTC day in whose units a source that adjusts for splits has told it; its own, if left out. */
  readonly unitsOf?: string;
}

export interface MarketRate {
  readonly date: string;
  /** One unit of `from` in `to`, rounded half-even at the 18th decimal where it was computed. */
  readonly rate: Decimal;
  readonly source: string;
  /** The currency it was computed by way of; `null` for a direct or inverse rate. */
  readonly via: string | null;
}

/** Both ends included, UTC days. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** Assets go by the code that transactions name them by; what is unknown is left out, never zero and never one. */
export interface MarketPrices {
  /**
   * The last known price of each asset: one item read for each.
   * @param day in whose units it is wanted, which is the one that is asked on; left out, in those of its own.
   */
  latest(assets: readonly string[], day?: string): Promise<ReadonlyMap<string, MarketClose>>;
  /**
   * Closes of the days that have one, oldest first: one item read for each month. Under the codes of transactions, each
   * is in the units of its day, and there is one on the day of a split.
   */
  closes(asset: string, range: DayRange): Promise<readonly MarketClose[]>;
  /** The rate of the day, or the last one before it: direct, else inverse, else by way of USD or EUR. */
  rateOn(pair: { readonly from: string; readonly to: string; readonly date: string }): Promise<MarketRate | undefined>;
  /** Rates of the days that have one, oldest first: one item read for each month and leg. */
  rates(pair: { readonly from: string; readonly to: string }, range: DayRange): Promise<readonly MarketRate[]>;
}
