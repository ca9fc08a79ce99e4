/**
 * Who says what a transaction was worth: the same order of precedence by which the book values it, told with each price
 * and rate and the day that it is of.
 */
import { isFiat } from '../../../kernel/money/currencies.ts';
import { add, type Decimal, decimal, format, sum, ZERO } from '../../../kernel/money/decimal.ts';
import type { Close, PriceBook, RatePath } from '../../../market-data/contract/price-book.ts';
import type { ExplainedFee, Quote, Valuation } from '../../contract/explain-http.ts';
import type { TaxTransaction } from '../lot.ts';
import type { ToldFee } from '../reports/fee-rows.ts';
import { type Leg, type Side, sidesOf } from '../values.ts';

interface Context {
  readonly prices: PriceBook;
  readonly base: string;
  readonly at: TaxTransaction['timestamp'];
}

const isEmpty = ({ base, legs }: Side): boolean => base === ZERO && legs.length === 0;

const ratesOf = (path: RatePath): Quote['rates'] =>
  path.map(({ rate, inverted, date, source }) => ({
    ...{ rate: format(rate), inverted, date },
    ...(source === undefined ? {} : { source }),
  }));

const priceOf = ({ close, currency, date, source }: Close): Quote['price'] => ({
  ...{ close: format(close), currency, date },
  ...(source === undefined ? {} : { source }),
});

async function quoteOf({ asset, quantity }: Leg, { prices, base, at }: Context): Promise<Quote | undefined> {
  const valued = await prices.quoteAt({ asset, quantity, at, currency: base });
  if (valued === undefined) return undefined;
  const { value, close, path } = valued;
  const common = { asset, quantity: format(quantity), value: format(value), rates: ratesOf(path) };
  return close ? { ...common, price: priceOf(close) } : common;
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
  const { ins, outs } = sidesOf(transaction, base);
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

/** Who says what a fee was worth, in the order of precedence of `worthOfFee`. */
export async function valuationOfFee(
  { fee, row }: ToldFee,
  transaction: TaxTransaction,
  { prices, base }: Pick<Context, 'prices' | 'base'>,
): Promise<Pick<ExplainedFee, 'source' | 'stated' | 'quotes'>> {
  const { asset, stated } = fee;
  if (row.amount === undefined) return { source: 'none', quotes: [] };
  if (asset === base) return { source: 'money', quotes: [] };
  const context = { prices, base, at: transaction.timestamp };
  if (stated !== undefined) {
    const currency = transaction.value?.currency ?? base;
    const said = { source: 'stated' as const, stated: { amount: format(stated), currency } };
    if (currency === base) return { ...said, quotes: [] };
    const converted = await quoteOf({ asset: currency, quantity: stated }, context);
    if (converted) return { ...said, quotes: [converted] };
  }
  const quote = await quoteOf(fee, context);
  if (quote === undefined) return { source: 'paid', quotes: [] };
  return { source: isFiat(asset) ? 'money' : 'price', quotes: [quote] };
}
