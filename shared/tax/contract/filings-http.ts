/** Routes of filings: a tax year locked to the figures that it was filed with. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf } from '../../kernel/http/paging.ts';
import { integerText } from '../../kernel/http/query.ts';
import { idSchema } from '../../kernel/ids.ts';
import { READ_CODES } from '../../kernel/projection/read-book.ts';
import { filedReport } from './filing-events.ts';
import { FILING_EXAMPLE } from './reports-examples.ts';

const reportId = idSchema('TaxReportId');
const taxYear = z.int().check(z.minimum(1901), z.maximum(2100));
const taxYearText = integerText({ minimum: 1900, maximum: 2100 });
const reason = z.string().check(z.minLength(1), z.maxLength(500));

const amendment = z.strictObject({ amendedAt: z.string(), reason: z.string(), report: filedReport });

export const filingView = z.strictObject({
  taxYear: z.int(),
  filedAt: z.string(),
  /** What was filed first. */
  report: filedReport,
  amendments: z.array(amendment),
  /** What stands: the report of the last amendment, or the first. */
  inForce: filedReport,
});
export type FilingView = z.infer<typeof filingView>;

const change = z.strictObject({ filed: z.string(), present: z.string() });
const gainChange = z.strictObject({ proceeds: change, costBasis: change, gain: change });

/** A disposal that the filed figures and the present book tell otherwise; rows are as in the list of disposals. */
const disposalChange = z.strictObject({
  transactionId: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  filed: z.array(z.looseObject({})),
  present: z.array(z.looseObject({})),
});
export type DisposalChange = z.infer<typeof disposalChange>;

/** Lots that were left at the end of the year. */
const openLotsChange = z.strictObject({
  count: z.strictObject({ filed: z.int(), present: z.int() }),
  costBasis: change,
  /** Of which others are left, the first 1,000; none for years that were filed with totals alone. */
  assets: z.array(z.strictObject({ asset: z.string(), quantity: change, costBasis: change })),
});
export type OpenLotsChange = z.infer<typeof openLotsChange>;

export const filingDifference = z.strictObject({
  /** Totals that differ, by name. */
  gains: z.record(z.string(), gainChange),
  income: z.optional(change),
  fees: z.optional(change),
  /** Where a purchase or a loss makes other wash sales, which Form 8949 adjusts. */
  washSales: z.optional(
    z.strictObject({
      basisIncrease: z.optional(change),
      disallowedLoss: z.optional(change),
      /** Of the whole year, as Form 8949 comes to it. */
      adjustedGain: z.optional(change),
    }),
  ),
  openLots: z.optional(openLotsChange),
  disposals: z.array(disposalChange),
  /** All that differ, of which the first 1,000 are listed. */
  disposalsChanged: z.int(),
});
export type FilingDifference = z.infer<typeof filingDifference>;

export const postFiling = defineRoute({
  method: 'POST',
  path: '/v1/tax/filings',
  operationId: 'fileTaxYear',
  summary: 'Lock a tax year to the report that it was filed with',
  description:
    'From then on, what would alter the year is taken in as ever and shown as a difference to what was filed, until an amendment takes its place.',
  scope: 'tax:write',
  body: z.strictObject({ taxYear, reportId }),
  responses: { 201: filingView },
  errors: ['NotFound', 'ReportNotReady', 'ReportMismatch', 'AlreadyFiled', ...COMMAND_CODES],
  examples: {
    file: {
      summary: 'A year and its report',
      body: { taxYear: 2022, reportId: FILING_EXAMPLE.report.reportId },
      answer: { status: 201, body: FILING_EXAMPLE },
    },
  },
});

export const listFilings = defineRoute({
  method: 'GET',
  path: '/v1/tax/filings',
  operationId: 'listFilings',
  summary: 'List filed tax years',
  description: 'The latest year first, with amendments. A single year also tells what has changed since.',
  scope: 'tax:read',
  responses: { 200: listOf(filingView) },
  errors: [],
  examples: {
    all: { summary: 'All of them', answer: { status: 200, body: { items: [FILING_EXAMPLE], nextCursor: null } } },
  },
});

export const getFiling = defineRoute({
  method: 'GET',
  path: '/v1/tax/filings/{taxYear}',
  operationId: 'getFiling',
  summary: 'Read a filed tax year, and what has changed since',
  description:
    'What stands is compared with the book as it is now: `needsAmendment` says whether any figure of the year differs, and `difference` which totals, which disposals and which lots left at its end do.',
  scope: 'tax:read',
  params: { taxYear: taxYearText },
  responses: {
    200: z.extend(filingView, {
      needsAmendment: z.boolean(),
      difference: z.nullable(filingDifference),
      complete: z.boolean(),
      missing: z.optional(z.array(z.looseObject({}))),
    }),
  },
  errors: ['NotFound', ...READ_CODES],
  examples: {
    same: {
      summary: 'Nothing has changed',
      params: { taxYear: '2022' },
      answer: { status: 200, body: { ...FILING_EXAMPLE, needsAmendment: false, difference: null, complete: true } },
    },
  },
});

export const postAmendment = defineRoute({
  method: 'POST',
  path: '/v1/tax/filings/{taxYear}/amendments',
  operationId: 'amendTaxYear',
  summary: 'Amend a filed tax year',
  description: 'Another report takes the place of what was filed, for a reason. Nothing that was filed before is lost.',
  scope: 'tax:write',
  params: { taxYear: taxYearText },
  body: z.strictObject({ reportId, reason }),
  responses: { 201: filingView },
  errors: ['NotFound', 'ReportNotReady', 'ReportMismatch', 'AlreadyFiled', ...COMMAND_CODES],
  examples: {
    amend: {
      summary: 'A sale that was found later',
      params: { taxYear: '2022' },
      body: { reportId: '019c84fc-1a2b-7c3d-8e4f-5a6b7c8d9e0f', reason: 'a sale was missing' },
      answer: { status: 201, body: FILING_EXAMPLE },
    },
  },
});
