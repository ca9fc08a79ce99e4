import { decimal } from '../../../kernel/money/decimal.ts';
import type { TransferSaga } from './facts.ts';
import { holdsFunds, inReview, mustClear, type Plan, providerStep, running } from './plan-parts.ts';

/** The provider has made it: it clears, is posted, and is completed. Undefined when it was posted and taken back before. */
export function planSettled({ transfer, facts }: TransferSaga): Plan | undefined {
  if (facts.posted === 'reversed') return undefined;
  if (facts.posted === 'posted') {
    return { facts, to: { status: 'completed', step: 'completed' }, reason: 'it is settled and posted' };
  }
  const step = mustClear(transfer) ? 'clearing' : providerStep(facts);
  if (mustClear(transfer) && !facts.isCleared) {
    const timer = { name: 'clearing', afterSeconds: transfer.clearingSeconds };
    return { facts, to: running('clearing'), reason: 'it is settled and clears', timer };
  }
  const amount = facts.claims.settled?.amount ?? transfer.amount;
  const { state, number: holdNumber } = facts.hold;
  if (holdsFunds(transfer) && decimal(amount) > decimal(transfer.amount)) {
    const message = `The provider has paid ${amount}, which is more than was ordered.`;
    return inReview(facts, step, { code: 'AmountExceeded', message });
  }
  const effect =
    state === 'held' ? ({ name: 'CompleteHold', holdNumber, amount } as const) : ({ name: 'Post', amount } as const);
  return {
    facts: { ...facts, postedAmount: amount },
    to: running(step),
    reason: 'it is settled and gets posted',
    effect,
  };
}
