/** Shows what other settings would make of each tax year. */
import { isRefused, type Refusal } from '../../shared/kernel/errors.ts';
import { newId } from '../../shared/kernel/ids.ts';
import { type Missing, type ReadCode, type ReadOptions, readBook } from '../../shared/kernel/projection/read-book.ts';
import type { Store } from '../../shared/kernel/store/types.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import type { SettingsInput } from '../../shared/settings/contract/settings-input.ts';
import { readFilings } from '../../shared/tax/app/filing/filing-stream.ts';
import { previewOf } from '../../shared/tax/app/filing/preview-settings.ts';
import { ScratchPages } from '../../shared/tax/app/reports/scratch-pages.ts';
import { scratched } from '../../shared/tax/app/reports/scratched-book.ts';
import type { Incomplete } from '../../shared/tax/calc/gaps.ts';
import { completed } from '../../shared/tax/calc/jurisdictions/complete-settings.ts';
import type { YearPreview } from '../../shared/tax/contract/settings-previews-http.ts';
import { TAX_REPORTS } from '../../shared/tax/read/reports/report-places.ts';

interface Previewed {
  readonly years: YearPreview[];
  readonly missing: readonly (Missing | Incomplete)[];
}

export async function readSettingsPreview(
  store: Store,
  options: ReadOptions,
  input: SettingsInput,
): Promise<Previewed | Refusal<ReadCode | 'ValidationFailed'>> {
  const settings = completed(input, 'settings.');
  if (isRefused(settings)) return settings;
  const { tenant } = options;
  const place = { tenant, projection: TAX_REPORTS, partition: `scratch-${newId()}` };
  const { projection, spill } = scratched((pages) => new ScratchPages({ store, place, now: systemClock }, pages));
  const filed = new Set(Object.keys(await readFilings(store, tenant)).map(Number));
  return readBook(store, projection, options, async ({ book: { book }, missing }) => {
    const years = await previewOf(book, { settings, filed, spill });
    const gaps = await book.incomplete();
    return { years, missing: [...missing, ...(gaps ? [gaps] : [])] };
  });
}
