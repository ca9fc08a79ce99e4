/** Serves the generated document. The generator stays out of the bundle: the caller loads the file it wrote. */
import * as z from 'zod/mini';
import { defineRoute } from './contract.ts';
import { type BoundRoute, on } from './route.ts';

export const readOpenApi = defineRoute({
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

/** @param load is called at each request, so that a cold start doesn't read the document. */
export const serveOpenApi = (load: () => Promise<unknown>): BoundRoute =>
  on(readOpenApi, async () => ({
    status: 200,
    headers: { 'cache-control': 'public, max-age=300' },
    body: await load(),
  }));
