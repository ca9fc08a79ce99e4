/** Coupon dates are counted backwards from maturity, each from maturity itself, so that the 30th survives a February. */
import type { CalendarDate } from '../../../kernel/time.ts';
import { type BondTerms, periodsPerYear } from './bond-terms.ts';
import { isMonthEnd, monthsEarlier } from './calendar.ts';

/** Interest accrues from its start, included, to its end, on which the coupon is paid. */
export interface CouponPeriod {
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

/** Whether coupons fall on the last days of their months: when the bond matures on such a day. */
export const followsMonthEnds = ({ maturity }: Pick<BondTerms, 'maturity'>): boolean => isMonthEnd(maturity);

/**
 * The periods whose coupons are still to come on a day, soonest first; that day's own coupon has been paid. None once the
 * bond has matured.
 */
export function couponPeriodsAfter(
  terms: Pick<BondTerms, 'maturity' | 'couponsPerYear'>,
  day: CalendarDate,
): readonly [CouponPeriod, ...CouponPeriod[]] | [] {
  if (day >= terms.maturity) return [];
  const months = 12 / periodsPerYear(terms);
  const endOfMonth = followsMonthEnds(terms);
  const dateAt = (count: number): CalendarDate => monthsEarlier(terms.maturity, count * months, endOfMonth);
  let count = 1;
  let soonest: CouponPeriod = { start: dateAt(1), end: terms.maturity };
  const later: CouponPeriod[] = [];
  while (soonest.start > day) {
    later.push(soonest);
    count += 1;
    soonest = { start: dateAt(count), end: soonest.start };
  }
  return [soonest, ...later.reverse()];
}
