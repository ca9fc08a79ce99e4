import path from 'node:path';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLocalRoutes } from '../../../infra/local/api/local-routes.ts';
import { type ApiServer, listen } from '../../../infra/local/api/server.ts';
import { openIssuer } from '../../../infra/local/issuer/issuer.ts';
import { type Lambdas, startLambdas } from '../../../infra/local/lambda/runtime.ts';
import { asRecord, asRecords } from '../../../infra/local/sources/aws-json.ts';
import type { RouteModel } from '../../../infra/local/template/model.ts';
import { freshDir, functionOf } from '../lambda/bundle.ts';

const USER = '0f8fad5b-d9cb-469f-a165-70867728950e';
const echo = functionOf(
  'echo.http',
  `export const handler = async (event) => {
    const wanted = event.queryStringParameters?.answer;
    if (wanted) return JSON.parse(wanted);
    if (event.queryStringParameters?.hang) await new Promise((r) => setTimeout(r, 2000));
    if (event.queryStringParameters?.fail) throw new Error('inner secret');
    return { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(event) };
  };`,
);
const route = (method: string, routePath: string, timeoutMs = 30_000): RouteModel => ({
  stack: 'Test',
  logicalId: `${method} ${routePath}`,
  labels: {},
  apiId: 'local',
  method,
  path: routePath,
  functionName: echo.name,
  payloadFormat: '2.0',
  timeoutMs,
});

const dataDir = freshDir();
let lambdas: Lambdas;
let server: ApiServer;

beforeAll(async () => {
  lambdas = startLambdas({ functions: [echo], region: 'us-east-1', dataDir, environmentOf: () => ({}) });
  server = await listen(0);
  const issuer = await openIssuer({ keyFile: path.join(dataDir, 'issuer.json'), origin: server.origin });
  server.serve({
    api: {
      stack: 'Test',
      logicalId: 'Api',
      labels: {},
      id: 'local',
      name: 'foldbook',
      stages: ['$default'],
      routes: [
        route('GET', '/v1/things/{id}'),
        route('GET', '/v1/things/special'),
        route('POST', '/v1/things'),
        route('GET', '/v1/slow', 100),
        route('ANY', '/files/{rest+}'),
      ],
      cors: {
        AllowOrigins: ['*'],
        AllowMethods: ['GET', 'PUT'],
        AllowHeaders: ['authorization'],
        ExposeHeaders: ['etag'],
        MaxAge: 60,
      },
    },
    accountId: '000000000000',
    lambdas,
    localRoutes: createLocalRoutes(issuer),
    log: () => {},
  });
});
afterAll(async () => {
  await server.stop(0);
  await lambdas.stop(0);
});

const get = (target: string, init?: RequestInit) => fetch(`${server.origin}${target}`, init);
const event = async (target: string, init?: RequestInit) => asRecord(await (await get(target, init)).json());

describe('a request becomes an event of payload format 2.0', () => {
  it('with the route, the decoded path parameters and the query as sent', async () => {
    const received = await event('/v1/things/a%20b?tag=x&tag=y%2Cz&empty=');
    expect(received).toMatchObject({
      version: '2.0',
      routeKey: 'GET /v1/things/{id}',
      rawPath: '/v1/things/a%20b',
      rawQueryString: 'tag=x&tag=y%2Cz&empty=',
      pathParameters: { id: 'a b' },
      queryStringParameters: { tag: 'x,y,z', empty: '' },
      isBase64Encoded: false,
      requestContext: { http: { method: 'GET', sourceIp: '127.0.0.1' }, stage: '$default' },
    });
    expect(received).not.toHaveProperty('body');
  });

  it('prefers the full match over the one with a variable', async () => {
    const received = await event('/v1/things/special');
    expect(received['routeKey']).toBe('GET /v1/things/special');
    expect(received).not.toHaveProperty('pathParameters');
  });

  it('with greedy variables and any method', async () => {
    const received = await event('/files/a/b/c', { method: 'DELETE' });
    expect(received).toMatchObject({ routeKey: 'ANY /files/{rest+}', pathParameters: { rest: 'a/b/c' } });
  });

  it('with headers in lower case and cookies apart', async () => {
    const received = await event('/v1/things/1', { headers: { 'X-Thing': 'Y', Cookie: 'a=1; b=2' } });
    expect(received['headers']).toMatchObject({ 'x-thing': 'Y' });
    expect(received['cookies']).toEqual(['a=1', 'b=2']);
    expect(received['headers']).not.toHaveProperty('cookie');
  });

  it('with a text body as it is and any other in base64', async () => {
    const post = (type: string, body: string | Uint8Array<ArrayBuffer>) =>
      event('/v1/things', { method: 'POST', body, headers: { 'content-type': type } });
    expect(await post('application/json; charset=utf-8', '{"é":1}')).toMatchObject({
      body: '{"é":1}',
      isBase64Encoded: false,
    });
    expect(await post('application/merge-patch+json', '{}')).toMatchObject({ body: '{}', isBase64Encoded: false });
    expect(await post('application/octet-stream', new Uint8Array([0, 255]))).toMatchObject({
      body: 'AP8=',
      isBase64Encoded: true,
    });
  });
});

describe('what a function returns becomes the answer', () => {
  const answer = (returned: unknown) => get(`/v1/things/1?answer=${encodeURIComponent(JSON.stringify(returned))}`);

  it('with status, headers, cookies and a body from base64', async () => {
    const response = await answer({
      statusCode: 201,
      headers: { 'X-Count': 3 },
      cookies: ['a=1', 'b=2'],
      body: 'aGk=',
      isBase64Encoded: true,
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('x-count')).toBe('3');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await response.text()).toBe('hi');
  });

  it('or is the body of a 200 when it has no status', async () => {
    const response = await answer({ fine: true });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ fine: true });
  });

  it.each([[{ statusCode: 'soon' }], [{ statusCode: 200, body: { not: 'text' } }]])('but not %j', async (returned) => {
    expect((await answer(returned)).status).toBe(500);
  });
});

describe('the gateway itself refuses', () => {
  it('a route that does not exist', async () => {
    for (const target of ['/nowhere', '/v1/things', '/v1/things/', '/v1/things/1/2']) {
      const response = await get(target);
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({ message: 'Not Found' });
    }
  });

  it('to tell what went wrong inside a function', async () => {
    const response = await get('/v1/things/1?fail=1');
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ message: 'Internal Server Error' });
  });

  it('to wait longer than the integration may take', async () => {
    const response = await get('/v1/slow?hang=1');
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ message: 'Service Unavailable' });
  });

  it('a body above 10 MB, and one that is too large for a function', async () => {
    const post = (bytes: number) =>
      get('/v1/things', { method: 'POST', body: 'x'.repeat(bytes), headers: { 'content-type': 'text/plain' } });
    expect((await post(10 * 1024 * 1024 + 1)).status).toBe(413);
    expect((await post(7 * 1024 * 1024)).status).toBe(413);
  });
});

describe('browsers of other origins', () => {
  it('get their preflight answered without a function', async () => {
    const headers = { origin: 'https://app.example', 'access-control-request-method': 'PUT' };
    const response = await get('/v1/things/1', { method: 'OPTIONS', headers });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-methods')).toBe('GET,PUT');
    expect(response.headers.get('access-control-max-age')).toBe('60');
  });

  it('may read answers and the exposed headers', async () => {
    const response = await get('/v1/things/1', { headers: { origin: 'https://app.example' } });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-expose-headers')).toBe('etag');
  });
});

describe('signing in on a laptop', () => {
  const token = (body: unknown) =>
    get('/local/token', { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) });

  it('gives a token like those of Cognito, which the key set verifies', async () => {
    const response = await token({ userId: USER, scopes: ['ledger:read', '*'] });
    expect(response.status).toBe(200);
    const accessToken = String(asRecord(await response.json())['accessToken']);
    const keys = createRemoteJWKSet(new URL(`${server.origin}/local/.well-known/jwks.json`));
    const { payload } = await jwtVerify(accessToken, keys, { issuer: `${server.origin}/local` });
    expect(payload).toMatchObject({
      sub: USER,
      token_use: 'access',
      scope: 'ledger:read *',
      client_id: 'foldbook-local',
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(24 * 3600);
    const configuration = await event('/local/.well-known/openid-configuration');
    expect(configuration['jwks_uri']).toBe(`${server.origin}/local/.well-known/jwks.json`);
  });

  it('keeps its key over a restart', async () => {
    const open = () => openIssuer({ keyFile: path.join(dataDir, 'issuer.json'), origin: server.origin });
    const tokens = [
      await (await open()).issue({ userId: USER, scopes: [] }),
      await (await open()).issue({ userId: USER, scopes: [] }),
    ];
    const [first, second] = tokens.map((text) => decodeProtectedHeader(text).kid);
    expect(first).toBe(second);
  });

  it.each([
    ['no user', { scopes: ['*'] }, 'userId'],
    ['a user that is no UUID', { userId: 'me', scopes: ['*'] }, 'userId'],
    ['scopes that are no list', { userId: USER, scopes: '*' }, 'scopes'],
    ['a scope with a blank', { userId: USER, scopes: ['a b'] }, 'scopes.0'],
  ])('refuses %s with a problem document', async (_what, body, field) => {
    const response = await token(body);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const problem = asRecord(await response.json());
    expect(problem).toMatchObject({ status: 400, code: 'ValidationFailed' });
    expect(asRecords(problem['errors'])[0]?.['path']).toBe(field);
  });

  it('refuses what is not JSON', async () => {
    expect((await token('{')).status).toBe(400);
  });

  it('says when it is up', async () => {
    const response = await get('/health');
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  });
});

describe('before it serves', () => {
  it('is unavailable, and a port that is taken is an error', async () => {
    const early = await listen(0);
    expect((await fetch(`${early.origin}/health`)).status).toBe(503);
    await expect(listen(early.port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await early.stop(0);
  });
});
