import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import type { Timestamp } from '../../kernel/time.ts';
import {
  MESSAGE_STATUSES,
  type ProviderMessageId,
  providerMessageDetail,
  providerMessageId,
  providerMessageView,
  providerName,
} from '../../ledger/contract/provider-messages.ts';
import { reason, withReason } from './parts.ts';

const PATH = '/v1/ops/provider-messages';
const MESSAGE_PATH = `${PATH}/{provider}/{messageId}` as const;
const AT_ONCE_MAX = 100;
const params = { provider: providerName, messageId: providerMessageId };

const EXAMPLE_PARAMS = { provider: 'stripe', messageId: '0345d2a1-77a9-8d1c-9a4e-0f5f1f0b7c11' } as const;
const AT = '2026-03-01T10:00:00.000Z' as Timestamp;
const FAILED = {
  ...{ messageId: EXAMPLE_PARAMS.messageId as ProviderMessageId, provider: 'stripe', eventId: 'evt_1QxY3aLkdIwHu7ix' },
  ...{ status: 'failed' as const, attempts: 7, receivedAt: AT, updatedAt: AT },
  reason: 'The body has another shape: data.object.status Invalid input.',
};

export const listProviderMessages = defineRoute({
  method: 'GET',
  path: PATH,
  operationId: 'listProviderMessages',
  summary: 'What a payment provider sent',
  description:
    'Newest first, without content. `failed` were tried for a day and a half and wait for you; `unverified` are those whose signature did not fit, of the last week.',
  scope: OPS_SCOPE,
  query: { ...pageQuery, provider: providerName, status: z.optional(z.enum(MESSAGE_STATUSES)) },
  responses: { 200: listOf(providerMessageView) },
  errors: [],
  examples: {
    failed: {
      summary: 'What could not be read',
      query: { provider: 'stripe', status: 'failed' },
      answer: { status: 200, body: { items: [FAILED], nextCursor: null } },
    },
  },
});

export const showProviderMessage = defineRoute({
  method: 'POST',
  path: `${MESSAGE_PATH}/payload`,
  operationId: 'showProviderMessage',
  summary: 'Show what a payment provider sent',
  description: 'The body as it came, its headers, and what it was taken for. That you looked, and why, is recorded.',
  scope: OPS_SCOPE,
  params,
  body: withReason,
  responses: { 200: providerMessageDetail },
  errors: COMMAND_CODES,
  idempotent: false,
  examples: {
    one: {
      summary: 'An event that could not be read',
      params: EXAMPLE_PARAMS,
      body: { reason: 'The transfer of a user is stuck' },
      answer: { status: 200, body: { ...FAILED, headers: {}, body: '{"id":"evt_1QxY3aLkdIwHu7ix"}', updates: [] } },
    },
  },
});

export const replayProviderMessage = defineRoute({
  method: 'POST',
  path: `${MESSAGE_PATH}/replay`,
  operationId: 'replayProviderMessage',
  summary: 'Have a message of a payment provider read again',
  description:
    'With all its tries, whatever became of it. What it tells counts once, however often it is read. One that is `unverified` is judged again by the secrets of now.',
  scope: OPS_SCOPE,
  params,
  body: withReason,
  responses: { 202: z.strictObject({ provider: z.string(), messageId: z.string() }) },
  errors: ['SignatureInvalid', 'SignatureStale', ...COMMAND_CODES],
  examples: {
    one: {
      summary: 'The new version can read it',
      params: EXAMPLE_PARAMS,
      body: { reason: 'The new version knows this status' },
      answer: { status: 202, body: EXAMPLE_PARAMS },
    },
  },
});

export const replayProviderMessages = defineRoute({
  method: 'POST',
  path: `${PATH}/replay`,
  operationId: 'replayProviderMessages',
  summary: 'Have many messages of a payment provider read again',
  description: `At most ${AT_ONCE_MAX} of those that failed, newest first. \`complete\` says whether that was all.`,
  scope: OPS_SCOPE,
  body: z.strictObject({
    provider: providerName,
    reason,
    limit: z._default(z.int().check(z.minimum(1), z.maximum(AT_ONCE_MAX)), AT_ONCE_MAX),
  }),
  responses: { 202: z.strictObject({ replayed: z.int(), left: z.int(), complete: z.boolean() }) },
  errors: COMMAND_CODES,
  examples: {
    all: {
      summary: 'The new version can read them',
      body: { provider: 'stripe', reason: 'The new version knows this status', limit: 100 },
      answer: { status: 202, body: { replayed: 12, left: 0, complete: true } },
    },
  },
});

export const ignoreProviderMessage = defineRoute({
  method: 'POST',
  path: `${MESSAGE_PATH}/ignore`,
  operationId: 'ignoreProviderMessage',
  summary: 'Leave a message of a payment provider out',
  description:
    'It is not tried again, and stands as `ignored` with your reason. It can be read again later all the same.',
  scope: OPS_SCOPE,
  params,
  body: withReason,
  responses: { 200: providerMessageView },
  errors: ['NotRetryable', ...COMMAND_CODES],
  examples: {
    one: {
      summary: 'Not for us',
      params: EXAMPLE_PARAMS,
      body: { reason: 'The provider says that it was sent by mistake' },
      answer: {
        status: 200,
        body: { ...FAILED, status: 'ignored', reason: 'The provider says that it was sent by mistake' },
      },
    },
  },
});
