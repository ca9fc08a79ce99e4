/** What a transaction was worth in the base currency, from what was stated, its fiat leg, or market data. */
import { isFiat } from '../../kernel/money/currencies.ts';
import { add, type Decimal, decimal, subtract, sum, ZERO } from '../../kernel/money/decimal.ts';
import type { Timestamp } from '../../kernel/time.ts';
import type { PriceBook, Valued } from '../../market-data/contract/price-book.ts';
import { sharing, type TaxTransaction } from './lot.ts';
import { Miss } from './miss.ts';

export interface Leg {
  readonly asset: string;
  readonly quantity: Decimal;
}

/** One side of a transaction, amounts of one asset taken together. */
export interface Side {
  /** Amount of the base currency on this side, which needs no lots. */
  readonly base: Decimal;
  readonly legs: readonly Leg[];
}

export interface Sides {
  readonly ins: Side;
  readonly outs: Side;
}

export const NOTHING: Side = { base: ZERO, legs: [] };

/** Reads figures. What moved in money is often stated again as the value, and read once. */
function rememberingLast(): (text: string) => Decimal {
  let last = '0';
  let figure = ZERO;
  return (text) => {
    if (text === last) return figure;
    figure = decimal(text);
    last = text;
    return figure;
  };
}
const figureOf = rememberingLast();

/** What comes in and what goes out. */
export function sidesOf({ amounts }: TaxTransaction, baseCurrency: string): Sides {
  let ins = NOTHING;
  let outs = NOTHING;
  for (const { asset, quantity, direction } of amounts) {
    const figure = figureOf(quantity);
    const side = direction === 'in' ? ins : outs;
    const more = asset === baseCurrency ? withBase(side, figure) : withLegOf(side, asset, figure);
    if (direction === 'in') ins = more;
    else outs = more;
  }
  return { ins, outs };
}

const withBase = ({ base, legs }: Side, amount: Decimal): Side => ({
  base: base === ZERO ? amount : add(base, amount),
  legs,
});

const withLegOf = ({ base, legs }: Side, asset: string, quantity: Decimal): Side => ({
  base,
  legs: legs.length === 0 ? [{ asset, quantity }] : withLeg(legs, asset, quantity),
});

function withLeg(legs: readonly Leg[], asset: string, quantity: Decimal): readonly Leg[] {
  const at = legs.findIndex((leg) => leg.asset === asset);
  const before = legs[at];
  if (before === undefined) return [...legs, { asset, quantity }];
  return legs.with(at, { asset, quantity: add(before.quantity, quantity) });
}

/** What things were worth at the time of one transaction. Undefined where no price says so. */
export interface Valuer {
  worth(leg: Leg): Decimal | undefined;
  /** A stated amount in the base currency. */
  converted(amount: Decimal, currency: string): Decimal | undefined;
}

const isOfMarket = ({ close, path }: Valued): boolean =>
  close?.source !== undefined || path.some(({ source }) => source !== undefined);

/** Looks each value up once; one that isn't known yet is a miss. */
export class MarketValuer implements Valuer {
  readonly #prices: PriceBook;
  readonly #base: string;
  #at: Timestamp;
  #known: Map<string, Decimal | undefined> | undefined = undefined;
  /** Whether a price or rate of the market was taken. */
  tookMarket = false;
  /** Assets and currencies that no price said anything of. */
  missed: Set<string> | undefined = undefined;

  constructor({ prices, base, at }: { readonly prices: PriceBook; readonly base: string; readonly at: Timestamp }) {
    this.#prices = prices;
    this.#base = base;
    this.#at = at;
  }

  /** Goes on with the transaction of another time. */
  turnTo(at: Timestamp): void {
    this.#at = at;
    this.#known = undefined;
    this.tookMarket = false;
    this.missed = undefined;
  }

  worth({ asset, quantity }: Leg): Decimal | undefined {
    return asset === this.#base ? quantity : this.#lookUp(asset, quantity);
  }

  converted(amount: Decimal, currency: string): Decimal | undefined {
    return currency === this.#base ? amount : this.#lookUp(currency, amount);
  }

  #lookUp(asset: string, quantity: Decimal): Decimal | undefined {
    const question = `${quantity} ${asset}`;
    this.#known ??= new Map();
    const known = this.#known;
    if (known.has(question)) return known.get(question);
    throw new Miss(async () => {
      const valued = await this.#prices.quoteAt({ asset, quantity, at: this.#at, currency: this.#base });
      known.set(question, valued?.value);
      this.tookMarket ||= valued !== undefined && isOfMarket(valued);
      if (valued !== undefined) return;
      this.missed ??= new Set();
      this.missed.add(asset);
    });
  }
}

const isEmpty = ({ base, legs }: Side): boolean => base === ZERO && legs.length === 0;

function worthOfAll(legs: readonly Leg[], values: Valuer): readonly Decimal[] | undefined {
  const worths: Decimal[] = [];
  for (const leg of legs) {
    const worth = values.worth(leg);
    if (worth === undefined) return undefined;
    worths.push(worth);
  }
  return worths;
}

function worthOfSide(side: Side, values: Valuer): Decimal | undefined {
  const worths = isEmpty(side) ? undefined : worthOfAll(side.legs, values);
  return worths && add(side.base, sum(worths));
}

/**
 * The market value of what moved: as stated; else that of a side that is only fiat, the base currency before others;
 * else by market data, of what came in before what went out.
 */
export function marketValueOf(
  stated: TaxTransaction['value'],
  { ins, outs }: Sides,
  values: Valuer,
): Decimal | undefined {
  const said = stated && values.converted(figureOf(stated.amount), stated.currency);
  if (said !== undefined) return said;
  const filled = [outs, ins].filter((side) => !isEmpty(side));
  const inBase = filled.find(({ legs }) => legs.length === 0);
  if (inBase) return inBase.base;
  const inFiat = filled.filter(({ legs }) => legs.every(({ asset }) => isFiat(asset)));
  for (const side of [...inFiat, ins, outs]) {
    const worth = worthOfSide(side, values);
    if (worth !== undefined) return worth;
  }
  return undefined;
}

/** What is left of a value beside the base currency on its side. */
function restOf(value: Decimal, base: Decimal): Decimal {
  if (base === ZERO) return value;
  return value > base ? subtract(value, base) : ZERO;
}

/** The value of each leg of a side. Several legs share by what each was worth; unless all have a price, none has one. */
export function valuesOfLegs(
  { base, legs }: Side,
  value: Decimal | undefined,
  values: Valuer,
): readonly (Decimal | undefined)[] {
  if (value === undefined) return legs.map(() => undefined);
  if (legs.length === 0) return [];
  const rest = restOf(value, base);
  if (legs.length === 1) return [rest];
  const worths = worthOfAll(legs, values);
  const whole = worths && sum(worths);
  if (worths === undefined || whole === undefined || whole === ZERO) return legs.map(() => undefined);
  const share = sharing(rest, whole);
  return worths.map(share);
}
