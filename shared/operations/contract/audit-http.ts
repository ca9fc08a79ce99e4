import * as z from 'zod/mini';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { timestamp } from '../../kernel/time.ts';
import { EXAMPLE_TENANT } from './parts.ts';

const auditEntry = z.strictObject({
  /** Position in the record: 1 is the first entry. */
  version: z.int(),
  at: timestamp,
  operator: z.string(),
  correlationId: z.string(),
  type: z.enum(['OperatorActed', 'PayloadShown']),
  /** The operation, or what kind of content was shown. */
  what: z.string(),
  target: z.record(z.string(), z.string()),
  reason: z.nullable(z.string()),
});

export const listAudit = defineRoute({
  method: 'GET',
  path: '/v1/ops/audit',
  operationId: 'listAudit',
  summary: 'What operators did',
  description: 'Each act of an operator, and each look at the content of a message or commit, newest first.',
  scope: OPS_SCOPE,
  query: pageQuery,
  responses: { 200: listOf(auditEntry) },
  errors: [],
  examples: {
    retry: {
      summary: 'A halt was lifted',
      answer: {
        status: 200,
        body: {
          items: [
            {
              version: 7,
              at: '2026-03-01T10:00:00.000Z',
              operator: EXAMPLE_TENANT,
              correlationId: '4c7e3c1e-7f1b-4d6e-9a55-1f6f5b0a2f11',
              type: 'OperatorActed',
              what: 'retryHalt',
              target: { tenant: EXAMPLE_TENANT, consumer: 'tax-book', source: 'journal' },
              reason: null,
            },
          ],
          nextCursor: null,
        },
      },
    },
  },
});
