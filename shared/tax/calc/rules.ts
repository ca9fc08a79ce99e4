/** What the settings say about tax, ready to be asked. */

import { fiscalYearOf, type Timestamp } from '../../kernel/time.ts';
import type { Settings, TaxMethod, TaxSettings } from '../../settings/contract/settings.ts';
import { poolKey } from './keys.ts';

export interface TaxRules {
  readonly base: string;
  readonly tax: TaxSettings;
  /** The fiscal year of an instant, named by the calendar year in which it ends. */
  yearOf(time: Timestamp): number;
  /** The method for the disposals and transfers of a fiscal year. */
  methodOf(year: number): TaxMethod;
  /** Whether any year goes by AVERAGE. */
  readonly usesAverage: boolean;
  /** Whether any year goes by the method. */
  uses(method: TaxMethod): boolean;
  /** The account that bounds a pool; undefined where all accounts are one pool. */
  poolAccount(account: string): string | undefined;
  /** Key of the pool that an account's units of an asset are in. */
  poolOf(asset: string, account: string): string;
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
  yearOf: (time: Timestamp) => number,
  startsAtMs: (year: number) => number,
): (time: Timestamp) => number {
  let year = 0;
  let from = '';
  let before = '';
  return (time) => {
    if (time >= from && time < before) return year;
    year = yearOf(time);
    // texts, since the first year may begin and the last may end outside the times that are taken
    from = new Date(startsAtMs(year)).toISOString();
    before = new Date(startsAtMs(year + 1)).toISOString();
    return year;
  };
}

/** There are few pools and many transactions. */
function rememberingPools(poolAccount: TaxRules['poolAccount']): TaxRules['poolOf'] {
  const ofAccounts = new Map<string | undefined, Map<string, string>>();
  return (asset, account) => {
    const within = poolAccount(account);
    const ofAssets = ofAccounts.get(within) ?? new Map<string, string>();
    ofAccounts.set(within, ofAssets);
    const known = ofAssets.get(asset);
    if (known !== undefined) return known;
    const key = poolKey(asset, within);
    ofAssets.set(asset, key);
    return key;
  };
}

export function taxRules(settings: Settings): TaxRules {
  const { tax, fiscalYearEndMonth } = settings;
  const poolAccount = (account: string): string | undefined => (tax.lotScope === 'universal' ? undefined : account);
  const byYear = new Map(Object.entries(tax.methodByYear ?? {}).map(([year, method]) => [Number(year), method]));
  // months count from 0 in Date.UTC, so that the end month, counted from 1, names the one after it
  const yearStartsAt = (year: number): number => Date.UTC(year - 1, fiscalYearEndMonth, 1);
  const used = new Set<TaxMethod>([tax.method, ...byYear.values()]);
  return {
    base: settings.baseCurrency,
    tax,
    yearOf: rememberingYears((time) => fiscalYearOf(time, fiscalYearEndMonth), yearStartsAt),
    methodOf: (year) => byYear.get(year) ?? tax.method,
    usesAverage: used.has('AVERAGE'),
    uses: (method) => used.has(method),
    poolAccount,
    poolOf: rememberingPools(poolAccount),
    yearStartsAt,
    fingerprint: fingerprintOf(settings),
  };
}
