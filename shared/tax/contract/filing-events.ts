/** Events of a user's filings: which report a tax year was filed with, and what took its place. */
import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';
import { reportFigures } from './report-figures.ts';

/** What was filed: the report, and enough of it to be told without. */
export const filedReport = z.object({
  reportId: z.string(),
  jurisdiction: z.string(),
  currency: z.string(),
  method: z.string(),
  lotScope: z.string(),
  figures: reportFigures,
  complete: z.boolean(),
  eventPosition: z.int(),
  sha256: z.string(),
});
export type FiledReport = z.infer<typeof filedReport>;

export const filingEvents = defineEvents('filing', {
  TaxYearFiled: { 1: z.object({ taxYear: z.int(), filedAt: z.string(), report: filedReport }) },
  TaxFilingAmended: {
    1: z.object({ taxYear: z.int(), amendedAt: z.string(), reason: z.string(), report: filedReport }),
  },
});
export type FilingEvent = z.infer<(typeof filingEvents)['event']>;
