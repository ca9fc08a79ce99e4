import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { MatchedRoute } from './routing.ts';

export interface HttpRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly sourceIp: string;
}

export interface ApiNames {
  readonly apiId: string;
  readonly accountId: string;
}

const TEXT_TYPE = /^(text\/.*|application\/(.+\+)?(json|xml)|application\/javascript)$/;

/**
 * The event of payload format 2.0 (API Gateway Developer Guide, "Create AWS Lambda proxy integrations for HTTP APIs"):
 * headers in lower case, several of one name joined by commas, cookies apart, bodies that aren't text in base64.
 */
export function requestEvent(
  request: HttpRequest,
  matched: MatchedRoute,
  names: ApiNames,
): Readonly<Record<string, unknown>> {
  const now = new Date();
  const [path = '/', query = ''] = splitTarget(request.target);
  const { cookie, ...others } = request.headers;
  const headers = joined(others);
  const domainName = headers['host'] ?? '127.0.0.1';
  const parameters = joinedQuery(query);
  return {
    version: '2.0',
    routeKey: matched.routeKey,
    rawPath: path,
    rawQueryString: query,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(parameters === undefined ? {} : { queryStringParameters: parameters }),
    ...(Object.keys(matched.pathParameters).length === 0 ? {} : { pathParameters: matched.pathParameters }),
    requestContext: {
      accountId: names.accountId,
      apiId: names.apiId,
      domainName,
      domainPrefix: domainName.split('.')[0],
      http: {
        method: request.method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: matched.routeKey,
      stage: '$default',
      time: clfTime(now),
      timeEpoch: now.getTime(),
    },
    ...bodyOf(request.body, headers['content-type']),
  };
}

/** Path and query string of a request target, both as sent. */
export function splitTarget(target: string): [path: string, query: string] {
  const at = target.indexOf('?');
  return at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at + 1)];
}

function joined(headers: IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]): [string, string] => [
    name,
    Array.isArray(value) ? value.join(',') : (value ?? ''),
  ]);
  return Object.fromEntries(entries);
}

function joinedQuery(query: string): Record<string, string> | undefined {
  if (query === '') return undefined;
  const all: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const before = all[name];
    all[name] = before === undefined ? value : `${before},${value}`;
  }
  return all;
}

function bodyOf(body: Buffer, contentType: string | undefined): Readonly<Record<string, unknown>> {
  if (body.byteLength === 0) return { isBase64Encoded: false };
  const type = (contentType ?? 'text/plain').split(';')[0]?.trim().toLowerCase() ?? '';
  if (TEXT_TYPE.test(type)) return { body: body.toString('utf8'), isBase64Encoded: false };
  return { body: body.toString('base64'), isBase64Encoded: true };
}

/** `12/Mar/2020:19:03:58 +0000`, as in access logs. */
function clfTime(at: Date): string {
  const [, day, month, year, time] = at.toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}
