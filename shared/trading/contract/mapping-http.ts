/** Routes of mappings: what a user says of files that no format knows. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { accountName } from './account-name.ts';
import { mappingId, mappingInput, mappingView } from './mapping.ts';
import { MAPPING_ID, MAPPING_SENT, MAPPING_SHOWN, PREVIEWED } from './mapping-examples.ts';
import { TRANSACTION_TYPES } from './transaction-types.ts';

const READ = 'transactions:read';
const WRITE = 'transactions:write';
const MAPPINGS = '/v1/imports/mappings';
const CONTENT_CHARACTERS_MAX = 4 * 1024 * 1024;

export const createMappingRoute = defineRoute({
  method: 'POST',
  path: MAPPINGS,
  operationId: 'createImportMapping',
  summary: 'Say what the columns of a file mean that no format knows',
  description:
    'The header is given, or found in a `sample` of the file. From then on "auto" recognizes files with this header, and `POST /v1/imports` takes the mapping by its id.',
  scope: WRITE,
  body: mappingInput,
  responses: { 201: mappingView },
  errors: ['TooManyMappings', ...COMMAND_CODES],
  examples: {
    broker: {
      summary: 'A broker with German columns',
      body: MAPPING_SENT,
      answer: { status: 201, body: MAPPING_SHOWN },
    },
  },
});

export const listMappingsRoute = defineRoute({
  method: 'GET',
  path: MAPPINGS,
  operationId: 'listImportMappings',
  summary: 'List the mappings',
  description: 'In order of creation.',
  scope: READ,
  query: pageQuery,
  responses: { 200: listOf(mappingView) },
  errors: [],
  examples: {
    all: { summary: 'One mapping', answer: { status: 200, body: { items: [MAPPING_SHOWN], nextCursor: null } } },
  },
});

export const getMappingRoute = defineRoute({
  method: 'GET',
  path: `${MAPPINGS}/{mappingId}`,
  operationId: 'getImportMapping',
  summary: 'Read a mapping',
  description: 'As it is in force. The ETag is its version.',
  scope: READ,
  params: { mappingId },
  versioned: true,
  responses: { 200: mappingView },
  errors: ['NotFound'],
  examples: {
    one: { summary: 'By its id', params: { mappingId: MAPPING_ID }, answer: { status: 200, body: MAPPING_SHOWN } },
  },
});

export const replaceMappingRoute = defineRoute({
  method: 'PUT',
  path: `${MAPPINGS}/{mappingId}`,
  operationId: 'replaceImportMapping',
  summary: 'Replace a mapping',
  description:
    'What is left out takes its default. Imports that were ordered before go on by the mapping as it was. With If-Match, only the version that was read is replaced.',
  scope: WRITE,
  params: { mappingId },
  versioned: true,
  body: mappingInput,
  responses: { 200: mappingView },
  errors: ['NotFound', 'TooManyMappings', 'VersionConflict', ...COMMAND_CODES],
  examples: {
    same: {
      summary: 'Once more, which changes nothing',
      params: { mappingId: MAPPING_ID },
      body: MAPPING_SENT,
      answer: { status: 200, body: MAPPING_SHOWN },
    },
  },
});

export const deleteMappingRoute = defineRoute({
  method: 'DELETE',
  path: `${MAPPINGS}/{mappingId}`,
  operationId: 'deleteImportMapping',
  summary: 'Delete a mapping',
  description: 'What was imported by it stays, and so does what is being imported.',
  scope: WRITE,
  params: { mappingId },
  responses: { 204: null },
  errors: ['NotFound', ...COMMAND_CODES],
  examples: { one: { summary: 'Delete it', params: { mappingId: MAPPING_ID } } },
});

const previewedRow = z.strictObject({
  line: z.int(),
  outcome: z.enum(['transaction', 'ignored', 'rejected']),
  transaction: z.optional(
    z.looseObject({ account: z.string(), timestamp: z.string(), type: z.enum(TRANSACTION_TYPES) }),
  ),
  /** Of a rejected row. */
  code: z.optional(z.string()),
  reason: z.optional(z.string()),
});

export const previewMappingRoute = defineRoute({
  method: 'POST',
  path: `${MAPPINGS}/preview`,
  operationId: 'previewImportMapping',
  summary: 'Try a mapping on the beginning of a file',
  description:
    'What the first 50 rows would become, and why others would not. Nothing is stored. A mapping without `header` and `sample` takes the header of the content.',
  scope: WRITE,
  body: z.strictObject({
    mapping: mappingInput,
    content: z.string().check(z.maxLength(CONTENT_CHARACTERS_MAX)),
    account: z.optional(accountName),
  }),
  responses: { 200: z.strictObject({ header: z.array(z.string()), rows: z.array(previewedRow) }) },
  errors: ['EmptyFile', 'BinaryFile', 'UnknownFormat'],
  idempotent: false,
  examples: { broker: { summary: 'Two rows', ...PREVIEWED } },
});
