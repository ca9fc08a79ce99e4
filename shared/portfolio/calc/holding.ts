/** One line of the holdings, valued. */

import { isFiat } from '../../kernel/money/currencies.ts';
import { type Decimal, divide, format, ONE, subtract, sum, ZERO } from '../../kernel/money/decimal.ts';
import type { Timestamp } from '../../kernel/time.ts';
import type { PriceBook } from '../../market-data/contract/price-book.ts';
import { timeOfMark } from './position.ts';
import type { State } from './state.ts';

/**
 * What keeps a figure from being complete. `price`: nothing says what the asset is worth now. `cost`: nothing says what
 * a part of it was worth when it came in. `quantity`: more went out than ever came in. `rate`: the cost can't be
 * converted into the currency asked for.
 */
export interface Missing {
  readonly asset: string;
  readonly what: 'price' | 'cost' | 'quantity' | 'rate';
}

/** Amounts are in the currency asked for; `null` is what isn't known. */
export interface Holding {
  readonly asset: string;
  readonly quantity: string;
  readonly averageCost: string | null;
  readonly costBasis: string | null;
  readonly price: string | null;
  /** Start of the UTC day whose close or rate the price is; `null` for the currency itself, which is always worth one. */
  readonly priceAt: string | null;
  readonly value: string | null;
  readonly unrealizedGain: string | null;
  /** Gain over cost, as a fraction: "0.05" is 5%. */
  readonly roiPercent: string | null;
  readonly firstAcquiredAt: string | null;
  readonly lastTransactionAt: string;
  readonly transactions: number;
}

/** A holding with its figures as numbers. */
export interface ValuedHolding {
  readonly holding: Holding;
  readonly value: Decimal | undefined;
  readonly cost: Decimal | undefined;
  readonly gain: Decimal | undefined;
  readonly missing: readonly Missing[];
}

export interface Held {
  readonly asset: string;
  readonly state: State;
  /** Mark of the last transaction. */
  readonly last: string;
}

export interface ValuationQuery {
  readonly at: Timestamp;
  readonly currency: string;
  readonly baseCurrency: string;
  readonly prices: PriceBook;
}

const text = (value: Decimal | undefined): string | null => (value === undefined ? null : format(value));

/** Gain over cost; `undefined` where there is no cost to measure by. */
const returnOn = (gain: Decimal | undefined, cost: Decimal | undefined): Decimal | undefined =>
  gain === undefined || cost === undefined || cost <= ZERO ? undefined : divide(gain, cost);

async function costOf({ asset, state }: Held, query: ValuationQuery): Promise<Decimal | undefined> {
  const { at, currency, baseCurrency, prices } = query;
  if (asset === currency && asset === baseCurrency) return state.quantity;
  return prices.convert({ amount: state.cost.amount, from: baseCurrency, to: currency, at });
}

function missingOf(held: Held, value: Decimal | undefined, cost: Decimal | undefined): readonly Missing[] {
  const { asset, state } = held;
  const missing: Missing[] = [];
  if (value === undefined) missing.push({ asset, what: 'price' });
  if (state.cost.incomplete) missing.push({ asset, what: 'cost' });
  else if (cost === undefined) missing.push({ asset, what: 'rate' });
  // Money that was spent before any was deposited is owed or simply not tracked; nothing else can be below zero.
  if (state.quantity < ZERO && !isFiat(asset)) missing.push({ asset, what: 'quantity' });
  return missing;
}

export async function valueHolding(held: Held, query: ValuationQuery): Promise<ValuedHolding> {
  const { asset, state, last } = held;
  const { at, currency, baseCurrency, prices } = query;
  const quote = await prices.quoteAt({ asset, quantity: ONE, at, currency });
  const value = await prices.valueAt({ asset, quantity: state.quantity, at, currency });
  const converted = await costOf(held, query);
  const cost = state.cost.incomplete ? undefined : converted;
  const isBase = asset === baseCurrency;
  const hasGain = value !== undefined && cost !== undefined && (isBase || state.quantity > ZERO);
  const gain = hasGain ? (isBase ? ZERO : subtract(value, cost)) : undefined;
  const average = cost === undefined || state.quantity === ZERO ? undefined : divide(cost, state.quantity);
  return {
    value,
    cost,
    gain,
    missing: missingOf(held, value, converted),
    holding: {
      asset,
      quantity: format(state.quantity),
      averageCost: text(average),
      costBasis: text(cost),
      price: text(quote?.value),
      priceAt: quote?.date ? `${quote.date}T00:00:00.000Z` : null,
      value: text(value),
      unrealizedGain: text(gain),
      roiPercent: text(returnOn(gain, cost)),
      firstAcquiredAt: state.firstAcquired ? timeOfMark(state.firstAcquired) : null,
      lastTransactionAt: timeOfMark(last),
      transactions: state.transactions,
    },
  };
}

export interface Totals {
  readonly currency: string;
  readonly value: string;
  readonly costBasis: string;
  readonly unrealizedGain: string;
  readonly roiPercent: string | null;
}

const known = (values: readonly (Decimal | undefined)[]): Decimal => sum(values.filter((value) => value !== undefined));

/**
 * Sums of what is known; the return is over the cost of those holdings whose gain is known. Money that is overdrawn has a
 * cost below zero in its own currency: taken off, it would leave a few coins of cost for all the gain.
 */
export function totalsOf(holdings: readonly ValuedHolding[], currency: string): Totals {
  const gain = known(holdings.map((holding) => holding.gain));
  const gainCost = known(
    holdings.map(({ gain: own, cost }) => (own === undefined || !cost || cost < ZERO ? undefined : cost)),
  );
  return {
    currency,
    value: format(known(holdings.map(({ value }) => value))),
    costBasis: format(known(holdings.map(({ cost }) => cost))),
    unrealizedGain: format(gain),
    roiPercent: text(returnOn(gain, gainCost)),
  };
}

const ascending = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** By value, the greatest first; those without one last; then by asset. */
export const byValue = (a: ValuedHolding, b: ValuedHolding): number => {
  if (a.value !== undefined && b.value !== undefined && a.value !== b.value) return a.value > b.value ? -1 : 1;
  if ((a.value === undefined) !== (b.value === undefined)) return a.value === undefined ? 1 : -1;
  return ascending(a.holding.asset, b.holding.asset);
};
