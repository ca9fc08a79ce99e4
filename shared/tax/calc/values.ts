/** What a transaction was worth in the base currency, from what was stated, its fiat leg, or market data. */
import { isFiat } from '../../kernel/money/currencies.ts';
import { add, type Decimal, decimal, sum, ZERO } from '../../kernel/money/decimal.ts';
import { fromEpochMs } from '../../kernel/time.ts';
import type { PriceBook } from '../../market-data/contract/price-book.ts';
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

export function sideOf(transaction: TaxTransaction, direction: 'in' | 'out', baseCurrency: string): Side {
  let base = ZERO;
  const quantities = new Map<string, Decimal>();
  for (const amount of transaction.amounts) {
    if (amount.direction !== direction) continue;
    const quantity = decimal(amount.quantity);
    if (amount.asset === baseCurrency) base = add(base, quantity);
    else quantities.set(amount.asset, add(quantities.get(amount.asset) ?? ZERO, quantity));
  }
  return { base, legs: [...quantities].map(([asset, quantity]) => ({ asset, quantity })) };
}

/** What things were worth at the time of one transaction. Undefined where no price says so. */
export interface Valuer {
  worth(leg: Leg): Decimal | undefined;
  /** A stated amount in the base currency. */
  converted(amount: Decimal, currency: string): Decimal | undefined;
}

/** Looks each value up once; one that isn't known yet is a miss. */
export function valuer(prices: PriceBook, base: string, atMs: number): Valuer {
  const known = new Map<string, Decimal | undefined>();
  const lookUp = (asset: string, quantity: Decimal): Decimal | undefined => {
    const question = `${quantity} ${asset}`;
    if (known.has(question)) return known.get(question);
    throw new Miss(async () => {
      known.set(question, await prices.valueAt({ asset, quantity, at: fromEpochMs(atMs), currency: base }));
    });
  };
  return {
    worth: ({ asset, quantity }) => (asset === base ? quantity : lookUp(asset, quantity)),
    converted: (amount, currency) => (currency === base ? amount : lookUp(currency, amount)),
  };
}

export interface Sides {
  readonly ins: Side;
  readonly outs: Side;
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
  const said = stated && values.converted(decimal(stated.amount), stated.currency);
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

/** The value of each leg of a side. Several legs share by what each was worth; unless all have a price, none has one. */
export function valuesOfLegs(
  { base, legs }: Side,
  value: Decimal | undefined,
  values: Valuer,
): readonly (Decimal | undefined)[] {
  if (value === undefined) return legs.map(() => undefined);
  const rest = (value > base ? value - base : ZERO) as Decimal;
  if (legs.length <= 1) return legs.map(() => rest);
  const worths = worthOfAll(legs, values);
  const whole = worths && sum(worths);
  if (worths === undefined || whole === undefined || whole === ZERO) return legs.map(() => undefined);
  const share = sharing(rest, whole);
  return worths.map(share);
}
