import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { integerText } from '../../kernel/http/query.ts';
import { idSchema } from '../../kernel/ids.ts';
import { timestamp } from '../../kernel/time.ts';
import { EXAMPLE_TENANT, reason, withReason } from './parts.ts';

const PATH = '/v1/ops/messages';
const MESSAGE_PATH = `${PATH}/{queue}/{messageId}` as const;
const AT_ONCE_MAX = 100;

/** Name of the consumer, stream reader or schedule that gave the message up: `tax-book`; of consumers that share a queue, the queue's: `journal-books`. */
const queue = z.string();
const params = { queue, messageId: idSchema('MessageId') };

const message = z.strictObject({
  queue,
  kind: z.enum(['consumer', 'stream', 'schedule']),
  messageId: z.string(),
  sentAt: timestamp,
  /** How often it was received from the dead-letter queue; looking here counts, too. */
  receives: z.int(),
  /** Why it was given up, as far as the services say. */
  reason: z.string(),
  /** What it is about, where it can be read: `tenant`, `stream`, `version`, `correlationId`. */
  about: z.record(z.string(), z.string()),
  /** Size of its content. */
  bytes: z.int(),
});

const MESSAGE_ID = '5d2e7a0c-3c55-4a4e-9d0e-0f5f1f0b7c11';
const MESSAGE = {
  queue: 'tax-book',
  kind: 'consumer',
  messageId: MESSAGE_ID,
  sentAt: '2026-03-01T10:00:00.000Z',
  receives: 1,
  reason: 'received too often',
  about: { tenant: EXAMPLE_TENANT, stream: 'journal/main', version: '7' },
  bytes: 412,
} as const;
const EXAMPLE_PARAMS = { queue: 'tax-book', messageId: MESSAGE_ID } as const;

/** How much a dead-letter queue holds. Counts are approximate, as SQS counts. */
export const deadLetterCount = z.strictObject({ queue, count: z.int() });

export const listMessages = defineRoute({
  method: 'GET',
  path: PATH,
  operationId: 'listMessages',
  summary: 'Messages that were given up',
  description:
    'The dead letters of one queue or all. They are received and released again, not deleted; `counts` are approximate, and `complete` says whether every message that could be received is listed.',
  scope: OPS_SCOPE,
  query: {
    queue: z.optional(queue),
    limit: z._default(integerText({ minimum: 1, maximum: AT_ONCE_MAX }), 50),
  },
  responses: {
    200: z.strictObject({ items: z.array(message), counts: z.array(deadLetterCount), complete: z.boolean() }),
  },
  errors: [],
  examples: {
    one: {
      summary: 'One message',
      answer: {
        status: 200,
        body: { items: [MESSAGE], counts: [{ queue: 'tax-book', count: 1 }], complete: true },
      },
    },
  },
});

export const showMessage = defineRoute({
  method: 'POST',
  path: `${MESSAGE_PATH}/payload`,
  operationId: 'showMessage',
  summary: 'Show a message that was given up',
  description: 'Its content as it was sent. That you looked, and why, is recorded.',
  scope: OPS_SCOPE,
  params,
  body: withReason,
  responses: {
    200: z.strictObject({ ...message.shape, body: z.string(), attributes: z.record(z.string(), z.string()) }),
  },
  errors: COMMAND_CODES,
  idempotent: false,
  examples: {
    unreadable: {
      summary: 'A message that is no notice',
      params: EXAMPLE_PARAMS,
      body: { reason: 'Nobody knows who sent it' },
      answer: { status: 200, body: { ...MESSAGE, about: {}, body: 'hello', attributes: {} } },
    },
  },
});

export const retryMessage = defineRoute({
  method: 'POST',
  path: `${MESSAGE_PATH}/retry`,
  operationId: 'retryMessage',
  summary: 'Give a message back to its queue',
  description:
    'Sends it to the queue of its consumer again, then deletes it here. What a stream reader gave up is published again by a sweep from its time on. A schedule runs again by itself: its messages can only be discarded.',
  scope: OPS_SCOPE,
  params,
  responses: { 202: message },
  errors: ['NotRetryable', ...COMMAND_CODES],
  examples: { one: { summary: 'Try again', params: EXAMPLE_PARAMS, answer: { status: 202, body: MESSAGE } } },
});

export const retryMessages = defineRoute({
  method: 'POST',
  path: `${PATH}/{queue}/retry`,
  operationId: 'retryMessages',
  summary: 'Give many messages back to their queue',
  description: `At most ${AT_ONCE_MAX} at once; \`complete\` says whether the queue was found empty in the end.`,
  scope: OPS_SCOPE,
  params: { queue },
  body: z.strictObject({ limit: z._default(z.int().check(z.minimum(1), z.maximum(AT_ONCE_MAX)), AT_ONCE_MAX) }),
  responses: { 202: z.strictObject({ retried: z.int(), complete: z.boolean() }) },
  errors: ['NotRetryable', ...COMMAND_CODES],
  examples: {
    all: {
      summary: 'After a deployment',
      params: { queue: 'tax-book' },
      body: { limit: 100 },
      answer: { status: 202, body: { retried: 42, complete: true } },
    },
  },
});

export const discardMessage = defineRoute({
  method: 'POST',
  path: `${MESSAGE_PATH}/discard`,
  operationId: 'discardMessage',
  summary: 'Discard a message',
  description: 'Deletes it. What it was about, its size and a hash of its content are recorded with the reason.',
  scope: OPS_SCOPE,
  params,
  body: z.strictObject({ reason }),
  responses: { 200: message },
  errors: COMMAND_CODES,
  examples: {
    one: {
      summary: 'Nothing of ours',
      params: EXAMPLE_PARAMS,
      body: { reason: 'A test message of the queue console' },
      answer: { status: 200, body: MESSAGE },
    },
  },
});
