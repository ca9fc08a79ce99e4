import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { asRecord } from '../sources/aws-json.ts';

/** A receiver of webhooks, as anybody would write one: the library verifies what comes. */
export interface DemoReceiver {
  readonly url: string;
  /** Deliveries that were verified, by event type. */
  readonly verified: ReadonlyMap<string, number>;
  /** Requests whose signature was wrong. */
  readonly refused: () => number;
  /** What deliveries are signed with, as the API showed it. */
  readonly trust: (secret: string) => void;
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const bodyOf = (request: IncomingMessage): Promise<string> => new Response(ReadableStream.from(request)).text();

/** Listens on loopback for as long as the process lives. */
export async function startReceiver(): Promise<DemoReceiver> {
  const verified = new Map<string, number>();
  const seen = new Set<string>();
  let webhook: Webhook | undefined;
  let refused = 0;
  const server = createServer(async (request, response) => {
    try {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const { type } = asRecord(webhook?.verify(await bodyOf(request), headers));
      const id = headers['webhook-id'] ?? '';
      // The same delivery may come twice; its id says so.
      if (!seen.has(id)) verified.set(String(type), (verified.get(String(type)) ?? 0) + 1);
      seen.add(id);
      response.writeHead(204).end();
    } catch {
      refused += 1;
      response.writeHead(401).end();
    }
  });
  const port = await listen(server);
  server.unref();
  return {
    url: `http://127.0.0.1:${port}/webhooks`,
    verified,
    refused: () => refused,
    trust: (secret) => {
      webhook = new Webhook(secret);
    },
  };
}
