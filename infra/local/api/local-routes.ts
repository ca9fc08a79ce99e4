import * as z from 'zod/mini';
import type { Issuer } from '../issuer/issuer.ts';
import type { HttpAnswer } from './function-answer.ts';
import { type HttpRequest, splitTarget } from './request-event.ts';

/** What exists on a laptop only: health, sign-in without a password, and the issuer's documents. */
export type LocalRoutes = (request: HttpRequest) => Promise<HttpAnswer | undefined>;

const TokenRequest = z.strictObject({
  userId: z.uuid('must be a UUID'),
  scopes: z.array(z.string().check(z.regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'must be a scope: no blanks, no quotes'))),
});

const json = (status: number, body: unknown, type = 'application/json'): HttpAnswer => ({
  status,
  headers: { 'content-type': type, 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

const invalid = (detail: string, errors: readonly { path: string; message: string }[] = []): HttpAnswer =>
  json(
    400,
    {
      type: 'https://foldbook.dev/problems/validation-failed',
      title: 'The request has invalid fields',
      status: 400,
      code: 'ValidationFailed',
      detail,
      errors,
    },
    'application/problem+json',
  );

export function createLocalRoutes(issuer: Issuer): LocalRoutes {
  const routes: Readonly<Record<string, (request: HttpRequest) => HttpAnswer | Promise<HttpAnswer>>> = {
    'GET /health': () => json(200, { status: 'ok' }),
    'GET /local/.well-known/jwks.json': () => json(200, issuer.keySet),
    'GET /local/.well-known/openid-configuration': () => json(200, issuer.configuration),
    'POST /local/token': (request) => token(issuer, request.body),
  };
  return async (request) => {
    const [path] = splitTarget(request.target);
    const route = routes[`${request.method} ${path}`];
    if (route === undefined) return undefined;
    // A page on the web may have its own name resolve to 127.0.0.1; it must not get tokens by that.
    if (!isLocal(request.headers.host)) return json(421, { message: 'Ask for 127.0.0.1 or localhost' });
    return route(request);
  };
}

function isLocal(host: string | undefined): boolean {
  return host === undefined || /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host);
}

async function token(issuer: Issuer, body: Buffer): Promise<HttpAnswer> {
  let input: unknown;
  try {
    input = JSON.parse(body.toString('utf8'));
  } catch {
    return invalid('The body is not JSON.');
  }
  const parsed = TokenRequest.safeParse(input);
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
    return invalid('Send {"userId":"<uuid>","scopes":["*"]}.', errors);
  }
  return json(200, { accessToken: await issuer.issue({ ...parsed.data, userId: parsed.data.userId.toLowerCase() }) });
}
