/** Which totals differ between what was filed and what the book says now. */
import type { FilingDifference } from '../../contract/filings-http.ts';
import type { GainSums, ReportFigures, ReportGains } from '../../contract/report-figures.ts';
import type { WashSaleTotals } from '../../contract/report-view.ts';

export type PresentFigures = Pick<ReportFigures, 'gains' | 'income' | 'fees'>;

const NONE: GainSums = { proceeds: '0', costBasis: '0', gain: '0' };
const TERMS = ['short', 'long', 'exempt', 'total'] as const satisfies readonly (keyof ReportGains)[];
const NAMES = ['proceeds', 'costBasis', 'gain'] as const;

const isSame = (a: GainSums, b: GainSums): boolean => NAMES.every((name) => a[name] === b[name]);

const change = (filed: string, present: string): { readonly filed: string; readonly present: string } => ({
  filed,
  present,
});

function gainsChanged(filed: ReportGains, present: ReportGains): FilingDifference['gains'] {
  const changed: FilingDifference['gains'] = {};
  for (const term of TERMS) {
    const [before, after] = [filed[term] ?? NONE, present[term] ?? NONE];
    if (isSame(before, after)) continue;
    changed[term] = {
      proceeds: change(before.proceeds, after.proceeds),
      costBasis: change(before.costBasis, after.costBasis),
      gain: change(before.gain, after.gain),
    };
  }
  return changed;
}

/** Undefined where they are the same, or the law of the filed report knew none. */
export function washSalesCompared(
  filed: WashSaleTotals | undefined,
  present: WashSaleTotals,
): FilingDifference['washSales'] {
  if (filed === undefined) return undefined;
  const names = ['basisIncrease', 'disallowedLoss', 'adjustedGain'] as const;
  if (names.every((name) => filed[name] === present[name])) return undefined;
  return {
    basisIncrease: change(filed.basisIncrease, present.basisIncrease),
    disallowedLoss: change(filed.disallowedLoss, present.disallowedLoss),
    adjustedGain: change(filed.adjustedGain, present.adjustedGain),
  };
}

export function figuresCompared(
  filed: PresentFigures,
  present: PresentFigures,
): Pick<FilingDifference, 'gains' | 'income' | 'fees'> {
  const [income, fees] = [
    change(filed.income.total, present.income.total),
    change(filed.fees.total, present.fees.total),
  ];
  return {
    gains: gainsChanged(filed.gains, present.gains),
    ...(income.filed !== income.present && { income }),
    ...(fees.filed !== fees.present && { fees }),
  };
}
