import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod/mini';

const message = z.object({ eventId: z.string(), data: z.looseObject({ transactionId: z.string() }) });

/** What a receiver of webhooks has heard, in little memory. */
export interface Heard {
  readonly url: string;
  readonly requests: () => number;
  /** Transactions that it was told of. */
  readonly transactionIds: ReadonlySet<string>;
  /** Events that came under more than one id, and ids that brought more than one event. */
  readonly mixedUp: () => readonly string[];
  readonly close: () => void;
}

export async function startHearing(): Promise<Heard> {
  const transactionIds = new Set<string>();
  const eventOf = new Map<string, string>();
  const idOf = new Map<string, string>();
  const mixedUp: string[] = [];
  let requests = 0;
  const server = createServer(async (request, response) => {
    const body = await new Response(ReadableStream.from(request)).text();
    requests += 1;
    const id = String(request.headers['webhook-id']);
    const { eventId, data } = message.parse(JSON.parse(body));
    if ((eventOf.get(id) ?? eventId) !== eventId) mixedUp.push(`${id} brought ${eventOf.get(id)} and ${eventId}`);
    if ((idOf.get(eventId) ?? id) !== id) mixedUp.push(`${eventId} came as ${idOf.get(eventId)} and as ${id}`);
    eventOf.set(id, eventId);
    idOf.set(eventId, id);
    transactionIds.add(data.transactionId);
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    requests: () => requests,
    transactionIds,
    mixedUp: () => mixedUp,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
