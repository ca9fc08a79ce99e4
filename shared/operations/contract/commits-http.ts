import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { timestamp } from '../../kernel/time.ts';
import { EXAMPLE_TENANT, tenant, withReason } from './parts.ts';

const place = { tenant: z.string(), streamType: z.string(), streamId: z.string(), version: z.int() };

/** What a commit says in clear. */
const header = z.strictObject({
  ...place,
  recordedAt: timestamp,
  /** Event types with their number. */
  events: z.record(z.string(), z.int()),
  commandId: z.string(),
  causationId: z.string(),
  correlationId: z.string(),
  actor: z.string(),
  /** The commit that this one was derived from. */
  source: z.nullable(z.strictObject({ streamType: z.string(), streamId: z.string(), version: z.int() })),
});

const EXAMPLE_HEADER = {
  tenant: EXAMPLE_TENANT,
  streamType: 'tax-book',
  streamId: 'main',
  version: 3,
  recordedAt: '2026-03-01T10:00:00.120Z',
  events: { TaxLotCreated: 1 },
  commandId: '0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f13',
  causationId: '0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f12',
  correlationId: '0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f10',
  actor: 'system:tax-book',
  source: { streamType: 'journal', streamId: 'main', version: 5 },
} as const;

export const listCommits = defineRoute({
  method: 'GET',
  path: '/v1/ops/commits',
  operationId: 'listCommits',
  summary: 'Feeds of commits',
  description:
    'Commits of a user in order of recording, or of all users by event type or by correlation id (stream after stream then), without their content. `from` is 30 days ago unless given, or the time in a correlation id that holds one. Without `tenant`, a request looks through streams for some seconds: go on with `nextCursor` until it is null, also after an empty page.',
  scope: OPS_SCOPE,
  query: {
    ...pageQuery,
    tenant: z.optional(tenant),
    eventType: z.optional(z.string()),
    correlationId: z.optional(z.string()),
    from: z.optional(timestamp),
    /** Not included. */
    to: z.optional(timestamp),
  },
  responses: {
    200: listOf(header, {
      /** The hour that the search has come to; null at the end, or where none was needed. */
      reached: z.nullable(z.string()),
    }),
  },
  errors: [],
  examples: {
    request: {
      summary: 'What followed from a request',
      query: { correlationId: '0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f10' },
      answer: { status: 200, body: { items: [EXAMPLE_HEADER], nextCursor: null, reached: null } },
    },
  },
});

export const showCommit = defineRoute({
  method: 'POST',
  path: '/v1/ops/commits/{tenant}/{streamType}/{streamId}/{version}/payload',
  operationId: 'showCommit',
  summary: 'Show a commit with its content',
  description: 'Its events as they are stored. That you looked, and why, is recorded.',
  scope: OPS_SCOPE,
  params: { tenant, streamType: z.string(), streamId: z.string(), version: z.string() },
  body: withReason,
  responses: {
    200: z.strictObject({
      ...header.shape,
      content: z.array(z.strictObject({ type: z.string(), version: z.int(), data: z.unknown() })),
    }),
  },
  errors: COMMAND_CODES,
  idempotent: false,
  examples: {
    lot: {
      summary: 'A lot',
      params: { tenant: EXAMPLE_TENANT, streamType: 'tax-book', streamId: 'main', version: '3' },
      body: { reason: 'The user says that this lot is wrong' },
      answer: { status: 200, body: { ...EXAMPLE_HEADER, content: [{ type: 'TaxLotCreated', version: 1, data: {} }] } },
    },
  },
});
