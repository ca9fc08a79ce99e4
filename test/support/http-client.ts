import { setTimeout as sleep } from 'node:timers/promises';

export type Body = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as a JSON object; an empty one if it isn't. */
  readonly body: Body;
}

export interface Sending {
  /** A string goes as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A signed-in user of the API. */
export interface HttpClient {
  readonly userId: string;
  /** One request, whatever the answer. */
  readonly send: (method: string, target: string, sending?: Sending) => Promise<Answer>;
  /** A GET that sees all earlier writes of this client: it sends the newest consistency token and waits out a 503. */
  readonly read: (target: string) => Promise<Answer>;
  /** All items of a list, over its pages, seeing all earlier writes. */
  readonly readAll: (target: string) => Promise<readonly Body[]>;
  /** Of the newest write; undefined before the first. */
  readonly consistencyToken: () => string | undefined;
}

const READ_MS_MAX = 60_000;

export function createHttpClient(options: { origin: string; userId: string; accessToken: string }): HttpClient {
  let newest: string | undefined;
  const send = async (method: string, target: string, { body, headers }: Sending = {}): Promise<Answer> => {
    const response = await fetch(`${options.origin}${target}`, {
      method,
      headers: {
        authorization: `Bearer ${options.accessToken}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    newest = response.headers.get('consistency-token') ?? newest;
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: objectOf(text) };
  };
  const read = async (target: string): Promise<Answer> => {
    const until = Date.now() + READ_MS_MAX;
    for (;;) {
      const answer = await send(
        'GET',
        target,
        newest === undefined ? {} : { headers: { 'consistency-token': newest } },
      );
      const retryAfter = answer.headers.get('retry-after');
      if (answer.status !== 503 || retryAfter === null || Date.now() > until) return answer;
      await sleep(Number(retryAfter) * 1000);
    }
  };
  const readAll = async (target: string): Promise<readonly Body[]> => {
    const items: Body[] = [];
    let cursor: unknown;
    do {
      const query = typeof cursor === 'string' ? `cursor=${encodeURIComponent(cursor)}` : '';
      const { status, text, body } = await read(`${target}${target.includes('?') ? '&' : '?'}${query}`);
      if (status !== 200) throw new Error(`GET ${target} answered ${status}: ${text.slice(0, 300)}`);
      if (Array.isArray(body['items'])) items.push(...body['items']);
      cursor = body['nextCursor'];
    } while (typeof cursor === 'string');
    return items;
  };
  return { userId: options.userId, send, read, readAll, consistencyToken: () => newest };
}

function objectOf(text: string): Body {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}
