/** One request over a connection that is kept, for addresses that are the system's own configuration. */
import http, { type ClientRequest } from 'node:http';
import https from 'node:https';

/** As many as the SDK's clients keep. */
const SOCKETS_MAX = 50;
const httpAgent = new http.Agent({ keepAlive: true, maxSockets: SOCKETS_MAX });
const httpsAgent = new https.Agent({ keepAlive: true, maxSockets: SOCKETS_MAX });

export interface PlainRequest {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string | string[] | number>>;
  readonly body?: string;
  /** How long nothing may come. */
  readonly silenceMs: number;
}

export interface PlainAnswer {
  readonly status: number;
  readonly text: string;
}

function answerTo(request: ClientRequest, { body, silenceMs }: PlainRequest): Promise<PlainAnswer> {
  return new Promise((resolve, reject) => {
    request.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() });
      });
    });
    request.on('error', reject);
    request.setTimeout(silenceMs, () => request.destroy(new Error(`nothing came for ${silenceMs} ms`)));
    request.end(body);
  });
}

/** Follows no redirects and tries nothing again. Rejects when no whole answer comes. */
export function plainRequest(wanted: PlainRequest): Promise<PlainAnswer> {
  const { url, method, headers = {} } = wanted;
  const options = { method, headers };
  const sent =
    url.protocol === 'http:'
      ? http.request(url, { ...options, agent: httpAgent })
      : https.request(url, { ...options, agent: httpsAgent });
  return answerTo(sent, wanted);
}
