import * as z from 'zod/mini';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { timestamp } from '../../kernel/time.ts';
import { deadLetterCount } from './messages-http.ts';
import { EXAMPLE_TENANT, tenant } from './parts.ts';

/** Counts are approximate, as SQS counts. */
const queueDepth = z.strictObject({
  /** The name of the queue: that of its consumer, or one of its own where consumers share it. */
  consumer: z.string(),
  waiting: z.int(),
  inFlight: z.int(),
  /** Sent with a delay, or put off after a failure. */
  delayed: z.int(),
});
const someOf = z.strictObject({ count: z.int(), /** Whether there are more. */ complete: z.boolean() });

const DEPTH = { consumer: 'tax-book', waiting: 3, inFlight: 1, delayed: 0 } as const;

export const getHealth = defineRoute({
  method: 'GET',
  path: '/v1/ops/status',
  operationId: 'getHealth',
  summary: 'How the system is doing',
  description: 'What stands still, what was given up, and what waits, over all users, in one answer.',
  scope: OPS_SCOPE,
  responses: {
    200: z.strictObject({
      at: timestamp,
      /** Nothing is halted, and nothing was given up. */
      healthy: z.boolean(),
      halts: someOf,
      failedDeliveries: someOf,
      /** Rebuilds that have not come to an end, or wait for somebody. */
      replays: someOf,
      deadLetters: z.array(deadLetterCount),
      queues: z.array(queueDepth),
    }),
  },
  errors: [],
  examples: {
    well: {
      summary: 'All is well',
      answer: {
        status: 200,
        body: {
          at: '2026-03-01T10:00:00.000Z',
          healthy: true,
          halts: { count: 0, complete: true },
          failedDeliveries: { count: 0, complete: true },
          replays: { count: 0, complete: true },
          deadLetters: [{ queue: 'tax-book', count: 0 }],
          queues: [DEPTH],
        },
      },
    },
  },
});

const lagOfStream = z.strictObject({
  consumer: z.string(),
  source: z.string(),
  /** Version of the stream, and how far the consumer has come. */
  version: z.int(),
  cursor: z.int(),
  /** Version that the consumer is halted at. */
  haltedAt: z.nullable(z.int()),
  /** Commits that it was let pass over. */
  skipped: z.int(),
});

export const getLag = defineRoute({
  method: 'GET',
  path: '/v1/ops/lag/{tenant}',
  operationId: 'getLag',
  summary: "How far consumers are with a user's streams",
  description: 'The version of each stream beside the cursor of each consumer that reads it.',
  scope: OPS_SCOPE,
  params: { tenant },
  responses: { 200: z.strictObject({ items: z.array(lagOfStream) }) },
  errors: [],
  examples: {
    behind: {
      summary: 'Two commits behind',
      params: { tenant: EXAMPLE_TENANT },
      answer: {
        status: 200,
        body: {
          items: [{ consumer: 'tax-book', source: 'journal', version: 9, cursor: 7, haltedAt: null, skipped: 0 }],
        },
      },
    },
  },
});
