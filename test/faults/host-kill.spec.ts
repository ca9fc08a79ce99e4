import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { MemoryStore } from '../../shared/adapters/memory/store.ts';
import type { TransactionInput } from '../../shared/trading/contract/transaction.ts';
import { csvOf, historyOf, numbers } from '../support/history.ts';
import { type HostProcess, startHostProcess } from '../support/host-process.ts';
import type { HttpClient } from '../support/http-client.ts';
import { type Receiver, startReceiver } from '../webhooks/support/receiver.ts';
import { everythingSeen } from './support/books.ts';
import { Spine, TENANT } from './support/spine.ts';

const KILLS = 2;
const SENDERS = 2;
/** Commands that are acknowledged before a kill. */
const ACKNOWLEDGED_MIN = 20;
const HISTORY = historyOf(800);
/** By a file, and one by one; some by both. */
const IMPORTED = HISTORY.slice(0, 710).toReversed();
const SENT = HISTORY.slice(690);

/** Differs from run to run: the moments of the kills are to be any. */
const draw = numbers(Date.now() % 100_000);

/** What `fetch` throws when nobody answers any more. */
function whenTheHostIsGone(error: unknown): void {
  if (!(error instanceof TypeError)) throw error;
}

/** A user who gives no peace until every command was acknowledged, each under a key of its own. */
class User {
  readonly acknowledged = new Map<string, string>();
  readonly #waiting: { readonly transaction: TransactionInput; readonly key: string }[];
  readonly #order = {
    body: { format: 'generic', content: csvOf(IMPORTED) },
    headers: { 'idempotency-key': randomUUID() },
  };
  importId: string | undefined;

  constructor(transactions: readonly TransactionInput[]) {
    this.#waiting = transactions.map((transaction) => ({ transaction, key: randomUUID() }));
  }

  get isDone(): boolean {
    return this.#waiting.length === 0 && this.importId !== undefined;
  }

  /** Sends until all is acknowledged or the host is gone. */
  async send(client: HttpClient): Promise<void> {
    await this.#sendOrder(client);
    await Promise.all(Array.from({ length: SENDERS }, () => this.#sendTransactions(client)));
  }

  async #sendOrder(client: HttpClient): Promise<void> {
    if (this.importId !== undefined) return;
    const { status, body } = await client.send('POST', '/v1/imports', this.#order);
    if (status === 202) this.importId = String(body['importId']);
    else expect(status).toBeGreaterThanOrEqual(500);
  }

  async #sendTransactions(client: HttpClient): Promise<void> {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      const { transaction, key } = next;
      let isStored = false;
      try {
        const { status, body, text } = await client.send('POST', '/v1/transactions', {
          body: transaction,
          headers: { 'idempotency-key': key },
        });
        isStored = status === 201 || status === 200;
        if (isStored) this.acknowledged.set(transaction.externalId ?? '', String(body['transactionId']));
        else expect(`${status} ${text}`).toMatch(/^(409|5\d\d) /);
      } finally {
        if (!isStored) this.#waiting.push(next);
      }
    }
  }
}

const hosts: HostProcess[] = [];
afterAll(async () => {
  for (const host of hosts) await host.end('SIGKILL');
  for (const { dataDir } of hosts.slice(0, 1)) rmSync(dataDir, { recursive: true, force: true });
});

async function start(before?: HostProcess): Promise<HostProcess> {
  const again = before && { dataDir: before.dataDir, environment: { ASSEMBLY_DIR: join(before.dataDir, 'cdk.out') } };
  const host = await startHostProcess(again ?? {});
  hosts.push(host);
  return host;
}

async function importEnds(client: HttpClient, importId: string): Promise<unknown> {
  for (;;) {
    const { body } = await client.read(`/v1/imports/${importId}`);
    if (body['status'] === 'completed' || body['status'] === 'failed') return body;
    await sleep(100);
  }
}

/** Waits until a receiver has heard of every transaction, each by one id. */
async function allHeard({ received }: Receiver, transactionIds: readonly unknown[]): Promise<void> {
  const missing = () => {
    const heard = new Set(received.map(({ body }) => JSON.parse(body).data.transactionId as unknown));
    return transactionIds.filter((id) => !heard.has(id)).length;
  };
  while (missing() > 0) await sleep(500);
  const idOf = new Map(
    received.map(({ headers, body }) => [headers['webhook-id'], JSON.parse(body).eventId as unknown]),
  );
  expect(new Set(idOf.values()).size).toBe(idOf.size);
}

describe('a host that is killed while it acknowledges commands and works on an import', () => {
  it('loses nothing acknowledged, goes on with what was pending, and ends with the books as from scratch', async () => {
    const user = new User(SENT);
    const receiver = await startReceiver();
    let host = await start();
    const endpoint = { url: receiver.url, eventTypes: ['TransactionImported'], requestsAtOnce: 20, timeoutSeconds: 1 };
    const registered = await (await host.client(TENANT)).send('POST', '/v1/webhooks/endpoints', { body: endpoint });
    expect(registered.status).toBe(201);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = user.acknowledged.size;
      const sending = user.send(await host.client(TENANT)).catch(whenTheHostIsGone);
      while (user.acknowledged.size < before + ACKNOWLEDGED_MIN) await sleep(5);
      await sleep(draw(300));
      expect(await host.end('SIGKILL')).toBe('SIGKILL');
      await sending;
      host = await start(host);
    }
    expect(user.isDone).toBe(false);
    const client = await host.client(TENANT);
    while (!user.isDone) await user.send(client);
    const done = await importEnds(client, user.importId ?? '');
    expect(done).toMatchObject({ status: 'completed', counts: { rows: IMPORTED.length, rejected: 0, ignored: 0 } });
    const stored = await client.readAll('/v1/transactions?limit=500');
    const idOf = new Map(stored.map((row) => [row['externalId'], row['transactionId']]));
    for (const [externalId, id] of user.acknowledged) expect(idOf.get(externalId)).toBe(id);
    const scratch = Spine.on(new MemoryStore());
    await scratch.sendBatch(HISTORY);
    await scratch.settle();
    const expected = await everythingSeen(scratch.store, TENANT);
    expect(stored.map((row) => row['transactionId']).toSorted()).toEqual(
      expected.transactions.map(({ id }) => id).toSorted(),
    );
    expect(await client.readAll('/v1/tax/lots?limit=500')).toEqual(expected.lots);
    expect(await client.readAll('/v1/tax/disposals?limit=500')).toEqual(expected.disposals);
    const quantities = (rows: readonly object[]) =>
      rows.map((row) => ['asset' in row && row.asset, 'quantity' in row && row.quantity]);
    const { body } = await client.read('/v1/holdings');
    expect(body['complete']).toBe(expected.holdings.complete);
    expect(quantities(Array.isArray(body['items']) ? body['items'] : [])).toEqual(quantities(expected.holdings.items));
    await allHeard(
      receiver,
      stored.map((row) => row['transactionId']),
    );
    await receiver.close();
  }, 240_000);
});
