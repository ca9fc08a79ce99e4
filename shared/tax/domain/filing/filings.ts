/** What a user has filed, year by year: what was filed first, and what took its place. */
import { assertNever } from '../../../kernel/errors.ts';
import type { FiledReport, FilingEvent } from '../../contract/filing-events.ts';

interface Amendment {
  readonly amendedAt: string;
  readonly reason: string;
  readonly report: FiledReport;
}

export interface Filing {
  readonly taxYear: number;
  readonly filedAt: string;
  readonly report: FiledReport;
  readonly amendments: readonly Amendment[];
}

/** By tax year. */
export type Filings = Readonly<Record<string, Filing>>;

/** The report that stands. */
export const inForce = ({ report, amendments }: Filing): FiledReport => amendments.at(-1)?.report ?? report;

export function evolve(filings: Filings, event: FilingEvent): Filings {
  const { taxYear } = event.data;
  switch (event.type) {
    case 'TaxYearFiled': {
      const { filedAt, report } = event.data;
      return { ...filings, [taxYear]: { taxYear, filedAt, report, amendments: [] } };
    }
    case 'TaxFilingAmended': {
      const { amendedAt, reason, report } = event.data;
      const filing = filings[taxYear];
      if (filing === undefined) throw new Error(`an amendment of ${taxYear}, which was never filed`);
      return {
        ...filings,
        [taxYear]: { ...filing, amendments: [...filing.amendments, { amendedAt, reason, report }] },
      };
    }
    default:
      return assertNever(event);
  }
}
