import type { Migration } from './migration.ts';
import { modelSteps } from './models.ts';

/** What came with tax reports and filings. */
export const taxReports: Migration = {
  id: '0003-tax-reports',
  description: 'Puts the versions of the models of tax reports and filings on record.',
  steps: modelSteps({
    'event/filing/TaxFilingAmended': 1,
    'event/filing/TaxYearFiled': 1,
    'event/tax-report/TaxReportFailed': 1,
    'event/tax-report/TaxReportGenerated': 1,
    'event/tax-report/TaxReportRequested': 1,
    'state/filing': 1,
    'state/tax-report': 1,
  }),
};
