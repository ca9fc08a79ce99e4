/** What may be paired, and how sure that is. */
import { timeOrderedDerivedId } from '../../../kernel/ids.ts';
import type { Candidate } from './candidate.ts';
import type { Scored } from './evidence.ts';

/** Withdrawals and deposits that may be one movement; one of the two lists has one entry. */
export interface Parts {
  readonly withdrawals: readonly Candidate[];
  readonly deposits: readonly Candidate[];
}

export interface Proposal extends Parts, Scored {
  readonly pairingId: string;
}

/** Doubtful ones are never above the lowest threshold that a user can set, so that no rule applies them. */
export const AMBIGUOUS = 'ambiguous';
const AMBIGUOUS_CONFIDENCE_MAX = 49;

const idsOf = (candidates: readonly Candidate[]): readonly string[] =>
  candidates.map(({ transactionId }) => transactionId).toSorted();

/** The same parts give the same id, in order of the first withdrawal's time. */
export const pairingIdOf = ({ withdrawals, deposits }: Parts): string =>
  timeOrderedDerivedId(
    Math.min(...withdrawals.map(({ epochMs }) => epochMs)),
    'pairing',
    ...idsOf(withdrawals),
    '+',
    ...idsOf(deposits),
  );

export function proposalOf(parts: Parts, { confidence, rules }: Scored, isAmbiguous: boolean): Proposal {
  const pairingId = pairingIdOf(parts);
  if (!isAmbiguous) return { pairingId, ...parts, confidence, rules };
  return {
    pairingId,
    ...parts,
    confidence: Math.min(AMBIGUOUS_CONFIDENCE_MAX, Math.floor(confidence / 2)),
    rules: [...rules, AMBIGUOUS],
  };
}

/** "0.98". */
export const confidenceText = (hundredths: number): string =>
  `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
