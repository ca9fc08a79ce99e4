/** What the settings say about tax, ready to be asked. */

import { fiscalYearOf, fromEpochMs } from '../../kernel/time.ts';
import type { Settings, TaxMethod, TaxSettings } from '../../settings/contract/settings.ts';

export interface TaxRules {
  readonly base: string;
  readonly tax: TaxSettings;
  /** The fiscal year of an instant, named by the calendar year in which it ends. */
  yearOf(atMs: number): number;
  /** The method for the disposals and transfers of a fiscal year. */
  methodOf(year: number): TaxMethod;
  /** Whether any year goes by the method. */
  uses(method: TaxMethod): boolean;
  /** The account that bounds a pool; undefined where all accounts are one pool. */
  poolAccount(account: string): string | undefined;
  /** First instant of a fiscal year, in milliseconds since 1970. */
  yearStartsAt(year: number): number;
  /** Equal for settings that give the same lots and gains. */
  readonly fingerprint: string;
}

/** The part of the settings that lots and gains depend on; `strict` only decides what is taken in. */
function fingerprintOf({ baseCurrency, fiscalYearEndMonth, tax }: Settings): string {
  const years = Object.entries(tax.methodByYear ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const { method, lotScope, longTerm, buyFeeInBasis, sellFeeDeducted, transferFee } = tax;
  return JSON.stringify([
    [baseCurrency, fiscalYearEndMonth, method, years],
    [lotScope, longTerm, buyFeeInBasis, sellFeeDeducted, transferFee],
  ]);
}

/** Work goes in order of time, so nearly every instant is of the year before it. */
function rememberingYears(
  yearOf: (atMs: number) => number,
  startsAt: (year: number) => number,
): (atMs: number) => number {
  let year = 0;
  let fromMs = 0;
  let beforeMs = 0;
  return (atMs) => {
    if (atMs >= fromMs && atMs < beforeMs) return year;
    year = yearOf(atMs);
    fromMs = startsAt(year);
    beforeMs = startsAt(year + 1);
    return year;
  };
}

export function taxRules(settings: Settings): TaxRules {
  const { tax, fiscalYearEndMonth } = settings;
  const byYear = new Map(Object.entries(tax.methodByYear ?? {}).map(([year, method]) => [Number(year), method]));
  // months count from 0 in Date.UTC, so that the end month, counted from 1, names the one after it
  const yearStartsAt = (year: number): number => Date.UTC(year - 1, fiscalYearEndMonth, 1);
  const used = new Set<TaxMethod>([tax.method, ...byYear.values()]);
  return {
    base: settings.baseCurrency,
    tax,
    yearOf: rememberingYears((atMs) => fiscalYearOf(fromEpochMs(atMs), fiscalYearEndMonth), yearStartsAt),
    methodOf: (year) => byYear.get(year) ?? tax.method,
    uses: (method) => used.has(method),
    poolAccount: (account) => (tax.lotScope === 'universal' ? undefined : account),
    yearStartsAt,
    fingerprint: fingerprintOf(settings),
  };
}
