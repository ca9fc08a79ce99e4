import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeToken } from '../../../shared/kernel/http/consistency-token.ts';
import type { EventParts } from './event.ts';
import { AUDIENCE, startIssuer, type TestIssuer, USER } from './issuer.ts';
import { clientOf, type LogLine, logInto, type Reply, routes } from './notes.ts';

let issuer: TestIssuer;
let authorization = '';
let lines: LogLine[] = [];
let send: ReturnType<typeof clientOf>;

beforeAll(async () => {
  issuer = await startIssuer();
  authorization = `Bearer ${await issuer.sign()}`;
});
beforeEach(() => {
  lines = [];
  send = clientOf({
    routes,
    auth: { issuer: issuer.url, audience: AUDIENCE },
    log: logInto(lines),
    otherRoutes: [{ method: 'POST', path: '/v1/imports/{importId}/reversal' }],
  });
});
afterAll(() => issuer.close());

const NOTE = { title: 'Milk', at: '2021-05-04T12:00:00+02:00' };
const JSON_TYPE = { 'content-type': 'application/json' };

const put = (body: unknown, more: EventParts = {}): Promise<Reply> =>
  send({
    method: 'PUT',
    path: '/v1/notes/a',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...more,
    headers: { authorization, ...JSON_TYPE, ...more.headers },
  });
const get = (query: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> =>
  send({ path: '/v1/notes', query, headers: { authorization, ...headers } });

describe('a request reaches its handler', () => {
  it('with the parsed body, the user as tenant, and the version it expects', async () => {
    const reply = await put(NOTE, { headers: { 'idempotency-key': 'k-1', 'if-match': '"7"' } });
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
    const reply = await put(NOTE, { routeKey: 'PUT /v1/notes/{name}', path: '/v1/notes/a/b', params: { name: 'a/b' } });
    expect(reply).toMatchObject({ status: 200, body: { name: 'a/b' } });
  });

  it('with a base64 body', async () => {
    const body = Buffer.from(JSON.stringify({ ...NOTE, title: 'Käse' })).toString('base64');
    expect(await put(body, { isBase64Encoded: true })).toMatchObject({
      status: 200,
      body: { note: { title: 'Käse' } },
    });
  });

  it('with defaults of the query, and the consistency token', async () => {
    const token = { type: 'journal', id: 'main', version: 3 } as const;
    const reply = await get('tag=a%2Bb', { 'consistency-token': encodeToken(token) });
    expect(reply.body['items']).toEqual([{ limit: 100, tag: 'a+b' }, token]);
  });
});

describe('ids of a request', () => {
  it('keeps a correlation id that is a UUID, and gives one otherwise', async () => {
    const id = '018f3a5e-7c4f-7b3a-9c7d-2f1e6a5b4c3d';
    expect((await get('', { 'x-correlation-id': id })).headers['x-correlation-id']).toBe(id);
    const given = (await get('', { 'x-correlation-id': 'a\nb' })).headers['x-correlation-id'];
    expect(given).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('names the request in the answer and in a problem', async () => {
    const reply = await get('limit=0');
    expect(reply.headers['x-request-id']).toBe('JKJaXmPLvHcESHA=');
    expect(decodeURIComponent(String(reply.body['instance']))).toBe('JKJaXmPLvHcESHA=');
  });
});

describe('bad input', () => {
  const malformed = { status: 400, body: { code: 'MalformedJson' } };
  const invalid = (...errors: readonly object[]) => ({ status: 400, body: { code: 'ValidationFailed', errors } });

  it.each([
    ['unfinished', '{"title":'],
    ['empty', ''],
    ['blank', ' \n'],
    ['nested without end', '['.repeat(100_000)],
    ['nested too deeply', `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`],
  ])('refuses JSON that is %s', async (_, body) => {
    expect(await put(body)).toMatchObject(malformed);
  });

  it('does not count brackets in strings as nesting', async () => {
    const title = `\\"${'['.repeat(10)}`;
    expect((await put({ ...NOTE, title })).status).toBe(200);
    expect(await put({ ...NOTE, title: '['.repeat(200) })).toMatchObject({ body: { code: 'ValidationFailed' } });
  });

  it('refuses bytes that are not UTF-8', async () => {
    expect(await put(Buffer.from([0x22, 0xff, 0x22]).toString('base64'), { isBase64Encoded: true })).toMatchObject(
      malformed,
    );
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1', ''])(
    'refuses the media type "%s"',
    async (type) => {
      const reply = await put(NOTE, { headers: { 'content-type': type } });
      expect(reply).toMatchObject({ status: 415, body: { code: 'UnsupportedMediaType' } });
    },
  );

  it('takes JSON with its charset', async () => {
    expect((await put(NOTE, { headers: { 'content-type': 'Application/JSON; charset=UTF-8' } })).status).toBe(200);
  });

  it.each([false, true])('refuses a body above 4 MB (base64: %s)', async (isBase64Encoded) => {
    const ofBytes = (count: number) => {
      const text = JSON.stringify({ title: 'x'.repeat(count - '{"title":""}'.length) });
      return isBase64Encoded ? Buffer.from(text).toString('base64') : text;
    };
    const limit = 4 * 1024 * 1024;
    expect(await put(ofBytes(limit), { isBase64Encoded })).toMatchObject({ body: { code: 'ValidationFailed' } });
    expect(await put(ofBytes(limit + 1), { isBase64Encoded })).toMatchObject({
      status: 413,
      body: { code: 'BodyTooLarge' },
    });
  });

  it('names each field that is wrong, and unknown ones too', async () => {
    const reply = await put({
      title: '',
      at: '20210-05-04T10:00:00Z',
      tags: [{ name: 1, colour: 'red' }],
      owner: 'me',
    });
    expect(reply).toMatchObject(
      invalid(
        { path: 'title', message: 'must have at least 1 character' },
        { path: 'at', message: expect.stringContaining('RFC 3339') },
        { path: 'tags.0.name', message: 'must be a string' },
        { path: 'tags.0.colour', message: 'is not a known field' },
        { path: 'owner', message: 'is not a known field' },
      ),
    );
    expect(reply.body['detail']).toBe('`title` must have at least 1 character (and 4 more).');
  });

  it('names what is missing', async () => {
    expect(await put({ at: NOTE.at })).toMatchObject(invalid({ path: 'title', message: 'is required' }));
    expect(await put('null')).toMatchObject(invalid({ path: '', message: 'must be an object' }));
  });

  it('takes no prototype for a field', async () => {
    const reply = await put(`{"title":"a","at":"${NOTE.at}","__proto__":{"title":"b"}}`);
    expect(reply).toMatchObject(invalid({ path: '__proto__', message: 'is not a known field' }));
  });

  it.each([
    ['limit=0', 'limit', 'must be at least 1'],
    ['limit=1001', 'limit', 'must be at most 1000'],
    ['limit=1e2', 'limit', 'must be a whole number'],
    ['limit=', 'limit', 'must be a whole number'],
    ['limit=5&limit=6', 'limit', 'must be a string'],
    ['sort=up', 'sort', 'is not a known field'],
  ])('refuses the query %s', async (query, path, message) => {
    expect(await get(query)).toMatchObject(invalid({ path, message }));
  });

  it.each(['', ' ', 'a b', 'ä', 'x'.repeat(256)])('refuses the idempotency key %j', async (key) => {
    expect(await put(NOTE, { headers: { 'idempotency-key': key } })).toMatchObject(
      invalid({ path: 'Idempotency-Key', message: expect.any(String) }),
    );
  });

  it.each(['*', '7', 'W/"7"', '"7", "8"', '"x"'])('refuses the precondition %s', async (tag) => {
    expect(await put(NOTE, { headers: { 'if-match': tag } })).toMatchObject(
      invalid({ path: 'If-Match', message: expect.any(String) }),
    );
  });

  it('refuses a consistency token that is not ours', async () => {
    expect(await get('', { 'consistency-token': 'abc' })).toMatchObject(
      invalid({ path: 'Consistency-Token', message: 'is not a token that we gave' }),
    );
  });

  it('refuses a body where none is taken', async () => {
    const reply = await send({
      method: 'POST',
      path: '/v1/notes/throw/faults',
      body: '{}',
      headers: { authorization },
    });
    expect(reply).toMatchObject(invalid({ path: '', message: expect.any(String) }));
  });

  it('answers any text as a body with a refusal or 200, never with a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), async (body) => {
        expect([200, 400]).toContain((await put(body)).status);
      }),
    );
  });

  it('says at most a hundred things about one request', async () => {
    const reply = await put({ ...NOTE, tags: Array.from({ length: 5000 }, () => 1) });
    expect(reply.body['errors']).toHaveLength(100);
  });
});

describe('refusals of a handler', () => {
  it('become problem documents with the data to act on', async () => {
    expect(await put(NOTE, { headers: { 'if-match': '"6"' } })).toMatchObject({
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
    const reply = await get('', { 'consistency-token': encodeToken({ type: 'journal', id: 'main', version: 99 }) });
    expect(reply).toMatchObject({ status: 503, headers: { 'retry-after': '3' } });
  });
});

describe('paths', () => {
  it('that nobody takes are a 404', async () => {
    expect(await send({ path: '/v1/unknown' })).toMatchObject({ status: 404, body: { code: 'NotFound' } });
    expect(await send({ path: '/v1/notes/a/b/c' })).toMatchObject({ status: 404 });
  });

  it('that are known say which methods they take, those of other functions too', async () => {
    expect(await send({ method: 'DELETE', path: '/v1/notes/a' })).toMatchObject({
      status: 405,
      headers: { allow: 'PUT' },
    });
    expect(await send({ path: '/v1/imports/1/reversal' })).toMatchObject({ status: 405, headers: { allow: 'POST' } });
    expect(await send({ method: 'HEAD', path: '/document' })).toMatchObject({
      status: 405,
      body: { code: 'MethodNotAllowed' },
    });
  });
});

describe('what goes along with every answer', () => {
  const HEADERS = ['cache-control', 'content-security-policy', 'referrer-policy', 'x-content-type-options'];

  it.each([
    ['an answer', { path: '/document' }],
    ['a refusal', { path: '/v1/notes' }],
    ['an unknown path', { path: '/nothing' }],
  ])('headers that keep it safe: %s', async (_, parts) => {
    const { headers } = await send(parts);
    for (const name of HEADERS) expect(headers).toHaveProperty(name);
    expect(headers['cache-control']).toBe('no-store');
  });

  it('one log line with the route and a hashed tenant, without path, body, token or user', async () => {
    await put({ ...NOTE, title: 'confidential' }, { path: '/v1/notes/private' });
    await get('tag=private');
    await send({ path: '/private' });
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatchObject({
      message: 'request',
      fields: {
        method: 'PUT',
        route: 'PUT /v1/notes/{name}',
        status: 200,
        tenant: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    });
    expect(lines[2]?.fields).toMatchObject({ route: 'unknown', status: 404, code: 'NotFound' });
    const text = JSON.stringify(lines);
    for (const secret of ['confidential', 'private', USER, authorization.slice(7, 40)])
      expect(text).not.toContain(secret);
  });
});

describe('what is counted of a request', () => {
  it('is how long it took, and the races that its command lost', async () => {
    await put(NOTE);
    const { fields, metrics } = lines[0] ?? {};
    expect(fields).toMatchObject({ conflicts: 1, commandId: 'command', durationMs: expect.any(Number) });
    expect(metrics).toEqual({ Requests: 1, Latency: fields?.['durationMs'], Conflicts: 1 });
  });

  it('tells refusals from faults of ours, and from reads that came too early', async () => {
    await send({ path: '/nothing' });
    await get('', { 'consistency-token': encodeToken({ type: 'journal', id: 'main', version: 99 }) });
    await send({ method: 'POST', path: '/v1/notes/throw/faults', headers: { authorization } });
    const counted = lines.flatMap(({ message, metrics = {} }) => (message === 'request' ? [Object.keys(metrics)] : []));
    expect(counted).toEqual([
      ['Requests', 'Latency', 'ClientErrors'],
      ['Requests', 'Latency', 'NotYetConsistent'],
      ['Requests', 'Latency', 'ServerErrors'],
    ]);
  });
});

describe('an answer above what a function may send', () => {
  // Quotes double when JSON is put into JSON, which counts: this is below the limit before and above it after.
  const LARGE = '1500000';
  const request = () => ({ path: '/v1/large-note', query: `size=${LARGE}`, headers: { authorization } });

  it('is refused without a place to keep it', async () => {
    expect(await send(request())).toMatchObject({ status: 413, body: { code: 'AnswerTooLarge' } });
  });

  it('is kept elsewhere, and answered with where it is', async () => {
    const kept: { readonly tenant: string; readonly json: string }[] = [];
    const sendWithStore = clientOf({
      routes,
      auth: { issuer: issuer.url, audience: AUDIENCE },
      largeAnswers: async (answer) => {
        kept.push(answer);
        return 'https://files.example/answer';
      },
    });
    const reply = await sendWithStore(request());
    expect(reply).toMatchObject({ status: 303, headers: { location: 'https://files.example/answer' } });
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({ tenant: USER });
    expect(JSON.parse(kept[0]?.json ?? '')).toHaveLength(Number(LARGE));
  });

  it('passes just below it', async () => {
    expect((await send({ ...request(), query: 'size=1300000' })).status).toBe(200);
  });
});
