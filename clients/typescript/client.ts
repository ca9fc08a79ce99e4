/**
 * A client of the API for apps: what may be sent and what comes back is typed from the OpenAPI document, tokens are
 * asked for as needed, and reads show this client's own writes.
 */
import createClient, { type Client } from 'openapi-fetch';
import { patiently } from './patience.ts';
import type { paths } from './schema.ts';

const CONSISTENCY_TOKEN = 'Consistency-Token';

export interface FoldbookOptions {
  /** Where the API is, such as `http://127.0.0.1:3000`. */
  readonly baseUrl: string;
  /** Gives the access token for the next request; it knows when to fetch a new one. */
  readonly token: () => string | Promise<string>;
  /** How long a read is asked again while what it must show isn't ready. */
  readonly readSecondsMax?: number;
  readonly fetch?: typeof globalThis.fetch;
}

/** `GET`, `POST`, `PUT`, … by path: each answers `{ data, response }`, or `{ error, response }` with the problem. */
export type Foldbook = Client<paths>;

export const createFoldbook = ({ baseUrl, token, fetch, readSecondsMax = 30 }: FoldbookOptions): Foldbook => {
  const client = createClient<paths>({ baseUrl, fetch: patiently(fetch ?? globalThis.fetch, readSecondsMax) });
  let newest: string | null = null;
  client.use({
    async onRequest({ request }) {
      request.headers.set('Authorization', `Bearer ${await token()}`);
      if (request.method === 'GET' && newest !== null && !request.headers.has(CONSISTENCY_TOKEN)) {
        request.headers.set(CONSISTENCY_TOKEN, newest);
      }
      return request;
    },
    onResponse({ response }) {
      newest = response.headers.get(CONSISTENCY_TOKEN) ?? newest;
    },
  });
  return client;
};

/** The header that makes a write safe to send again. Keep the key, and send it with every try of the same write. */
export const idempotent = (key: string = crypto.randomUUID()) => ({ 'Idempotency-Key': key });
