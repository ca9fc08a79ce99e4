/** What a fiscal year would come to by every method, from what is recorded of it. */
import type { TaxMethod } from '../../../settings/contract/settings.ts';
import type { TaxBook } from '../book.ts';
import { jurisdictionOf } from '../jurisdictions/all.ts';
import { timeKey } from '../keys.ts';
import type { Witness } from '../ledger.ts';
import type { TaxRules } from '../rules.ts';
import { Hearing } from './outcome.ts';
import { comparedWith, type MethodPreview, type Preview, type PreviewLimit, REDONE_MAX } from './preview-sales.ts';
import { Rehearsal } from './rehearsal.ts';

/** The book is of no use afterwards. */
export async function previewYear(book: TaxBook, year: number): Promise<Preview | PreviewLimit> {
  const { rules, maps } = book.inside;
  if ((await maps.timeline.estimateFrom(timeKey(rules.yearStartsAt(year)))) > REDONE_MAX) {
    return { tooMany: 'transactions', max: REDONE_MAX };
  }
  const hearing = () => new Hearing({ rules, rowsMax: 0, year, isOfYear: true });
  const recorded = hearing();
  const rehearsal = await Rehearsal.ofYear(book, year, {
    stated: () => undefined,
    withdrawn: (logged) => recorded.hear(logged),
  });
  const { methods: lawful } = jurisdictionOf(book.settings.jurisdiction);
  const own = methodsOf(rules, year);
  const shown = (method: MethodPreview['method'], inUse: boolean, heard: Hearing): MethodPreview => ({
    ...{ method, inUse, allowed: method === 'SETTINGS' || lawful.includes(method) },
    ...heard.outcome,
    year: heard.ofYear,
  });
  const methods = [shown(own.length === 1 ? (own[0] ?? 'SETTINGS') : 'SETTINGS', true, recorded)];
  for (const method of comparedWith(own)) {
    const heard = hearing();
    const witness: Witness = { stated: (logged) => heard.hear(logged), withdrawn: () => undefined };
    await rehearsal.yearBy(method, year, witness);
    methods.push(shown(method, false, heard));
  }
  return { methods, recorded: recorded.ofYear, shorter: [] };
}

/** By which methods the settings make disposals of the year go. */
function methodsOf({ methodOfYear, tax }: TaxRules, year: number): readonly TaxMethod[] {
  const ofPools = [...Object.values(tax.methodByAccount ?? {}), ...Object.values(tax.methodByAsset ?? {})];
  return [...new Set([methodOfYear(year), ...ofPools])];
}
