/**
 * How well withdrawals and deposits fit each other. No source gives the numbers below; each says what it is meant to
 * allow. Confidence is in hundredths.
 */
import { type Decimal, format, subtract, sum } from '../../../kernel/money/decimal.ts';
import type { Candidate } from './candidate.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Clocks of exchanges differ, and some write when a withdrawal was completed, not when it was sent. */
export const EARLY_MS_MAX = HOUR_MS;
/** Checks of withdrawals and full chains hold coins up for days, hardly for more than three. */
export const LATE_MS_MAX = 3 * DAY_MS;
/** One hash is one movement whatever the times say; some exports have dates only, some are late by days. */
const HASH_EARLY_MS_MAX = DAY_MS;
const HASH_LATE_MS_MAX = 7 * DAY_MS;
/** A network's fee that nobody stated: on small amounts it reaches some percent. */
const UNSTATED_FEE_PERCENT_MAX = 5n;
/** With the same hash more can be lost, such as on a withdrawal of a few dollars. */
const HASH_UNSTATED_FEE_PERCENT_MAX = 10n;
/** Round quantities are equal by chance; those of five digits and more hardly ever are. */
const DISTINCTIVE_DIGITS_MIN = 5;
const SOON_MS_MAX = 2 * HOUR_MS;

const BASE = { exact: 70, lessNetworkFee: 50 } as const;
const DISTINCTIVE = 8;
const SOON = 10;
const WITHIN_A_DAY = 5;
const SAME_ADDRESS = 20;
const WITHOUT_HASH_MAX = 97;

export type AmountRule = 'amount-equal' | 'amount-less-fee' | 'amount-less-network-fee';

export interface AmountFit {
  readonly rule: AmountRule;
  readonly isExact: boolean;
  /** What the amounts leave unexplained. */
  readonly unexplained: Decimal;
}

export interface Scored {
  readonly confidence: number;
  readonly rules: readonly string[];
}

const total = (parts: readonly Candidate[], of: 'quantity' | 'fee'): Decimal => sum(parts.map((part) => part[of]));

/**
 * What arrived against what was sent. A withdrawal's fee is beside its amount, as the contract has it, or within it, as
 * some exports have it; a deposit may have had a fee kept back.
 */
function amountFit(
  withdrawals: readonly Candidate[],
  deposits: readonly Candidate[],
  feePercentMax: bigint,
): AmountFit | undefined {
  const sent = total(withdrawals, 'quantity');
  const stated = total(withdrawals, 'fee');
  const arrived = total(deposits, 'quantity');
  const keptBack = total(deposits, 'fee');
  if (arrived > sent) return undefined;
  const arrivals = [arrived, arrived + keptBack];
  const unexplained = subtract(sent, arrived);
  if (arrivals.includes(sent)) return { rule: 'amount-equal', isExact: true, unexplained };
  if (arrivals.includes(sent - stated)) return { rule: 'amount-less-fee', isExact: true, unexplained };
  return unexplained * 100n <= sent * feePercentMax
    ? { rule: 'amount-less-network-fee', isExact: false, unexplained }
    : undefined;
}

/** Times and accounts of two that may be one movement. */
function mayMeet(withdrawal: Candidate, deposit: Candidate, earlyMsMax: number, lateMsMax: number): boolean {
  const lateMs = deposit.epochMs - withdrawal.epochMs;
  return (
    withdrawal.asset === deposit.asset &&
    withdrawal.account !== deposit.account &&
    lateMs >= -earlyMsMax &&
    lateMs <= lateMsMax
  );
}

/** Whether and how well those that share a hash are one movement. */
export function fitUnderHash(withdrawals: readonly Candidate[], deposits: readonly Candidate[]): AmountFit | undefined {
  const all = withdrawals.every((withdrawal) =>
    deposits.every((deposit) => mayMeet(withdrawal, deposit, HASH_EARLY_MS_MAX, HASH_LATE_MS_MAX)),
  );
  return all ? amountFit(withdrawals, deposits, HASH_UNSTATED_FEE_PERCENT_MAX) : undefined;
}

const isChainHash = (hash: string): boolean => /^[0-9a-f]{64}$/.test(hash);

/** Two hashes of one chain that differ are two movements; an exchange's own number against a hash says nothing. */
const contradict = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a !== b && isChainHash(a) && isChainHash(b);

const isDistinctive = (quantity: Decimal): boolean =>
  format(quantity).replace('.', '').replace(/^0+/, '').length >= DISTINCTIVE_DIGITS_MIN;

const sharesAddress = (a: Candidate, b: Candidate): boolean =>
  a.addresses.some((address) => b.addresses.includes(address));

/** How sure it is without a common hash that two are one movement; undefined when they can't be. */
export function scored(withdrawal: Candidate, deposit: Candidate): Scored | undefined {
  if (!mayMeet(withdrawal, deposit, EARLY_MS_MAX, LATE_MS_MAX)) return undefined;
  // Those that share a hash are matched among each other.
  if (withdrawal.hash !== undefined && withdrawal.hash === deposit.hash) return undefined;
  if (contradict(withdrawal.hash, deposit.hash)) return undefined;
  const fit = amountFit([withdrawal], [deposit], UNSTATED_FEE_PERCENT_MAX);
  if (!fit) return undefined;
  const apartMs = Math.abs(deposit.epochMs - withdrawal.epochMs);
  const points: (readonly [rule: string, points: number])[] = [
    [fit.rule, fit.isExact ? BASE.exact : BASE.lessNetworkFee],
  ];
  if (fit.isExact && isDistinctive(deposit.quantity)) points.push(['distinctive-amount', DISTINCTIVE]);
  if (apartMs <= SOON_MS_MAX) points.push(['within-two-hours', SOON]);
  else if (apartMs <= DAY_MS) points.push(['within-a-day', WITHIN_A_DAY]);
  if (sharesAddress(withdrawal, deposit)) points.push(['same-address', SAME_ADDRESS]);
  const confidence = points.reduce((all, [, each]) => all + each, 0);
  return { confidence: Math.min(confidence, WITHOUT_HASH_MAX), rules: points.map(([rule]) => rule) };
}
