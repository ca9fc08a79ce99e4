/** What is known of one pairing: whether it is proposed now, whether it is in force, and what the user said of it. */
import { type PairedPart, type PairingData, partOf } from '../../domain/pairing/paired-data.ts';
import { AMBIGUOUS, type Proposal } from '../../domain/pairing/proposal.ts';

export interface PairingRow {
  readonly asset: string;
  readonly withdrawals: readonly PairedPart[];
  readonly deposits: readonly PairedPart[];
  /** Hundredths; those of the last proposal. */
  readonly confidence: number;
  readonly rules: readonly string[];
  /** Whether the matching proposes it as things are. */
  readonly isProposed: boolean;
  /** In force: paired in the journal. */
  readonly applied?: { readonly by: 'rule' | 'user'; readonly at: string; readonly derivedIds: readonly string[] };
  /** Whether the user agreed to it after a rule had applied it. */
  readonly isConfirmed?: boolean;
  /** What ended it for good, unless the user pairs it by hand. */
  readonly ended?: {
    readonly status: 'dismissed' | 'undone';
    readonly by: 'user' | 'reversal';
    readonly reason?: string;
    readonly at: string;
  };
}

export type PairingStatus = 'proposed' | 'applied' | 'confirmed' | 'dismissed' | 'undone';

/** From the user's settings. */
export interface PairingPolicy {
  /** Hundredths. */
  readonly applyAbove: number;
  readonly isStrict: boolean;
}

export function statusOf({ applied, isConfirmed, ended }: PairingRow): PairingStatus {
  if (applied) return applied.by === 'user' || isConfirmed ? 'confirmed' : 'applied';
  return ended?.status ?? 'proposed';
}

/** Why a rule doesn't apply a proposal; undefined when it does. */
export type Obstacle = 'ambiguous' | 'below-threshold' | 'strict';

/**
 * A deposit recorded before its withdrawal counts from the withdrawal on, so that what was sold in between could lose
 * its lots: under strict settings that is left to the user.
 */
export function obstacleOf(row: PairingRow, { applyAbove, isStrict }: PairingPolicy): Obstacle | undefined {
  if (row.rules.includes(AMBIGUOUS)) return 'ambiguous';
  if (row.confidence <= applyAbove) return 'below-threshold';
  return isStrict && hasArrivedFirst(row) ? 'strict' : undefined;
}

const hasArrivedFirst = ({ withdrawals, deposits }: PairingRow): boolean =>
  deposits.some((deposit) => withdrawals.some((withdrawal) => deposit.timestamp < withdrawal.timestamp));

/** What a rule has to do about a pairing, if anything. What the user decided is no rule's business. */
export function dueOf(row: PairingRow, policy: PairingPolicy): 'pair' | 'unpair' | undefined {
  const status = statusOf(row);
  if (status === 'confirmed') return undefined;
  const isWanted = row.isProposed && !row.ended && obstacleOf(row, policy) === undefined;
  if (isWanted === (status === 'applied')) return undefined;
  return isWanted ? 'pair' : 'unpair';
}

export const rowOfProposal = ({ withdrawals, deposits, confidence, rules }: Proposal): PairingRow => ({
  asset: withdrawals[0]?.asset ?? '',
  withdrawals: withdrawals.map(partOf),
  deposits: deposits.map(partOf),
  confidence,
  rules,
  isProposed: true,
});

export const rowOfEvent = ({ asset, withdrawals, deposits, confidence, rules }: PairingData): PairingRow => ({
  asset,
  withdrawals,
  deposits,
  confidence: Math.round(Number(confidence) * 100),
  rules,
  isProposed: false,
});
