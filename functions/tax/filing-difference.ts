/** Reads a filed year against the tax book as it is now. */
import type { Refusal } from '../../shared/kernel/errors.ts';
import { type Missing, type ReadCode, type ReadOptions, readBook } from '../../shared/kernel/projection/read-book.ts';
import { compareFiling } from '../../shared/tax/app/filing/compare-filing.ts';
import { keyOf, readLines } from '../../shared/tax/app/reports/document-files.ts';
import { findReport } from '../../shared/tax/app/reports/report-records.ts';
import type { Incomplete } from '../../shared/tax/calc/gaps.ts';
import type { FilingDifference } from '../../shared/tax/contract/filings-http.ts';
import { type Filing, inForce } from '../../shared/tax/domain/filing/filings.ts';
import { taxBookProjection } from '../../shared/tax/read/tax-book-projection.ts';
import type { ReportServices } from './report-routes.ts';

interface Compared {
  readonly difference: FilingDifference | null;
  readonly missing: readonly (Missing | Incomplete)[];
}

export async function readDifference(
  { store, files, keys }: Pick<ReportServices, 'store' | 'files' | 'keys'>,
  options: ReadOptions,
  filing: Filing,
): Promise<Compared | Refusal<ReadCode | 'ValidationFailed'>> {
  const { tenant } = options;
  const { reportId, figures } = inForce(filing);
  const report = (await findReport(store, tenant, reportId))?.report;
  if (report?.status !== 'ready') throw new Error(`the filed report ${reportId} is gone`);
  const key = await keyOf(keys, tenant);
  const { taxYear } = filing;
  const { washSaleTotals } = report.head;
  const { disposals, openLots: lots } = report.documents;
  const rows = () => readLines(files, key, disposals);
  const openLots = lots && (() => readLines(files, key, lots));
  return readBook(store, taxBookProjection, options, async ({ book: { book }, missing }) => {
    const gaps = await book.incomplete();
    const compared = await compareFiling(book, { taxYear, figures, rows, openLots, washSaleTotals });
    return { ...compared, missing: [...missing, ...(gaps ? [gaps] : []), ...compared.missing] };
  });
}
