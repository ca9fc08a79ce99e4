/** Closes and rates of some days, read before they are asked: the user's own and the market's look alike. */
import { type Decimal, divide, multiply } from '../../../kernel/money/decimal.ts';
import { earliest } from './days.ts';

/** What one unit cost on a day, in a currency. */
export interface DatedClose {
  /** UTC day. */
  readonly date: string;
  readonly close: Decimal;
  readonly currency: string;
  readonly source: string;
  /** RFC 3339 UTC. */
  readonly at: string;
}

/** How an amount is converted: by one rate, or by two one after the other. */
export interface DatedRate {
  readonly date: string;
  readonly source: string;
  /** Each step rounded half-even at the 18th decimal. */
  readonly convert: (amount: Decimal) => Decimal;
}

export interface PriceHistory {
  /** The close of the day or the last one before it. */
  close(asset: string, date: string): DatedClose | undefined;
  rate(pair: { readonly from: string; readonly to: string }, date: string): DatedRate | undefined;
}

export const byRate = (rate: Decimal, rest: Omit<DatedRate, 'convert'>): DatedRate => ({
  ...rest,
  convert: (amount) => multiply(amount, rate),
});

export const byInverse = (rate: Decimal, rest: Omit<DatedRate, 'convert'>): DatedRate => ({
  ...rest,
  convert: (amount) => divide(amount, rate),
});

/** Two conversions one after the other, as old as the older of them. */
export const byWay = (first: DatedRate, second: DatedRate): DatedRate => ({
  date: earliest(first.date, second.date),
  source: first.source === second.source ? first.source : `${first.source}+${second.source}`,
  convert: (amount) => second.convert(first.convert(amount)),
});

/** What a valuation needs prices for. */
export interface PricesWanted {
  readonly assets: readonly string[];
  /** What everything is converted into. */
  readonly currency: string;
  /** The user's base currency, in which costs are kept; own rates may go by way of it. */
  readonly baseCurrency: string;
  /** UTC days, both included. */
  readonly range: { readonly from: string; readonly to: string };
}
