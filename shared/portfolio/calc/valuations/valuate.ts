/** What a portfolio is worth on a day: each holding with its price, whose price that is, and of when. */
import { isFiat } from '../../../kernel/money/currencies.ts';
import { type Decimal, divide, subtract, sum, ZERO } from '../../../kernel/money/decimal.ts';
import { dateOf, type Timestamp } from '../../../kernel/time.ts';
import type { Position } from './positions.ts';
import type { Quote, Quotes } from './quotes.ts';

/**
 * What keeps a valuation from being complete. `price`: nothing says what it is worth. `cost`: nothing says what a part
 * of it was worth when it came in. `rate`: its cost can't be converted. `quantity`: more went out than ever came in.
 */
export interface Missing {
  readonly asset: string;
  readonly what: 'price' | 'cost' | 'rate' | 'quantity';
}

export interface ValuedPosition {
  readonly asset: string;
  readonly quantity: Decimal;
  readonly quote: Quote | undefined;
  /** Undefined where there is no price. */
  readonly value: Decimal | undefined;
  /** At average cost; undefined where it isn't known. */
  readonly cost: Decimal | undefined;
  /** Value less cost; undefined where either isn't known. */
  readonly gain: Decimal | undefined;
}

export interface PortfolioValue {
  readonly currency: string;
  /** Sum of what has a price. */
  readonly value: Decimal;
  /** Sum of the costs that are known. */
  readonly investment: Decimal;
  /** The most valuable first, those without a value last. */
  readonly positions: readonly ValuedPosition[];
  /** Money that was spent before any came in, which is owed or simply not tracked, counts for nothing. */
  readonly overdrawn: readonly { readonly asset: string; readonly quantity: Decimal }[];
  readonly missing: readonly Missing[];
  /** Assets of which nothing is held, at the price that they can be had for: those that were asked for beside. */
  readonly unheld: readonly ValuedPosition[];
  /** Assets whose price rests on something older than a price stays good. */
  readonly stale: readonly string[];
  /** Holdings that came in before their asset existed, which may be a mistyped date. */
  readonly beforeInception: readonly Early[];
}

export interface Early {
  readonly asset: string;
  readonly acquiredAt: Timestamp;
  /** UTC day. */
  readonly inceptionDate: string;
}

export interface ValuedOn {
  /** UTC day. */
  readonly date: string;
  readonly baseCurrency: string;
  /** Assets that a price is wanted of, held or not. */
  readonly priced?: readonly string[];
}

const byValue = (a: ValuedPosition, b: ValuedPosition): number => {
  if (a.value !== b.value) {
    if (a.value === undefined) return 1;
    if (b.value === undefined) return -1;
    return a.value > b.value ? -1 : 1;
  }
  return a.asset < b.asset ? -1 : 1;
};

function valued(position: Position, quotes: Quotes, { date, baseCurrency }: ValuedOn): ValuedPosition {
  const { asset, quantity, isCostIncomplete } = position;
  const quote = quotes.on(asset, date);
  const value = quote?.worth(quantity);
  const cost = isCostIncomplete ? undefined : quotes.convert(position.cost, baseCurrency, date);
  const gain = value === undefined || cost === undefined ? undefined : subtract(value, cost);
  return { asset, quantity, quote, value, cost, gain };
}

function missingOf({ asset, quote, cost }: ValuedPosition, { isCostIncomplete }: Position): readonly Missing[] {
  const missing: Missing[] = quote ? [] : [{ asset, what: 'price' }];
  if (isCostIncomplete) missing.push({ asset, what: 'cost' });
  else if (cost === undefined) missing.push({ asset, what: 'rate' });
  return missing;
}

function earlyOf({ asset, firstAcquiredAt }: Position, quotes: Quotes): readonly Early[] {
  const inceptionDate = quotes.inceptionOf(asset);
  if (firstAcquiredAt === undefined || inceptionDate === undefined) return [];
  return dateOf(firstAcquiredAt) < inceptionDate ? [{ asset, acquiredAt: firstAcquiredAt, inceptionDate }] : [];
}

function unheldOf(
  held: readonly Position[],
  quotes: Quotes,
  { date, priced = [] }: ValuedOn,
): readonly ValuedPosition[] {
  const assets = priced.filter((asset) => !held.some((position) => position.asset === asset));
  return assets.flatMap((asset): readonly ValuedPosition[] => {
    const quote = quotes.on(asset, date);
    return quote ? [{ asset, quantity: ZERO, quote, value: ZERO, cost: ZERO, gain: ZERO }] : [];
  });
}

const known = (values: readonly (Decimal | undefined)[]): Decimal => sum(values.filter((value) => value !== undefined));

export function valuate(positions: readonly Position[], quotes: Quotes, on: ValuedOn): PortfolioValue {
  const held = positions.filter(({ quantity }) => quantity > ZERO);
  const overdrawn = positions.filter(({ quantity }) => quantity < ZERO);
  const all = held.map((position) => ({ position, line: valued(position, quotes, on) }));
  const lines = all.map(({ line }) => line).toSorted(byValue);
  return {
    currency: quotes.currency,
    value: known(lines.map(({ value }) => value)),
    investment: known(lines.map(({ cost }) => cost)),
    positions: lines,
    overdrawn: overdrawn.map(({ asset, quantity }) => ({ asset, quantity })),
    missing: [
      ...all.flatMap(({ position, line }) => missingOf(line, position)),
      ...overdrawn.flatMap(({ asset }): readonly Missing[] => (isFiat(asset) ? [] : [{ asset, what: 'quantity' }])),
    ],
    unheld: unheldOf(held, quotes, on),
    beforeInception: held.flatMap((position) => earlyOf(position, quotes)),
    stale: lines.flatMap(({ asset, quote }) => (quote?.isStale ? [asset] : [])),
  };
}

/** Gain over value, for telling whose sale realizes less; undefined where it isn't known. */
export const gainRateOf = ({ gain, value }: ValuedPosition): Decimal | undefined =>
  gain === undefined || value === undefined || value <= ZERO ? undefined : divide(gain, value);
