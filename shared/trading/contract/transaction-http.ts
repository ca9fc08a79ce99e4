/** Routes of transactions. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { booleanText } from '../../kernel/http/query.ts';
import { idSchema } from '../../kernel/ids.ts';
import { assetSymbol } from '../../kernel/money/schema.ts';
import { READ_CODES } from '../../kernel/projection/read-book.ts';
import { timestamp } from '../../kernel/time.ts';
import { accountName } from './account-name.ts';
import { CLASSIFICATIONS } from './events.ts';
import { IMPORT_ID, LISTED_TRANSACTION, READ_TRANSACTION, TRANSACTION, TRANSACTION_ID } from './http-examples.ts';
import { transactionInput } from './transaction.ts';
import { TRANSACTION_TYPES } from './transaction-types.ts';

const transactionId = idSchema('TransactionId');
const importId = idSchema('ImportId');
const issue = z.strictObject({ path: z.string(), message: z.string() });
const reason = z.string().check(z.minLength(1), z.maxLength(500));
const missing = z.array(z.looseObject({ reason: z.string() }));
const READ = 'transactions:read';
const WRITE = 'transactions:write';

export const postTransaction = defineRoute({
  method: 'POST',
  path: '/v1/transactions',
  operationId: 'recordTransaction',
  summary: 'Record one transaction',
  description:
    'Account and externalId are the identity: sent again it is a duplicate and answers 200 with the id it has; with other content it is a conflict that names the difference. What it is worth, or cost, is in a currency that is known or an asset of the transaction: any other is refused.',
  scope: WRITE,
  body: transactionInput,
  responses: {
    201: z.strictObject({ transactionId }),
    200: z.strictObject({ transactionId, duplicate: z.literal(true) }),
  },
  errors: ['TransactionConflict', 'InsufficientLots', ...COMMAND_CODES],
  examples: {
    buy: {
      summary: 'A purchase with a fee',
      body: TRANSACTION,
      answer: { status: 201, body: { transactionId: TRANSACTION_ID } },
    },
  },
});

/** Items are checked one by one, so that one bad item doesn't refuse the good ones. */
export const postBatch = defineRoute({
  method: 'POST',
  path: '/v1/transactions/batch',
  operationId: 'recordTransactions',
  summary: 'Record up to 1,000 transactions',
  description:
    'The good ones are taken, the bad ones named by their index: every one sent is accepted, a duplicate, or rejected. The batch is an import and can be reversed as one.',
  scope: WRITE,
  body: z.strictObject({ transactions: z.array(z.unknown()).check(z.minLength(1), z.maxLength(1_000)) }),
  responses: {
    202: z.strictObject({
      importId,
      accepted: z.int(),
      duplicates: z.int(),
      rejected: z.array(z.strictObject({ index: z.int(), errors: z.array(issue) })),
    }),
  },
  errors: [...COMMAND_CODES],
  examples: {
    one: {
      summary: 'A batch of one',
      body: { transactions: [TRANSACTION] },
      answer: { status: 202, body: { importId: IMPORT_ID, accepted: 1, duplicates: 0, rejected: [] } },
    },
  },
});

const listedTransaction = z.looseObject({
  transactionId,
  account: z.string(),
  timestamp: z.string(),
  type: z.enum(TRANSACTION_TYPES),
  importId: z.optional(importId),
  /** The pairing that it is part of: then the transfer that it belongs to counts in its place. */
  pairingId: z.optional(idSchema('PairingId')),
  reversed: z.optional(z.strictObject({ reason: z.string(), at: z.string() })),
});

export const listTransactions = defineRoute({
  method: 'GET',
  path: '/v1/transactions',
  operationId: 'listTransactions',
  summary: 'List transactions',
  description:
    'Each as it was sent, with its transactionId, in order of time. `from` is inclusive, `to` exclusive. An account matches as source or destination. A page may hold fewer items than the limit while nextCursor says that there are more. A page above 5.5 MB is a redirect to where it can be fetched.',
  redirectsLarge: true,
  scope: READ,
  query: {
    ...pageQuery,
    account: z.optional(accountName),
    asset: z.optional(assetSymbol),
    type: z.optional(z.enum(TRANSACTION_TYPES)),
    from: z.optional(timestamp),
    to: z.optional(timestamp),
    order: z._default(z.enum(['asc', 'desc']), 'asc'),
    includeReversed: z._default(booleanText, false),
  },
  responses: { 200: listOf(listedTransaction, { complete: z.boolean(), missing: z.optional(missing) }) },
  errors: [...READ_CODES],
  examples: {
    kraken: {
      summary: 'One account and year',
      query: { account: 'kraken', from: '2021-01-01T00:00:00Z', to: '2022-01-01T00:00:00Z' },
      answer: { status: 200, body: { items: [LISTED_TRANSACTION], nextCursor: null, complete: true } },
    },
  },
});

const ledgerEntry = z.strictObject({
  accountId: z.string(),
  assetId: z.string(),
  amount: z.string(),
  direction: z.enum(['debit', 'credit']),
  timestamp: z.string(),
});

export const getTransaction = defineRoute({
  method: 'GET',
  path: '/v1/transactions/{transactionId}',
  operationId: 'getTransaction',
  summary: 'Read a transaction with its classification and ledger entries',
  description:
    'The transaction as it was sent, how it was classified and why, and its balanced double-entry postings. A transaction that follows from a pairing, which lots and disposals may name, is answered with `"derived": true` and stands in no list.',
  scope: READ,
  params: { transactionId },
  responses: {
    200: z.looseObject({
      transactionId,
      pairingId: z.optional(idSchema('PairingId')),
      derived: z.optional(z.literal(true)),
      classification: z.strictObject({
        classification: z.enum(CLASSIFICATIONS),
        confidence: z.string(),
        protocol: z.optional(z.string()),
        involvedAssets: z.array(z.string()),
        classificationRules: z.array(z.string()),
      }),
      ledgerEntries: z.array(ledgerEntry),
      complete: z.boolean(),
    }),
  },
  errors: ['NotFound', ...READ_CODES],
  examples: {
    one: {
      summary: 'By its id',
      params: { transactionId: TRANSACTION_ID },
      answer: { status: 200, body: READ_TRANSACTION },
    },
  },
});

export const reverseTransactionRoute = defineRoute({
  method: 'POST',
  path: '/v1/transactions/{transactionId}/reversal',
  operationId: 'reverseTransaction',
  summary: 'Reverse a transaction',
  description:
    'Undoes its effect on holdings and lots. It stays readable, and its identity is free to be sent again. A pairing that it is part of is undone with it.',
  scope: WRITE,
  params: { transactionId },
  body: z.strictObject({ reason }),
  responses: { 201: z.strictObject({ transactionId }) },
  errors: ['NotFound', 'AlreadyReversed', 'DerivedTransaction', ...COMMAND_CODES],
  examples: {
    typo: {
      summary: 'It never happened',
      params: { transactionId: TRANSACTION_ID },
      body: { reason: 'entered twice' },
      answer: { status: 201, body: { transactionId: TRANSACTION_ID } },
    },
  },
});
