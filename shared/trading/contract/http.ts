/** Routes of transactions and imports. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { booleanText } from '../../kernel/http/query.ts';
import { idSchema } from '../../kernel/ids.ts';
import { assetSymbol } from '../../kernel/money/schema.ts';
import { READ_CODES } from '../../kernel/projection/read-book.ts';
import { timestamp } from '../../kernel/time.ts';
import { CLASSIFICATIONS } from './events.ts';
import {
  IMPORT_ID,
  IMPORT_STATUS,
  LISTED_TRANSACTION,
  READ_TRANSACTION,
  TRANSACTION,
  TRANSACTION_ID,
  UPLOAD,
} from './http-examples.ts';
import { importCounts, rejection } from './import-events.ts';
import { mappingId, usedMapping } from './mapping.ts';
import { MAPPING_ID } from './mapping-examples.ts';
import { accountName, transactionInput } from './transaction.ts';
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
    'Account and externalId are the identity: sent again it is a duplicate and answers 200 with the id it has; with other content it is a conflict that names the difference.',
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
    'Each as it was sent, with its transactionId, in order of time. `from` is inclusive, `to` exclusive. An account matches as source or destination. A page may hold fewer items than the limit while nextCursor says that there are more.',
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

const FILE_BYTES_MAX = 4 * 1024 * 1024;
const order = z
  .strictObject({
    format: z._default(z.string().check(z.minLength(1), z.maxLength(60)), 'auto'),
    /** With the format "mapping": which of the user's own. */
    mappingId: z.optional(mappingId),
    account: z.optional(accountName),
    content: z.optional(z.string().check(z.maxLength(FILE_BYTES_MAX))),
    uploadId: z.optional(idSchema('UploadId')),
    dryRun: z._default(z.boolean(), false),
  })
  .check(
    z.refine(({ content, uploadId }) => (content === undefined) !== (uploadId === undefined), {
      message: 'either content or uploadId must be given',
      path: ['content'],
    }),
    z.refine((given) => (given.format === 'mapping') === (given.mappingId !== undefined), {
      message: 'goes with the format "mapping", which needs it',
      path: ['mappingId'],
    }),
  );

export const postImport = defineRoute({
  method: 'POST',
  path: '/v1/imports',
  operationId: 'requestImport',
  summary: 'Import an export of an exchange, broker or wallet',
  description:
    'Answers at once; the file is read in the background. `format` "auto" recognizes the file by its header, `mapping` reads it by a mapping of your own. With `dryRun` it answers the format and the counts, and stores nothing.',
  scope: WRITE,
  body: order,
  responses: {
    202: z.strictObject({ importId }),
    200: z.strictObject({
      dryRun: z.literal(true),
      format: z.string(),
      mapping: z.optional(usedMapping),
      drift: z.array(z.string()),
      counts: importCounts,
      rejected: z.array(rejection),
    }),
  },
  errors: ['EmptyFile', 'BinaryFile', 'UnknownFormat', 'NotFound', ...COMMAND_CODES],
  examples: {
    generic: {
      summary: 'A small file in the body',
      body: { format: 'generic', account: 'broker', content: 'timestamp,type,account,…' },
      answer: { status: 202, body: { importId: IMPORT_ID } },
    },
    mapping: {
      summary: 'A file that only you know',
      body: { format: 'mapping', mappingId: MAPPING_ID, content: 'Datum;Art;Coin;Menge;…' },
      answer: { status: 202, body: { importId: IMPORT_ID } },
    },
  },
});

export const postUpload = defineRoute({
  method: 'POST',
  path: '/v1/imports/uploads',
  operationId: 'startUpload',
  summary: 'Start the upload of a large file',
  description:
    'PUT the file to the url within the hour, then POST /v1/imports with the uploadId in place of the content.',
  scope: WRITE,
  body: z.optional(z.strictObject({})),
  responses: { 201: z.strictObject({ uploadId: z.string(), url: z.string(), expiresAt: z.string() }) },
  errors: [],
  idempotent: false,
  examples: { start: { summary: 'No body', answer: { status: 201, body: UPLOAD } } },
});

export const getImport = defineRoute({
  method: 'GET',
  path: '/v1/imports/{importId}',
  operationId: 'getImport',
  summary: 'Read the status of an import',
  description:
    'Counts are rows of the file: each row is imported, a duplicate, rejected or ignored; `transactions` counts what they became. Rejected rows are listed with line and reason, the first thousand of them.',
  scope: READ,
  params: { importId },
  responses: {
    200: z.strictObject({
      importId,
      status: z.enum(['pending', 'processing', 'completed', 'failed']),
      format: z.string(),
      /** What it was read by, as it was then, if no format knows such files. */
      mapping: z.optional(usedMapping),
      account: z.nullable(z.string()),
      counts: importCounts,
      rejected: z.array(rejection),
      failure: z.nullable(z.strictObject({ code: z.string(), reason: z.string() })),
      reversed: z.boolean(),
    }),
  },
  errors: ['NotFound', 'NotYetConsistent'],
  examples: {
    one: { summary: 'By its id', params: { importId: IMPORT_ID }, answer: { status: 200, body: IMPORT_STATUS } },
  },
});

export const reverseImportRoute = defineRoute({
  method: 'POST',
  path: '/v1/imports/{importId}/reversal',
  operationId: 'reverseImport',
  summary: 'Undo an import',
  description: 'Reverses every transaction that it brought and that still stands.',
  scope: WRITE,
  params: { importId },
  body: z.optional(z.strictObject({ reason: z.optional(reason) })),
  responses: { 202: z.strictObject({ importId, reversed: z.int() }) },
  errors: ['NotFound', 'AlreadyReversed', ...COMMAND_CODES],
  examples: {
    undo: {
      summary: 'The wrong file',
      params: { importId: IMPORT_ID },
      body: { reason: 'wrong file' },
      answer: { status: 202, body: { importId: IMPORT_ID, reversed: 44 } },
    },
  },
});

export * from './mapping-http.ts';
export * from './pairing-http.ts';
