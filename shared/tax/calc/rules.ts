/** What the settings say about tax, ready to be asked. */
import { partsOf } from '../../kernel/pages/keys.ts';
import { type Timestamp, toEpochMs } from '../../kernel/time.ts';
import type { MergerCash, Settings, TaxMethod, TaxSettings } from '../../settings/contract/settings.ts';
import { termOf } from './holding-period.ts';
import { jurisdictionOf } from './jurisdictions/all.ts';
import type { Held, Term } from './jurisdictions/held.ts';
import { timeKey, timeOfKey } from './keys.ts';
import { DAY_MS, DAYS_AHEAD, dayOf } from './matching/calendar.ts';
import { type Scope, scopeOf } from './scope.ts';

export interface TaxRules {
  readonly base: string;
  readonly tax: TaxSettings;
  /** The fiscal year of an instant, named by the calendar year in which it ends. */
  yearOf(time: Timestamp): number;
  /** The method for a pool's disposals and transfers in a fiscal year: by account, else asset, else year. */
  methodOf(year: number, pool: string): TaxMethod;
  /** The method of a fiscal year for pools that have none of their own. */
  methodOfYear(year: number): TaxMethod;
  /** The method that a pool goes by in all years, if there is one. */
  methodOfPool(pool: string): TaxMethod | undefined;
  /** Whether any pool ever goes by a mean of its units. */
  readonly usesMeans: boolean;
  /** Whether disposals are matched with acquisitions of days after them. */
  readonly looksAhead: boolean;
  /** The first part that has to be done again if what is at a key changes. */
  reachBack(from: string): string;
  /** What a disposal of an asset is for how long it was held. */
  termOf(asset: string, held: Held): Term;
  /** Whether any year goes by the method. */
  uses(method: TaxMethod): boolean;
  /** What money is that comes with a merger. */
  readonly mergerCash: MergerCash;
  /** Whether a gift that was worth less than it had cost its giver has that worth for the basis of a loss. */
  readonly giftsLoseFromWorth: boolean;
  /** Whose lots are within reach of each other. */
  readonly scope: Scope;
  /** First instant of a fiscal year, in milliseconds since 1970. */
  yearStartsAt(year: number): number;
  /** Equal for settings that give the same lots and gains. */
  readonly fingerprint: string;
}

type ByLaw = Pick<TaxRules, 'mergerCash' | 'giftsLoseFromWorth'>;

/** What settings leave to the law of their jurisdiction. */
function byLaw({ jurisdiction, tax }: Settings): ByLaw {
  const { mergerCash, giftsLoseFromWorth } = jurisdictionOf(jurisdiction);
  return { mergerCash: tax.mergerCash ?? mergerCash[0], giftsLoseFromWorth };
}

/** The part of the settings that lots and gains depend on; `strict` only decides what is taken in. */
function fingerprintOf({ baseCurrency, fiscalYearEndMonth, fiscalYearEndDay, tax }: Settings, law: ByLaw): string {
  const inOrder = (choices: object = {}) => Object.entries(choices).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const { method, lotScope, longTerm, buyFeeInBasis, sellFeeDeducted, transferFee } = tax;
  return JSON.stringify([
    [baseCurrency, fiscalYearEndMonth, fiscalYearEndDay, method, inOrder(tax.methodByYear)],
    [inOrder(tax.methodByAccount), inOrder(tax.methodByAsset), (tax.securities ?? []).toSorted()],
    [tax.lotScopeFrom, tax.lotAllocation?.order, tax.lotAllocation?.accounts, tax.wrapping, tax.liquidity],
    [lotScope, longTerm, buyFeeInBasis, sellFeeDeducted, transferFee],
    [law.mergerCash, law.giftsLoseFromWorth],
  ]);
}

/** Months count from 0 in Date.UTC, so that the end month, counted from 1, names the one after it. */
const startOfYear = (year: number, endMonth: number, endDay: number | undefined): number =>
  endDay === undefined ? Date.UTC(year - 1, endMonth, 1) : Date.UTC(year - 1, endMonth - 1, endDay + 1);

function yearAt(time: Timestamp, startsAtMs: (year: number) => number): number {
  const year = Number(time.slice(0, 4));
  return toEpochMs(time) >= startsAtMs(year + 1) ? year + 1 : year;
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

/** Methods of pools that don't go by that of the year. */
function methodsOfPools({ methodByAccount, methodByAsset, lotScope }: TaxSettings): TaxRules['methodOfPool'] {
  if (methodByAccount === undefined && methodByAsset === undefined) return () => undefined;
  const byAccount = new Map(lotScope === 'universal' ? [] : Object.entries(methodByAccount ?? {}));
  const byAsset = new Map(Object.entries(methodByAsset ?? {}));
  const known = new Map<string, TaxMethod | undefined>();
  return (pool) => {
    if (!known.has(pool)) {
      const [asset = '', account = ''] = partsOf(pool);
      known.set(pool, byAccount.get(account) ?? byAsset.get(asset));
    }
    return known.get(pool);
  };
}

/** Whether units of a pool cost the mean of all, rather than what their lots cost. */
export const isMean = (method: TaxMethod | undefined): boolean => method === 'AVERAGE' || method === 'SECTION-104';

const reachBack30Days = (from: string): string =>
  from === '' ? from : timeKey(dayOf(timeOfKey(from)) - DAYS_AHEAD * DAY_MS);

export function taxRules(settings: Settings): TaxRules {
  const { tax, fiscalYearEndMonth, fiscalYearEndDay } = settings;
  const byYear = new Map(Object.entries(tax.methodByYear ?? {}).map(([year, method]) => [Number(year), method]));
  const yearStartsAt = (year: number): number => startOfYear(year, fiscalYearEndMonth, fiscalYearEndDay);
  const ofPools = [...Object.values(tax.methodByAccount ?? {}), ...Object.values(tax.methodByAsset ?? {})];
  const used = new Set<TaxMethod>([tax.method, ...byYear.values(), ...ofPools]);
  const methodOfYear = (year: number): TaxMethod => (byYear.size === 0 ? tax.method : (byYear.get(year) ?? tax.method));
  const methodOfPool = methodsOfPools(tax);
  const securities = new Set(tax.securities);
  const looksAhead = tax.method === 'SECTION-104';
  const law = byLaw(settings);
  return {
    base: settings.baseCurrency,
    tax,
    yearOf: rememberingYears((time) => yearAt(time, yearStartsAt), yearStartsAt),
    methodOf: (year, pool) => methodOfPool(pool) ?? methodOfYear(year),
    methodOfYear,
    methodOfPool,
    usesMeans: [...used].some(isMean),
    looksAhead,
    reachBack: looksAhead ? reachBack30Days : (from) => from,
    termOf: (asset, held) => {
      // securities aren't exempt for their age (§ 20 EStG)
      const term = termOf(tax.longTerm, held);
      return term === 'exempt' && securities.has(asset) ? 'short' : term;
    },
    uses: (method) => used.has(method),
    ...law,
    scope: scopeOf(tax),
    yearStartsAt,
    fingerprint: fingerprintOf(settings, law),
  };
}
