import type { InvocationResult } from '../lambda/messages.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Buffer;
}

/** An answer of API Gateway itself. */
export const gatewayAnswer = (status: number, message: string): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message }),
});

const INTERNAL = gatewayAnswer(500, 'Internal Server Error');

/**
 * What API Gateway makes of a function's result in payload format 2.0: with a `statusCode` it is the answer, without one
 * it is the body of a 200.
 */
export function functionAnswer(result: InvocationResult): HttpAnswer {
  if (result.functionError !== undefined) return INTERNAL;
  const returned: unknown = JSON.parse(result.payload);
  if (typeof returned === 'object' && returned !== null && 'statusCode' in returned) return explicit({ ...returned });
  const body = typeof returned === 'string' ? returned : result.payload;
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
}

function explicit(returned: Readonly<Record<string, unknown>> & { readonly statusCode: unknown }): HttpAnswer {
  const status = Number(returned.statusCode);
  const body = returned['body'] ?? '';
  if (!Number.isInteger(status) || status < 100 || status > 599 || typeof body !== 'string') return INTERNAL;
  const headers: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(returned['headers'] ?? {})) headers[name.toLowerCase()] = String(value);
  const cookies = returned['cookies'];
  if (Array.isArray(cookies)) headers['set-cookie'] = cookies.map(String);
  if (body !== '') headers['content-type'] ??= 'text/plain; charset=utf-8';
  return { status, headers, body: returned['isBase64Encoded'] === true ? Buffer.from(body, 'base64') : body };
}
