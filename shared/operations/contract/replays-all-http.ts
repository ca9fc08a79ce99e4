import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { policyGiven } from './replay-policy.ts';

export const startReplays = defineRoute({
  method: 'POST',
  path: '/v1/ops/replays/all',
  operationId: 'startReplays',
  summary: 'Rebuild a projection of all users',
  description:
    'Orders a replay for each user, as many as there is time for; ask again with `nextCursor` until it is null. Users with a replay at work, or with nothing to rebuild, are passed over.',
  scope: OPS_SCOPE,
  body: z.strictObject({ projection: z.string(), policy: policyGiven, cursor: z.optional(z.string()) }),
  responses: {
    202: z.strictObject({ started: z.int(), reached: z.nullable(z.string()), nextCursor: z.nullable(z.string()) }),
  },
  errors: COMMAND_CODES,
  examples: {
    all: {
      summary: 'After a change of the fold',
      body: { projection: 'tax-book', policy: 'always' },
      answer: { status: 202, body: { started: 120, reached: '2026-03-01T10', nextCursor: null } },
    },
  },
});
