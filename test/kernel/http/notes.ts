/** A small API to send requests to: notes of a user. */

import { setTimeout } from 'node:timers/promises';
import * as z from 'zod/mini';
import { AwsRequestFailed } from '../../../shared/adapters/aws-json.ts';
import { refuse } from '../../../shared/kernel/errors.ts';
import { defineRoute } from '../../../shared/kernel/http/contract.ts';
import type { HttpHandler } from '../../../shared/kernel/http/edge.ts';
import { createHttpHandler, type HttpOptions } from '../../../shared/kernel/http/handler.ts';
import { entityTag } from '../../../shared/kernel/http/input.ts';
import { listOf, pageQuery } from '../../../shared/kernel/http/paging.ts';
import { type BoundRoute, on } from '../../../shared/kernel/http/route.ts';
import type { Log } from '../../../shared/kernel/observe/log.ts';
import type { Metrics } from '../../../shared/kernel/observe/metrics.ts';
import { mainStream } from '../../../shared/kernel/projection/types.ts';
import { Throttled } from '../../../shared/kernel/store/limits.ts';
import { StateOfOtherVersion } from '../../../shared/kernel/store/stream-state.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { timestamp } from '../../../shared/kernel/time.ts';
import { type EventParts, httpEvent, lambdaContext } from './event.ts';

const STREAM = mainStream('tenant' as TenantId, 'journal');

const note = z.strictObject({
  title: z.string().check(z.minLength(1), z.maxLength(20)),
  at: timestamp,
  tags: z.optional(z.array(z.strictObject({ name: z.string() }))),
});

export const putNote = defineRoute({
  method: 'PUT',
  path: '/v1/notes/{name}',
  operationId: 'putNote',
  summary: 'Write a note',
  description: 'Writes a note.',
  scope: 'notes:write',
  params: { name: z.string().check(z.maxLength(10)) },
  body: note,
  responses: { 200: z.strictObject({ name: z.string(), tenant: z.string(), note: z.unknown(), context: z.unknown() }) },
  errors: ['VersionConflict'],
  versioned: true,
  examples: { simple: { summary: 'A note', params: { name: 'a' }, body: { title: 'A', at: '2021-05-04T10:00:00Z' } } },
});

export const listNotes = defineRoute({
  method: 'GET',
  path: '/v1/notes',
  operationId: 'listNotes',
  summary: 'List notes',
  description: 'Lists notes.',
  scope: 'notes:read',
  query: { ...pageQuery, tag: z.optional(z.string()) },
  responses: { 200: listOf(z.unknown(), { complete: z.boolean() }) },
  errors: ['NotYetConsistent'],
  examples: {
    all: {
      summary: 'All notes',
      query: { limit: '10' },
      answer: { status: 200, body: { items: [], nextCursor: null, complete: true } },
    },
  },
});

/** What goes wrong is chosen by the parameter. */
export const breakNote = defineRoute({
  method: 'POST',
  path: '/v1/notes/{fault}/faults',
  operationId: 'breakNote',
  summary: 'Fail',
  description: 'Fails in a chosen way.',
  scope: 'notes:write',
  params: {
    fault: z.enum([
      'throw',
      'hang',
      'wrong-answer',
      'unlisted-status',
      'other-version',
      'no-room',
      'no-room-by-client',
    ]),
  },
  responses: { 200: z.strictObject({ ok: z.boolean() }), 204: null },
  errors: [],
  examples: {},
});

export const readDocument = defineRoute({
  method: 'GET',
  path: '/document',
  operationId: 'readDocument',
  summary: 'Read the document',
  description: 'Needs no token.',
  scope: null,
  query: { size: z.optional(z.string()) },
  responses: { 200: z.string() },
  errors: [],
  examples: {},
});

const readLargeNote = defineRoute({
  ...readDocument,
  path: '/v1/large-note',
  operationId: 'readLargeNote',
  scope: 'notes:read',
});

export const routes: readonly BoundRoute[] = [
  on(putNote, async (request) => {
    const { params, tenant, body, ifMatch, idempotencyKey, correlationId, requestId, principal, observer } = request;
    if (ifMatch !== undefined && ifMatch !== 7) {
      return refuse('VersionConflict', 'The note is at version 7.', { data: { currentVersion: 7 } });
    }
    observer.onRaceLost();
    observer.onWritten('command');
    const context = { ifMatch, idempotencyKey, correlationId, requestId, principal, rawLength: request.rawBody.length };
    return { status: 200, headers: { etag: entityTag(8) }, body: { name: params.name, tenant, note: body, context } };
  }),
  on(listNotes, async ({ query, consistencyToken }) =>
    consistencyToken?.version === 99
      ? refuse('NotYetConsistent', 'Not there yet.', { data: { retryAfterSeconds: 3 } })
      : { status: 200, body: { items: [query, consistencyToken], nextCursor: null, complete: true } },
  ),
  on(breakNote, async ({ params }) => {
    if (params.fault === 'throw') throw new Error('the secret inner workings');
    if (params.fault === 'other-version') throw new StateOfOtherVersion(STREAM, 'its state is of version 9');
    if (params.fault === 'no-room') throw new Throttled('no room');
    if (params.fault === 'no-room-by-client') throw new AwsRequestFailed('dynamodb Query', 'ThrottlingException', '');
    if (params.fault === 'hang') await setTimeout(5_000, undefined, { ref: false });
    if (params.fault === 'wrong-answer') return { status: 200, body: JSON.parse('{"ok":"yes"}') };
    return { status: 204 };
  }),
  on(readDocument, async ({ query }) => ({ status: 200, body: '"'.repeat(Number(query.size ?? 1)) })),
  on(readLargeNote, async ({ query }) => ({ status: 200, body: '"'.repeat(Number(query.size ?? 1)) })),
];

export interface LogLine {
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly metrics: Metrics | undefined;
}

export const logInto = (lines: LogLine[]): Log => ({
  info: (message, fields, metrics) => void lines.push({ message, fields, metrics }),
  error: (message, fields, metrics) => void lines.push({ message, fields, metrics }),
});

export interface Reply {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Record<string, unknown>;
}

/** A client of a handler: sends one request and reads the answer. */
export const clientOf = (options: Omit<HttpOptions, 'log'> & { readonly log?: Log }) => {
  const handler: HttpHandler = createHttpHandler({ checkAnswers: true, log: logInto([]), ...options });
  return async (parts: EventParts, remainingMs?: number): Promise<Reply> => {
    const { statusCode, headers = {}, body } = await handler(httpEvent(parts), lambdaContext(remainingMs));
    return { status: statusCode, headers, body: body === undefined ? {} : JSON.parse(body) };
  };
};
