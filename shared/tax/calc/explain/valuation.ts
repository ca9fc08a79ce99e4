/**
 * Who says what a transaction was worth: the same order of precedence by which the book values it, told with each price
 * and rate and the day that it is of.
 */
import { isFiat } from '../../../kernel/money/currencies.ts';
import { add, type Decimal, decimal, format, sum, ZERO } from '../../../kernel/money/decimal.ts';
import type { PriceBook, RatePath } from '../../../market-data/contract/price-book.ts';
import type { Quote, Valuation } from '../../contract/explain-http.ts';
import type { TaxTransaction } from '../lot.ts';
import { Figures, type Leg, type Side, sidesOf } from '../values.ts';

interface Context {
  readonly prices: PriceBook;
  readonly base: string;
  readonly at: TaxTransaction['timestamp'];
}

const isEmpty = ({ base, legs }: Side): boolean => base === ZERO && legs.length === 0;

const ratesOf = (path: RatePath): Quote['rates'] =>
  path.map(({ rate, inverted, date }) => ({ rate: format(rate), inverted, date }));

/** A thing's own rates if it is money, else its price and the rates of that price's currency; the other way where that fails. */
async function quoteOf({ asset, quantity }: Leg, { prices, base, at }: Context): Promise<Quote | undefined> {
  const value = await prices.valueAt({ asset, quantity, at, currency: base });
  if (value === undefined) return undefined;
  const common = { asset, quantity: format(quantity), value: format(value) };
  const direct = await prices.rateAt({ from: asset, to: base, at });
  const close = await prices.closeAt({ asset, at });
  const path = close && (await prices.rateAt({ from: close.currency, to: base, at }));
  const byClose = close && path && { close, path };
  const usesRate = direct !== undefined && (isFiat(asset) || byClose === undefined);
  if (usesRate || byClose === undefined) return { ...common, rates: ratesOf(direct ?? []) };
  const { currency, date } = byClose.close;
  return { ...common, price: { close: format(byClose.close.close), currency, date }, rates: ratesOf(byClose.path) };
}

async function quotesOf(legs: readonly Leg[], context: Context): Promise<readonly Quote[] | undefined> {
  const quotes: Quote[] = [];
  for (const leg of legs) {
    const quote = await quoteOf(leg, context);
    if (quote === undefined) return undefined;
    quotes.push(quote);
  }
  return quotes;
}

const worthOf = (base: Decimal, quotes: readonly Quote[]): string =>
  format(add(base, sum(quotes.map(({ value }) => decimal(value)))));

async function ofStated(
  { value }: TaxTransaction,
  context: Context,
): Promise<Pick<Valuation, 'value' | 'source' | 'stated' | 'quotes'> | undefined> {
  if (value === undefined) return undefined;
  const { amount, currency } = value;
  const common = { source: 'stated' as const, stated: { amount, currency } };
  if (currency === context.base) return { ...common, value: format(decimal(amount)), quotes: [] };
  const quote = await quoteOf({ asset: currency, quantity: decimal(amount) }, context);
  return quote && { ...common, value: quote.value, quotes: [quote] };
}

export async function valuationOf(
  transaction: TaxTransaction,
  { prices, base }: Pick<Context, 'prices' | 'base'>,
): Promise<Valuation> {
  const context = { prices, base, at: transaction.timestamp };
  const stated = await ofStated(transaction, context);
  if (stated) return stated;
  const { ins, outs } = sidesOf(transaction, base, new Figures());
  const filled = [outs, ins].filter((side) => !isEmpty(side));
  const inBase = filled.find(({ legs }) => legs.length === 0);
  if (inBase) return { value: format(inBase.base), source: 'money', quotes: [] };
  const inFiat = filled.filter(({ legs }) => legs.every(({ asset }) => isFiat(asset)));
  for (const side of [...inFiat, ins, outs]) {
    const quotes = isEmpty(side) ? undefined : await quotesOf(side.legs, context);
    if (quotes === undefined) continue;
    const source = inFiat.includes(side) ? 'money' : 'price';
    return { value: worthOf(side.base, quotes), source, quotes: [...quotes] };
  }
  return { source: 'none', quotes: [] };
}
