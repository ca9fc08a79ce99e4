import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { shown, undisturbed } from '../faults/pull-plug/expected.ts';
import { PatientUser, whenTheHostIsGone } from '../faults/support/patient-user.ts';
import { TENANT } from '../faults/support/spine.ts';
import { csvOf, historyOf, numbers } from '../support/history.ts';
import { type HostProcess, startHostProcess } from '../support/host-process.ts';
import type { HttpClient } from '../support/http-client.ts';
import { type Receiver, startReceiver } from '../webhooks/support/receiver.ts';

/** Commands that are acknowledged before the kill. */
const ACKNOWLEDGED_MIN = 20;
const HISTORY = historyOf(400);
/** By a file, and one by one; some by both. */
const IMPORTED = HISTORY.slice(0, 330).toReversed();
const SENT = HISTORY.slice(320);

/** Differs from run to run: the moment of the kill is to be any. */
const draw = numbers(1 + (Date.now() % 100_000));

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

/**
 * Waits until there is a delivery for each transaction, made or still to be made, and holds them against what the
 * receiver heard. That a worker who died is followed by another once his lease is over needs no host: see
 * `test/webhooks/plug-pulled.property.spec.ts`. `npm run pull-plug` waits for every one.
 */
async function everyoneIsTold(client: HttpClient, { received }: Receiver, transactions: number): Promise<void> {
  const deliveries = async () => client.readAll('/v1/webhooks/deliveries?limit=100');
  while ((await deliveries()).length < transactions) await sleep(200);
  const made = await deliveries();
  const eventOf = new Map(made.map(({ deliveryId, eventId }) => [deliveryId, eventId]));
  expect(made).toHaveLength(transactions);
  expect(new Set(eventOf.values()).size).toBe(transactions);
  const heard = new Map(received.map(({ headers, body }) => [headers['webhook-id'], JSON.parse(body).eventId]));
  for (const [id, eventId] of heard) expect(eventOf.get(id)).toBe(eventId);
  const done = made.filter(({ status }) => status === 'success');
  expect(done.filter(({ deliveryId }) => !heard.has(String(deliveryId)))).toEqual([]);
  expect(made.filter(({ status }) => status === 'failed')).toEqual([]);
}

describe('a host that is killed while it acknowledges commands and works on an import', () => {
  it('loses nothing acknowledged, goes on with what was pending, and ends with the books as from scratch', async () => {
    const user = new PatientUser({ file: csvOf(IMPORTED), transactions: SENT });
    const receiver = await startReceiver();
    const first = await start();
    const endpoint = { url: receiver.url, eventTypes: ['TransactionImported'], requestsAtOnce: 20 };
    const registered = await (await first.client(TENANT)).send('POST', '/v1/webhooks/endpoints', { body: endpoint });
    expect(registered.status).toBe(201);
    const sending = user.send(await first.client(TENANT)).catch(whenTheHostIsGone);
    while (user.acknowledged.size < ACKNOWLEDGED_MIN) await sleep(5);
    await sleep(draw(150));
    expect(await first.end('SIGKILL')).toBe('SIGKILL');
    await sending;
    expect(user.isDone).toBe(false);
    const client = await (await start(first)).client(TENANT);
    while (!user.isDone) await user.send(client);
    const done = await importEnds(client, user.importId ?? '');
    expect(done).toMatchObject({ status: 'completed', counts: { rows: IMPORTED.length, rejected: 0, ignored: 0 } });
    const { idOf, ...seen } = await shown(client);
    for (const [externalId, id] of user.acknowledged) expect(idOf.get(externalId)).toBe(id);
    expect(seen).toEqual(await undisturbed(HISTORY));
    await everyoneIsTold(client, receiver, HISTORY.length);
    await receiver.close();
  }, 240_000);
});
