/** Which totals differ between what was filed and what the book says now. */
import { add, decimal, format, subtract } from '../../../kernel/money/decimal.ts';
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

/** What the wash sales of a year are, beside its gains without them. */
interface Washed {
  readonly totals: WashSaleTotals;
  readonly gains: ReportGains;
}

/** The gain of the whole year with what its wash sales change (Form 8949: column (h) of all lines). */
const gainWith = ({ totals: { basisIncrease, disallowedLoss }, gains }: Washed): string =>
  format(add(subtract(decimal(gains.total.gain), decimal(basisIncrease)), decimal(disallowedLoss)));

/** The figures that differ; undefined where none does. */
export function washSalesCompared(filed: Washed, present: Washed): FilingDifference['washSales'] {
  const names = ['basisIncrease', 'disallowedLoss'] as const;
  const changed = names.filter((name) => filed.totals[name] !== present.totals[name]);
  if (changed.length === 0) return undefined;
  const gain = change(gainWith(filed), gainWith(present));
  return {
    ...Object.fromEntries(changed.map((name) => [name, change(filed.totals[name], present.totals[name])])),
    ...(gain.filed !== gain.present && { adjustedGain: gain }),
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
