/** What is to be done about a transfer, given what is known of it. Called only while nothing is under way for it. */
import { assertNever } from '../../../kernel/errors.ts';
import type { Standing } from '../../../kernel/workflow/workflow.ts';
import type { TransferEffect } from './effects.ts';
import type { Facts, Problem, TransferSaga } from './facts.ts';
import { patienceAt, waitSeconds } from './patience.ts';
import { planChecks } from './plan-checks.ts';
import { holdsFunds, inReview, type Plan, providerStep, running } from './plan-parts.ts';
import { planSettled } from './plan-settled.ts';
import { verdictOn } from './verdict.ts';

/** Undoes what was done, and ends. */
function planUndoing(facts: Facts, problem: Problem): Plan {
  const to: Standing = { status: 'compensating', step: 'compensating' };
  const { message: reason } = problem;
  if (facts.posted === 'posted') return { facts, to, reason, effect: { name: 'ReversePosting' } };
  const { state, number: holdNumber } = facts.hold;
  if (state === 'held') return { facts, to, reason, effect: { name: 'ReleaseHold', holdNumber } };
  return { facts, to: { status: 'failed', step: 'failed' }, reason, failure: problem };
}

const inquire = ({ providerId }: Facts): TransferEffect => ({
  name: 'Inquire',
  ...(providerId !== undefined && { providerId }),
});

/** Asks the provider now, or waits until it is time to; after so many answers that settle nothing, somebody must look. */
function planWaiting(facts: Facts): Plan {
  const step = providerStep(facts);
  const patience = patienceAt(step);
  if (facts.inquiries >= patience.inquiriesMax) {
    const message = `The provider has not said how it ended, though asked ${facts.inquiries} times.`;
    return inReview(facts, step, { code: 'OutcomeUnknown', message });
  }
  const to = running(step);
  if (facts.isToAsk) return { facts, to, reason: 'the provider is asked how it stands', effect: inquire(facts) };
  const afterSeconds = Math.max(waitSeconds(patience, facts.inquiries), facts.retryAfterSeconds ?? 0);
  const timer = { name: step, afterSeconds };
  return { facts, to, reason: 'the provider is working on it', timer };
}

function contradictionIn({ settled, failed, reversed }: Facts['claims']): Problem {
  const cameBack = settled && !settled.isDisputed && failed === undefined && reversed !== undefined;
  const message = cameBack
    ? `It was paid, and after that it came back, or a part of it: ${reversed}.`
    : settled
      ? 'The provider has said both that it was paid and that it was not.'
      : `The provider has said that it came back, and not that it was paid: ${reversed}.`;
  return { code: 'ProviderContradicts', message };
}

/** The provider has said one thing and the other: nothing more is paid or given back until it is known which holds. */
function planContradiction({ transfer, facts }: TransferSaga): Plan {
  const step = facts.posted === 'no' ? providerStep(facts) : 'completed';
  const problem = contradictionIn(facts.claims);
  if (facts.isDeciding) {
    return { facts, to: running(step), reason: 'the provider is asked which holds', effect: inquire(facts) };
  }
  const { state, number } = facts.hold;
  if (holdsFunds(transfer) && facts.posted === 'no' && state === 'released') {
    const hold = { state: 'none', number: number + 1 } as const;
    const effect = { name: 'PlaceHold', holdNumber: number + 1 } as const;
    return {
      facts: { ...facts, hold },
      to: { status: 'needs-review', step },
      reason: problem.message,
      effect,
      failure: problem,
    };
  }
  return { facts, to: { status: 'needs-review', step }, reason: problem.message, failure: problem };
}

const CANCELLED: Problem = { code: 'Cancelled', message: 'It was cancelled before it was sent.' };

/** On its way: checks, funds, provider. */
function planForward(saga: TransferSaga): Plan {
  const { facts } = saga;
  if (facts.refusal) return planUndoing(facts, facts.refusal);
  if (facts.cancel !== 'no' && facts.sends === 0) return planUndoing({ ...facts, refusal: CANCELLED }, CANCELLED);
  const checking = facts.sends === 0 ? planChecks(saga) : undefined;
  if (checking) return checking;
  if (facts.sending === 'not-sent') {
    const sent: Facts = { ...facts, sending: 'ordered', sends: facts.sends + 1 };
    return { facts: sent, to: running('sent-to-provider'), reason: 'it is sent', effect: { name: 'SendToProvider' } };
  }
  const { providerId } = facts;
  if (facts.cancel === 'wanted' && facts.sending === 'accepted' && providerId !== undefined) {
    const effect = { name: 'CancelAtProvider', providerId } as const;
    return {
      facts: { ...facts, cancel: 'asked' },
      to: running(providerStep(facts)),
      reason: 'the provider is told to stop',
      effect,
    };
  }
  return planWaiting(facts);
}

function problemOf({ claims, ruling }: Facts, verdict: 'failed' | 'reversed'): Problem {
  if (verdict === 'reversed')
    return { code: 'Reversed', message: `It came back from the provider: ${claims.reversed ?? 'reversed'}.` };
  if (claims.failed === undefined && ruling === 'failed')
    return { code: 'RuledFailed', message: 'An operator has ruled that it failed.' };
  return {
    code: 'ProviderFailed',
    message: `The provider has not made it: ${claims.failed ?? claims.reversed ?? 'failed'}.`,
  };
}

export function planTransfer(saga: TransferSaga): Plan {
  const { transfer, facts } = saga;
  if (facts.review) return inReview(facts, facts.review.step, facts.review);
  const verdict = verdictOn(facts, transfer.onReversal);
  switch (verdict) {
    case 'open':
      return planForward(saga);
    case 'settled':
      return planSettled(saga) ?? planContradiction(saga);
    case 'failing':
      return planWaiting(facts);
    case 'failed':
    case 'reversed':
      return planUndoing(facts, problemOf(facts, verdict));
    case 'contradiction':
      return planContradiction(saga);
    default:
      return assertNever(verdict);
  }
}
