/**
 * Costs on their way from one asset to another. The course of an asset that takes one over can only be told once that of
 * the one it comes from was; so courses are told again until nothing changes, each time with one cost more at the least.
 */
import { type Decimal, multiply, subtract } from '../../../kernel/money/decimal.ts';
import type { Amounts } from './purse.ts';
import type { Carried } from './run.ts';

export interface CarriedCost {
  readonly cost: Amounts;
  /** Of the asset that it comes from. */
  readonly currency: string;
  readonly isUnknown: boolean;
}

const isSame = (a: CarriedCost | undefined, b: CarriedCost): boolean =>
  a?.cost.own === b.cost.own &&
  a.cost.asked === b.cost.asked &&
  a.currency === b.currency &&
  a.isUnknown === b.isUnknown;

export class CarriedCosts {
  readonly #costs = new Map<string, CarriedCost>();
  /** Grows with each cost that is another than it was. */
  changes = 0;

  /** Leaves a cost to whoever takes it over. */
  leave(id: string, cost: CarriedCost): void {
    if (isSame(this.#costs.get(id), cost)) return;
    this.#costs.set(id, cost);
    this.changes += 1;
  }

  /** The part of a cost that goes on in one of several; all parts come to the whole. */
  part({ id, share, before }: Carried): CarriedCost | undefined {
    const whole = this.#costs.get(id);
    const upTo = (amount: Decimal) => subtract(multiply(amount, (before + share) as Decimal), multiply(amount, before));
    return whole && { ...whole, cost: { own: upTo(whole.cost.own), asked: upTo(whole.cost.asked) } };
  }
}
