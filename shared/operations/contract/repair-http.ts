import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { idSchema } from '../../kernel/ids.ts';
import { timestamp } from '../../kernel/time.ts';
import { EXAMPLE_TENANT, reason } from './parts.ts';

export const sweepNow = defineRoute({
  method: 'POST',
  path: '/v1/ops/sweep',
  operationId: 'sweepNow',
  summary: 'Sweep now',
  description:
    'Does what the schedule does every five minutes: publishes again what a consumer lacks although it is a minute old. It ends after 20 seconds at the latest, and the next run goes on. With `since`, all streams that moved since then are looked at, and `reached` is the hour to go on with if the time did not suffice.',
  scope: OPS_SCOPE,
  body: z.optional(z.strictObject({ since: z.optional(timestamp) })),
  responses: { 200: z.strictObject({ published: z.int(), reached: z.nullable(timestamp) }) },
  errors: COMMAND_CODES,
  examples: { some: { summary: 'Two streams lagged', answer: { status: 200, body: { published: 2, reached: null } } } },
});

export const eraseTenant = defineRoute({
  method: 'POST',
  path: '/v1/ops/tenants/{tenant}/erasure',
  operationId: 'eraseTenant',
  summary: 'Erase a user',
  description:
    "Deletes the data key of a user, which makes all that they stored unreadable: events, read models, files of imports, messages. Functions forget the key within five minutes; then every request of theirs is answered 410 `Erased`. Until the key table's copies are gone (28 days), a restore can bring it back, and nothing else can.",
  scope: OPS_SCOPE,
  params: { tenant: idSchema('TenantId') },
  body: z.strictObject({ /** The user's id once more. */ confirm: z.string(), reason }),
  responses: { 200: z.strictObject({ tenant: z.string(), erasedAt: timestamp }) },
  errors: COMMAND_CODES,
  examples: {
    asked: {
      summary: 'They asked for it',
      params: { tenant: EXAMPLE_TENANT },
      body: { confirm: EXAMPLE_TENANT, reason: 'Asked for by the user, ticket 4711' },
      answer: { status: 200, body: { tenant: EXAMPLE_TENANT, erasedAt: '2026-03-01T10:00:00.000Z' } },
    },
  },
});
