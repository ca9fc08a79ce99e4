/** Adds to what is known of a transfer what the provider says. */
import { isDeepStrictEqual } from 'node:util';
import { assertNever } from '../../../kernel/errors.ts';
import { decimal, format, maximum, ZERO } from '../../../kernel/money/decimal.ts';
import type { InquiryOutcome, PaymentState, SendOutcome } from '../../contract/payment-provider.ts';
import type { Facts, Problem } from './facts.ts';

type Settled = NonNullable<Facts['claims']['settled']>;

const isSame = (one: string, other: string): boolean => decimal(one) === decimal(other);

function settledWith({ amount, fee }: PaymentState, before: Settled | undefined): Settled {
  const differs = before?.amount !== undefined && amount !== undefined && !isSame(before.amount, amount);
  const known = { amount: before?.amount ?? amount, fee: before?.fee ?? fee };
  return {
    ...(known.amount !== undefined && { amount: known.amount }),
    ...(known.fee !== undefined && { fee: known.fee }),
    isDisputed: differs || (before?.isDisputed ?? false),
  };
}

type Claims = Facts['claims'];

const most = (before: string | undefined, told: string): string =>
  before === undefined ? told : format(maximum(decimal(before), decimal(told)));

/** How much has come back: some providers tell it of each refund, others in all so far. That a refund failed is its end. */
function cameBack({ reversedAmount, reversedParts = {} }: Claims, { amount, part }: PaymentState): Partial<Claims> {
  if (amount === undefined) return {};
  if (part === undefined) return { reversedAmount: most(reversedAmount, amount) };
  const before = reversedParts[part];
  const hasFailed = [before, amount].some((one) => one !== undefined && decimal(one) === ZERO);
  return { reversedParts: { ...reversedParts, [part]: hasFailed ? '0' : most(before, amount) } };
}

function claimed({ claims }: Facts, state: PaymentState): Claims {
  const { stage, reason } = state;
  switch (stage) {
    case 'processing':
      return claims;
    case 'confirming':
      return { ...claims, isConfirming: true };
    case 'settled':
      return { ...claims, settled: settledWith(state, claims.settled) };
    case 'failed':
    case 'cancelled':
      return { ...claims, failed: claims.failed ?? reason ?? stage };
    case 'refunded':
    case 'disputed':
      return { ...claims, reversed: claims.reversed ?? reason ?? stage, ...cameBack(claims, state) };
    default:
      return assertNever(stage);
  }
}

const isNew = (end: 'settled' | 'failed' | 'reversed', before: Claims, after: Claims): boolean =>
  before[end] === undefined && after[end] !== undefined;

/** Whether more has come back than was known, or less after all. */
const isMore = (before: Claims, after: Claims): boolean =>
  before.reversedAmount !== after.reversedAmount || !isDeepStrictEqual(before.reversedParts, after.reversedParts);

/** What a webhook or a file of the provider says. */
export function toldBy(facts: Facts, state: PaymentState): Facts {
  const claims = claimed(facts, state);
  const { ruling, review, ...rest } = facts;
  const comesBackNow = isNew('reversed', facts.claims, claims) || isMore(facts.claims, claims);
  const failsNow = isNew('failed', facts.claims, claims) || comesBackNow;
  const settlesNow = isNew('settled', facts.claims, claims);
  // How it ended was ruled by who could not know this.
  const isOverruled = ruling === 'settled' ? failsNow : settlesNow;
  // A wait for an operator ends with what it was for, or with an end that is new.
  const isAnswered = review?.code === 'OutcomeUnknown' || failsNow || settlesNow;
  return {
    ...rest,
    ...(ruling !== undefined && !isOverruled && { ruling }),
    ...(review !== undefined && !isAnswered && { review }),
    ...{ claims, sending: 'accepted', providerId: facts.providerId ?? state.providerId, inquiries: 0 },
    ...(state.continueUrl !== undefined && { continueUrl: state.continueUrl }),
    isToAsk: facts.isToAsk || failsNow,
  };
}

/** What a provider says of when to come again counts for the next time alone. */
function unanswered(facts: Facts, retryAfterSeconds: number | undefined): Facts {
  const { retryAfterSeconds: _, ...rest } = facts;
  return { ...rest, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
}

const ENDED = ['failed', 'cancelled', 'refunded', 'disputed'];

/** What the provider answers when it is asked, or told to stop. */
export function answeredBy(facts: Facts, answer: InquiryOutcome): Facts {
  const inquiries = facts.inquiries + 1;
  if (answer.kind !== 'found') {
    const asked = { ...facts, isToAsk: false, isDeciding: false, inquiries };
    return unanswered(asked, answer.kind === 'unknown' ? answer.retryAfterSeconds : undefined);
  }
  const { stage } = answer.state;
  const isEnd = ENDED.includes(stage);
  const told = toldBy(facts, answer.state);
  const ruling = isEnd ? 'failed' : stage === 'settled' ? 'settled' : undefined;
  return {
    ...told,
    ...(facts.isDeciding && ruling !== undefined && { ruling }),
    ...{ isToAsk: false, isDeciding: false, inquiries, isFailureCertain: told.isFailureCertain || isEnd },
  };
}

/** Who doesn't know the payment has not got it: it is sent again, under the same key, some times. */
export function notKnown(facts: Facts, sendsMax: number): Facts {
  const asked = answeredBy(facts, { kind: 'unknown-to-provider' });
  const isLost = facts.sending === 'unknown' && facts.cancel === 'no' && facts.sends < sendsMax;
  return isLost ? { ...asked, sending: 'not-sent' } : asked;
}

/** A refusal is certain: the provider has done nothing. */
const refusedBy = (facts: Facts, refusal: Problem): Facts => ({
  ...facts,
  ...{ sending: 'not-sent', isFailureCertain: true, refusal },
});

export function sentWith(facts: Facts, outcome: SendOutcome): Facts {
  if (outcome.kind === 'accepted') return toldBy({ ...facts, inquiries: 0 }, outcome.state);
  // Something was heard of the payment meanwhile: then it is there, whatever this call came to.
  if (facts.sending === 'accepted') return facts;
  if (outcome.kind === 'unknown') return unanswered({ ...facts, sending: 'unknown' }, outcome.retryAfterSeconds);
  return refusedBy(facts, { code: outcome.code, message: outcome.message });
}
