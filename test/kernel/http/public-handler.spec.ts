import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { defineRoute } from '../../../shared/kernel/http/contract.ts';
import { createPublicHandler } from '../../../shared/kernel/http/public-handler.ts';
import { on } from '../../../shared/kernel/http/route.ts';
import { httpEvent, lambdaContext } from './event.ts';
import { listNotes, logInto } from './notes.ts';

const readPicture = defineRoute({
  method: 'GET',
  path: '/picture',
  operationId: 'readPicture',
  summary: 'Read the picture',
  description: 'The picture.',
  scope: null,
  mediaType: 'image/png',
  headers: { 'if-none-match': z.optional(z.string()) },
  responses: { 200: z.custom<Uint8Array>((value) => value instanceof Uint8Array), 304: null },
  errors: [],
  examples: {},
});
const PICTURE = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]);

const handler = createPublicHandler({
  checkAnswers: true,
  log: logInto([]),
  routes: [
    on(readPicture, async ({ headers }) =>
      headers['if-none-match'] === '"1"'
        ? { status: 304 }
        : { status: 200, body: PICTURE, headers: { 'content-type': 'image/png', 'cache-control': 'public' } },
    ),
  ],
});
const ask = (headers: Readonly<Record<string, string>>) =>
  handler(httpEvent({ path: '/picture', headers }), lambdaContext());

describe('a public handler', () => {
  it('answers bytes as they are, whoever asks', async () => {
    const answer = await ask({ authorization: 'Bearer made-up' });
    expect(answer).toMatchObject({
      statusCode: 200,
      isBase64Encoded: true,
      headers: { 'content-type': 'image/png', 'cache-control': 'public', 'x-content-type-options': 'nosniff' },
    });
    expect(Uint8Array.from(Buffer.from(answer.body ?? '', 'base64'))).toEqual(PICTURE);
  });

  it('answers nothing but a status when there is nothing new', async () => {
    const answer = await ask({ 'if-none-match': '"1"' });
    expect([answer.statusCode, answer.body]).toEqual([304, undefined]);
  });

  it('takes no route of users', () => {
    const closed = on(listNotes, async () => ({
      status: 200,
      body: { items: [], nextCursor: null, complete: true },
    }));
    expect(() => createPublicHandler({ log: logInto([]), routes: [closed] })).toThrow('GET /v1/notes is not public');
  });
});
