/** The entries of an account: its history, with the balance after each. */
import * as z from 'zod/mini';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { assetSymbol, computedDecimalString } from '../../kernel/money/schema.ts';
import { timestamp } from '../../kernel/time.ts';
import { accountId, accountKind } from './account.ts';
import { POSTING_CAUSES } from './account-events.ts';
import { ACCOUNT_ID, ENTRY } from './ledger-examples.ts';

const ENTRY_TYPES = ['credit', 'debit'] as const;

const entryView = z.strictObject({
  transactionId: z.string(),
  type: z.enum(ENTRY_TYPES),
  cause: z.enum(POSTING_CAUSES),
  asset: z.string(),
  amount: computedDecimalString,
  /** After it, in the order in which entries were recorded. */
  balance: computedDecimalString,
  /** The account on the other side; without an id where it is the system's. */
  counterparty: z.strictObject({ accountId: z.optional(z.string()), kind: accountKind }),
  transferId: z.optional(z.string()),
  /** The hold that it was paid from. */
  holdId: z.optional(z.string()),
  reference: z.optional(z.string()),
  description: z.optional(z.string()),
  effectiveAt: z.string(),
  recordedAt: z.string(),
});

export const listEntriesRoute = defineRoute({
  method: 'GET',
  path: '/v1/ledger/accounts/{accountId}/entries',
  operationId: 'listLedgerEntries',
  summary: 'List the entries of an account',
  description:
    'The latest recorded first, each with the balance after it. `from` and `to` (not included) go by when things happened. With filters, a page may be short or empty though more follow: go on until `nextCursor` is null.',
  scope: 'ledger:read',
  params: { accountId },
  query: {
    ...pageQuery,
    asset: z.optional(assetSymbol),
    type: z.optional(z.enum(ENTRY_TYPES)),
    cause: z.optional(z.enum(POSTING_CAUSES)),
    from: z.optional(timestamp),
    to: z.optional(timestamp),
  },
  responses: { 200: listOf(entryView) },
  errors: [],
  examples: {
    euros: {
      summary: 'What left in euros',
      params: { accountId: ACCOUNT_ID },
      query: { asset: 'EUR', type: 'debit' },
      answer: { status: 200, body: { items: [ENTRY], nextCursor: null } },
    },
  },
});
