/**
 * A holding at average cost, told in two ways at once: in the currency that the asset is traded in, which the currency
 * asked for is applied to in the end, and in that currency at each day's own rate. What is sold takes its share of the
 * cost, rounded half-even at the 18th decimal and never twice, so that selling everything leaves nothing.
 */
import { add, type Decimal, minimum, multiplyDivide, subtract, ZERO } from '../../../kernel/money/decimal.ts';

/** Sums in one currency since the beginning; all but `investment` and `beyondCost` only grow. */
export interface Account {
  /** Cost of what is held, without fees. */
  investment: Decimal;
  paid: Decimal;
  got: Decimal;
  fees: Decimal;
  income: Decimal;
  /**
   * By how much what came at its cost was worth more than that, less the same of what went at its cost. What was gained
   * doesn't see it; what was put in and taken out, as returns by time and money measure it, does.
   */
  beyondCost: Decimal;
}

/** An amount in the asset's currency, and in the one asked for at the rate of the day. */
export interface Amounts {
  readonly own: Decimal;
  readonly asked: Decimal;
}

export const NO_AMOUNTS: Amounts = { own: ZERO, asked: ZERO };

const VIEWS = ['own', 'asked'] as const;
const emptyAccount = (): Account => ({
  ...{ investment: ZERO, paid: ZERO, got: ZERO, fees: ZERO, income: ZERO, beyondCost: ZERO },
});

export class Purse {
  quantity = ZERO;
  readonly own = emptyAccount();
  readonly asked = emptyAccount();

  /** What covers an overdrawn holding is not held: only the rest of what comes in is, at its share of the cost. */
  take(quantity: Decimal, worth: Amounts): void {
    const before = this.quantity;
    this.quantity = add(before, quantity);
    for (const view of VIEWS) {
      const account = this[view];
      account.paid = add(account.paid, worth[view]);
      if (before >= ZERO) account.investment = add(account.investment, worth[view]);
      else account.investment = this.quantity <= ZERO ? ZERO : multiplyDivide(worth[view], this.quantity, quantity);
    }
  }

  give(quantity: Decimal, worth: Amounts): void {
    const cost = this.#costOf(quantity);
    this.quantity = subtract(this.quantity, quantity);
    for (const view of VIEWS) {
      const account = this[view];
      account.got = add(account.got, worth[view]);
      account.investment = subtract(account.investment, cost[view]);
    }
  }

  /** Gives at cost, so that nothing is gained by it; answers the cost, which another purse takes over. */
  handOver(quantity: Decimal, worth?: Amounts): Amounts {
    const cost = this.#costOf(quantity);
    this.give(quantity, cost);
    for (const view of VIEWS) {
      this[view].beyondCost = subtract(this[view].beyondCost, subtract((worth ?? cost)[view], cost[view]));
    }
    return cost;
  }

  /** Takes what cost something else than it is worth; an unknown worth is its cost. */
  takeAtCost(quantity: Decimal, cost: Amounts, worth: Amounts = cost): void {
    this.take(quantity, cost);
    for (const view of VIEWS) {
      this[view].beyondCost = add(this[view].beyondCost, subtract(worth[view], cost[view]));
    }
  }

  split(difference: Decimal): void {
    this.quantity = add(this.quantity, difference);
    if (this.quantity > ZERO) return;
    for (const view of VIEWS) this[view].investment = ZERO;
  }

  cost(worth: Amounts): void {
    for (const view of VIEWS) this[view].fees = add(this[view].fees, worth[view]);
  }

  earn(worth: Amounts): void {
    for (const view of VIEWS) this[view].income = add(this[view].income, worth[view]);
  }

  #costOf(quantity: Decimal): Amounts {
    if (this.quantity <= ZERO) return NO_AMOUNTS;
    const taken = minimum(quantity, this.quantity);
    return {
      own: multiplyDivide(this.own.investment, taken, this.quantity),
      asked: multiplyDivide(this.asked.investment, taken, this.quantity),
    };
  }
}
