/** The figures of a tax year: what a report sums up, a filing is locked to, and an event states. Exact, in the base currency. */
import * as z from 'zod/mini';
import { decimalString } from '../../kernel/money/schema.ts';

const sums = z.object({ proceeds: decimalString, costBasis: decimalString, gain: decimalString });

export const reportGains = z.object({
  short: sums,
  long: sums,
  /** Where the law leaves gains out of account: no part of the total. */
  exempt: z.optional(sums),
  total: sums,
});
export type ReportGains = z.infer<typeof reportGains>;
export type GainSums = z.infer<typeof sums>;

export const reportFigures = z.object({
  gains: reportGains,
  income: z.object({ total: decimalString, byKind: z.record(z.string(), decimalString) }),
  fees: z.object({ total: decimalString }),
  /** What is left of lots at the end of the year, and what that cost. */
  openLots: z.object({ count: z.int(), costBasis: decimalString }),
  /** Rows of disposals. */
  disposals: z.int(),
});
export type ReportFigures = z.infer<typeof reportFigures>;
