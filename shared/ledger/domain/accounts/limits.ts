/**
 * Limits of what leaves an account in one of its owner's days and months. What is held counts from the day on which it was
 * placed; what comes of a hold is not counted again.
 */
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import { add, type Decimal, decimal, format, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import type { Limits } from '../../contract/account.ts';

/** What was counted on the last day that anything was, and in its month. */
export interface Used {
  /** The owner's day, `2026-01-15`. */
  readonly day: string;
  readonly ofDay: string;
  readonly ofMonth: string;
}

interface Counts {
  readonly ofDay: Decimal;
  readonly ofMonth: Decimal;
}

const NOTHING: Counts = { ofDay: ZERO, ofMonth: ZERO };
const monthOf = (day: string): string => day.slice(0, 7);

/** The day that counts: days don't run backwards, though an owner may move to another time zone. */
export const dayFor = (used: Used | undefined, day: string): string => (used && used.day > day ? used.day : day);

/** What was counted on a day and in its month; the day is not before the last one that was counted on. */
function countsOn(used: Used | undefined, day: string): Counts {
  if (!used || monthOf(used.day) !== monthOf(day)) return NOTHING;
  return { ofDay: used.day === day ? decimal(used.ofDay) : ZERO, ofMonth: decimal(used.ofMonth) };
}

const usedOf = (day: string, { ofDay, ofMonth }: Counts): Used => ({
  ...{ day, ofDay: format(ofDay), ofMonth: format(ofMonth) },
});

export function counted(used: Used | undefined, day: string, amount: Decimal): Used {
  const { ofDay, ofMonth } = countsOn(used, day);
  return usedOf(day, { ofDay: add(ofDay, amount), ofMonth: add(ofMonth, amount) });
}

/** Takes back what was counted on a day; what other days and months have counted since stays. */
export function uncounted(used: Used, day: string, amount: Decimal): Used {
  const isOfMonth = monthOf(used.day) === monthOf(day);
  const ofDay = used.day === day ? subtract(decimal(used.ofDay), amount) : decimal(used.ofDay);
  const ofMonth = isOfMonth ? subtract(decimal(used.ofMonth), amount) : decimal(used.ofMonth);
  return usedOf(used.day, { ofDay, ofMonth });
}

export interface Leaving {
  readonly asset: string;
  readonly amount: Decimal;
  /** As `dayFor` gives it. */
  readonly day: string;
}

/** Refuses what is more than a limit allows, and says which and how much it leaves. */
export function checkLimits(
  limits: Limits,
  used: Used | undefined,
  { asset, amount, day }: Leaving,
): Refusal<'LimitExceeded'> | undefined {
  const { ofDay, ofMonth } = countsOn(used, day);
  const { perTransaction, daily, monthly } = limits[asset] ?? {};
  const checks = [
    ['perTransaction', perTransaction, ZERO],
    ['daily', daily, ofDay],
    ['monthly', monthly, ofMonth],
  ] as const;
  for (const [limit, most, before] of checks) {
    if (most === undefined || add(before, amount) <= decimal(most)) continue;
    const left = subtract(decimal(most), before);
    const data = { limit, asset, amount: most, used: format(before), left: left > ZERO ? format(left) : '0' };
    return refuse('LimitExceeded', `The ${WORDS[limit]} limit of this account is ${most} ${asset}.`, { data });
  }
  return undefined;
}

const WORDS = { perTransaction: 'transaction', daily: 'daily', monthly: 'monthly' } as const;
