/**
 * One payment, as we booked it and as its provider settled it: two sets, which grow in any order. What differs between
 * them follows from the sets alone.
 */
import { createHash } from 'node:crypto';
import { type Decimal, decimal, format, plus, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import type { PaymentDirection } from '../../contract/payment-provider.ts';
import type { Settlement } from '../../contract/settlement-feed.ts';
import type { DIFFERENCES } from '../../contract/suspense-items.ts';

/** What was booked between a user's account and a provider. */
export interface ProviderPosting {
  readonly transactionId: string;
  readonly cause: 'settled' | 'reversed' | 'correction';
  readonly direction?: PaymentDirection | undefined;
  readonly providerId?: string | undefined;
  readonly asset: string;
  /** Decimal string, without our fees: above zero, it came in. */
  readonly amount: string;
  /** What the provider had said that it keeps, if it had. */
  readonly fee?: string | undefined;
  readonly postedAt: string;
}

export interface Match {
  readonly ours: readonly ProviderPosting[];
  readonly theirs: readonly Settlement[];
  /** The transfer that it is of; undefined where nobody knows. */
  readonly transferId?: string | undefined;
}

export interface Difference {
  readonly kind: (typeof DIFFERENCES)[number];
  readonly asset: string;
  /** Decimal strings. */
  readonly ours: string;
  readonly theirs: string;
}

interface Moved {
  readonly asset: string;
  readonly amount: string;
}

function netOf(moved: readonly Moved[]): ReadonlyMap<string, Decimal> {
  const nets = new Map<string, Decimal>();
  for (const { asset, amount } of moved) nets.set(asset, plus(nets.get(asset) ?? ZERO, decimal(amount)));
  return nets;
}

/** Fees are compared where both have told one. */
function feeDifference({ ours, theirs }: Match): readonly Difference[] {
  const [own] = ours;
  const told = ours.flatMap(({ fee }) => (fee === undefined ? [] : [decimal(fee)]));
  const kept = theirs.flatMap(({ fee }) => (fee === undefined ? [] : [decimal(fee)]));
  if (!own || told.length === 0 || kept.length === 0) return [];
  const [expected, taken] = [told, kept].map((fees) => fees.reduce((total, fee) => plus(total, fee), ZERO));
  if (expected === undefined || taken === undefined || expected === taken) return [];
  return [{ kind: 'fee-differs', asset: own.asset, ours: format(expected), theirs: format(taken) }];
}

/** Whether they settled the same amount more often than we booked it, and we did at least once. */
function isRepeated({ ours, theirs }: Match, asset: string): boolean {
  const times = (moved: readonly Moved[], amount: Decimal): number =>
    moved.filter((one) => one.asset === asset && decimal(one.amount) === amount).length;
  return theirs.some(({ amount }) => {
    const booked = times(ours, decimal(amount));
    return booked > 0 && times(theirs, decimal(amount)) > booked;
  });
}

/** What both sides come to is compared by asset: what was paid and taken back on one side alone is nothing. */
export function differencesOf(match: Match): readonly Difference[] {
  const [ours, theirs] = [netOf(match.ours), netOf(match.theirs)];
  const assets = [...new Set([...ours.keys(), ...theirs.keys()])].sort();
  const unequal = assets.filter((asset) => (ours.get(asset) ?? ZERO) !== (theirs.get(asset) ?? ZERO));
  if (unequal.length === 0) return feeDifference(match);
  const kindOf = (asset: string): Difference['kind'] => {
    if (match.ours.length === 0) return 'not-booked';
    if (match.theirs.length === 0) return 'not-settled';
    if (!ours.has(asset) || !theirs.has(asset)) return 'asset-differs';
    return isRepeated(match, asset) ? 'duplicate' : 'amount-differs';
  };
  return unequal.map((asset) => ({
    kind: kindOf(asset),
    asset,
    ours: format(ours.get(asset) ?? ZERO),
    theirs: format(theirs.get(asset) ?? ZERO),
  }));
}

/** What the provider holds more than we have booked, by asset: below zero, less. Fees are not ours to hold. */
export const excessOf = (differences: readonly Difference[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    differences
      .filter(({ kind }) => kind !== 'fee-differs')
      .map(({ asset, ours, theirs }) => [asset, format(subtract(decimal(theirs), decimal(ours)))]),
  );

/** What we booked appears at the provider within this: weekends and holidays of banks. */
const SETTLED_WITHIN_HOURS = 96;
/** What the provider settled is booked within this, since its webhook may be late, or we have to ask. */
const BOOKED_WITHIN_HOURS = 24;
const HOUR_MILLISECONDS = 3_600_000;

/** Until when a difference may still go away by itself. Of what is about no transfer of ours, nothing will. */
export function patienceEnds({ ours, theirs, transferId }: Match): string {
  const newest = [...ours.map(({ postedAt }) => postedAt), ...theirs.map(({ settledAt }) => settledAt)].sort().at(-1);
  const hours = theirs.length === 0 ? SETTLED_WITHIN_HOURS : transferId === undefined ? 0 : BOOKED_WITHIN_HOURS;
  return new Date(Date.parse(newest ?? '') + hours * HOUR_MILLISECONDS).toISOString();
}

/** Of both sides, whatever their order: what was decided about them holds while they are the same. */
export function digestOf({ ours, theirs }: Match): string {
  const ids = [
    ...ours.map(({ transactionId }) => `P ${transactionId}`),
    ...theirs.map(({ settlementId, asset, amount }) => `S ${settlementId} ${asset} ${amount}`),
  ];
  return createHash('sha256').update(JSON.stringify(ids.sort())).digest('hex').slice(0, 32);
}
