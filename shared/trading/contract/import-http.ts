/** Routes of imports: files, and what became of them. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute } from '../../kernel/http/contract.ts';
import { idSchema } from '../../kernel/ids.ts';
import { accountName } from './account-name.ts';
import { IMPORT_ID, IMPORT_STATUS, UPLOAD } from './http-examples.ts';
import { importCounts, rejection } from './import-events.ts';
import { mappingId, usedMapping } from './mapping.ts';
import { MAPPING_ID } from './mapping-examples.ts';

const importId = idSchema('ImportId');
const reason = z.string().check(z.minLength(1), z.maxLength(500));
const READ = 'transactions:read';
const WRITE = 'transactions:write';

const reversalStatus = z.enum(['processing', 'completed']);

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
    'Answers at once; the file is read in the background, and `GET /v1/imports/{importId}`, which `Location` names, tells how far it has come. `format` "auto" recognizes the file by its header, `mapping` reads it by a mapping of your own. With `dryRun` it answers the format and the counts, and stores nothing.',
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
  errors: [...COMMAND_CODES],
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
      /** How far it has come: reading the file and recording its transactions are half of the work each. */
      progress: z.strictObject({
        percent: z.int(),
        transactionsRead: z.int(),
        transactionsRecorded: z.int(),
      }),
      /** Whether it was undone. */
      reversed: z.boolean(),
      /** How far it has been undone, once somebody wants that. Transactions that were reversed before aren't counted. */
      reversal: z.nullable(z.strictObject({ status: reversalStatus, reversed: z.int(), total: z.int() })),
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
  description:
    'Reverses every transaction that it brought and that still stands. A large import is undone in the background (`processing`); `GET /v1/imports/{importId}`, which `Location` names, tells how far. A read with the consistency token of the answer waits for all of it.',
  scope: WRITE,
  params: { importId },
  body: z.optional(z.strictObject({ reason: z.optional(reason) })),
  responses: {
    202: z.strictObject({ importId, status: reversalStatus, reversed: z.int(), total: z.int() }),
  },
  errors: ['NotFound', 'AlreadyReversed', ...COMMAND_CODES],
  examples: {
    undo: {
      summary: 'The wrong file',
      params: { importId: IMPORT_ID },
      body: { reason: 'wrong file' },
      answer: { status: 202, body: { importId: IMPORT_ID, status: 'completed', reversed: 31, total: 31 } },
    },
  },
});
