/** What other settings would make of each tax year: the book is worked through again in memory, and thrown away. */

import { parseTimestamp } from '../../../kernel/time.ts';
import type { Settings } from '../../../settings/contract/settings.ts';
import type { TaxBook } from '../../calc/book.ts';
import { gainsOf, SumsBy } from '../../calc/reports/gain-sums.ts';
import type { ReportGains } from '../../contract/report-figures.ts';
import type { YearPreview } from '../../contract/settings-previews-http.ts';

type Years = ReadonlyMap<number, SumsBy>;

async function yearsOf(book: TaxBook): Promise<Years> {
  const years = new Map<number, SumsBy>();
  const { rules } = book.inside;
  for await (const { item } of book.disposals()) {
    const at = parseTimestamp(item.disposedAt);
    if (at === undefined) throw new TypeError(`${item.disposedAt} is no time`);
    const year = rules.yearOf(at);
    const sums = years.get(year) ?? new SumsBy();
    sums.take(item.term, item);
    years.set(year, sums);
  }
  return years;
}

const totals = (years: Years, year: number): ReportGains => gainsOf(years.get(year) ?? new SumsBy());

export interface SettingsPreview {
  readonly settings: Settings;
  /** Years that were filed. */
  readonly filed: ReadonlySet<number>;
  /** Bounds the memory of a book that is changed. */
  readonly spill: (book: TaxBook) => Promise<void>;
}

/** The book is of no use afterwards. */
export async function previewOf(book: TaxBook, { settings, filed, spill }: SettingsPreview): Promise<YearPreview[]> {
  const before = await yearsOf(book);
  await book.apply({ settings }, { states: false, afterEach: () => spill(book) });
  const after = await yearsOf(book);
  const years = [...new Set([...before.keys(), ...after.keys()])].toSorted((a, b) => a - b);
  return years.map((taxYear) => {
    const [was, is] = [totals(before, taxYear), totals(after, taxYear)];
    const changes = JSON.stringify(was) !== JSON.stringify(is);
    return { taxYear, filed: filed.has(taxYear), changes, before: was, after: is };
  });
}
