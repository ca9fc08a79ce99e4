/** What units would fetch on a day: by the user's own prices, else by the market's, else by the last own one there is. */
import { isFiat } from '../../../kernel/money/currencies.ts';
import { type Decimal, multiply, ONE } from '../../../kernel/money/decimal.ts';
import { dateOf, type Timestamp } from '../../../kernel/time.ts';
import { daysAfter } from '../../../market-data/contract/days.ts';
import type { MarketClose, MarketPrices } from '../../../market-data/contract/market-prices.ts';
import { openPriceBook, PRICE_AGE_DAYS_MAX, type PriceBook } from '../../../market-data/contract/price-book.ts';
import type { TaxBook } from '../../calc/book.ts';

export interface PriceFound {
  /** Of one unit, in the base currency. */
  readonly price: Decimal;
  /** UTC day of the oldest figure that it rests on. */
  readonly date: string;
  /** `own`, or the registry name of a source. */
  readonly source: string;
}

interface When {
  readonly at: Timestamp;
  readonly now: Timestamp;
}

/** Prices by asset; what has none is left out. */
export async function pricesAt(
  book: TaxBook,
  market: MarketPrices,
  assets: readonly string[],
  when: When,
): Promise<ReadonlyMap<string, PriceFound>> {
  const { maps, rules } = book.inside;
  const own = openPriceBook(maps.prices, { via: 'USD' });
  const old = openPriceBook(maps.prices, { via: 'USD', priceAgeDaysMax: Number.POSITIVE_INFINITY });
  const found = new Map<string, PriceFound>();
  const others: string[] = [];
  for (const asset of assets) {
    const price = await ownPrice(own, { asset, currency: rules.base, at: when.at });
    if (price) found.set(asset, price);
    else others.push(asset);
  }
  const closes = await closesOf(market, others, when);
  for (const asset of others) {
    const asked = { asset, currency: rules.base, at: when.at };
    const price =
      (await convertedClose(own, market, asked)) ??
      (await marketPrice(market, closes.get(asset), asked)) ??
      (await ownPrice(old, asked));
    if (price) found.set(asset, price);
  }
  return found;
}

interface Asked {
  readonly asset: string;
  readonly currency: string;
  readonly at: Timestamp;
}

async function ownPrice(prices: PriceBook, asked: Asked): Promise<PriceFound | undefined> {
  const quote = await prices.quoteAt({ ...asked, quantity: ONE });
  return quote && { price: quote.value, date: quote.date ?? dateOf(asked.at), source: 'own' };
}

/** The last close by then; a day to come is valued as of now. */
async function closesOf(
  market: MarketPrices,
  assets: readonly string[],
  { at, now }: When,
): Promise<ReadonlyMap<string, MarketClose>> {
  const day = dateOf(at);
  if (day >= dateOf(now)) return market.latest(assets, dateOf(now));
  const found = new Map<string, MarketClose>();
  for (const asset of assets) {
    const last = (await market.closes(asset, { from: daysAfter(day, -PRICE_AGE_DAYS_MAX), to: day })).at(-1);
    if (last) found.set(asset, last);
  }
  return found;
}

async function marketPrice(
  market: MarketPrices,
  close: MarketClose | undefined,
  { asset, currency, at }: Asked,
): Promise<PriceFound | undefined> {
  const date = dateOf(at);
  if (close === undefined) {
    const rate = isFiat(asset) ? await market.rateOn({ from: asset, to: currency, date }) : undefined;
    return rate && { price: rate.rate, date: rate.date, source: rate.source };
  }
  if (close.currency === currency) return { price: close.close, date: close.date, source: close.source };
  const rate = await market.rateOn({ from: close.currency, to: currency, date });
  return (
    rate && { price: multiply(close.close, rate.rate), date: earlier(close.date, rate.date), source: close.source }
  );
}

/** The user's own close in a currency that only the market has a rate for. */
async function convertedClose(
  own: PriceBook,
  market: MarketPrices,
  { asset, currency, at }: Asked,
): Promise<PriceFound | undefined> {
  const close = await own.closeAt({ asset, at });
  const rate = close && (await market.rateOn({ from: close.currency, to: currency, date: dateOf(at) }));
  return rate && { price: multiply(close.close, rate.rate), date: earlier(close.date, rate.date), source: 'own' };
}

const earlier = (a: string, b: string): string => (a < b ? a : b);
