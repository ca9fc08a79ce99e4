/** Statements of an account, month by month. */
import * as z from 'zod/mini';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { integerText } from '../../kernel/http/query.ts';
import { computedDecimalString } from '../../kernel/money/schema.ts';
import { isTimeZone } from '../../kernel/time-zone.ts';
import { accountId, accountKind } from './account.ts';
import { ACCOUNT_ID, ENTRY } from './ledger-examples.ts';
import { movement } from './movement.ts';

/** No month has so many. */
const PARTS_MAX = 1_000;
const PATH = '/v1/ledger/accounts/{accountId}/statements';

export const STATEMENT_MEDIA_TYPES = {
  json: 'application/json',
  csv: 'text/csv',
  pdf: 'application/pdf',
} as const;
export type StatementFormat = keyof typeof STATEMENT_MEDIA_TYPES;

/** Whose days and months they are; that of the settings, if left out. */
export const timeZoneQuery = z.optional(
  z
    .string()
    .check(z.maxLength(64), z.refine(isTimeZone, 'must be a time zone of the IANA database, such as "Europe/Berlin"')),
);
const month = z.string().check(z.regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-01'));

const period = {
  month: z.string(),
  timeZone: z.string(),
  /** The first instant of the month there. */
  from: z.string(),
  /** The first instant of the month after it. */
  before: z.string(),
  /** Whether nothing can come to it any more, so that it stays as it is. */
  closed: z.boolean(),
};

const ofAsset = z.strictObject({
  asset: z.string(),
  /** Balances are without what is staked. */
  opening: computedDecimalString,
  credits: computedDecimalString,
  debits: computedDecimalString,
  /** Opening and credits without debits. */
  closing: computedDecimalString,
  /** What of the debits were fees, without what came back of them. */
  fees: computedDecimalString,
  /** At the end: held for something, able to leave, and staked. */
  reserved: computedDecimalString,
  available: computedDecimalString,
  staked: computedDecimalString,
});

export const statementView = z.strictObject({
  accountId,
  kind: accountKind,
  /** Its name at the end. */
  name: z.string(),
  ...period,
  /** Which of how many parts this is; left out of a month that has only one. */
  part: z.optional(z.int()),
  parts: z.optional(z.int()),
  /** Of the whole month, whatever the part. */
  balances: z.array(ofAsset),
  /** In the order in which they were recorded. */
  entries: z.array(movement),
});
export type Statement = z.output<typeof statementView>;

const PERIOD = {
  ...{ month: '2026-01', timeZone: 'Europe/Berlin' },
  ...{ from: '2025-12-31T23:00:00.000Z', before: '2026-01-31T23:00:00.000Z', closed: true },
} as const;

export const listStatementsRoute = defineRoute({
  method: 'GET',
  path: PATH,
  operationId: 'listStatements',
  summary: 'List the months that an account has statements of',
  description: 'From the month in which it was opened to the current one, the latest first.',
  scope: 'ledger:read',
  params: { accountId },
  query: { ...pageQuery, timeZone: timeZoneQuery },
  responses: { 200: listOf(z.strictObject(period)) },
  errors: ['NotFound'],
  examples: {
    all: {
      summary: 'One month',
      params: { accountId: ACCOUNT_ID },
      answer: { status: 200, body: { items: [PERIOD], nextCursor: null } },
    },
  },
});

export const getStatementRoute = defineRoute({
  method: 'GET',
  path: `${PATH}/{month}` as const,
  operationId: 'getStatement',
  summary: 'Read the statement of a month',
  description:
    'What was recorded in the month, each entry with the balance after it, from the opening to the closing balance of each asset. What was entered later than it happened stands in the month in which it was recorded, with both times, so that a month that is closed (five minutes after its end) never changes: asking again, in the same time zone, gives the same bytes. As JSON, or as what `Accept` or `format` names: CSV, or a PDF. A month with more than 1,500 entries comes in parts (`part=2`), which stay what they are, too; the CSV’s can be joined. Refused above 40,000 changes of the account.',
  scope: 'ledger:read',
  params: { accountId, month },
  query: {
    format: z.optional(z.enum(['json', 'csv', 'pdf'])),
    part: z.optional(integerText({ minimum: 1, maximum: PARTS_MAX })),
    timeZone: timeZoneQuery,
  },
  headers: { accept: z.optional(z.string().check(z.maxLength(1_000))) },
  responses: { 200: statementView },
  alternatives: [STATEMENT_MEDIA_TYPES.csv, STATEMENT_MEDIA_TYPES.pdf],
  errors: ['NotFound', 'AnswerTooLarge'],
  examples: {
    january: {
      summary: 'January, as JSON',
      params: { accountId: ACCOUNT_ID, month: '2026-01' },
      answer: {
        status: 200,
        body: {
          ...{ accountId: ACCOUNT_ID, kind: 'checking', name: 'Everyday', ...PERIOD },
          balances: [
            {
              ...{ asset: 'EUR', opening: '100', credits: '0', debits: '12.5', closing: '87.5', fees: '0' },
              ...{ reserved: '40', available: '47.5', staked: '0' },
            },
          ],
          entries: [ENTRY],
        },
      },
    },
    pdf: {
      summary: 'As PDF',
      params: { accountId: ACCOUNT_ID, month: '2026-01' },
      query: { format: 'pdf' },
    },
  },
});
