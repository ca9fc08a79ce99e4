/**
 * What comes in cost, in the base currency: the value of the transaction and its fees, shared out over the assets that
 * came in. The value is what was stated, else what the money leg says, else what the price book says.
 */
import { add, type Decimal, decimal, ONE, subtract, ZERO } from '../../kernel/money/decimal.ts';
import { isFiat } from '../../kernel/money/currencies.ts';
import type { Timestamp } from '../../kernel/time.ts';
import type { PriceBook } from '../../market-data/contract/price-book.ts';
import { feesOf } from '../../trading/contract/movements.ts';
import type { TransactionInput } from '../../trading/contract/transaction.ts';
import { type Cost, NO_COST, shareOut } from './state.ts';

/** What a transaction is valued from. */
export type Valued = Pick<TransactionInput, 'type' | 'account' | 'amounts' | 'fees' | 'value' | 'toAccount'> & {
  readonly timestamp: Timestamp;
};

export interface CostRules {
  readonly baseCurrency: string;
  readonly buyFeeInBasis: boolean;
}

/** An asset that came in: its cost if it was acquired here, and its weight where several share a cost. */
export interface Arrived {
  readonly asset: string;
  readonly quantity: Decimal;
  readonly cost: Cost;
  readonly weight: Decimal;
}

interface Leg {
  readonly asset: string;
  readonly quantity: Decimal;
}

const UNKNOWN: Cost = { amount: ZERO, incomplete: true };
const known = (amount: Decimal | undefined): Cost => (amount === undefined ? UNKNOWN : { amount, incomplete: false });

/** The legs of one direction, one for each asset. */
export function legsOf({ amounts }: Pick<Valued, 'amounts'>, direction: 'in' | 'out'): readonly Leg[] {
  const byAsset = new Map<string, Decimal>();
  for (const amount of amounts) {
    if (amount.direction !== direction) continue;
    byAsset.set(amount.asset, add(byAsset.get(amount.asset) ?? ZERO, decimal(amount.quantity)));
  }
  return [...byAsset].map(([asset, quantity]) => ({ asset, quantity }));
}

/** Values one transaction from one book. */
export class Valuation {
  readonly #transaction: Valued;
  readonly #prices: PriceBook;
  readonly #rules: CostRules;

  constructor(transaction: Valued, prices: PriceBook, rules: CostRules) {
    this.#transaction = transaction;
    this.#prices = prices;
    this.#rules = rules;
  }

  #worth(asset: string, quantity: Decimal): Promise<Decimal | undefined> {
    const { timestamp: at } = this.#transaction;
    return this.#prices.valueAt({ asset, quantity, at, currency: this.#rules.baseCurrency });
  }

  async #sum(legs: readonly Leg[]): Promise<Decimal | undefined> {
    let total = ZERO;
    for (const { asset, quantity } of legs) {
      const worth = await this.#worth(asset, quantity);
      if (worth === undefined) return undefined;
      total = add(total, worth);
    }
    return total;
  }

  /** The value of what moved, before fees. A side that is all money says it best, the base currency best of all. */
  async #value(): Promise<Decimal | undefined> {
    const { value } = this.#transaction;
    if (value) return this.#worth(value.currency, decimal(value.amount));
    const sides = [legsOf(this.#transaction, 'out'), legsOf(this.#transaction, 'in')].filter(({ length }) => length > 0);
    const isBase = ({ asset }: Leg) => asset === this.#rules.baseCurrency;
    const money = sides.find((side) => side.every(isBase)) ?? sides.find((side) => side.every(({ asset }) => isFiat(asset)));
    if (money) return this.#sum(money);
    for (const side of sides.toReversed()) {
      const total = await this.#sum(side);
      if (total !== undefined) return total;
    }
    return undefined;
  }

  /** A fee's stated value is in the currency of the transaction's value, else in that of its money leg. */
  #feeCurrency(): string {
    const { value, amounts } = this.#transaction;
    return value?.currency ?? amounts.find(({ asset }) => isFiat(asset))?.asset ?? this.#rules.baseCurrency;
  }

  async #fees(): Promise<Cost> {
    let total = NO_COST;
    if (!this.#rules.buyFeeInBasis) return total;
    for (const { asset, quantity, value } of feesOf(this.#transaction)) {
      const worth = known(
        value === undefined ? await this.#worth(asset, quantity) : await this.#worth(this.#feeCurrency(), value),
      );
      total = { amount: add(total.amount, worth.amount), incomplete: total.incomplete || worth.incomplete };
    }
    return total;
  }

  /** By market value if all are known, else in equal parts. */
  async #weights(legs: readonly Leg[]): Promise<readonly Decimal[]> {
    const equal = legs.map(() => ONE);
    if (legs.length < 2) return equal;
    const worths: Decimal[] = [];
    for (const { asset, quantity } of legs) {
      const worth = await this.#worth(asset, quantity);
      if (worth === undefined || worth <= ZERO) return equal;
      worths.push(worth);
    }
    return worths;
  }

  /** What takes its cost over from what went out: only its weight matters. */
  async carried(): Promise<readonly Arrived[]> {
    const legs = legsOf(this.#transaction, 'in');
    const weights = await this.#weights(legs);
    return legs.map((leg, index) => ({ ...leg, cost: NO_COST, weight: weights[index] ?? ONE }));
  }

  /** Money that comes in costs its own value; everything else shares what is left of the value, and the fees. */
  async acquired(): Promise<readonly Arrived[]> {
    const legs = legsOf(this.#transaction, 'in');
    if (legs.length === 0) return [];
    const money = legs.filter(({ asset }) => isFiat(asset) || asset === this.#rules.baseCurrency);
    const others = legs.filter((leg) => !money.includes(leg));
    const arrived: Arrived[] = [];
    for (const leg of money) {
      const worth = (await this.#worth(leg.asset, leg.quantity)) ?? (legs.length === 1 ? await this.#value() : undefined);
      arrived.push({ ...leg, cost: known(worth), weight: ONE });
    }
    if (others.length === 0) return arrived;
    const value = known(await this.#value());
    const fees = await this.#fees();
    const moneyCost = arrived.reduce((total, { cost }) => add(total, cost.amount), ZERO);
    const shared: Cost = {
      amount: value.incomplete ? fees.amount : add(subtract(value.amount, moneyCost), fees.amount),
      incomplete: value.incomplete || fees.incomplete || arrived.some(({ cost }) => cost.incomplete),
    };
    const weights = await this.#weights(others);
    const costs = shareOut(shared, weights);
    for (const [index, leg] of others.entries()) {
      arrived.push({ ...leg, cost: costs[index] ?? UNKNOWN, weight: weights[index] ?? ONE });
    }
    return arrived;
  }
}

