/** Events of one tax report. */
import * as z from 'zod/mini';
import { defineEvents } from '../../kernel/events/contract.ts';
import { reportFigures } from './report-figures.ts';

/**
 * What a broker told the tax office of an account's sales (IRS Form 1099-B, of digital assets Form 1099-DA): the proceeds
 * with the cost (boxes A and D of Form 8949, G and J), or without it (B and E, H and K). Accounts that aren't named were
 * not reported at all (C and F, I and L).
 */
export const brokerStatement = z.enum(['basis-reported', 'basis-not-reported']);
export type BrokerStatement = z.infer<typeof brokerStatement>;

/** The same of an account's digital assets alone (Form 1099-DA), where it isn't what was told of its other sales. */
export const digitalAssetStatement = z.enum(['basis-reported', 'basis-not-reported', 'not-reported']);
export type DigitalAssetStatement = z.infer<typeof digitalAssetStatement>;

export const taxReportEvents = defineEvents('tax-report', {
  TaxReportRequested: {
    1: z.object({
      reportId: z.string(),
      taxYear: z.int(),
      brokerStatements: z.record(z.string(), brokerStatement),
      digitalAssetStatements: z.optional(z.record(z.string(), digitalAssetStatement)),
      /** What was recorded by then, by stream: the report has at least that. */
      recorded: z.record(z.string(), z.int()),
    }),
  },
  TaxReportGenerated: {
    1: z.object({
      reportId: z.string(),
      taxYear: z.int(),
      jurisdiction: z.string(),
      currency: z.string(),
      method: z.string(),
      lotScope: z.string(),
      figures: reportFigures,
      complete: z.boolean(),
      /** Version of the journal that it was made at. */
      eventPosition: z.int(),
      /** Of the report as JSON, without this hash. */
      sha256: z.string(),
    }),
  },
  TaxReportFailed: {
    1: z.object({ reportId: z.string(), taxYear: z.int(), reason: z.string() }),
  },
});
export type TaxReportEvent = z.infer<(typeof taxReportEvents)['event']>;
