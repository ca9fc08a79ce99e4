/** Whether a rule finds something in a transfer, as it stands among the user's others. */
import { assertNever } from '../../../kernel/errors.ts';
import { add, type Decimal, decimal, multiply, subtract, sum } from '../../../kernel/money/decimal.ts';
import type { ComplianceRule } from '../../contract/compliance.ts';
import { countryOf } from './country-of.ts';
import type { Assessed, Subject } from './subject.ts';

type Rule<K extends ComplianceRule['kind']> = Extract<ComplianceRule, { readonly kind: K }>;

const DAY_MILLISECONDS = 86_400_000;

const daysBefore = (now: string, days: number): string =>
  new Date(Date.parse(now) - days * DAY_MILLISECONDS).toISOString();

/** Those of an asset in the days before now, that go the same way. */
function lately({ recent, transfer, now }: Subject, days: number): readonly Assessed[] {
  const since = daysBefore(now, days);
  return recent.filter(
    (one) =>
      one.asset === transfer.asset &&
      one.direction === transfer.direction &&
      one.transferId !== transfer.transferId &&
      one.assessedAt > since,
  );
}

/** What left or came fast: the sum, or how many there were. */
function isFast(rule: Rule<'velocity'>, subject: Subject): boolean {
  const { transfer } = subject;
  if (transfer.asset !== rule.asset) return false;
  const before = lately(subject, rule.days);
  const total = add(sum(before.map(({ amount }) => decimal(amount))), decimal(transfer.amount));
  const isMuch = rule.amount !== undefined && total > decimal(rule.amount);
  return isMuch || (rule.count !== undefined && before.length + 1 > rule.count);
}

/**
 * Payments that are cut so that each stays below what is reported (31 U.S.C. § 5324, "structuring"): this one and others
 * lie just below the threshold.
 */
function isStructured(rule: Rule<'structuring'>, subject: Subject): boolean {
  const { transfer } = subject;
  const threshold = decimal(rule.below);
  const from = subtract(threshold, multiply(threshold, decimal(rule.within)));
  const isJustBelow = (amount: Decimal): boolean => amount >= from && amount < threshold;
  if (transfer.asset !== rule.asset || !isJustBelow(decimal(transfer.amount))) return false;
  const before = lately(subject, rule.days).filter(({ amount }) => isJustBelow(decimal(amount)));
  return before.length + 1 >= rule.count;
}

const plain = (text: string): string => text.replaceAll(/\s/gu, '').toLowerCase();

export function finds(rule: ComplianceRule, subject: Subject): boolean {
  const { transfer, account, now } = subject;
  switch (rule.kind) {
    case 'amount':
      return transfer.asset === rule.asset && decimal(transfer.amount) >= decimal(rule.from);
    case 'velocity':
      return isFast(rule, subject);
    case 'structuring':
      return isStructured(rule, subject);
    case 'country': {
      const country = countryOf(transfer);
      return country === undefined ? rule.includesUnknown : rule.countries.includes(country);
    }
    case 'counterparty':
      return rule.counterparties.some((one) => plain(one) === plain(transfer.counterparty));
    case 'new-account':
      return account.createdAt > daysBefore(now, rule.days);
    case 'unverified':
      return account.verification !== 'verified';
    default:
      return assertNever(rule);
  }
}
