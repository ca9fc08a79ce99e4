/**
 * What comes in cost, in the base currency: the value of the transaction and its fees, shared out over the assets that
 * came in. The value is what was stated, else what the money leg says, else what the price book says.
 */
import { isFiat } from '../../kernel/money/currencies.ts';
import { add, type Decimal, decimal, multiply, multiplyDivide, subtract, ZERO } from '../../kernel/money/decimal.ts';
import type { Timestamp } from '../../kernel/time.ts';
import type { PriceBook } from '../../market-data/contract/price-book.ts';
import { type FeePaid, feesOf } from '../../trading/contract/movements.ts';
import type { TransactionInput } from '../../trading/contract/transaction.ts';
import { basisShareOf } from './basis-share.ts';
import { type Cost, NO_COST, shareOut } from './state.ts';

/** What a transaction is valued from. */
export type Valued = Pick<
  TransactionInput,
  'type' | 'account' | 'amounts' | 'fees' | 'value' | 'costBasis' | 'paidBy' | 'toAccount'
> & {
  readonly timestamp: Timestamp;
};

export interface CostRules {
  readonly baseCurrency: string;
  readonly buyFeeInBasis: boolean;
}

/** What an asset cost that came in, or what came back of its cost. */
export interface Arrived {
  readonly asset: string;
  readonly cost: Cost;
}

interface Leg {
  readonly asset: string;
  readonly quantity: Decimal;
}

const UNKNOWN: Cost = { amount: ZERO, incomplete: true };
const known = (amount: Decimal | undefined): Cost => (amount === undefined ? UNKNOWN : { amount, incomplete: false });
const plus = (a: Cost, b: Cost): Cost => ({
  amount: add(a.amount, b.amount),
  incomplete: a.incomplete || b.incomplete,
});

/** The legs of one direction, one for each asset. */
function legsOf({ amounts }: Pick<Valued, 'amounts'>, direction: 'in' | 'out'): readonly Leg[] {
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
  readonly #ins: readonly Leg[];
  readonly #outs: readonly Leg[];

  constructor(transaction: Valued, prices: PriceBook, rules: CostRules) {
    this.#transaction = transaction;
    this.#prices = prices;
    this.#rules = rules;
    this.#ins = legsOf(transaction, 'in');
    this.#outs = legsOf(transaction, 'out');
  }

  /**
   * A cost of its own is the cost, fees included. Else money that comes in costs its own value; everything else shares
   * what is left of the value, and the fees.
   */
  async acquired(): Promise<readonly Arrived[]> {
    const { costBasis } = this.#transaction;
    const [only] = this.#ins;
    if (costBasis && only) {
      const stated = { asset: costBasis.currency, quantity: decimal(costBasis.amount) };
      return [{ asset: only.asset, cost: known(await this.#worth(stated)) }];
    }
    const isMoney = ({ asset }: Leg) => isFiat(asset) || asset === this.#rules.baseCurrency;
    const arrived: Arrived[] = [];
    let moneyCost = NO_COST;
    for (const leg of this.#ins.filter(isMoney)) {
      const cost = known((await this.#worth(leg)) ?? (this.#ins.length === 1 ? await this.#value() : undefined));
      moneyCost = plus(moneyCost, cost);
      arrived.push({ asset: leg.asset, cost });
    }
    const others = this.#ins.filter((leg) => !isMoney(leg));
    if (others.length === 0) return arrived;
    const value = await this.#value();
    const left = value === undefined ? UNKNOWN : known(subtract(value, moneyCost.amount));
    const cost = plus(plus(left, await this.#fees(value)), { amount: ZERO, incomplete: moneyCost.incomplete });
    return [...arrived, ...(await this.#shared(cost, others))];
  }

  /** Of an asset that went and came back, as in staking, what is more than went was acquired at its market value. */
  async gained(): Promise<readonly Arrived[]> {
    const arrived: Arrived[] = [];
    for (const { asset, quantity } of this.#ins) {
      const gone = this.#outs.find((leg) => leg.asset === asset)?.quantity;
      if (gone === undefined || quantity <= gone) continue;
      arrived.push({ asset, cost: known(await this.#worth({ asset, quantity: subtract(quantity, gone) })) });
    }
    return arrived;
  }

  /** Money of a merger at its worth, and as much of that as it takes off the cost of each asset that came with it. */
  async #mergerCash(): Promise<readonly Arrived[]> {
    const money = this.#ins.filter(({ asset }) => isFiat(asset));
    if (this.#transaction.type !== 'merger' || money.length === 0) return [];
    const arrived: Arrived[] = [];
    for (const leg of money) arrived.push({ asset: leg.asset, cost: known(await this.#worth(leg)) });
    const { amount, incomplete } = arrived.reduce((whole, { cost }) => plus(whole, cost), NO_COST);
    const others = this.#ins.filter(({ asset }) => !isFiat(asset));
    const taken = others.map(({ asset }) => ({
      asset,
      cost: { amount: multiply(amount, basisShareOf(this.#transaction, asset)), incomplete },
    }));
    return [...arrived, ...taken];
  }

  /** What a return of capital takes off the cost of what paid it, or money off that of what it came with. */
  async returned(): Promise<readonly Arrived[]> {
    const { paidBy } = this.#transaction;
    if (paidBy === undefined) return this.#mergerCash();
    return [{ asset: paidBy, cost: known(await this.#value()) }];
  }

  #worth({ asset, quantity }: Leg): Promise<Decimal | undefined> {
    const { timestamp: at } = this.#transaction;
    return this.#prices.valueAt({ asset, quantity, at, currency: this.#rules.baseCurrency });
  }

  async #worthOfAll(legs: readonly Leg[]): Promise<readonly Decimal[] | undefined> {
    const worths: Decimal[] = [];
    for (const leg of legs) {
      const worth = await this.#worth(leg);
      if (worth === undefined) return undefined;
      worths.push(worth);
    }
    return worths;
  }

  /**
   * The value of what moved, before fees: as stated; else that of a side that is only money, the base currency before
   * others; else by market data, of what came in before what went out.
   */
  async #value(): Promise<Decimal | undefined> {
    const { value } = this.#transaction;
    const stated = value && (await this.#worth({ asset: value.currency, quantity: decimal(value.amount) }));
    if (stated !== undefined) return stated;
    const sides = [this.#outs, this.#ins].filter(({ length }) => length > 0);
    const inBase = sides.filter((side) => side.every(({ asset }) => asset === this.#rules.baseCurrency));
    const inMoney = sides.filter((side) => side.every(({ asset }) => isFiat(asset)));
    for (const side of [...inBase, ...inMoney, ...sides.toReversed()]) {
      const worths = await this.#worthOfAll(side);
      if (worths !== undefined) return worths.reduce(add, ZERO);
    }
    return undefined;
  }

  /** All fees count with what comes in, but those of a sale, which are its seller's. */
  async #fees(value: Decimal | undefined): Promise<Cost> {
    let total = NO_COST;
    if (!this.#rules.buyFeeInBasis || this.#transaction.type === 'sell') return total;
    for (const fee of feesOf(this.#transaction)) total = plus(total, known(await this.#worthOfFee(fee, value)));
    return total;
  }

  /** As stated, in the currency of the transaction's value; else by market data; else by what was paid per unit. */
  async #worthOfFee(
    { asset, quantity, value: stated }: FeePaid,
    value: Decimal | undefined,
  ): Promise<Decimal | undefined> {
    const { baseCurrency } = this.#rules;
    if (asset === baseCurrency) return quantity;
    const currency = this.#transaction.value?.currency ?? baseCurrency;
    const said = stated === undefined ? undefined : await this.#worth({ asset: currency, quantity: stated });
    const worth = said ?? (await this.#worth({ asset, quantity }));
    if (worth !== undefined || value === undefined) return worth;
    const side = [this.#ins, this.#outs].find(([leg, another]) => leg?.asset === asset && another === undefined);
    return side?.[0] && multiplyDivide(value, quantity, side[0].quantity);
  }

  /** Several assets share a cost by what each was worth; unless all have a price, none of their costs is known. */
  async #shared(cost: Cost, legs: readonly Leg[]): Promise<readonly Arrived[]> {
    const [only] = legs;
    if (only && legs.length === 1) return [{ asset: only.asset, cost }];
    const worths = await this.#worthOfAll(legs);
    if (worths === undefined) return legs.map(({ asset }) => ({ asset, cost: UNKNOWN }));
    const costs = shareOut(cost, worths);
    return legs.map(({ asset }, index) => ({ asset, cost: costs[index] ?? UNKNOWN }));
  }
}
