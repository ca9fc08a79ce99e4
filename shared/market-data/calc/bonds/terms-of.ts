import { decimal } from '../../../kernel/money/decimal.ts';
import type { AssetView } from '../../contract/asset-view.ts';
import { type BondTerms, COUPONS_PER_YEAR } from './bond-terms.ts';

/** What the catalogue says of a bond, to calculate with. Of a floating one the rate in force holds until maturity. */
export function bondTermsOf(bond: NonNullable<AssetView['bond']>): BondTerms {
  const couponsPerYear = COUPONS_PER_YEAR.find((count) => count === bond.couponsPerYear);
  if (couponsPerYear === undefined) throw new RangeError(`no bond pays ${bond.couponsPerYear} coupons a year`);
  return {
    par: decimal(bond.par),
    couponRate: decimal(bond.couponRate),
    couponsPerYear,
    maturity: bond.maturity,
    ...(bond.issuedOn !== undefined && { issuedOn: bond.issuedOn }),
    dayCount: bond.dayCount,
  };
}
