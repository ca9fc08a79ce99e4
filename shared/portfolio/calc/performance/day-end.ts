/** What there is to say of an asset at the end of a day. */
import { add, type Decimal, ZERO } from '../../../kernel/money/decimal.ts';
import type { Account } from './purse.ts';

/** Figures of one currency at the end of a day. */
export interface View extends Readonly<Account> {
  readonly value: Decimal;
  /** Sum of the investments at the end of each day before, and how many of these days had one. */
  readonly investmentDays: Decimal;
  readonly daysInvested: number;
  /** The highest investment of the last day on which there was one: what was at work where no day passed with it. */
  readonly peak: Decimal;
}

/** Fees and income that belong to no asset: they were paid in or out of cash that is not kept here. */
export interface Loose {
  readonly fees: Decimal;
  readonly income: Decimal;
}

/** Figures in one currency; beside them, what belongs to no asset. */
export type Told = View & { readonly loose: Loose };

export interface DayEnd {
  readonly quantity: Decimal;
  /** In the asset's currency. */
  readonly own: Told;
  /** In the currency asked for, each day at its own rate. */
  readonly asked: Told;
}

/** What is summed up from day to day. */
export type Sums = Pick<View, 'investmentDays' | 'daysInvested' | 'peak'>;
export const NO_SUMS: Sums = { investmentDays: ZERO, daysInvested: 0, peak: ZERO };

/** A day passes with this investment. */
export const dayGone = (sums: Sums, investment: Decimal): Sums => ({
  investmentDays: add(sums.investmentDays, investment),
  daysInvested: sums.daysInvested + (investment > ZERO ? 1 : 0),
  peak: sums.peak,
});
