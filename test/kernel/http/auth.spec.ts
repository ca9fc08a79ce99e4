import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { defineRoute, OPS_SCOPE } from '../../../shared/kernel/http/contract.ts';
import { on } from '../../../shared/kernel/http/route.ts';
import { fromEpochMs, systemClock } from '../../../shared/kernel/time.ts';
import { AUDIENCE, startIssuer, type TestIssuer, USER } from './issuer.ts';
import { clientOf, type LogLine, logInto, type Reply, routes } from './notes.ts';

let issuer: TestIssuer;
const nowSeconds = Math.floor(Date.now() / 1000);

beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.close());

const listWith = (
  authorization: string | undefined,
  options: Partial<Parameters<typeof clientOf>[0]> = {},
): Promise<Reply> =>
  clientOf({ routes, auth: { issuer: issuer.url, audience: AUDIENCE }, ...options })({
    path: '/v1/notes',
    headers: authorization === undefined ? {} : { authorization },
  });

const bearer = async (...parts: Parameters<TestIssuer['sign']>) => `Bearer ${await issuer.sign(...parts)}`;

describe('a token is taken', () => {
  it.each([
    ['with the audience as client_id, as Cognito does', {}],
    ['with the audience as aud', { client_id: 'other', aud: AUDIENCE }],
    ['with the audience among several', { client_id: 'other', aud: ['x', AUDIENCE] }],
    ['with the very scope of the route', { scope: 'holdings:read notes:read' }],
    ['with a subject in upper case', { sub: USER.toUpperCase() }],
  ])('%s', async (_, claims) => {
    expect((await listWith(await bearer(claims))).status).toBe(200);
  });

  it('seconds after it expired, because clocks differ', async () => {
    const exp = Math.floor(Date.now() / 1000) - 2;
    expect((await listWith(await bearer({ exp }))).status).toBe(200);
  });

  it('whatever the case of the scheme', async () => {
    expect((await listWith((await bearer()).replace('Bearer', 'bearer'))).status).toBe(200);
  });
});

describe('a token is refused with 401', () => {
  it.each([
    ['for another audience', { client_id: 'other' }],
    ['of another issuer', { iss: 'https://elsewhere.example' }],
    ['that is an id token', { token_use: 'id' }],
    ['that has expired', { exp: nowSeconds - 10 }],
    ['without an expiry', { exp: undefined }],
    ['that is not valid yet', { nbf: nowSeconds + 60 }],
    ['whose subject is no user id', { sub: 'platform' }],
    ['without a subject', { sub: undefined }],
  ])('%s', async (_, claims) => {
    const reply = await listWith(await bearer(claims));
    expect(reply).toMatchObject({ status: 401, body: { code: 'Unauthenticated' } });
    expect(reply.headers['www-authenticate']).toBe('Bearer');
    expect(reply.headers['content-type']).toBe('application/problem+json');
  });

  it('signed with a key that is not the issuer’s', async () => {
    expect((await listWith(await bearer({}, { foreign: true }))).status).toBe(401);
    expect((await listWith(await bearer({}, { foreign: true, keyId: 'unknown' }))).status).toBe(401);
  });

  it('that is unsigned or changed', async () => {
    const [header, payload = '', signature] = (await issuer.sign()).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const changed = Buffer.from(JSON.stringify({ ...claims, scope: '* *' })).toString('base64url');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    expect((await listWith(`Bearer ${header}.${changed}.${signature}`)).status).toBe(401);
    expect((await listWith(`Bearer ${none}.${payload}.`)).status).toBe(401);
  });

  it.each([undefined, '', 'Bearer', 'Bearer ', 'Basic dXNlcjpwYXNz', 'Bearer a b', 'Bearer not-a-token'])(
    'when the header is %j',
    async (authorization) => {
      expect((await listWith(authorization)).status).toBe(401);
    },
  );
});

it('answers 403 and names the scope that is lacking', async () => {
  const reply = await listWith(await bearer({ scope: 'notes:write notes:readonly' }));
  expect(reply).toMatchObject({ status: 403, body: { code: 'Forbidden', data: { requiredScope: 'notes:read' } } });
});

describe('what only operators may', () => {
  const route = defineRoute({
    method: 'GET',
    path: '/v1/notes',
    operationId: 'listAllNotes',
    summary: 'List the notes of all users',
    description: 'Lists the notes of all users.',
    scope: OPS_SCOPE,
    responses: { 200: z.strictObject({}) },
    errors: [],
    examples: {},
  });
  const ops = [on(route, async () => ({ status: 200 as const, body: {} }))];
  const status = async (claims: Record<string, unknown>) =>
    (await listWith(await bearer(claims), { routes: ops })).status;

  it.each([
    ['everything of one user', { scope: '*' }],
    ['scopes that begin alike', { scope: 'ops:read ops:write opsx' }],
    ['signing in to the user pool', { scope: 'aws.cognito.signin.user.admin' }],
    ["a user's own group", { scope: '*', 'cognito:groups': ['users', 'operators-of-nothing'] }],
    ['a group that is no list', { scope: '*', 'cognito:groups': 'operators' }],
  ])('is not opened by %s', async (_, claims) => {
    expect(await status(claims)).toBe(403);
  });

  it.each([
    ['the scope itself', { scope: 'ops' }],
    [
      'membership of the operators in the user pool',
      { scope: 'aws.cognito.signin.user.admin', 'cognito:groups': ['operators'] },
    ],
  ])('is opened by %s', async (_, claims) => {
    expect(await status(claims)).toBe(200);
  });
});

it('lets a user who signed in to the user pool do everything of their own, and nothing of operators', async () => {
  const claims = { scope: 'aws.cognito.signin.user.admin' };
  expect((await listWith(await bearer(claims))).status).toBe(200);
});

it('takes a token without scopes for one that allows nothing', async () => {
  expect((await listWith(await bearer({ scope: undefined }))).status).toBe(403);
});

it('stops taking a token it has verified before once that expires', async () => {
  let nowMs = Date.now();
  const send = clientOf({ routes, auth: { issuer: issuer.url, audience: AUDIENCE }, clock: () => fromEpochMs(nowMs) });
  const request = { path: '/v1/notes', headers: { authorization: await bearer({ exp: nowSeconds + 60 }) } };
  expect((await send(request)).status).toBe(200);
  nowMs += 50_000;
  expect((await send(request)).status).toBe(200);
  nowMs += 20_000;
  expect((await send(request)).status).toBe(401);
});

it('fetches the key set once for many requests', async () => {
  const before = issuer.fetches();
  const send = clientOf({ routes, auth: { issuer: issuer.url, audience: AUDIENCE } });
  for (let i = 0; i < 5; i++) {
    const authorization = await bearer({ jti: String(i) });
    expect((await send({ path: '/v1/notes', headers: { authorization } })).status).toBe(200);
  }
  expect(issuer.fetches() - before).toBe(1);
});

it('answers 503, not 401, while the key set cannot be read, and logs why', async () => {
  const broken = await startIssuer();
  broken.breakDown();
  const lines: LogLine[] = [];
  const reply = await listWith(`Bearer ${await broken.sign()}`, {
    auth: { issuer: broken.url, audience: AUDIENCE },
    clock: systemClock,
    log: logInto(lines),
  });
  await broken.close();
  expect(reply).toMatchObject({ status: 503, headers: { 'retry-after': '5' }, body: { code: 'SignInUnavailable' } });
  expect(lines.map(({ message }) => message)).toContain('The key set of the issuer cannot be read');
});

it('needs no token for a public document', async () => {
  const send = clientOf({ routes, auth: { issuer: issuer.url, audience: AUDIENCE } });
  expect((await send({ path: '/document' })).status).toBe(200);
});
