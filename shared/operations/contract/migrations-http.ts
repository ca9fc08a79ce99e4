import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { timestamp } from '../../kernel/time.ts';
import { EXAMPLE_TENANT } from './parts.ts';

const PATH = '/v1/ops/migrations';

const migration = z.strictObject({
  id: z.string(),
  description: z.string(),
  /** SHA-256 of all that it does. */
  checksum: z.string(),
  /** `pending`, `applied`, `interrupted`, `changed` since it was applied, or `unknown` to this code. */
  status: z.string(),
  appliedAt: z.nullable(timestamp),
  appliedBy: z.nullable(z.string()),
  durationMs: z.nullable(z.number()),
});

const model = z.strictObject({
  /** `event/journal/TransactionImported`, `state/import`, `reducer/tax-book`, `key/commit`. */
  name: z.string(),
  /** The version on record; null where there is none. */
  recorded: z.nullable(z.int()),
  /** The version that this code writes; null for a model that it doesn't have. */
  inCode: z.nullable(z.int()),
});

const ID = '0001-model-versions';

export const listMigrations = defineRoute({
  method: 'GET',
  path: PATH,
  operationId: 'listMigrations',
  summary: 'Migrations and versions of models',
  description:
    'Each migration with its checksum and when it was applied, and the versions of events, states, reducers and keys: on record, and in the code that answers.',
  scope: OPS_SCOPE,
  responses: { 200: z.strictObject({ items: z.array(migration), models: z.array(model) }) },
  errors: [],
  examples: {
    applied: {
      summary: 'All applied',
      answer: {
        status: 200,
        body: {
          items: [
            {
              id: ID,
              description: 'Puts the versions of all models on record.',
              checksum: '2f6c0a4d6a0d3f5e0b7a2f0e5d9c8b1a4e3f2d1c0b9a8f7e6d5c4b3a29180706',
              status: 'applied',
              appliedAt: '2026-03-01T10:00:00.000Z',
              appliedBy: EXAMPLE_TENANT,
              durationMs: 240,
            },
          ],
          models: [{ name: 'state/import', recorded: 2, inCode: 2 }],
        },
      },
    },
  },
});

export const applyMigrations = defineRoute({
  method: 'POST',
  path: `${PATH}/apply`,
  operationId: 'applyMigrations',
  summary: 'Apply pending migrations',
  description:
    'Applies each pending migration once, in order. Refused while somebody else is at it, and while one that was applied has changed since.',
  scope: OPS_SCOPE,
  responses: { 200: z.strictObject({ applied: z.array(z.string()) }) },
  errors: COMMAND_CODES,
  examples: { one: { summary: 'One was pending', answer: { status: 200, body: { applied: [ID] } } } },
});

export const revertMigration = defineRoute({
  method: 'POST',
  path: `${PATH}/{id}/revert`,
  operationId: 'revertMigration',
  summary: 'Take a migration back',
  description: 'Puts back what the last applied migration replaced.',
  scope: OPS_SCOPE,
  params: { id: z.string() },
  responses: { 200: z.strictObject({ reverted: z.string() }) },
  errors: COMMAND_CODES,
  examples: {
    one: { summary: 'The last one', params: { id: ID }, answer: { status: 200, body: { reverted: ID } } },
  },
});
