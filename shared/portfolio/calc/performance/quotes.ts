/**
 * Prices and rates for each day of a span. A day without one uses the last known; a day before the first known uses the
 * one of the last day.
 */
import { type Decimal, multiplyDivide, ONE } from '../../../kernel/money/decimal.ts';
import { indexIn, type Span } from './span.ts';

export interface PricePoint {
  readonly date: string;
  readonly close: Decimal;
  readonly currency: string;
}

/** A rate as a fraction, so that the inverse of a rate and one by way of a third currency are as exact as a direct one. */
export interface Rate {
  readonly times: Decimal;
  readonly over: Decimal;
}

export interface RatePoint extends Rate {
  readonly date: string;
}

export const SAME: Rate = { times: ONE, over: ONE };
export const inverseOf = ({ times, over }: Rate): Rate => ({ times: over, over: times });
export const chained = (a: Rate, b: Rate): Rate => ({
  times: (a.times * b.times) as Decimal,
  over: (a.over * b.over) as Decimal,
});
/** Rounded half-even at the 18th decimal. */
export const convert = (amount: Decimal, { times, over }: Rate): Decimal =>
  times === over ? amount : multiplyDivide(amount, times, over);

/** The points of the days of a span; points are in order of date, and those after the span are left out. */
function filled<P extends { readonly date: string }>(points: readonly P[], span: Span): readonly (P | undefined)[] {
  const known = points.filter(({ date }) => date <= span.last);
  const last = known.at(-1);
  const days = new Array<P | undefined>(span.days).fill(last);
  let upTo = 0;
  let before: P | undefined;
  for (const point of known) {
    const at = indexIn(span, point.date);
    // Until the first one it stays the last.
    if (before !== undefined) days.fill(before, Math.max(upTo, 0), Math.max(at, 0));
    before = point;
    upTo = at;
  }
  return days;
}

interface QuoteData {
  /** In order of date, by asset. */
  readonly closes: ReadonlyMap<string, readonly PricePoint[]>;
  /** Into `currency`, in order of date, by the currency they are from. */
  readonly rates: ReadonlyMap<string, readonly RatePoint[]>;
  /** What everything is to be told in. */
  readonly currency: string;
}

export class Quotes {
  readonly span: Span;
  readonly currency: string;
  readonly #data: QuoteData;
  readonly #closes = new Map<string, readonly (PricePoint | undefined)[]>();
  readonly #rates = new Map<string, readonly (RatePoint | undefined)[]>();

  constructor(span: Span, data: QuoteData) {
    this.span = span;
    this.currency = data.currency;
    this.#data = data;
  }

  closeOn(asset: string, day: number): PricePoint | undefined {
    let days = this.#closes.get(asset);
    if (!days) {
      days = filled(this.#data.closes.get(asset) ?? [], this.span);
      this.#closes.set(asset, days);
    }
    return days[day];
  }

  rateOn(from: string, to: string, day: number): Rate | undefined {
    if (from === to) return SAME;
    const first = this.#intoCurrency(from, day);
    const second = this.#intoCurrency(to, day);
    if (!first || !second) return undefined;
    return second === SAME ? first : chained(first, inverseOf(second));
  }

  #intoCurrency(from: string, day: number): Rate | undefined {
    if (from === this.currency) return SAME;
    let days = this.#rates.get(from);
    if (!days) {
      days = filled(this.#data.rates.get(from) ?? [], this.span);
      this.#rates.set(from, days);
    }
    return days[day];
  }
}
