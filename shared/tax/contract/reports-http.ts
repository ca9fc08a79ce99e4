/** Routes of tax reports. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { idSchema } from '../../kernel/ids.ts';
import { accountName } from '../../trading/contract/account-name.ts';
import { brokerStatement, digitalAssetStatement } from './report-events.ts';
import { listedReport, pendingReport, readyReport } from './report-view.ts';
import { LISTED_EXAMPLE, READY_EXAMPLE, REPORT_ID } from './reports-examples.ts';

const reportId = idSchema('TaxReportId');
const ACCOUNTS_MAX = 200;
const fewAccounts = z.refine<Readonly<Record<string, unknown>>>(
  (named) => Object.keys(named).length <= ACCOUNTS_MAX,
  `must name at most ${ACCOUNTS_MAX} accounts`,
);
const taxYear = z.int().check(z.minimum(1901), z.maximum(2100));

export const REPORT_MEDIA_TYPES = {
  json: 'application/json',
  csv: 'text/csv',
  pdf: 'application/pdf',
  txf: 'application/x-txf',
} as const;
export type ReportFormat = keyof typeof REPORT_MEDIA_TYPES;
const formats = ['json', 'csv', 'pdf', 'txf'] as const satisfies readonly ReportFormat[];

export const postTaxReport = defineRoute({
  method: 'POST',
  path: '/v1/tax/reports',
  operationId: 'requestTaxReport',
  summary: 'Have a tax report made',
  description:
    'Answers at once; the report is made in the background of all that was recorded by then, and `GET /v1/tax/reports/{reportId}`, which `Location` names, tells how far it is. Each request makes a report of its own, pinned to the event position that it was made at: reading it again gives the same bytes. `brokerStatements` says what brokers told the US tax office of an account’s sales (Form 1099-B, of digital assets Form 1099-DA), which decides on the box of Form 8949; `digitalAssetStatements` says it of an account’s digital assets alone, where these were reported otherwise or not at all.',
  scope: 'tax:write',
  body: z.strictObject({
    taxYear,
    brokerStatements: z.optional(z.record(accountName, brokerStatement).check(fewAccounts)),
    digitalAssetStatements: z.optional(z.record(accountName, digitalAssetStatement).check(fewAccounts)),
  }),
  responses: { 202: z.strictObject({ reportId }) },
  errors: [...COMMAND_CODES],
  examples: {
    year: { summary: 'One tax year', body: { taxYear: 2021 }, answer: { status: 202, body: { reportId: REPORT_ID } } },
    broker: {
      summary: 'With what a broker reported',
      body: { taxYear: 2021, brokerStatements: { schwab: 'basis-reported' } },
      answer: { status: 202, body: { reportId: REPORT_ID } },
    },
  },
});

export const listTaxReports = defineRoute({
  method: 'GET',
  path: '/v1/tax/reports',
  operationId: 'listTaxReports',
  summary: 'List tax reports',
  description: 'Every report that was asked for, the latest first, without its rows.',
  scope: 'tax:read',
  query: { ...pageQuery },
  responses: { 200: listOf(listedReport) },
  errors: [],
  examples: {
    all: { summary: 'The latest', answer: { status: 200, body: { items: [LISTED_EXAMPLE], nextCursor: null } } },
  },
});

export const getTaxReport = defineRoute({
  method: 'GET',
  path: '/v1/tax/reports/{reportId}',
  operationId: 'getTaxReport',
  summary: 'Read a tax report',
  description:
    'As JSON, or as what `Accept` or `format` names: CSV with every row, a PDF laid out like the forms of the jurisdiction, or TXF (version 042) for US tax programs. `sha256` is of the report as JSON without its last member, the hash itself. The other formats can be had once it is ready (409 `ReportNotReady` until then). Money is exact in JSON and CSV; PDF and TXF round it to cents, half up.',
  scope: 'tax:read',
  params: { reportId },
  query: { format: z.optional(z.enum(formats)) },
  headers: { accept: z.optional(z.string().check(z.maxLength(1_000))) },
  responses: { 200: z.union([readyReport, pendingReport]) },
  alternatives: [REPORT_MEDIA_TYPES.csv, REPORT_MEDIA_TYPES.pdf, REPORT_MEDIA_TYPES.txf],
  redirectsLarge: true,
  errors: ['NotFound', 'ReportNotReady', 'NotAcceptable', 'AnswerTooLarge'],
  examples: {
    ready: {
      summary: 'It is made',
      params: { reportId: REPORT_ID },
      answer: { status: 200, body: READY_EXAMPLE },
    },
    pdf: { summary: 'As PDF', params: { reportId: REPORT_ID }, query: { format: 'pdf' } },
  },
});
