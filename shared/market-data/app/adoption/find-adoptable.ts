/** What a user's transactions lack, and what the market says of it: never more than makes up for what the user doesn't say. */
import { isFiat } from '../../../kernel/money/currencies.ts';
import { format, ONE } from '../../../kernel/money/decimal.ts';
import type { CalendarDate } from '../../../kernel/time.ts';
import { startOf } from '../../../kernel/time.ts';
import type { AdoptedPrice, AdoptedRate } from '../../contract/events.ts';
import type { MarketClose, MarketRate } from '../../contract/market-prices.ts';
import type { PriceBook } from '../../contract/price-book.ts';
import type { Want } from '../../domain/adoption/want.ts';
import type { MarketOf } from './market-of.ts';

export interface Adoptable {
  readonly prices: readonly AdoptedPrice[];
  readonly rates: readonly AdoptedRate[];
  /** Days of which the market may yet say a price, or a rate. */
  readonly awaits: { readonly prices: readonly string[]; readonly rates: readonly string[] };
}

const adoptedPrice = (asset: string, date: string, { close, ...said }: MarketClose): AdoptedPrice => ({
  ...{ asset, date, close: format(close), currency: said.currency, source: said.source, quotedOn: said.date },
});

const adoptedRate = (
  { from, to }: { readonly from: string; readonly to: string },
  date: string,
  { rate, source, via, date: quotedOn }: MarketRate,
): AdoptedRate => ({ from, to, date, rate: format(rate), source, quotedOn, ...(via === null ? {} : { via }) });

/** What becomes of a day: what is to be adopted, what is waited for, or nothing where nothing is lacking or to be had. */
type Day =
  | { readonly price: AdoptedPrice | undefined; readonly rate: AdoptedRate | undefined }
  | 'awaits-price'
  | 'awaits-rate'
  | undefined;

/** @param book what the user said, and has adopted. */
async function lookAt(
  book: PriceBook,
  market: MarketOf,
  { asset, currency }: Pick<Want, 'asset' | 'currency'>,
  date: string,
): Promise<Day> {
  // a day of a transaction is a calendar date
  const at = startOf(date as CalendarDate);
  if (await book.quoteAt({ asset, quantity: ONE, at, currency })) return undefined;
  const own = isFiat(asset) ? undefined : await book.closeAt({ asset, at });
  const said = isFiat(asset) || own ? undefined : market.closeOn(date);
  if (said === 'later') return 'awaits-price';
  const price = said && adoptedPrice(asset, date, said);
  const from = isFiat(asset) ? asset : (own ?? price)?.currency;
  if (from === undefined) return undefined;
  if (await book.rateAt({ from, to: currency, at })) return { price, rate: undefined };
  const rate = await market.rateOn(from, currency, date);
  if (rate === 'later') return 'awaits-rate';
  // a price in a currency that nobody can convert is of no use
  return rate && { price, rate: adoptedRate({ from, to: currency }, date, rate) };
}

export async function findAdoptable(
  book: PriceBook,
  market: MarketOf,
  want: Pick<Want, 'asset' | 'currency'>,
  dates: readonly string[],
): Promise<Adoptable> {
  const found = { prices: [] as AdoptedPrice[], rates: [] as AdoptedRate[] };
  const awaits = { prices: [] as string[], rates: [] as string[] };
  for (const date of dates) {
    const day = await lookAt(book, market, want, date);
    if (day === undefined) continue;
    if (day === 'awaits-price') awaits.prices.push(date);
    else if (day === 'awaits-rate') awaits.rates.push(date);
    else {
      if (day.price) found.prices.push(day.price);
      if (day.rate) found.rates.push(day.rate);
    }
  }
  return { ...found, awaits };
}
