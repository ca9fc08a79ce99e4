/** Interest of one bond within a coupon period: exact until one rounding half-even at the 18th decimal. */
import { type Decimal, multiplyDivide, ONE, ZERO } from '../../../kernel/money/decimal.ts';
import type { CalendarDate } from '../../../kernel/time.ts';
import { type BondTerms, periodsPerYear } from './bond-terms.ts';
import { actualDays } from './calendar.ts';
import { type CouponPeriod, couponPeriodsAfter, followsMonthEnds } from './coupon-periods.ts';
import { countDays, daysOfYear } from './day-count.ts';

const scaled = (count: number): Decimal => (BigInt(count) * ONE) as Decimal;

/** par × rate × numerator ÷ denominator. */
const shareOfYear = ({ par, couponRate }: BondTerms, numerator: number, denominator: number): Decimal =>
  multiplyDivide(par, (couponRate * BigInt(numerator)) as Decimal, scaled(denominator));

const startOfInterest = ({ issuedOn }: BondTerms, { start }: CouponPeriod): CalendarDate =>
  issuedOn !== undefined && issuedOn > start ? issuedOn : start;

/**
 * Interest that has accrued in a coupon period by a day: par × rate × days ÷ days of the year, both as the day count has
 * them (ICMA Rule 251.1; ISDA 2006 Definitions, section 4.16). None before the bond was issued.
 */
export function interestWithin(terms: BondTerms, period: CouponPeriod, day: CalendarDate): Decimal {
  const from = startOfInterest(terms, period);
  if (terms.couponsPerYear === 0 || day <= from) return ZERO;
  const days = countDays(terms.dayCount, { from, to: day, endOfMonth: followsMonthEnds(terms) });
  const year = daysOfYear(terms.dayCount, {
    days: actualDays(period.start, period.end),
    perYear: periodsPerYear(terms),
  });
  return shareOfYear(terms, days, year);
}

/**
 * What is paid at the end of a period. A whole period pays an equal part of the year's interest where the day count is of
 * bonds (30/360, ACT/ACT ICMA), and by its days where it is of money (ACT/365F, ACT/360).
 */
export function couponOf(terms: BondTerms, period: CouponPeriod): Decimal {
  const isWhole = startOfInterest(terms, period) === period.start;
  const byDays = terms.dayCount === 'ACT/365F' || terms.dayCount === 'ACT/360';
  if (!isWhole || byDays) return interestWithin(terms, period, period.end);
  return terms.couponsPerYear === 0 ? ZERO : shareOfYear(terms, 1, terms.couponsPerYear);
}

/** Interest that a buyer pays the seller of one bond on a day: accrued since the last coupon. None after maturity. */
export function accruedInterest(terms: BondTerms, day: CalendarDate): Decimal {
  const [current] = couponPeriodsAfter(terms, day);
  return current === undefined ? ZERO : interestWithin(terms, current, day);
}
