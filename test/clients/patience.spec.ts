import { describe, expect, it } from 'vitest';
import { patiently } from '../../clients/typescript/patience.ts';
import { unwrap } from '../../clients/typescript/problem.ts';

/** Answers in turn, and counts. */
const answering = (...answers: readonly Response[]) => {
  const left = [...answers];
  return { left, fetch: async () => left.shift() ?? new Response('', { status: 500 }) };
};
const notYet = (retryAfter = '0') => new Response('', { status: 503, headers: { 'retry-after': retryAfter } });
const request = (method: string) => new Request('http://127.0.0.1/v1/settings', { method });

describe('a read that is not ready', () => {
  it('is asked for again until it is', async () => {
    const { fetch, left } = answering(notYet(), notYet(), new Response('{}'));
    expect((await patiently(fetch, 5)(request('GET'))).status).toBe(200);
    expect(left).toEqual([]);
  });

  it('is asked for again while a past is being prepared', async () => {
    const accepted = new Response('{}', { status: 202, headers: { 'retry-after': '0' } });
    const { fetch, left } = answering(accepted, new Response('{}'));
    expect((await patiently(fetch, 5)(request('GET'))).status).toBe(200);
    expect(left).toEqual([]);
  });

  it('is given up when that takes longer than allowed', async () => {
    const { fetch, left } = answering(notYet('60'), new Response('{}'));
    expect((await patiently(fetch, 5)(request('GET'))).status).toBe(503);
    expect(left).toHaveLength(1);
  });

  it('that says nothing of when is not asked for again', async () => {
    const { fetch, left } = answering(new Response('', { status: 503 }), new Response('{}'));
    expect((await patiently(fetch, 5)(request('GET'))).status).toBe(503);
    expect(left).toHaveLength(1);
  });
});

it('a write is sent once, whatever the answer', async () => {
  const { fetch, left } = answering(notYet(), new Response('{}'));
  expect((await patiently(fetch, 5)(request('POST'))).status).toBe(503);
  expect(left).toHaveLength(1);
});

it('an answer that is none of the API is an error, too', async () => {
  const response = new Response('<html>', { status: 502 });
  await expect(unwrap({ error: '<html>', response })).rejects.toThrow('answered 502');
});
