import { describe, expect, it } from 'vitest';
import { encodeToken } from '../../../shared/kernel/http/consistency-token.ts';
import { USER } from './issuer.ts';
import { NOTE, serveNotes } from './served-notes.ts';

const notes = serveNotes();

describe('a request reaches its handler', () => {
  it('with the parsed body, the user as tenant, and the version it expects', async () => {
    const reply = await notes.put(NOTE, { headers: { 'idempotency-key': 'k-1', 'if-match': '"7"' } });
    expect(reply).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/json', etag: '"8"' },
      body: {
        name: 'a',
        tenant: USER,
        note: { title: 'Milk', at: '2021-05-04T10:00:00.000Z' },
        context: { idempotencyKey: 'k-1', ifMatch: 7, principal: { id: USER, scopes: ['*'] } },
      },
    });
  });

  it('by the route that API Gateway chose, so that a name may hold a slash', async () => {
    const reply = await notes.put(NOTE, {
      routeKey: 'PUT /v1/notes/{name}',
      path: '/v1/notes/a/b',
      params: { name: 'a/b' },
    });
    expect(reply).toMatchObject({ status: 200, body: { name: 'a/b' } });
  });

  it('with a base64 body', async () => {
    const body = Buffer.from(JSON.stringify({ ...NOTE, title: 'Käse' })).toString('base64');
    expect(await notes.put(body, { isBase64Encoded: true })).toMatchObject({
      status: 200,
      body: { note: { title: 'Käse' } },
    });
  });

  it('with defaults of the query, and the consistency token', async () => {
    const token = { type: 'journal', id: 'main', version: 3 } as const;
    const reply = await notes.get('tag=a%2Bb', { 'consistency-token': encodeToken(token) });
    expect(reply.body['items']).toEqual([{ limit: 100, tag: 'a+b' }, token]);
  });
});

describe('ids of a request', () => {
  it('keeps a correlation id that is a UUID, and gives one otherwise', async () => {
    const id = '018f3a5e-7c4f-7b3a-9c7d-2f1e6a5b4c3d';
    expect((await notes.get('', { 'x-correlation-id': id })).headers['x-correlation-id']).toBe(id);
    const given = (await notes.get('', { 'x-correlation-id': 'a\nb' })).headers['x-correlation-id'];
    expect(given).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('names the request in the answer and in a problem', async () => {
    const reply = await notes.get('limit=0');
    expect(reply.headers['x-request-id']).toBe('JKJaXmPLvHcESHA=');
    expect(decodeURIComponent(String(reply.body['instance']))).toBe('JKJaXmPLvHcESHA=');
  });
});

describe('refusals of a handler', () => {
  it('become problem documents with the data to act on', async () => {
    expect(await notes.put(NOTE, { headers: { 'if-match': '"6"' } })).toMatchObject({
      status: 412,
      headers: { 'content-type': 'application/problem+json' },
      body: {
        type: 'https://foldbook.dev/problems/version-conflict',
        title: 'It has changed since it was read',
        status: 412,
        code: 'VersionConflict',
        detail: 'The note is at version 7.',
        data: { currentVersion: 7 },
      },
    });
  });

  it('say when to come back', async () => {
    const reply = await notes.get('', {
      'consistency-token': encodeToken({ type: 'journal', id: 'main', version: 99 }),
    });
    expect(reply).toMatchObject({ status: 503, headers: { 'retry-after': '3' } });
  });
});

describe('paths', () => {
  it('that nobody takes are a 404', async () => {
    expect(await notes.send({ path: '/v1/unknown' })).toMatchObject({ status: 404, body: { code: 'NotFound' } });
    expect(await notes.send({ path: '/v1/notes/a/b/c' })).toMatchObject({ status: 404 });
  });

  it('that are known say which methods they take, those of other functions too', async () => {
    expect(await notes.send({ method: 'DELETE', path: '/v1/notes/a' })).toMatchObject({
      status: 405,
      headers: { allow: 'PUT' },
    });
    expect(await notes.send({ path: '/v1/imports/1/reversal' })).toMatchObject({
      status: 405,
      headers: { allow: 'POST' },
    });
    expect(await notes.send({ method: 'HEAD', path: '/document' })).toMatchObject({
      status: 405,
      body: { code: 'MethodNotAllowed' },
    });
  });
});
