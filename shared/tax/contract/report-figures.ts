/** The figures of a tax year: what a report sums up, a filing is locked to, and an event states. Exact, in the base currency. */
import * as z from 'zod/mini';
import { computedDecimalString as amount } from '../../kernel/money/schema.ts';

const sums = z.object({ proceeds: amount, costBasis: amount, gain: amount });

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
  income: z.object({ total: amount, byKind: z.record(z.string(), amount) }),
  fees: z.object({ total: amount }),
  /** What is left of lots at the end of the year, and what that cost. */
  openLots: z.object({ count: z.int(), costBasis: amount }),
  /** Rows of disposals. */
  disposals: z.int(),
});
export type ReportFigures = z.infer<typeof reportFigures>;
