/** What an asset was worth on a day in one currency, and who said so. */
import { isFiat } from '../../../kernel/money/currencies.ts';
import { type Decimal, multiply, ONE } from '../../../kernel/money/decimal.ts';
import { daysAfter } from '../../../market-data/contract/days.ts';
import type { Inceptions } from '../../../market-data/contract/inception.ts';
import { PRICE_AGE_DAYS_MAX } from '../../../market-data/contract/price-book.ts';
import { earliest } from './days.ts';
import type { DatedClose, DatedRate, PriceHistory } from './price-history.ts';

export interface Quote {
  /** Of one unit. */
  readonly price: Decimal;
  /** Of a quantity: not `price` times it, which would be rounded before. */
  readonly worth: (quantity: Decimal) => Decimal;
  /** UTC day of the oldest close or rate that it rests on; `null` for the currency itself. */
  readonly date: string | null;
  /** When it was so, RFC 3339 UTC; `null` for the currency itself. */
  readonly at: string | null;
  readonly source: string;
  /** Who said what the close's currency was worth, where it had to be converted. */
  readonly rateSource: string | null;
  /** It rests on something older than a price stays good. */
  readonly isStale: boolean;
}

/** Said of a currency in itself. */
const FACE_VALUE = 'face-value';

const isFresh = (dated: { readonly date: string }, date: string): boolean =>
  dated.date >= daysAfter(date, -PRICE_AGE_DAYS_MAX);

/** The user's own comes first, unless it is too old to be good and the market has a newer one. */
function preferred<Dated extends { readonly date: string }>(
  own: Dated | undefined,
  market: Dated | undefined,
  date: string,
): Dated | undefined {
  if (!own || !market) return own ?? market;
  return isFresh(own, date) || own.date >= market.date ? own : market;
}

/** Works out a close that nobody quotes, such as a bond's, from other prices of that day. */
export type Model = (asset: string, date: string, quotes: Quotes) => DatedClose | undefined;

export interface QuoteSources {
  readonly own: PriceHistory;
  readonly market: PriceHistory;
  readonly model: Model;
  /** The first days of assets, of those that have one. */
  readonly inceptions?: Inceptions;
}

export class Quotes {
  readonly #sources: QuoteSources;
  readonly currency: string;

  constructor(sources: QuoteSources, currency: string) {
    this.#sources = sources;
    this.currency = currency;
  }

  /** Undefined where nothing says what it is worth. */
  on(asset: string, date: string): Quote | undefined {
    if (asset === this.currency) {
      const face = { price: ONE, worth: (quantity: Decimal) => quantity };
      return { ...face, date: null, at: null, source: FACE_VALUE, rateSource: null, isStale: false };
    }
    // Money goes by its rate first, everything else by its close.
    return isFiat(asset)
      ? (this.#byRate(asset, date) ?? this.#byClose(asset, date))
      : (this.#byClose(asset, date) ?? this.#byRate(asset, date) ?? this.#byModel(asset, date));
  }

  /** The first day (UTC) that the asset existed, where anybody said. */
  inceptionOf(asset: string): string | undefined {
    return this.#sources.inceptions?.get(asset);
  }

  /** Converts an amount at the rate of a day. */
  convert(amount: Decimal, from: string, date: string): Decimal | undefined {
    return from === this.currency ? amount : this.#rate(from, date)?.convert(amount);
  }

  #rate(from: string, date: string): DatedRate | undefined {
    const { own, market } = this.#sources;
    const pair = { from, to: this.currency };
    return preferred(own.rate(pair, date), market.rate(pair, date), date);
  }

  #byRate(asset: string, date: string): Quote | undefined {
    const rate = this.#rate(asset, date);
    if (!rate) return undefined;
    const { source, convert } = rate;
    return {
      ...{ price: convert(ONE), worth: convert, source, rateSource: null },
      ...{ date: rate.date, at: `${rate.date}T00:00:00.000Z`, isStale: !isFresh(rate, date) },
    };
  }

  #byClose(asset: string, date: string): Quote | undefined {
    const { own, market } = this.#sources;
    const close = preferred<DatedClose>(own.close(asset, date), market.close(asset, date), date);
    return close && this.#quoteOf(close, date);
  }

  #byModel(asset: string, date: string): Quote | undefined {
    const close = this.#sources.model(asset, date, this);
    return close && this.#quoteOf(close, date);
  }

  #quoteOf(close: DatedClose, date: string): Quote | undefined {
    const rate = close.currency === this.currency ? undefined : this.#rate(close.currency, date);
    if (close.currency !== this.currency && !rate) return undefined;
    const worth = (quantity: Decimal): Decimal => {
      const value = multiply(close.close, quantity);
      return rate ? rate.convert(value) : value;
    };
    const oldest = earliest(close.date, rate?.date ?? close.date);
    return {
      ...{ price: worth(ONE), worth, source: close.source, rateSource: rate?.source ?? null },
      ...{ date: oldest, at: close.at, isStale: !isFresh({ date: oldest }, date) },
    };
  }
}
