import type { Decimal } from '../../../kernel/money/decimal.ts';
import type { CalendarDate } from '../../../kernel/time.ts';
import type { DayCount } from './day-count.ts';

/** What a bond promises. Amounts are in its own currency, for one bond. */
export interface BondTerms {
  /** Repaid at maturity. */
  readonly par: Decimal;
  /** Interest of a year as a fraction of par: 0.0575 is 5.75%. Zero for a bond without coupons. */
  readonly couponRate: Decimal;
  /** 1, 2, 3, 4, 6 or 12; 0 for a bond without coupons. */
  readonly couponsPerYear: CouponsPerYear;
  readonly maturity: CalendarDate;
  /** Interest accrues from here, so that a first coupon may be short; left out, it always did. */
  readonly issuedOn?: CalendarDate;
  readonly dayCount: DayCount;
}

export const COUPONS_PER_YEAR = [0, 1, 2, 3, 4, 6, 12] as const;
export type CouponsPerYear = (typeof COUPONS_PER_YEAR)[number];

/** What a bond without coupons is compared by: the half-years of the bond-equivalent yield. */
const QUASI_COUPONS_PER_YEAR = 2;

/** How often a year its coupon periods end, or would end if it paid any. */
export const periodsPerYear = ({ couponsPerYear }: Pick<BondTerms, 'couponsPerYear'>): number =>
  couponsPerYear === 0 ? QUASI_COUPONS_PER_YEAR : couponsPerYear;
