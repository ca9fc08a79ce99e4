/**
 * A year's disposals as the capital gains pages of a UK return (SA108) ask for them: proceeds before costs, allowable
 * costs with those of the disposal (HMRC, SA108 Notes; TCGA 1992 s38), whole pounds in the taxpayer's favour.
 */
import { add, decimal, format } from '../../../kernel/money/decimal.ts';
import type { GainSums } from '../../contract/report-figures.ts';
import type { Sa108 } from '../../contract/report-view.ts';
import { jurisdictionOf } from '../jurisdictions/all.ts';
import type { GainsAndLosses } from './disposals-by-day.ts';
import { wholePounds } from './present.ts';

/** Whether a jurisdiction has SA108. */
export const hasSa108 = (jurisdiction: string): boolean => jurisdictionOf(jurisdiction).code === 'GB';

/** `costs` were taken off the proceeds that are given. */
export function sa108Of(
  { proceeds, costBasis }: GainSums,
  { disposals, gains, losses }: GainsAndLosses,
  costs: string,
): Sa108 {
  const whole = (amount: string): string => format(add(decimal(amount), decimal(costs)));
  const exact = { proceeds: whole(proceeds), incidentalCosts: costs, allowableCosts: whole(costBasis), gains, losses };
  return {
    disposals,
    ...exact,
    printed: {
      proceeds: wholePounds(exact.proceeds, 'down'),
      allowableCosts: wholePounds(exact.allowableCosts, 'up'),
      gains: wholePounds(gains, 'down'),
      losses: wholePounds(losses, 'up'),
    },
  };
}
