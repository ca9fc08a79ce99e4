import { setTimeout as sleep } from 'node:timers/promises';
import { asRecord, asRecords } from '../sources/aws-json.ts';

export type Json = Readonly<Record<string, unknown>>;

/** An answer that isn't a success, with the words of its problem document. */
class ApiError extends Error {
  readonly status: number;
  constructor(request: string, status: number, problem: Json) {
    const said = problem['detail'] ?? problem['title'] ?? problem['message'] ?? 'no reason given';
    const errors = asRecords(problem['errors'])
      .slice(0, 3)
      .map((error) => `; ${String(error['path'])} ${String(error['message'])}`);
    super(`${request} answered ${status}: ${String(said)}${errors.join('')}`);
    this.name = 'ApiError';
    this.status = status;
  }
}

/** Calls the API as any client would. What a write did is seen by all later reads. */
export interface ApiClient {
  readonly get: (target: string) => Promise<Json>;
  /** All items of a list, page after page. */
  readonly list: (target: string) => Promise<readonly Json[]>;
  readonly post: (target: string, body: unknown, idempotencyKey?: string) => Promise<Json>;
  readonly delete: (target: string) => Promise<Json>;
}

const PATIENCE_MS = 120_000;
const PAGE = 1000;

export function createApiClient(options: { origin: string; accessToken: string }): ApiClient {
  let consistencyToken: string | undefined;

  const once = async (method: string, target: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${options.accessToken}`);
    if (method === 'GET' && consistencyToken !== undefined) headers.set('consistency-token', consistencyToken);
    const response = await fetch(`${options.origin}${target}`, { ...init, method, headers });
    consistencyToken = response.headers.get('consistency-token') ?? consistencyToken;
    return response;
  };
  const call = async (method: string, target: string, init: RequestInit = {}): Promise<Json> => {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const response = await once(method, target, init);
      const text = await response.text();
      if (response.ok) return asRecord(text === '' ? {} : JSON.parse(text));
      const retryAfterSeconds = Number(response.headers.get('retry-after') ?? 0);
      if (retryAfterSeconds === 0 || Date.now() > until) {
        throw new ApiError(`${method} ${target}`, response.status, problemOf(text));
      }
      await sleep(Math.min(retryAfterSeconds, 5) * 1000);
    }
  };
  const list = async (target: string): Promise<readonly Json[]> => {
    const items: Json[] = [];
    let cursor: unknown;
    do {
      const query = new URLSearchParams({ limit: String(PAGE), ...(typeof cursor === 'string' ? { cursor } : {}) });
      const page = await call('GET', `${target}${target.includes('?') ? '&' : '?'}${query}`);
      items.push(...asRecords(page['items']));
      cursor = page['nextCursor'];
    } while (typeof cursor === 'string');
    return items;
  };
  return {
    get: (target) => call('GET', target),
    list,
    delete: (target) => call('DELETE', target),
    post: (target, body, idempotencyKey) =>
      call('POST', target, {
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        },
      }),
  };
}

function problemOf(text: string): Json {
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return { message: text.slice(0, 200) };
  }
}

/** Asks the local issuer for a token. */
export async function signIn(origin: string, userId: string): Promise<string> {
  const response = await fetch(`${origin}/local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userId, scopes: ['*'] }),
  });
  const body = asRecord(await response.json());
  if (!response.ok) throw new ApiError('POST /local/token', response.status, body);
  return String(body['accessToken']);
}
