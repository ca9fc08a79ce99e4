import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { timestamp } from '../../kernel/time.ts';
import { EXAMPLE_TENANT, reason, tenant, withReason } from './parts.ts';

const PATH = '/v1/ops/halts';
const HALT_PATH = `${PATH}/{tenant}/{consumer}/{source}` as const;

const params = {
  tenant,
  /** Name of the consumer's projection: `tax-book`. */
  consumer: z.string(),
  /** Type of the stream that it stopped at: `journal`. */
  source: z.string(),
};

const halt = z.strictObject({
  tenant: z.string(),
  consumer: z.string(),
  source: z.string(),
  /** Of the commit that can't be taken. */
  version: z.int(),
  /** The name of the fault. Its words may quote data, and are shown with the commit. */
  reason: z.string(),
  since: timestamp,
});

const HALT = {
  tenant: EXAMPLE_TENANT,
  consumer: 'tax-book',
  source: 'journal',
  version: 7,
  reason: 'UnreadableEvent',
  since: '2026-03-01T10:00:00.000Z',
} as const;
const EXAMPLE_PARAMS = { tenant: EXAMPLE_TENANT, consumer: 'tax-book', source: 'journal' } as const;

export const listHalts = defineRoute({
  method: 'GET',
  path: PATH,
  operationId: 'listHalts',
  summary: 'Halted consumers',
  description:
    'Each consumer that stopped at a commit it cannot take, of one user or all, longest first. At most 1,000; `complete` says whether that is all.',
  scope: OPS_SCOPE,
  query: { tenant: z.optional(tenant) },
  responses: { 200: z.strictObject({ items: z.array(halt), complete: z.boolean() }) },
  errors: [],
  examples: {
    one: { summary: 'One tax book stands still', answer: { status: 200, body: { items: [HALT], complete: true } } },
  },
});

const shownHalt = z.strictObject({
  ...halt.shape,
  /** The fault in its own words. */
  words: z.string(),
  /** Null where the commit itself can't be read; `words` says why. */
  commit: z.nullable(
    z.strictObject({
      recordedAt: timestamp,
      actor: z.string(),
      commandId: z.string(),
      correlationId: z.string(),
      events: z.array(z.strictObject({ type: z.string(), version: z.int(), data: z.unknown() })),
    }),
  ),
});

export const showHalt = defineRoute({
  method: 'POST',
  path: `${HALT_PATH}/payload`,
  operationId: 'showHalt',
  summary: 'Show why a consumer halted, with the commit',
  description: 'The fault in its own words, and the commit with its content. That you looked, and why, is recorded.',
  scope: OPS_SCOPE,
  params,
  body: withReason,
  responses: { 200: shownHalt },
  errors: COMMAND_CODES,
  idempotent: false,
  examples: {
    unreadable: {
      summary: 'An event that nobody knows',
      params: EXAMPLE_PARAMS,
      body: { reason: 'The user asked why their lots stand still' },
      answer: {
        status: 200,
        body: {
          ...HALT,
          words: 'journal 7: TransactionPainted version 1 of journal is not known here',
          commit: {
            recordedAt: '2026-03-01T09:59:59.000Z',
            actor: EXAMPLE_TENANT,
            commandId: '0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f12',
            correlationId: '4c7e3c1e-7f1b-4d6e-9a55-1f6f5b0a2f11',
            events: [{ type: 'TransactionPainted', version: 1, data: { colour: 'red' } }],
          },
        },
      },
    },
  },
});

export const retryHalt = defineRoute({
  method: 'POST',
  path: `${HALT_PATH}/retry`,
  operationId: 'retryHalt',
  summary: 'Let a halted consumer try again',
  description:
    'Lifts the halt and wakes the consumer, which goes on with the very commit. If it still cannot take it, it halts again.',
  scope: OPS_SCOPE,
  params,
  responses: { 202: halt },
  errors: COMMAND_CODES,
  examples: { retry: { summary: 'After a deployment', params: EXAMPLE_PARAMS, answer: { status: 202, body: HALT } } },
});

export const skipHalt = defineRoute({
  method: 'POST',
  path: `${HALT_PATH}/skip`,
  operationId: 'skipHalt',
  summary: 'Let a halted consumer pass over one commit',
  description:
    'Moves the consumer past the commit named and wakes it. Its reads answer `"complete": false` and name the commit as `commit-skipped` from then on, until the projection is rebuilt by code that can take it.',
  scope: OPS_SCOPE,
  params,
  body: z.strictObject({ version: z.int().check(z.minimum(1)), reason }),
  responses: { 202: halt },
  errors: COMMAND_CODES,
  examples: {
    skip: {
      summary: 'One commit is given up',
      params: EXAMPLE_PARAMS,
      body: { version: 7, reason: 'Written by hand during the migration' },
      answer: { status: 202, body: HALT },
    },
  },
});
