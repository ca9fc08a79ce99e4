import type { TaxMethod } from '../../../settings/contract/settings.ts';
import { isMean, type TaxRules } from '../rules.ts';

export interface SwayedRules {
  readonly rules: TaxRules;
  /** From now on everything goes by the other method, or by the settings again. */
  sway(on: boolean): void;
}

/** The rules of the settings, which go by another method while a proposed sale is worked through. */
export function swayedRules(settled: TaxRules, method: TaxMethod): SwayedRules {
  let isOn = false;
  return {
    sway: (on) => {
      isOn = on;
    },
    rules: {
      ...settled,
      methodOf: (year, pool) => (isOn ? method : settled.methodOf(year, pool)),
      methodOfYear: (year) => (isOn ? method : settled.methodOfYear(year)),
      methodOfPool: (pool) => (isOn ? method : settled.methodOfPool(pool)),
      usesMeans: settled.usesMeans || isMean(method),
      uses: (other) => other === method || settled.uses(other),
    },
  };
}

/** The rules of the settings, by which all of one year goes by another method. Only for work on that year. */
export const rulesOfYear = (
  settled: TaxRules,
  { year, method }: { readonly year: number; readonly method: TaxMethod },
): TaxRules => ({
  ...settled,
  methodOf: (each, pool) => (each === year ? method : settled.methodOf(each, pool)),
  methodOfYear: (each) => (each === year ? method : settled.methodOfYear(each)),
  methodOfPool: () => method,
  usesMeans: settled.usesMeans || isMean(method),
  uses: (other) => other === method || settled.uses(other),
});
