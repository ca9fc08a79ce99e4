import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Answer } from '../../../shared/kernel/http/answer.ts';
import { defineRoute } from '../../../shared/kernel/http/contract.ts';
import { on } from '../../../shared/kernel/http/route.ts';
import { startOf } from '../../../shared/kernel/time.ts';
import { httpEvent } from './event.ts';

/** A route that answers bytes, JSON too. */
const readSheet = defineRoute({
  method: 'GET',
  path: '/sheet',
  operationId: 'readSheet',
  summary: 'Read the sheet',
  description: 'As JSON or CSV.',
  scope: null,
  responses: { 200: z.strictObject({ rows: z.int() }) },
  alternatives: ['text/csv'],
  errors: [],
  examples: {},
});

async function answered(text: string, contentType: string): Promise<Answer> {
  const body = new TextEncoder().encode(text);
  const headers = { 'content-type': contentType };
  const route = on(readSheet, async () => ({ status: 200 as const, headers, body }));
  let rendered: Answer | undefined;
  await route.run(httpEvent({ path: '/sheet' }), {
    authenticate: () => Promise.reject(new Error('it needs no token')),
    render: async (answer) => {
      rendered = answer as Answer;
      return { statusCode: 200 };
    },
    clock: () => startOf('2021-05-04' as Parameters<typeof startOf>[0]),
    checkAnswers: true,
  });
  if (rendered === undefined) throw new Error('nothing was answered');
  return rendered;
}

it('an answer that was made before is held against its schema where it is JSON, and taken as it is where not', async () => {
  expect(await answered('{"rows":1}', 'application/json')).toMatchObject({ status: 200 });
  expect(await answered('rows\n1\n', 'text/csv')).toMatchObject({ status: 200 });
  await expect(answered('{"rows":"1"}', 'application/json')).rejects.toThrow('does not fit its schema');
});
