/** Adds to what is known of a transfer what its own effects came to. */
import { assertNever } from '../../../kernel/errors.ts';
import type { TransferEffect, TransferResult } from './effects.ts';
import type { Facts, Problem } from './facts.ts';
import { SENDS_MAX } from './patience.ts';
import { answeredBy, notKnown, sentWith } from './take-news.ts';

type Result<K extends TransferResult['kind']> = Extract<TransferResult, { readonly kind: K }>;

const unexpected = (effect: TransferEffect, result: TransferResult): never => {
  throw new Error(`${effect.name} can't come to ${result.kind}`);
};
const refusedBy = ({ code, message }: Result<'refused'>): Problem => ({ code, message });

/** What was refused before anything was sent ends the transfer; what was settled and can't be booked must be looked at. */
const inTrouble = (facts: Facts, step: string, { code, message }: Problem): Facts => ({
  ...facts,
  review: { code, message, step },
});

function assessed(facts: Facts, { decision, riskScore, flags }: Result<'assessed'>): Facts {
  const known = { ...facts, compliance: { decision, riskScore, flags: [...flags] } };
  if (decision !== 'reject') return known;
  return { ...known, refusal: { code: 'ComplianceRejected', message: 'It was not let through.' } };
}

function ofHold(facts: Facts, effect: TransferEffect, result: Result<'done' | 'refused'>, step: string): Facts {
  const isDone = result.kind === 'done';
  switch (effect.name) {
    case 'PlaceHold': {
      const hold = { ...facts.hold, state: isDone ? ('held' as const) : ('refused' as const) };
      // Funds that are held again are for a transfer that was sent: that they are gone by now ends nothing.
      return isDone || facts.sends > 0 ? { ...facts, hold } : { ...facts, hold, refusal: refusedBy(result) };
    }
    case 'CompleteHold':
      return isDone
        ? { ...facts, hold: { ...facts.hold, state: 'completed' }, posted: 'posted' }
        : inTrouble(facts, step, refusedBy(result));
    case 'ReleaseHold':
      return isDone
        ? { ...facts, hold: { ...facts.hold, state: 'released' } }
        : inTrouble(facts, step, refusedBy(result));
    case 'Post':
      return isDone ? { ...facts, posted: 'posted' } : inTrouble(facts, step, refusedBy(result));
    case 'ReversePosting':
      return isDone ? { ...facts, posted: 'reversed' } : inTrouble(facts, step, refusedBy(result));
    default:
      return unexpected(effect, result);
  }
}

/** @param step where the transfer stands, for what must be looked at. */
export function resultTaken(facts: Facts, effect: TransferEffect, result: TransferResult, step: string): Facts {
  const { kind } = result;
  switch (effect.name) {
    case 'Validate':
    case 'CheckKyc': {
      if (kind === 'refused') return { ...facts, refusal: refusedBy(result) };
      if (kind !== 'done') return unexpected(effect, result);
      return effect.name === 'Validate' ? { ...facts, isValid: true } : { ...facts, isKnownCustomer: true };
    }
    case 'CheckCompliance':
      return kind === 'assessed' ? assessed(facts, result) : unexpected(effect, result);
    case 'SendToProvider':
      return kind === 'accepted' || kind === 'refused' || kind === 'unknown'
        ? sentWith(facts, result)
        : unexpected(effect, result);
    case 'Inquire':
    case 'CancelAtProvider':
      if (kind === 'unknown-to-provider') return notKnown(facts, SENDS_MAX);
      return kind === 'found' || kind === 'unknown' ? answeredBy(facts, result) : unexpected(effect, result);
    default:
      return kind === 'done' || kind === 'refused' ? ofHold(facts, effect, result, step) : unexpected(effect, result);
  }
}

/** An effect that failed so often that it isn't tried again by itself. It may have been done, or not. */
export function givenUp(facts: Facts, effect: TransferEffect, { message }: Problem, step: string): Facts {
  switch (effect.name) {
    case 'Validate':
    case 'CheckKyc':
    case 'CheckCompliance':
      return { ...facts, refusal: { code: 'CheckUnavailable', message } };
    case 'PlaceHold': {
      const held: Facts = { ...facts, hold: { ...facts.hold, state: 'held' } };
      return facts.sends > 0 ? held : { ...held, refusal: { code: 'HoldUnavailable', message } };
    }
    case 'SendToProvider':
      return sentWith(facts, { kind: 'unknown', why: message });
    case 'Inquire':
    case 'CancelAtProvider':
      return answeredBy(facts, { kind: 'unknown', why: message });
    case 'CompleteHold':
    case 'ReleaseHold':
    case 'Post':
    case 'ReversePosting':
      return inTrouble(facts, step, { code: 'PostingFailed', message });
    default:
      return assertNever(effect);
  }
}
