/** Routes of the reference: the page to read and try the API with, and the document it shows. */
import * as z from 'zod/mini';
import { defineRoute } from '../../kernel/http/contract.ts';

const bytes = z
  .custom<Uint8Array>((value) => value instanceof Uint8Array)
  .register(z.globalRegistry, { type: 'string', format: 'binary' });

/** What decides whether and how a file is sent. */
const negotiation = { 'if-none-match': z.optional(z.string()), 'accept-encoding': z.optional(z.string()) };

export const readReferencePage = defineRoute({
  method: 'GET',
  path: '/docs',
  operationId: 'readReferencePage',
  summary: 'Read the reference in a browser',
  description: 'This page. It asks nothing of any other origin. Needs no token.',
  scope: null,
  headers: negotiation,
  mediaType: 'text/html',
  responses: { 200: bytes, 304: null },
  errors: [],
  examples: { page: { summary: 'The page' } },
});

export const readReferenceFile = defineRoute({
  method: 'GET',
  path: '/docs/{file}',
  operationId: 'readReferenceFile',
  summary: 'Read a file that the reference page needs',
  description: 'Its scripts, styles and licences. Needs no token.',
  scope: null,
  params: { file: z.string().check(z.maxLength(100), z.regex(/^\w[\w.-]*$/, 'must be the name of a file')) },
  headers: negotiation,
  mediaType: '*/*',
  responses: { 200: bytes, 304: null },
  errors: ['NotFound'],
  examples: { script: { summary: 'The script of the page', params: { file: 'page.js' } } },
});

export const readOpenApi = defineRoute({
  method: 'GET',
  path: '/openapi.json',
  operationId: 'readOpenApi',
  summary: 'Read the OpenAPI document',
  description: 'The OpenAPI 3.1 document of this API, with its webhooks. Needs no token.',
  scope: null,
  headers: negotiation,
  responses: { 200: z.unknown(), 304: null },
  errors: [],
  examples: {
    document: {
      summary: 'The document',
      answer: { status: 200, body: { openapi: '3.1.0', info: { title: 'Foldbook', version: '1.0.0' }, paths: {} } },
    },
  },
});
