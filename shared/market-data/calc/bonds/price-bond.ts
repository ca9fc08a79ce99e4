/** What a bond is worth without a quote: its payments, discounted at the yield that a curve has for its maturity. */
import { add, type Decimal, format, subtract } from '../../../kernel/money/decimal.ts';
import type { CalendarDate } from '../../../kernel/time.ts';
import { type BondTerms, periodsPerYear } from './bond-terms.ts';
import { actualDays } from './calendar.ts';
import { type CouponPeriod, couponPeriodsAfter, followsMonthEnds } from './coupon-periods.ts';
import { countDays, type DayCount } from './day-count.ts';
import { couponOf, interestWithin } from './interest.ts';
import { fromWide, toWide, WIDE_ONE, type Wide, wideDivide, wideMultiply, widePower, wideRatio } from './wide.ts';
import { type YieldCurve, yieldAt } from './yield-curve.ts';

/** Of one bond, in its own currency. */
export interface BondPrice {
  readonly status: 'Priced';
  /** Without accrued interest, as bonds are quoted. */
  readonly clean: Decimal;
  readonly accrued: Decimal;
  /** What it is worth: clean price and accrued interest. */
  readonly dirty: Decimal;
  /** A year, as a fraction, compounded once in each coupon period. */
  readonly yield: Decimal;
  readonly dayCount: DayCount;
}

export type BondValuation =
  | BondPrice
  | { readonly status: 'Unpriced'; readonly reason: 'matured' | 'not-issued' | 'no-yields' };

const OF_30_DAY_MONTHS: readonly DayCount[] = ['30/360', '30E/360'];

/** How much of a coupon period is still to come on a day: 1 at its start. By 30-day months, what has not passed. */
function restOf(terms: BondTerms, period: CouponPeriod, day: CalendarDate): Wide {
  if (!OF_30_DAY_MONTHS.includes(terms.dayCount)) {
    return wideRatio(actualDays(day, period.end), actualDays(period.start, period.end));
  }
  const span = { from: period.start, to: day, endOfMonth: followsMonthEnds(terms) };
  const passed = countDays(terms.dayCount, span) * periodsPerYear(terms);
  // A coupon on the 30th of August ends 182 such days, the last two of which are left out.
  return wideRatio(Math.max(360 - passed, 0), 360);
}

/** What one unit grows to in one of so many periods of a year. */
const growthOf = (annualYield: Wide, periods: number): Wide => (WIDE_ONE + annualYield / BigInt(periods)) as Wide;

/** Of a curve that compounds `from` times a year, the yield that gives as much when compounded `to` times. */
const recompounded = (annualYield: Wide, from: number, to: number): Wide =>
  from === to
    ? annualYield
    : ((BigInt(to) * (widePower(growthOf(annualYield, from), wideRatio(from, to)) - WIDE_ONE)) as Wide);

/**
 * The street convention (Standard Securities Calculation Methods, SIA 1993, formulas 6 and 7; compound as in ICMA Rule
 * 251.2): with j = yield ÷ coupons a year, w = the rest of the current period and n payments to come,
 *
 *   dirty = Σ payment(k) ÷ (1 + j)^(w + k − 1), k = 1…n, and in the last period payment ÷ (1 + w × j).
 *
 * The last payment holds par, too. Approximate by nature: 45 decimals inside, rounded half-even at the 18th.
 * @throws RangeError for a yield of −100% a period or less.
 */
export function dirtyPriceAt(terms: BondTerms, day: CalendarDate, annualYield: Decimal): Decimal {
  const [current, ...later] = couponPeriodsAfter(terms, day);
  if (current === undefined) throw new RangeError(`matured on ${terms.maturity}`);
  const growth = growthOf(toWide(annualYield), periodsPerYear(terms));
  if (growth <= 0n) throw new RangeError(`a yield of ${format(annualYield)} leaves nothing to discount`);
  const rest = restOf(terms, current, day);
  const [coupon, par] = [toWide(couponOf(terms, current)), toWide(terms.par)];
  if (later.length === 0) {
    const simple = (WIDE_ONE + wideMultiply(rest, (growth - WIDE_ONE) as Wide)) as Wide;
    return fromWide(wideDivide((coupon + par) as Wide, simple));
  }
  // From the last payment to the first, each step one period closer.
  const atEnd = [...later].reverse().reduce((sum, period, index) => {
    const payment = toWide(couponOf(terms, period)) + (index === 0 ? par : 0n);
    return wideDivide((sum + payment) as Wide, growth);
  }, 0n as Wide);
  return fromWide(wideDivide((atEnd + coupon) as Wide, widePower(growth, rest)));
}

/**
 * A bond's price on a day from a curve of yields, all payments at the one yield of its maturity. Settlement is that day
 * itself. A spread of the issuer's over the curve is added to the curve's yield.
 */
export function priceBond(
  terms: BondTerms,
  { day, curve, spread }: { readonly day: CalendarDate; readonly curve: YieldCurve; readonly spread?: Decimal },
): BondValuation {
  const [current] = couponPeriodsAfter(terms, day);
  if (current === undefined) return { status: 'Unpriced', reason: 'matured' };
  if (terms.issuedOn !== undefined && day < terms.issuedOn) return { status: 'Unpriced', reason: 'not-issued' };
  const found = yieldAt(curve, day, terms.maturity);
  if (found === undefined) return { status: 'Unpriced', reason: 'no-yields' };
  const ofCurve = toWide(spread === undefined ? found : add(found, spread));
  const annualYield = fromWide(recompounded(ofCurve, curve.compoundingsPerYear, periodsPerYear(terms)));
  const dirty = dirtyPriceAt(terms, day, annualYield);
  const accrued = interestWithin(terms, current, day);
  return {
    status: 'Priced',
    clean: subtract(dirty, accrued),
    accrued,
    dirty,
    yield: annualYield,
    dayCount: terms.dayCount,
  };
}
