import { Decimal as Big } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, format } from '../../../shared/kernel/money/decimal.ts';
import { isCalendarDate } from '../../../shared/kernel/time.ts';
import type { BondTerms } from '../../../shared/market-data/calc/bonds/bond-terms.ts';
import { couponPeriodsAfter } from '../../../shared/market-data/calc/bonds/coupon-periods.ts';
import { countDays, type DayCount } from '../../../shared/market-data/calc/bonds/day-count.ts';
import { accruedInterest, couponOf } from '../../../shared/market-data/calc/bonds/interest.ts';
import { dirtyPriceAt, priceBond } from '../../../shared/market-data/calc/bonds/price-bond.ts';
import { toWide, widePower, wideRatio } from '../../../shared/market-data/calc/bonds/wide.ts';
import { yieldAt } from '../../../shared/market-data/calc/bonds/yield-curve.ts';

const day = (text: string) => {
  if (!isCalendarDate(text)) throw new Error(text);
  return text;
};

interface Given extends Partial<Omit<BondTerms, 'par' | 'couponRate' | 'maturity' | 'issuedOn'>> {
  readonly par?: string;
  readonly rate?: string;
  readonly maturity: string;
  readonly issuedOn?: string;
}

const bond = ({ par = '100', rate = '0.05', maturity, issuedOn, ...rest }: Given): BondTerms => ({
  par: decimal(par),
  couponRate: decimal(rate),
  couponsPerYear: 2,
  dayCount: 'ACT/ACT-ICMA',
  maturity: day(maturity),
  ...(issuedOn !== undefined && { issuedOn: day(issuedOn) }),
  ...rest,
});

const flat = (rate: string, compoundingsPerYear = 2) => ({
  points: [{ months: 120, yield: decimal(rate) }],
  compoundingsPerYear,
});

const cleanPrice = (terms: BondTerms, on: string, annualYield: string): number =>
  Number(format(dirtyPriceAt(terms, day(on), decimal(annualYield)))) - Number(format(accruedInterest(terms, day(on))));

describe('days by 30/360, after the spreadsheet of examples to section 4.16(f) of the ISDA 2006 Definitions', () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ['2006-08-20', '2007-02-20', 180],
    ['2006-08-31', '2007-02-28', 178],
    ['2007-02-28', '2007-08-31', 183],
    ['2007-08-31', '2008-02-29', 179],
    ['2006-01-31', '2006-02-28', 28],
    ['2006-09-30', '2006-10-31', 30],
    ['2008-02-28', '2008-08-30', 182],
    ['2007-02-26', '2008-02-29', 363],
    ['2008-02-29', '2009-02-28', 359],
    ['2008-02-28', '2008-03-31', 33],
  ];
  it.each(cases)('from %s to %s', (from, to, days) => {
    expect(countDays('30/360', { from: day(from), to: day(to), endOfMonth: false })).toBe(days);
  });

  it('counts the end of February as the 30th where coupons fall on ends of months', () => {
    const count = (from: string, to: string) => countDays('30/360', { from: day(from), to: day(to), endOfMonth: true });
    expect(count('2007-02-28', '2007-08-31')).toBe(180);
    expect(count('2008-02-29', '2009-02-28')).toBe(360);
    expect(count('2008-02-28', '2008-08-31')).toBe(183);
  });

  it('counts the 31st as the 30th on both sides by the Eurobond basis', () => {
    const span = { from: day('2008-02-28'), to: day('2008-03-31'), endOfMonth: false };
    expect(countDays('30E/360', span)).toBe(32);
  });
});

describe('coupon dates', () => {
  const ends = (maturity: string, from: string, couponsPerYear: BondTerms['couponsPerYear'] = 2) =>
    couponPeriodsAfter(bond({ maturity, couponsPerYear }), day(from)).map(({ end }) => end);

  it('go backwards from maturity, each on its day', () => {
    expect(ends('2022-08-30', '2021-03-01')).toEqual(['2021-08-30', '2022-02-28', '2022-08-30']);
  });
  it('stay on ends of months where the bond matures on one', () => {
    expect(ends('2024-06-30', '2023-01-15', 4)).toEqual([
      '2023-03-31',
      '2023-06-30',
      '2023-09-30',
      '2023-12-31',
      '2024-03-31',
      '2024-06-30',
    ]);
    expect(ends('2021-02-28', '2020-02-28', 1)).toEqual(['2020-02-29', '2021-02-28']);
  });
  it('leave out the coupon of the day itself, and end with maturity', () => {
    expect(ends('2022-08-15', '2022-02-15')).toEqual(['2022-08-15']);
    expect(ends('2022-08-15', '2022-08-15')).toEqual([]);
  });
});

describe('accrued interest', () => {
  const accrued = (terms: BondTerms, on: string) => format(accruedInterest(terms, day(on)));

  it('is what the example of ACCRINT in the documentation of Excel gives: 60 of 360 days of 10% on 1,000', () => {
    const terms = bond({
      par: '1000',
      rate: '0.1',
      maturity: '2012-08-31',
      issuedOn: '2008-03-01',
      dayCount: '30/360',
    });
    expect(accrued(terms, '2008-05-01')).toBe('16.666666666666666667');
  });

  // ISDA, The Actual/Actual Day Count Fraction (1999): fractions of a year by the ISMA (now ICMA) method.
  it.each([
    ['a whole semi-annual period', '2004-05-01', '2003-11-01', '2004-05-01', 2, '0.5'],
    ['a short first period', '2000-07-01', '1999-02-01', '1999-07-01', 1, '0.410958904109589041'],
    ['a short part of a period', '2000-07-30', '2000-01-30', '2000-06-30', 2, '0.417582417582417582'],
  ] as const)(
    'by actual days is, of %s, the fraction that ISDA gives',
    (_, maturity, from, to, couponsPerYear, part) => {
      const terms = bond({ par: '1', rate: '1', maturity, issuedOn: from, couponsPerYear });
      const period = couponPeriodsAfter(terms, day(from))[0];
      const atEnd = period?.end === to ? period && format(couponOf(terms, period)) : accrued(terms, to);
      expect(atEnd).toBe(part);
    },
  );

  it.each([
    ['ACT/360', '2.5'],
    ['ACT/365F', '2.465753424657534247'],
    ['30/360', '2.472222222222222222'],
    ['ACT/ACT-ICMA', '2.472527472527472527'],
  ] as const)(
    'by %s of 5% from 15 January to 13 July 2024, after 180 of a leap year’s 182 days',
    (dayCount, interest) => {
      expect(accrued(bond({ maturity: '2026-01-15', dayCount: dayCount satisfies DayCount }), '2024-07-13')).toBe(
        interest,
      );
    },
  );

  it('is none on the day of a coupon, before the issue, after maturity, and of a bond without coupons', () => {
    expect(accrued(bond({ maturity: '2026-01-15' }), '2024-07-15')).toBe('0');
    expect(accrued(bond({ maturity: '2026-01-15', issuedOn: '2024-03-01' }), '2024-02-01')).toBe('0');
    expect(accrued(bond({ maturity: '2026-01-15' }), '2026-01-15')).toBe('0');
    expect(accrued(bond({ maturity: '2026-01-15', rate: '0', couponsPerYear: 0 }), '2024-05-01')).toBe('0');
  });
});

describe('the price of a bond at a yield', () => {
  it('is what the example of PRICE in the documentation of Excel gives', () => {
    const terms = bond({ rate: '0.0575', maturity: '2017-11-15', dayCount: '30/360' });
    expect(cleanPrice(terms, '2008-02-15', '0.065')).toBeCloseTo(94.63436162, 8);
  });
  it('is what the example of YIELD there starts from', () => {
    const terms = bond({ rate: '0.0575', maturity: '2016-11-15', dayCount: '30/360' });
    expect(cleanPrice(terms, '2008-02-15', '0.065')).toBeCloseTo(95.04287, 5);
  });
  it('is what the US Treasury gives in 31 CFR 356, Appendix B, II.A, for 8.75% of 30 years at 8.84%', () => {
    const terms = bond({ rate: '0.0875', maturity: '2020-05-15' });
    expect(cleanPrice(terms, '1990-05-15', '0.0884')).toBeCloseTo(99.057893, 5);
  });
  it('is par on a coupon date at a yield of the coupon, by every day count of bonds', () => {
    for (const dayCount of ['30/360', '30E/360', 'ACT/ACT-ICMA'] as const) {
      const terms = bond({ maturity: '2030-08-30', dayCount, par: '1000' });
      expect(format(dirtyPriceAt(terms, day('2024-02-29'), decimal('0.05')))).toBe('1000');
    }
  });
  it('discounts the last payment by simple interest', () => {
    const terms = bond({ maturity: '2024-08-15', rate: '0.04' });
    // 91 of 182 days, at 2% a half-year: 102 ÷ 1.01.
    expect(format(dirtyPriceAt(terms, day('2024-05-16'), decimal('0.04')))).toBe('100.990099009900990099');
  });
  it('is without coupons par over the compound yield of its half-years', () => {
    const terms = bond({ maturity: '2026-08-15', rate: '0', couponsPerYear: 0 });
    // 100 ÷ 1.02⁴
    expect(format(dirtyPriceAt(terms, day('2024-08-15'), decimal('0.04')))).toBe('92.384542602651421591');
  });
});

describe('powers', () => {
  it('are those of decimal.js to the 18th decimal', () => {
    const number = fc.integer({ min: 1, max: 3_000_000 }).map((millionths) => millionths / 1e6);
    const Oracle = Big.clone({ precision: 60, rounding: Big.ROUND_HALF_EVEN });
    fc.assert(
      fc.property(number, fc.integer({ min: -3_000, max: 3_000 }), (base, thousandths) => {
        const power = new Oracle(base).pow(new Oracle(thousandths).div(1_000));
        const own = widePower(toWide(decimal(base.toFixed(6))), wideRatio(thousandths, 1_000));
        // Truncated steps lose less than one unit in 10^20, of what is answered relative to its size.
        const off = new Oracle(own.toString()).div(new Oracle(10).pow(45)).minus(power).abs();
        expect(off.lte(power.times(1e-20).plus(1e-20))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a yield curve', () => {
  const curve = {
    points: [
      { months: 24, yield: decimal('0.04') },
      { months: 12, yield: decimal('0.05') },
      { months: 60, yield: decimal('0.043') },
    ],
    compoundingsPerYear: 2,
  };
  const at = (maturity: string) => format(yieldAt(curve, day('2023-01-01'), day(maturity)) ?? decimal('-9'));

  it('lies on straight lines between its points, falling or rising', () => {
    expect(at('2024-01-01')).toBe('0.05');
    expect(at('2024-07-02')).toBe('0.044986301369863014'); // 183 of 365 days down
    expect(at('2026-07-02')).toBe('0.041501369863013699'); // 548 of 1,095 days up
  });
  it('goes on level beyond its ends', () => {
    expect(at('2023-06-01')).toBe('0.05');
    expect(at('2060-01-01')).toBe('0.043');
  });
});

describe('a bond without a quote', () => {
  const terms = bond({ maturity: '2030-08-15', par: '1000', issuedOn: '2020-08-15' });

  it('is priced clean and dirty by the curve, with the yield it was priced at', () => {
    const price = priceBond(terms, { day: day('2024-11-15'), curve: flat('0.05') });
    if (price.status !== 'Priced') throw new Error(price.reason);
    expect(format(price.accrued)).toBe('12.5');
    expect(price.dirty).toBe(price.clean + price.accrued);
    expect(Number(format(price.clean))).toBeCloseTo(999.9228365658, 9);
    expect(format(price.yield)).toBe('0.05');
  });
  it('is worth less at a spread over the curve', () => {
    const asked = { day: day('2024-11-15'), curve: flat('0.04') };
    const spread = priceBond(terms, { ...asked, spread: decimal('0.01') });
    expect(spread).toEqual(priceBond(terms, { ...asked, curve: flat('0.05') }));
  });
  it('takes the yield of a curve that compounds otherwise at what it comes to', () => {
    const price = priceBond(terms, { day: day('2024-11-15'), curve: flat('0.050625', 1) });
    expect(price).toEqual(priceBond(terms, { day: day('2024-11-15'), curve: flat('0.05') }));
  });
  it.each([
    ['2030-08-15', flat('0.05'), 'matured'],
    ['2020-08-14', flat('0.05'), 'not-issued'],
    ['2024-08-15', { points: [], compoundingsPerYear: 2 }, 'no-yields'],
  ] as const)('has no price on %s and says why: %#', (on, curve, reason) => {
    expect(priceBond(terms, { day: day(on), curve })).toEqual({ status: 'Unpriced', reason });
  });
});
