/** What filing a year and amending it mean for what was filed before. */
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import type { FiledReport, FilingEvent } from '../../contract/filing-events.ts';
import { type Filings, inForce } from './filings.ts';

/** A report that is ready, of its own tax year. */
export interface Candidate {
  readonly taxYear: number;
  readonly report: FiledReport;
}

export interface FileYear {
  readonly taxYear: number;
  readonly candidate: Candidate;
  readonly now: string;
}

export interface AmendYear extends FileYear {
  readonly reason: string;
}

const mismatch = (taxYear: number, candidate: Candidate): Refusal<'ReportMismatch'> | undefined =>
  candidate.taxYear === taxYear
    ? undefined
    : refuse('ReportMismatch', `The report is of the tax year ${candidate.taxYear}, not of ${taxYear}.`);

export function fileYear(
  { taxYear, candidate, now }: FileYear,
  filings: Filings,
): readonly FilingEvent[] | Refusal<'ReportMismatch' | 'AlreadyFiled'> {
  const mismatched = mismatch(taxYear, candidate);
  if (mismatched) return mismatched;
  if (filings[taxYear] !== undefined) {
    return refuse('AlreadyFiled', `The tax year ${taxYear} was filed before; amend it instead.`);
  }
  return [{ type: 'TaxYearFiled', data: { taxYear, filedAt: now, report: candidate.report } }];
}

export function amendYear(
  { taxYear, candidate, now, reason }: AmendYear,
  filings: Filings,
): readonly FilingEvent[] | Refusal<'NotFound' | 'ReportMismatch' | 'AlreadyFiled'> {
  const filing = filings[taxYear];
  if (filing === undefined) return refuse('NotFound', `The tax year ${taxYear} was not filed.`);
  const mismatched = mismatch(taxYear, candidate);
  if (mismatched) return mismatched;
  if (inForce(filing).reportId === candidate.report.reportId) {
    return refuse('AlreadyFiled', 'This very report is what was filed last.');
  }
  return [{ type: 'TaxFilingAmended', data: { taxYear, amendedAt: now, reason, report: candidate.report } }];
}
