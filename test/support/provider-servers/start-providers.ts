/**
 * A local server that speaks the protocols of all price providers, each below a path of its own, with data of our own
 * making, and that fails as they do when told so.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PROTOCOLS, type ProviderAnswer } from './protocols.ts';
import { type SampleBar, sampleBar } from './series.ts';

export type ProviderFault =
  /** 429; `retryAfter` as it stands in the header. */
  | { readonly kind: 'rate-limited'; readonly retryAfter?: string }
  /** A redirect leads to an answer without the fault. */
  | { readonly kind: 'status'; readonly status: number }
  /** Half of the body, ended as if that were all. */
  | { readonly kind: 'truncated' }
  /** Half of the body, then the connection breaks. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'html' }
  | { readonly kind: 'reset' }
  /** The answer comes after so many milliseconds. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** This very body, under status 200 unless said. */
  | { readonly kind: 'body'; readonly text: string; readonly status?: number };

export interface ProviderSeen {
  readonly provider: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface ProviderServer {
  /** What `providers()` of the adapters takes: an address and a key for each. */
  readonly options: Readonly<Record<string, { readonly endpoint: string; readonly apiKey: string }>>;
  /** All requests so far, those that failed included. */
  readonly seen: ProviderSeen[];
  /** Makes the next requests to a provider fail, each by one of these, in their order. */
  readonly fail: (provider: string, ...faults: readonly ProviderFault[]) => void;
  /** Tells this close of an id on a day instead of the sample; `null` leaves the day out. */
  readonly tell: (id: string, date: string, close: string | null) => void;
  /** The day that providers take for today. */
  readonly setToday: (date: string) => void;
  /** Forgets requests, faults, closes and the day. */
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

const PAGE = '<!DOCTYPE html><html><head><title>Just a moment</title></head><body>Checking your browser</body></html>';

function end(response: ServerResponse, { status = 200, type, text }: ProviderAnswer): void {
  response.writeHead(status, { 'content-type': type }).end(text);
}

function endAs(response: ServerResponse, status: number, location: string): void {
  const header = status >= 300 && status < 400 ? { location } : {};
  response.writeHead(status, { 'content-type': 'text/plain', ...header }).end('no');
}

function failAs(response: ServerResponse, fault: ProviderFault, answer: ProviderAnswer): void {
  const half = answer.text.slice(0, Math.floor(answer.text.length / 2));
  if (fault.kind === 'rate-limited') {
    const header = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
    response.writeHead(429, { 'content-type': 'application/json', ...header }).end('{"error":"too many requests"}');
  } else if (fault.kind === 'status') endAs(response, fault.status, response.req.url ?? '/');
  else if (fault.kind === 'truncated') end(response, { ...answer, text: half });
  else if (fault.kind === 'html') response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
  else if (fault.kind === 'body') end(response, { ...answer, status: fault.status ?? 200, text: fault.text });
  else if (fault.kind === 'slow') setTimeout(() => end(response, answer), fault.milliseconds).unref();
  else if (fault.kind === 'reset') response.socket?.resetAndDestroy();
  else {
    response.writeHead(200, { 'content-type': answer.type, 'content-length': String(Buffer.byteLength(answer.text)) });
    response.write(half, () => response.socket?.destroy());
  }
}

/** What a server was told, and what it has seen. */
class Script {
  readonly seen: ProviderSeen[] = [];
  readonly #faults = new Map<string, ProviderFault[]>();
  readonly #closes = new Map<string, string | null>();
  #today: string | undefined;

  readonly today = (): string => this.#today ?? new Date().toISOString().slice(0, 10);

  readonly bar = (id: string, date: string): SampleBar | undefined => {
    const close = this.#closes.get(`${id} ${date}`);
    if (close === null) return undefined;
    return close === undefined
      ? sampleBar(id, date)
      : { date, open: close, high: close, low: close, close, volume: '1' };
  };

  readonly fail = (provider: string, ...faults: readonly ProviderFault[]): void => {
    this.#faults.set(provider, [...(this.#faults.get(provider) ?? []), ...faults]);
  };

  readonly tell = (id: string, date: string, close: string | null): void => {
    this.#closes.set(`${id} ${date}`, close);
  };

  readonly setToday = (date: string): void => {
    this.#today = date;
  };

  readonly reset = (): void => {
    this.seen.length = 0;
    this.#faults.clear();
    this.#closes.clear();
    this.#today = undefined;
  };

  answer(url: URL, headers: ProviderSeen['headers'], response: ServerResponse): void {
    const [, provider = '', rest = ''] = /^\/([a-z]+)(\/.*)$/.exec(url.pathname) ?? [];
    const path = decodeURIComponent(rest);
    this.seen.push({ provider, path, query: Object.fromEntries(url.searchParams), headers });
    const told = PROTOCOLS[provider]?.({ path, query: url.searchParams }, this);
    const answer = told ?? { status: 404, type: 'text/plain', text: 'no such path' };
    const fault = this.#faults.get(provider)?.shift();
    if (fault === undefined) end(response, answer);
    else failAs(response, fault, answer);
  }
}

export async function startProviders(): Promise<ProviderServer> {
  const script = new Script();
  const server = createServer((request, response) => {
    script.answer(new URL(request.url ?? '/', 'http://local'), request.headers, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const optionsOf = (name: string) => ({ endpoint: `http://127.0.0.1:${port}/${name}`, apiKey: `secret-of-${name}` });
  const { seen, fail, tell, setToday, reset } = script;
  return {
    ...{ seen, fail, tell, setToday, reset },
    options: Object.fromEntries(Object.keys(PROTOCOLS).map((name) => [name, optionsOf(name)])),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
