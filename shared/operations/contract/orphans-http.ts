import * as z from 'zod/mini';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { timestamp } from '../../kernel/time.ts';
import { EXAMPLE_TENANT, tenant } from './parts.ts';

const pass = z.strictObject({
  /** What the pass is at: `pages`, `noted`, `bodies`, `runs`, or `done`. */
  phase: z.string(),
  startedAt: timestamp,
  endedAt: z.nullable(timestamp),
  streams: z.int(),
  /** Pages that nothing refers to: they are deleted if that is so a day later, too. */
  noted: z.int(),
  deleted: z.strictObject({ pages: z.int(), bodies: z.int(), runs: z.int() }),
});

const found = z.strictObject({
  /** Streams and projections with pages that nothing refers to. */
  pages: z.array(z.strictObject({ owner: z.string(), pages: z.int(), orphans: z.int() })),
  bodies: z.array(z.string()),
  runs: z.array(z.string()),
  complete: z.boolean(),
});

export const readOrphans = defineRoute({
  method: 'GET',
  path: '/v1/ops/orphans',
  operationId: 'readOrphans',
  summary: 'What crashed writers left behind',
  description:
    'The last pass of the daily sweep, and with `tenant` what it would find of one user now. Looking deletes nothing.',
  scope: OPS_SCOPE,
  query: { tenant: z.optional(tenant) },
  responses: { 200: z.strictObject({ lastPass: z.nullable(pass), found: z.nullable(found) }) },
  errors: [],
  examples: {
    user: {
      summary: 'A user whose import crashed',
      query: { tenant: EXAMPLE_TENANT },
      answer: {
        status: 200,
        body: {
          lastPass: {
            phase: 'done',
            startedAt: '2026-03-01T03:00:00.000Z',
            endedAt: '2026-03-01T03:10:00.000Z',
            streams: 5120,
            noted: 3,
            deleted: { pages: 12, bodies: 1, runs: 0 },
          },
          found: { pages: [{ owner: 'journal/main', pages: 20, orphans: 3 }], bodies: [], runs: [], complete: true },
        },
      },
    },
  },
});
