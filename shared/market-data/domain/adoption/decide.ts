/** Decides which prices of the market are adopted. */
import { type CalendarDate, startOf } from '../../../kernel/time.ts';
import type { AdoptedPrice, AdoptedRate } from '../../contract/events.ts';
import type { PriceBook } from '../../contract/price-book.ts';

export interface AdoptedRows {
  readonly prices: readonly AdoptedPrice[];
  readonly rates: readonly AdoptedRate[];
}

// a day of a transaction is a calendar date
const startOfDay = (date: string) => startOf(date as CalendarDate);

/** Leaves out what the user says, what was adopted before, and what is offered twice. */
export async function decideAdoption(
  book: PriceBook,
  { prices, rates }: AdoptedRows,
): Promise<{ prices: AdoptedPrice[]; rates: AdoptedRate[] }> {
  const adopted = { prices: new Map<string, AdoptedPrice>(), rates: new Map<string, AdoptedRate>() };
  for (const price of prices) {
    const known = await book.closeAt({ asset: price.asset, at: startOfDay(price.date) });
    const key = JSON.stringify([price.asset, price.date]);
    if (!known && !adopted.prices.has(key)) adopted.prices.set(key, price);
  }
  for (const rate of rates) {
    const known = await book.rateAt({ from: rate.from, to: rate.to, at: startOfDay(rate.date) });
    const key = JSON.stringify([rate.from, rate.to, rate.date]);
    if (!known && !adopted.rates.has(key)) adopted.rates.set(key, rate);
  }
  return { prices: [...adopted.prices.values()], rates: [...adopted.rates.values()] };
}
