/**
 * The state of an asset in a scope after each row: how much there is and what it cost, at average cost. All cost is in
 * the base currency. A disposal takes its share of the cost, rounded half-even and never twice: what is left is always
 * cost minus what was taken, so that selling everything leaves exactly nothing.
 */
import { add, type Decimal, minimum, multiplyDivide, negate, subtract, ZERO } from '../../kernel/money/decimal.ts';

export interface Cost {
  readonly amount: Decimal;
  /** A part of it isn't known for want of a price; `amount` leaves that part out. */
  readonly incomplete: boolean;
}

export const NO_COST: Cost = { amount: ZERO, incomplete: false };
export const sameCost = (a: Cost, b: Cost): boolean => a.amount === b.amount && a.incomplete === b.incomplete;

export interface State {
  readonly quantity: Decimal;
  readonly cost: Cost;
  /** Mark of the time at which something was first acquired; empty if nothing ever was. */
  readonly firstAcquired: string;
  readonly transactions: number;
}

export const EMPTY_STATE: State = { quantity: ZERO, cost: NO_COST, firstAcquired: '', transactions: 0 };

export const sameState = (a: State, b: State): boolean =>
  a.quantity === b.quantity &&
  sameCost(a.cost, b.cost) &&
  a.firstAcquired === b.firstAcquired &&
  a.transactions === b.transactions;

/** What a transaction does to one asset in one scope. */
export type Effect =
  | {
      readonly kind: 'in';
      readonly quantity: Decimal;
      readonly cost: Cost;
    }
  | {
      readonly kind: 'out';
      readonly quantity: Decimal;
      /** How much of it goes on somewhere else, with its cost. */
      readonly carried: Decimal;
      /** Whether the cost of what goes on is unknown where more goes than there is, and not nothing. */
      readonly isUnknownIfShort?: boolean;
    }
  /** Capital that came back on it: its cost goes down by that, to nothing at the least. */
  | { readonly kind: 'return'; readonly cost: Cost }
  /** The same holding in other pieces: its cost stays. */
  | { readonly kind: 'split'; readonly delta: Decimal }
  /** Takes part, but nothing changes: a transfer between accounts, seen over all accounts. */
  | { readonly kind: 'touch' };

/** The cost of a quantity taken out of a state; what isn't there cost nothing. */
const costTaken = ({ quantity, cost }: State, taken: Decimal): Cost => {
  if (quantity <= ZERO || taken <= ZERO) return NO_COST;
  if (taken >= quantity) return cost;
  return { amount: multiplyDivide(cost.amount, taken, quantity), incomplete: cost.incomplete };
};

/** What an `out` passes on. */
export function costCarried(
  state: State,
  { quantity, carried, isUnknownIfShort = false }: Effect & { readonly kind: 'out' },
): Cost {
  const taken = costTaken(state, quantity);
  const isUnknown = isUnknownIfShort && quantity > state.quantity;
  // Of a holding that is overdrawn, what is there goes on first.
  const held = minimum(quantity, state.quantity);
  if (held <= ZERO || carried === ZERO) return { ...NO_COST, incomplete: isUnknown };
  const amount = multiplyDivide(taken.amount, minimum(carried, held), held);
  return { amount, incomplete: taken.incomplete || isUnknown };
}

function withIn(state: State, { quantity, cost }: Effect & { readonly kind: 'in' }): Pick<State, 'quantity' | 'cost'> {
  const after = add(state.quantity, quantity);
  if (after <= ZERO) return { quantity: after, cost: NO_COST };
  if (state.quantity >= ZERO) {
    const amount = add(state.cost.amount, cost.amount);
    return { quantity: after, cost: { amount, incomplete: state.cost.incomplete || cost.incomplete } };
  }
  // What was overdrawn is made good first; only what is left of the arrival is held, at its share of the cost.
  return {
    quantity: after,
    cost: { amount: multiplyDivide(cost.amount, after, quantity), incomplete: cost.incomplete },
  };
}

function withOut(state: State, quantity: Decimal): Pick<State, 'quantity' | 'cost'> {
  const after = subtract(state.quantity, quantity);
  if (after <= ZERO) return { quantity: after, cost: NO_COST };
  const amount = subtract(state.cost.amount, costTaken(state, quantity).amount);
  return { quantity: after, cost: { amount, incomplete: state.cost.incomplete } };
}

function withReturn(state: State, returned: Cost): Pick<State, 'quantity' | 'cost'> {
  const { quantity, cost } = state;
  if (quantity <= ZERO) return state;
  const amount = subtract(cost.amount, minimum(returned.amount, cost.amount));
  return { quantity, cost: { amount, incomplete: cost.incomplete || returned.incomplete } };
}

function moved(state: State, effect: Effect): Pick<State, 'quantity' | 'cost'> {
  switch (effect.kind) {
    case 'in':
      return withIn(state, effect);
    case 'out':
      return withOut(state, effect.quantity);
    case 'return':
      return withReturn(state, effect.cost);
    case 'split': {
      const quantity = add(state.quantity, effect.delta);
      return { quantity, cost: quantity > ZERO ? state.cost : NO_COST };
    }
    case 'touch':
      return state;
  }
}

/** The base currency is its own cost: one unit of it costs one, whatever came before. */
const atFaceValue = (quantity: Decimal): Cost => ({ amount: quantity, incomplete: false });

export interface Step {
  readonly effect: Effect;
  readonly timeMark: string;
  /** Whether this is the first row of its transaction in the timeline. */
  readonly counts: boolean;
  readonly isBaseCurrency: boolean;
}

export function stateAfter(state: State, { effect, timeMark, counts, isBaseCurrency }: Step): State {
  const { quantity, cost } = moved(state, effect);
  return {
    quantity,
    cost: isBaseCurrency ? atFaceValue(quantity) : cost,
    firstAcquired: state.firstAcquired || (effect.kind === 'in' ? timeMark : ''),
    transactions: state.transactions + (counts ? 1 : 0),
  };
}

/** What an `out` of the base currency passes on is its face value, held or not. */
export const faceCarried = ({ carried }: Effect & { readonly kind: 'out' }): Cost => atFaceValue(carried);

/** Shares a cost out by weight; the last takes what rounding leaves, so that the parts add up to the whole. */
export function shareOut(cost: Cost, weights: readonly Decimal[]): readonly Cost[] {
  const total = weights.reduce(add, ZERO);
  let [left, weightLeft] = [cost.amount, total];
  return weights.map((weight) => {
    const amount = weightLeft === ZERO ? ZERO : multiplyDivide(left, weight, weightLeft);
    left = add(left, negate(amount));
    weightLeft = add(weightLeft, negate(weight));
    return { amount, incomplete: cost.incomplete };
  });
}
