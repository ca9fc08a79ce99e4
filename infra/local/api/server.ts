import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RequestTooLargeError } from '../lambda/limits.ts';
import type { Lambdas } from '../lambda/runtime.ts';
import type { ApiModel } from '../template/model.ts';
import { type Cors, createCors } from './cors.ts';
import { functionAnswer, gatewayAnswer, type HttpAnswer } from './function-answer.ts';
import type { LocalRoutes } from './local-routes.ts';
import { type HttpRequest, requestEvent, splitTarget } from './request-event.ts';
import { createRouter, type MatchedRoute, type Router } from './routing.ts';

/** Payload quota of an HTTP API. */
const BODY_BYTES_MAX = 10 * 1024 * 1024;
/** Quota of a request's line and headers together. */
const HEADER_BYTES_MAX = 10_240;
const INTEGRATION_MS_MAX = 30_000;

/** The HTTP API of the template, on 127.0.0.1 only. It listens before it serves, since functions need to know the port. */
export interface ApiServer {
  readonly port: number;
  readonly origin: string;
  readonly serve: (parts: ServedParts) => void;
  /** Takes no new requests and waits for those under way, at most `graceMs`. */
  readonly stop: (graceMs?: number) => Promise<void>;
}

export interface ServedParts {
  readonly api: ApiModel;
  readonly accountId: string;
  readonly lambdas: Pick<Lambdas, 'invoke'>;
  readonly localRoutes: LocalRoutes;
  readonly log: (line: string) => void;
}

interface Serving extends ServedParts {
  readonly router: Router;
  readonly cors: Cors;
}

/** Rejects with the system's error (`EADDRINUSE`, …) if it can't listen. Port 0 takes a free one. */
export async function listen(port: number): Promise<ApiServer> {
  let serving: Serving | undefined;
  const server = createServer({ maxHeaderSize: HEADER_BYTES_MAX, keepAliveTimeout: 65_000 }, (incoming, outgoing) => {
    void respond(serving, incoming, outgoing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const bound = (server.address() as AddressInfo).port;
  return {
    port: bound,
    origin: `http://127.0.0.1:${bound}`,
    serve: (parts) => {
      for (const route of parts.api.routes) {
        if (route.payloadFormat !== '2.0')
          throw new Error(`${route.path}: the local host knows payload format 2.0 only`);
      }
      serving = { ...parts, router: createRouter(parts.api.routes), cors: createCors(parts.api.cors) };
    },
    stop: (graceMs = 10_000) => closeServer(server, graceMs),
  };
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(force);
}

async function respond(
  serving: Serving | undefined,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const answer = await answerTo(serving, incoming).catch((thrown): HttpAnswer => {
    serving?.log(`${incoming.method} ${incoming.url}: ${thrown}`);
    return gatewayAnswer(500, 'Internal Server Error');
  });
  const headers = { ...answer.headers, ...serving?.cors.headers(incoming.headers) };
  for (const [name, value] of Object.entries(headers)) {
    outgoing.setHeader(name, typeof value === 'string' ? value : [...value]);
  }
  outgoing.writeHead(answer.status).end(answer.body);
}

async function answerTo(serving: Serving | undefined, incoming: IncomingMessage): Promise<HttpAnswer> {
  if (serving === undefined) return gatewayAnswer(503, 'Service Unavailable');
  const body = await readBody(incoming);
  if (body === undefined) return gatewayAnswer(413, 'Request Entity Too Large');
  const request: HttpRequest = {
    method: incoming.method ?? 'GET',
    target: incoming.url ?? '/',
    headers: incoming.headers,
    body,
    sourceIp: incoming.socket.remoteAddress ?? '127.0.0.1',
  };
  const early = serving.cors.preflight(request.method, request.headers) ?? (await serving.localRoutes(request));
  if (early !== undefined) return early;
  const matched = serving.router(request.method, splitTarget(request.target)[0]);
  return matched === undefined ? gatewayAnswer(404, 'Not Found') : invoke(serving, request, matched);
}

/** The body, or undefined if it is too large: then it is read to its end and thrown away, so that the answer arrives. */
async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes <= BODY_BYTES_MAX) chunks.push(chunk);
  }
  return bytes <= BODY_BYTES_MAX ? Buffer.concat(chunks) : undefined;
}

async function invoke(serving: Serving, request: HttpRequest, matched: MatchedRoute): Promise<HttpAnswer> {
  const names = { apiId: serving.api.id, accountId: serving.accountId };
  const payload = JSON.stringify(requestEvent(request, matched, names));
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<HttpAnswer>((resolve) => {
    const afterMs = Math.min(matched.route.timeoutMs, INTEGRATION_MS_MAX);
    timer = setTimeout(() => resolve(gatewayAnswer(503, 'Service Unavailable')), afterMs);
  });
  try {
    return await Promise.race([
      serving.lambdas.invoke(matched.route.functionName, payload).then(functionAnswer),
      tooLate,
    ]);
  } catch (thrown) {
    if (thrown instanceof RequestTooLargeError) return gatewayAnswer(413, 'Request Entity Too Large');
    throw thrown;
  } finally {
    clearTimeout(timer);
  }
}
