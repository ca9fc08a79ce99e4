/** What settings that somebody sends leave out, and what the law of their country doesn't allow. */
import type { Issue, Refusal } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import type { Settings, TaxMethod, TaxSettings } from '../../../settings/contract/settings.ts';
import type { SettingsInput } from '../../../settings/contract/settings-input.ts';
import { jurisdictionOf } from './all.ts';
import type { Jurisdiction } from './jurisdiction.ts';

/**
 * Fills in the defaults of the jurisdiction. A method, scope or holding period that it doesn't allow is refused.
 *
 * @param within the path of the settings in the body, ending with a dot; empty where they are the body.
 */
export function completed(input: SettingsInput, within = ''): Settings | Refusal<'ValidationFailed'> {
  const law = jurisdictionOf(input.jurisdiction);
  const { fiscalYearEndMonth, fiscalYearEndDay, ...others } = input;
  const { month, day } = law.fiscalYearEnd;
  const lastDay = fiscalYearEndMonth === undefined ? (fiscalYearEndDay ?? day) : fiscalYearEndDay;
  const settings: Settings = {
    ...others,
    fiscalYearEndMonth: fiscalYearEndMonth ?? month,
    ...(lastDay === undefined ? {} : { fiscalYearEndDay: lastDay }),
    tax: {
      ...input.tax,
      method: input.tax.method ?? law.methods[0],
      lotScope: input.tax.lotScope ?? law.scopes[0],
      longTerm: input.tax.longTerm ?? law.terms[0],
    },
  };
  const { tax } = settings;
  const issues = [
    ...issuesOfLaw(tax, law),
    ...issuesOfPools(tax),
    ...issuesOfAccounts(tax),
    ...issuesOfScopeFrom(tax, law),
    ...issuesOfUnlisted(tax),
  ];
  if (issues.length === 0) return settings;
  return refuseInput(issues.map(({ path, message }) => ({ path: `${within}${path}`, message })));
}

/** Every method that the settings name, with the path of it. */
function methodsOf(tax: TaxSettings): readonly (readonly [string, TaxMethod])[] {
  const each = (name: 'methodByYear' | 'methodByAccount' | 'methodByAsset') =>
    Object.entries(tax[name] ?? {}).map(([key, method]) => [`tax.${name}.${key}`, method] as const);
  return [['tax.method', tax.method], ...each('methodByYear'), ...each('methodByAccount'), ...each('methodByAsset')];
}

/** Where lots of all accounts are one pool, no account has a method of its own. */
const issuesOfAccounts = ({ lotScope, methodByAccount }: TaxSettings): readonly Issue[] =>
  lotScope === 'universal' && methodByAccount !== undefined
    ? [{ path: 'tax.methodByAccount', message: 'needs `tax.lotScope` per-account' }]
    : [];

function issuesOfLaw(tax: TaxSettings, law: Jurisdiction): readonly Issue[] {
  const choice = <T extends string>(path: string, chosen: T, allowed: readonly T[]): readonly Issue[] =>
    allowed.includes(chosen) ? [] : [{ path, message: `must be ${allowed.join(' or ')} by the law of ${law.name}` }];
  return [
    ...methodsOf(tax).flatMap(([path, method]) => choice(path, method, law.methods)),
    ...choice('tax.lotScope', tax.lotScope, law.scopes),
    ...choice('tax.longTerm', tax.longTerm, law.terms),
    ...(tax.mergerCash === undefined ? [] : choice('tax.mergerCash', tax.mergerCash, law.mergerCash)),
  ];
}

/** Only a security is listed or not. */
function issuesOfUnlisted({ securities = [], unlistedSecurities = [] }: TaxSettings): readonly Issue[] {
  const known = new Set(securities);
  return unlistedSecurities.flatMap((asset, at) =>
    known.has(asset) ? [] : [{ path: `tax.unlistedSecurities.${at}`, message: 'must be one of `tax.securities`' }],
  );
}

/** A date from which on lots are those of accounts is for laws that know both. */
function issuesOfScopeFrom(
  { lotScope, lotScopeFrom, lotAllocation }: TaxSettings,
  law: Jurisdiction,
): readonly Issue[] {
  if (lotScopeFrom === undefined) {
    return lotAllocation === undefined ? [] : [{ path: 'tax.lotAllocation', message: 'needs `tax.lotScopeFrom`' }];
  }
  if (lotScope === 'universal') return [{ path: 'tax.lotScopeFrom', message: 'needs `tax.lotScope` per-account' }];
  if (law.scopes.includes('universal')) return [];
  return [{ path: 'tax.lotScopeFrom', message: `must be left out: by the law of ${law.name} it was never universal` }];
}

/** SECTION-104 goes by days before and after, and so by no other method before or after it. */
function issuesOfPools(tax: TaxSettings): readonly Issue[] {
  if (methodsOf(tax).every(([, method]) => method !== 'SECTION-104')) return [];
  const others = methodsOf(tax).filter(([, method]) => method !== 'SECTION-104');
  return [
    ...others.map(([path]) => ({ path, message: 'must be SECTION-104, which goes with no other method' })),
    ...(tax.lotScope === 'universal' ? [] : [{ path: 'tax.lotScope', message: 'must be universal for SECTION-104' }]),
  ];
}
