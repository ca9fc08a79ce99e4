/** Serves the generated document. The generator stays out of the bundle: the caller imports the file it wrote. */
import * as z from 'zod/mini';
import { defineRoute } from './contract.ts';
import { type BoundRoute, on } from './route.ts';

const readOpenApi = defineRoute({
  method: 'GET',
  path: '/openapi.json',
  operationId: 'readOpenApi',
  summary: 'Read the OpenAPI document',
  description: 'The OpenAPI 3.1 document of this API. Needs no token.',
  scope: null,
  responses: { 200: z.unknown() },
  errors: [],
  examples: {},
});

export const serveOpenApi = (document: unknown): BoundRoute =>
  on(readOpenApi, async () => ({
    status: 200,
    headers: { 'cache-control': 'public, max-age=300' },
    body: document,
  }));
