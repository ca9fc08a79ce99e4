/** A tax report as it is read. Amounts are exact decimal strings in the base currency. */
import * as z from 'zod/mini';
import { brokerStatement, digitalAssetStatement } from './report-events.ts';
import { reportGains } from './report-figures.ts';

/** Rows of disposals and lots are those of their lists, which may tell more as the book learns more. */
const row = z.looseObject({});

const incomeRow = z.strictObject({
  transactionId: z.string(),
  at: z.string(),
  asset: z.string(),
  quantity: z.string(),
  kind: z.string(),
  /** Left out while a price is missing. */
  amount: z.optional(z.string()),
});
export type IncomeRow = z.infer<typeof incomeRow>;

const feeRow = z.strictObject({
  transactionId: z.string(),
  at: z.string(),
  asset: z.string(),
  quantity: z.string(),
  amount: z.optional(z.string()),
});
export type FeeRow = z.infer<typeof feeRow>;

/** Amounts of IRS Form 8949 as they are printed, to the cent: columns (d), (e), (g) and (h). */
const printedSums = {
  proceeds: z.string(),
  costBasis: z.string(),
  /** Losses that wash sales disallow; left out where there are none. */
  adjustment: z.optional(z.string()),
  gain: z.string(),
};
export type PrintedSums = z.infer<z.ZodMiniObject<typeof printedSums>>;

/** Totals of one box of IRS Form 8949 as it is to be filled in: what wash sales adjust is adjusted. */
const boxSums = z.strictObject({
  box: z.string(),
  term: z.enum(['short', 'long']),
  rows: z.int(),
  ...printedSums,
  /** The amounts above are exact; these add up what is printed, each line to the cent. */
  printed: z.strictObject(printedSums),
});
export type BoxSums = z.infer<typeof boxSums>;

/** Of Schedule D (Form 1040), as it is printed: the boxes that it takes, and their rows. */
const scheduleDLine = z.strictObject({
  line: z.string(),
  /** Left out for both together. */
  term: z.optional(z.enum(['short', 'long'])),
  boxes: z.array(z.string()),
  rows: z.int(),
  ...printedSums,
});
export type ScheduleDLine = z.infer<typeof scheduleDLine>;

/** Figures of the UK's SA108, in the base currency. */
const sa108Sums = {
  disposals: z.int(),
  /** Before costs of disposals, which are among those that are allowable. */
  proceeds: z.string(),
  incidentalCosts: z.string(),
  allowableCosts: z.string(),
  gains: z.string(),
  losses: z.string(),
  /** In whole pounds. */
  printed: z.strictObject({
    proceeds: z.string(),
    allowableCosts: z.string(),
    gains: z.string(),
    losses: z.string(),
  }),
};
export type Sa108Sums = z.infer<z.ZodMiniObject<typeof sa108Sums>>;

/**
 * Parts of the form: `cryptoassets` from 2024 to 2025 on, `other` property and assets, shares and securities that are
 * `listed` or `unlisted`.
 */
const sa108Section = z.enum(['cryptoassets', 'other', 'listed', 'unlisted']);
export type Sa108Section = z.infer<typeof sa108Section>;

/** All assets together, and by part of the form. */
const sa108 = z.strictObject({
  ...sa108Sums,
  /** Those with disposals, in the order of the form. Reports that were made before it was there lack it. */
  sections: z.optional(z.array(z.strictObject({ section: sa108Section, ...sa108Sums }))),
});
export type Sa108 = z.infer<typeof sa108>;

/** A line of IRS Form 8949, as it is printed. */
const printedLine = z.strictObject({
  box: z.string(),
  quantity: z.string(),
  /** Left out where nobody knows. */
  acquiredAt: z.optional(z.string()),
  ...printedSums,
  /** Column (f). */
  adjustmentCode: z.optional(z.literal('W')),
  term: z.enum(['short', 'long']),
});
export type PrintedLine = z.infer<typeof printedLine>;

/** What a disposal of a report says beside its row: its lines of Form 8949, where the jurisdiction has that. */
export const printedLines = z.object({ form8949: z._default(z.array(printedLine), []) });

/** What the wash sales of the year (26 USC 1091) change about its gains, which are told as recorded. */
const washSaleTotals = z.strictObject({
  /** Disallowed losses of earlier sales in the basis of what was sold. */
  basisIncrease: z.string(),
  disallowedLoss: z.string(),
  /** Of those sales, with both. */
  adjustedGain: z.string(),
});
export type WashSaleTotals = z.infer<typeof washSaleTotals>;

const common = {
  reportId: z.string(),
  taxYear: z.int(),
  requestedAt: z.string(),
};

export const pendingReport = z.strictObject({
  ...common,
  status: z.enum(['pending', 'failed']),
  /** Rows worked through, of about how many there are. */
  progress: z.strictObject({ done: z.int(), of: z.int() }),
  /** Why it could not be made. */
  reason: z.optional(z.string()),
});
export type PendingReport = z.infer<typeof pendingReport>;

export const readyReport = z.strictObject({
  ...common,
  status: z.literal('ready'),
  jurisdiction: z.string(),
  currency: z.string(),
  method: z.string(),
  lotScope: z.string(),
  /** The fiscal year: its first instant, and the first of the next. */
  period: z.strictObject({ from: z.string(), before: z.string() }),
  /** The tax settings that it was made with. */
  settings: row,
  brokerStatements: z.record(z.string(), brokerStatement),
  digitalAssetStatements: z.optional(z.record(z.string(), digitalAssetStatement)),
  complete: z.boolean(),
  gains: reportGains,
  /** Where the jurisdiction has Form 8949. */
  boxes: z.optional(z.array(boxSums)),
  scheduleD: z.optional(z.array(scheduleDLine)),
  /** In the United Kingdom. */
  sa108: z.optional(sa108),
  income: z.strictObject({
    total: z.string(),
    byKind: z.record(z.string(), z.string()),
    rows: z.array(incomeRow),
  }),
  fees: z.strictObject({ total: z.string(), rows: z.array(feeRow) }),
  openLots: z.strictObject({ count: z.int(), costBasis: z.string(), rows: z.array(row) }),
  washSales: z.array(row),
  /** Gifts and donations that the user made, where they are no disposals by law; the gains above have them all the same. */
  giftsMade: z.optional(reportGains),
  /** Where the jurisdiction has such a rule. */
  washSaleTotals: z.optional(washSaleTotals),
  /** In the United States each with its lines of Form 8949; what was given away has none. */
  disposals: z.array(
    z.looseObject({
      form8949: z.optional(z.array(printedLine)),
      givenAs: z.optional(z.enum(['gift_sent', 'donation_sent'])),
    }),
  ),
  missing: z.array(row),
  eventPosition: z.int(),
  /** Version of each stream that it was made at. */
  position: z.record(z.string(), z.int()),
  sha256: z.string(),
});
export type ReadyReport = z.infer<typeof readyReport>;

/** A report in the list, without its rows. */
export const listedReport = z.strictObject({
  ...common,
  status: z.enum(['pending', 'ready', 'failed']),
  progress: z.strictObject({ done: z.int(), of: z.int() }),
  reason: z.optional(z.string()),
  jurisdiction: z.optional(z.string()),
  method: z.optional(z.string()),
  lotScope: z.optional(z.string()),
  gains: z.optional(reportGains),
  incomeTotal: z.optional(z.string()),
  complete: z.optional(z.boolean()),
  eventPosition: z.optional(z.int()),
  sha256: z.optional(z.string()),
});
export type ListedReport = z.infer<typeof listedReport>;
