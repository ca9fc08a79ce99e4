/** A real receiver on loopback, which answers as it is told and keeps what it hears. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** Waits until something fits; throws after some seconds. */
  until<T>(find: (received: readonly Received[]) => T | undefined): Promise<T>;
  close(): Promise<void>;
}

export type Respond = (request: Received, response: ServerResponse) => void;

const WAIT_MS = 45_000;

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

export async function startReceiver(
  respond: Respond = (_, response) => response.writeHead(204).end(),
): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const body = await new Response(ReadableStream.from(request)).text();
    const one = { path: request.url ?? '', headers: headersOf(request), body };
    received.push(one);
    respond(one, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    async until(find) {
      for (const endMs = Date.now() + WAIT_MS; Date.now() < endMs; ) {
        const found = find(received);
        if (found !== undefined) return found;
        await sleep(20);
      }
      throw new Error(`nothing came that fits, among ${received.length} requests`);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
