import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { importJWK, SignJWT } from 'jose';
import { describe, expect, inject, it } from 'vitest';
import { LOCAL_AUDIENCE } from '../../../infra/local/issuer/issuer.ts';
import { newUser, origin, post, refusal, tokenFor } from '../../support/api.ts';
import { createHttpClient, type HttpClient } from '../../support/http-client.ts';
import { anyIds, oneOfEachFunction, queryOf, routes, signedInRoutes, targetOf } from '../../support/routes.ts';
import { buy } from '../../support/transactions.ts';

const withToken = (accessToken: string): HttpClient => createHttpClient({ origin: origin(), userId: '', accessToken });
/** Whatever a token may allow: all of a user's own, and what operators may. */
const EVERYTHING = ['*', 'ops'];
type Claims = Readonly<Record<string, unknown>>;

/** A token of the host's own key with these claims instead of good ones; one that is undefined is left out. */
async function signed(claims: Claims): Promise<string> {
  const jwk = JSON.parse(readFileSync(path.join(inject('cloud').dataDir, 'keys', 'issuer.json'), 'utf8'));
  const exp = Math.floor(Date.now() / 1000) + 60;
  const good = {
    sub: randomUUID(),
    iss: `${origin()}/local`,
    client_id: LOCAL_AUDIENCE,
    token_use: 'access',
    scope: '*',
    exp,
  };
  return new SignJWT({ ...good, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: jwk.kid })
    .sign(await importJWK(jwk, 'RS256'));
}

const BUY = buy({ at: '2021-01-01T00:00:00Z', quantity: '1', total: '10' });

describe('a token', () => {
  it.each(signedInRoutes)('is needed for $key, whatever else is wrong', async (route) => {
    const target = targetOf(route, anyIds);
    const { method } = route.contract;
    const none = await withToken('').send(method, target, { headers: { authorization: '' } });
    expect(refusal(none)).toMatchObject({ status: 401, code: 'Unauthenticated' });
    expect(none.headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each(signedInRoutes)('of another scope does not open $key', async (route) => {
    const { scope, method } = route.contract;
    const others = signedInRoutes.flatMap(({ contract }) => contract.scope ?? []).filter((one) => one !== scope);
    const user = await newUser([...new Set(others)]);
    const answer = await user.send(method, targetOf(route, anyIds));
    expect(refusal(answer)).toMatchObject({ status: 403, code: 'Forbidden' });
    expect(answer.body['data']).toEqual({ requiredScope: scope });
  });

  it('opens with its own scope alone', async () => {
    const user = await newUser(['settings:read']);
    expect((await user.send('GET', '/v1/settings')).status).toBe(200);
  });

  it.each(['x', 'Bearer', 'Bearer x', 'Bearer a.b.c', 'Basic dXNlcjpwYXNz'])(
    'such as "%s" is refused',
    async (authorization) => {
      const answer = await withToken('').send('GET', '/v1/settings', { headers: { authorization } });
      expect(refusal(answer)).toMatchObject({ status: 401, code: 'Unauthenticated' });
    },
  );

  it('whose content was changed, or that is signed by nobody, is refused', async () => {
    const [mine, yours] = [await tokenFor(randomUUID()), await tokenFor(randomUUID())];
    const [header, , signature] = mine.split('.');
    const [, payload] = yours.split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const forged of [`${header}.${payload}.${signature}`, `${none}.${payload}.`]) {
      expect(refusal(await withToken(forged).send('GET', '/v1/settings'))).toMatchObject({ status: 401 });
    }
  });

  it.each<[string, Claims]>([
    ['has expired', { exp: Date.now() / 1000 - 60 }],
    ['never expires', { exp: undefined }],
    ['is of another issuer', { iss: 'https://elsewhere.example' }],
    ['is for another service', { client_id: 'elsewhere' }],
    ['says who somebody is, not what they may do', { token_use: 'id' }],
    ['names nobody', { sub: undefined }],
    ['names no user', { sub: 'admin' }],
    ['names a stream for a user', { sub: `${randomUUID()}#S#journal` }],
  ])('that %s is refused, though signed by the right key', async (_, claims) => {
    expect((await withToken(await signed({})).send('GET', '/v1/settings')).status).toBe(200);
    const answer = await withToken(await signed(claims)).send('GET', '/v1/settings');
    expect(refusal(answer)).toMatchObject({ status: 401, code: 'Unauthenticated' });
  });

  it('names its user whatever the case of its letters', async () => {
    const id = randomUUID();
    const [lower, upper] = [await newUser(['*'], id), await newUser(['*'], id.toUpperCase())];
    await post(lower, '/v1/transactions', BUY, 201);
    expect(await post(upper, '/v1/transactions', BUY, 200)).toMatchObject({ duplicate: true });
  });
});

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);

describe('what no route takes', () => {
  it.each([
    '/',
    '/v1',
    '/v1/nothing',
    '/v1/settings/x',
    '/v2/settings',
    '/v1/imports/a/b/c',
    '/v1//settings',
    '/%2e%2e/x',
  ])('%s is a 404, with or without a token', async (target) => {
    const user = await newUser();
    for (const headers of [{}, { authorization: '' }]) {
      expect(refusal(await user.send('GET', target, { headers }))).toMatchObject({ status: 404, code: 'NotFound' });
    }
  });

  const paths = [...new Set(routes.map(({ contract }) => contract.path))];
  it.each(paths)('a method that %s lacks is a 405 that names those it has', async (pattern) => {
    const user = await newUser();
    const own = routes.filter(({ contract }) => contract.path === pattern);
    const target = own[0] ? targetOf(own[0], anyIds) : pattern;
    const taken: readonly string[] = own.map(({ contract }) => contract.method);
    // `uploads` could be the id of an import, `preview` that of a mapping.
    const isAnothers = (method: string): boolean =>
      routes.some(({ contract }) => contract.method === method && patternOf(contract.path).test(target));
    // One for each path: which it is goes around.
    const lacking = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((one) => !taken.includes(one) && !isAnothers(one));
    const method = lacking[paths.indexOf(pattern) % lacking.length] ?? '';
    const answer = await user.send(method, target, method === 'GET' ? {} : { body: {} });
    expect(refusal(answer)).toMatchObject({ status: 405, code: 'MethodNotAllowed' });
    expect(answer.headers.get('allow')?.split(', ')).toEqual(expect.arrayContaining([...taken]));
  });
});

describe('a body', () => {
  const takers = signedInRoutes.filter(({ contract }) => contract.body !== undefined);
  /** All routes of a function have its handler in front of them, which sees to what is the same for any. */
  const handlers = oneOfEachFunction(takers);

  it.each(handlers)('of $key that is not JSON is refused', async (route) => {
    const user = await newUser(EVERYTHING);
    const target = targetOf(route, anyIds);
    for (const body of [
      '{',
      '{"a":1,}',
      '[1',
      'null,',
      '{"a":01}',
      '\u0000',
      '"\u0001"',
      `${'['.repeat(100)}${']'.repeat(100)}`,
    ]) {
      expect(refusal(await user.send(route.contract.method, target, { body })), body).toMatchObject({
        status: 400,
        code: 'MalformedJson',
      });
    }
  });

  it.each(handlers)('of $key that is JSON of another kind is refused', async (route) => {
    const user = await newUser(EVERYTHING);
    for (const body of ['null', '1', '"x"', '[]', 'true', '{"__proto__":1}', '{"constructor":{}}']) {
      const answer = await user.send(route.contract.method, targetOf(route, anyIds), { body });
      expect(refusal(answer), body).toMatchObject({ status: 400, code: 'ValidationFailed' });
    }
  });

  it.each(takers)('of $key with an unknown field is refused', async (route) => {
    const user = await newUser(EVERYTHING);
    const example = Object.values(route.contract.examples).find(({ body }) => body !== undefined)?.body ?? {};
    const answer = await user.send(route.contract.method, targetOf(route, anyIds), {
      body: { ...example, colour: 'red' },
    });
    expect(refusal(answer)).toEqual({ status: 400, code: 'ValidationFailed', paths: ['colour'] });
  });

  it.each(handlers)('of $key of another media type is refused', async (route) => {
    const user = await newUser(EVERYTHING);
    for (const type of [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'application/json; charset=latin1',
      'application/jsonx',
      '',
    ]) {
      const answer = await user.send(route.contract.method, targetOf(route, anyIds), {
        body: '{}',
        headers: { 'content-type': type },
      });
      expect(refusal(answer), type).toMatchObject({ status: 415, code: 'UnsupportedMediaType' });
    }
  });

  it.each(handlers)('of $key of more than 4 MB is refused', async (route) => {
    const user = await newUser(EVERYTHING);
    const body = JSON.stringify({ notes: 'x'.repeat(4 * 1024 * 1024) });
    expect(refusal(await user.send(route.contract.method, targetOf(route, anyIds), { body }))).toMatchObject({
      status: 413,
      code: 'BodyTooLarge',
    });
  });

  it('counts in bytes', async () => {
    const user = await newUser();
    const content = '\u20ac'.repeat(1.5 * 1024 * 1024);
    expect(refusal(await user.send('POST', '/v1/imports', { body: { content } }))).toMatchObject({ status: 413 });
  });

  it('of 20 MB gets the answer of the gateway', async () => {
    const user = await newUser();
    expect((await user.send('POST', '/v1/imports', { body: 'x'.repeat(20 * 1024 * 1024) })).status).toBe(413);
  });

  it('of JSON in other spellings of its type is taken', async () => {
    const user = await newUser();
    for (const type of ['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset=UTF-8']) {
      const answer = await user.send('PUT', '/v1/settings', { body: {}, headers: { 'content-type': type } });
      expect(answer.status, type).toBe(200);
    }
  });

  it('that is not UTF-8 is refused', async () => {
    const { userId } = await newUser();
    const response = await fetch(`${origin()}/v1/settings`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${await tokenFor(userId)}`, 'content-type': 'application/octet-stream' },
      body: Uint8Array.from([0x7b, 0xff, 0xfe, 0x7d]),
    });
    expect([400, 415]).toContain(response.status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });
});

describe('a query', () => {
  it.each(signedInRoutes)('of $key with an unknown parameter is refused', async (route) => {
    const user = await newUser(EVERYTHING);
    const example = Object.values(route.contract.examples).find(({ body }) => body !== undefined)?.body;
    const sending = route.contract.body === undefined ? {} : { body: example ?? {} };
    const parameters = { ...anyIds, account: 'kraken' };
    const query = queryOf(route);
    query.set('colour', 'red');
    const answer = await user.send(route.contract.method, `${targetOf(route, parameters)}?${query}`, sending);
    expect(refusal(answer)).toEqual({ status: 400, code: 'ValidationFailed', paths: ['colour'] });
  });
});

describe('every answer', () => {
  it('says which request it was, and may not be cached or framed', async () => {
    const user = await newUser();
    const correlation = randomUUID();
    for (const [method, target] of [
      ['GET', '/v1/settings'],
      ['GET', '/v1/nothing'],
      ['POST', '/v1/transactions'],
    ] as const) {
      const { headers, body, status } = await user.send(method, target, {
        headers: { 'x-correlation-id': correlation },
      });
      expect(headers.get('x-correlation-id')).toBe(correlation);
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      if (status >= 400) expect(body['instance']).toBe(headers.get('x-request-id'));
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('tells a page of another origin what it may read', async () => {
    const preflight = await fetch(`${origin()}/v1/transactions`, {
      method: 'OPTIONS',
      headers: { origin: 'https://app.example', 'access-control-request-method': 'POST' },
    });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('idempotency-key');
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
  });
});

describe('the description of the API', () => {
  it('is served to anyone, and has every route', async () => {
    const response = await fetch(`${origin()}/openapi.json`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json']);
    const document = (await response.json()) as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    expect(document.openapi).toMatch(/^3\.1/);
    for (const { contract } of routes) {
      expect(document.paths[contract.path]?.[contract.method.toLowerCase()]?.operationId).toBe(contract.operationId);
    }
  });
});
