import { add, type Decimal, decimal, format, ZERO } from '../../../kernel/money/decimal.ts';
import type { FeeBreakdown, FeeLine, FeeTotal } from '../../contract/fee-lines.ts';
import type { FeeRule, FeeSchedule, FeeSubject } from '../../contract/fees.ts';
import { chargeOn } from './charge.ts';

/** Decimals of an asset's smallest unit. */
export type PrecisionOf = (asset: string) => number;

const allows = <T>(allowed: readonly T[] | undefined, value: T | undefined): boolean =>
  allowed === undefined || (value !== undefined && allowed.includes(value));

/** What is a share of the amount, or goes by its size, can be charged in its own asset only. */
const isInAsset = ({ charge, asset }: FeeRule, subject: FeeSubject): boolean =>
  charge.method === 'flat' || asset === undefined || asset === subject.asset;

function applies(rule: FeeRule, subject: FeeSubject): boolean {
  const { occasions, assets, providers } = rule.appliesTo;
  return (
    allows(occasions, subject.occasion) &&
    allows(assets, subject.asset) &&
    allows(providers, subject.provider) &&
    isInAsset(rule, subject) &&
    (rule.tier !== 'premium' || subject.features.includes(rule.category))
  );
}

function lineOf(rule: FeeRule, subject: FeeSubject, precisionOf: PrecisionOf): FeeLine {
  const { ruleId, tier, category, charge, rounding, refund, asset = subject.asset } = rule;
  const amount = chargeOn(decimal(subject.amount), charge, { places: precisionOf(asset), rule: rounding });
  const provider = tier === 'provider' || rule.appliesTo.providers ? subject.provider : undefined;
  return {
    ...{ ruleId, tier, category, method: charge.method, asset, amount: format(amount) },
    ...(provider !== undefined && { provider }),
    refund,
  };
}

/** Their sum for each asset, in the order in which assets first appear. */
export function totalsOf(lines: readonly Pick<FeeLine, 'asset' | 'amount'>[]): readonly FeeTotal[] {
  const totals = new Map<string, Decimal>();
  for (const { asset, amount } of lines) totals.set(asset, add(totals.get(asset) ?? ZERO, decimal(amount)));
  return [...totals].map(([asset, amount]) => ({ asset, amount: format(amount) }));
}

/** The fees of a transaction under a schedule, rule by rule in its order. Without one, there are none. */
export function breakdownOf(
  schedule: FeeSchedule | undefined,
  subject: FeeSubject,
  precisionOf: PrecisionOf,
): FeeBreakdown {
  if (!schedule) return { lines: [], totals: [] };
  const lines = schedule.rules
    .filter((rule) => applies(rule, subject))
    .map((rule) => lineOf(rule, subject, precisionOf));
  return { scheduleId: schedule.scheduleId, lines, totals: [...totalsOf(lines)] };
}
