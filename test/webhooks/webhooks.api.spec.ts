/** Webhooks over HTTP: real requests to real receivers on loopback. */
import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import { newUser, post, refusal } from '../support/api.ts';
import { itemsOf, putItem, runFunction } from '../support/cloud.ts';
import type { Answer, Body, HttpClient } from '../support/http-client.ts';
import { buy } from '../support/transactions.ts';
import { until } from '../support/until.ts';
import { type Received, type Receiver, type Respond, startReceiver } from './support/receiver.ts';

const ENDPOINTS = '/v1/webhooks/endpoints';
const DELIVERIES = '/v1/webhooks/deliveries';
const LOGGED_SECONDS_MAX = 45;

const open: Receiver[] = [];
const receiver = async (respond?: Respond): Promise<Receiver> => {
  const started = await startReceiver(respond);
  open.push(started);
  return started;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const endpoint = (user: HttpClient, url: string, more: object = {}): Promise<Body> =>
  post(user, ENDPOINTS, { url, eventTypes: ['TransactionImported'], ...more }, 201);

/** Waits until the delivery log of an endpoint says so. */
async function logged(
  user: HttpClient,
  id: unknown,
  fits: (items: readonly Body[]) => boolean,
): Promise<readonly Body[]> {
  const read = async () => (await user.send('GET', `${DELIVERIES}?endpointId=${id}`)).body['items'] as readonly Body[];
  const items = await until(read, fits, LOGGED_SECONDS_MAX);
  if (fits(items)) return items;
  throw new Error(`the log says ${JSON.stringify(items)}`);
}

const bought = (externalId: string): Body =>
  buy({ at: '2021-05-04T10:00:00Z', quantity: '0.5', total: '20000', externalId });

const payloadOf = ({ body }: Received) => JSON.parse(body) as Body;

describe('a delivery', () => {
  it('is verified by the library, with both of the secrets after a rotation', async () => {
    const user = await newUser();
    const { url, until, received } = await receiver();
    const { secret, endpointId, publicKey } = await endpoint(user, url);
    const { transactionId } = await post(user, '/v1/transactions', bought('one'), 201);
    const first = await until(([one]) => one);
    const payload = new Webhook(String(secret)).verify(first.body, first.headers);
    expect(payload).toMatchObject({ type: 'TransactionImported', data: { transactionId } });

    const rotated = await post(user, `${ENDPOINTS}/${endpointId}/rotate-secret`, {}, 200);
    expect(rotated['secret']).not.toBe(secret);
    await post(user, '/v1/transactions', bought('two'), 201);
    await until((all) => all[1]);
    for (const known of [secret, rotated['secret']]) {
      const second = received[1] as Received;
      expect(new Webhook(String(known)).verify(second.body, second.headers)).toBeDefined();
    }
    const { headers, body } = received[1] as Received;
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const v1a = headers['webhook-signature']?.split(' ').find((signature) => signature.startsWith('v1a,'));
    const x = Buffer.from(String(publicKey).replace('whpk_', ''), 'base64').toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    expect(verify(null, Buffer.from(signed), key, Buffer.from(v1a?.slice(4) ?? '', 'base64'))).toBe(true);
  });

  it('brings each event of a big batch once, and tells what became of it', async () => {
    const user = await newUser();
    const { url, until, received } = await receiver();
    const { endpointId } = await endpoint(user, url, { requestsAtOnce: 20 });
    const transactions = Array.from({ length: 300 }, (_, at) => ({
      ...bought(`T${at}`),
      // What can't be compressed makes a commit that is kept as an object.
      notes: randomBytes(360).toString('base64'),
    }));
    await post(user, '/v1/transactions/batch', { transactions }, 202);
    await until((all) => (all.length >= 300 ? all : undefined));
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(300);
    await logged(user, endpointId, (items) => items.every(({ status }) => status === 'success'));
    const items = await user.readAll(`${DELIVERIES}?endpointId=${endpointId}&limit=90`);
    expect(items).toHaveLength(300);
    const detail = await user.send('GET', `${DELIVERIES}/${items[0]?.['deliveryId']}`);
    expect(detail.body).toMatchObject({
      status: 'success',
      responseCode: 204,
      payload: { type: 'TransactionImported' },
      log: [{ outcome: 'response', responseCode: 204, requestHeaders: { 'webhook-id': items[0]?.['deliveryId'] } }],
    });
  });

  it('of what follows from a transaction comes, too', async () => {
    const user = await newUser();
    const { url, until } = await receiver();
    await endpoint(user, url, { eventTypes: ['*'] });
    await post(user, '/v1/transactions', bought('one'), 201);
    const wanted = ['TransactionImported', 'LedgerEntriesCreated', 'AssetPositionOpened', 'TaxLotCreated'];
    await until((all) => {
      const types = new Set(all.map((one) => payloadOf(one)['type']));
      return wanted.every((type) => types.has(type)) ? true : undefined;
    });
  });

  it('that fails comes again, and by hand', async () => {
    const user = await newUser();
    let isUp = false;
    const { url, until } = await receiver((_, response) => response.writeHead(isUp ? 200 : 503).end('down'));
    const { endpointId } = await endpoint(user, url);
    await post(user, '/v1/transactions', bought('one'), 201);
    const [waiting] = await logged(user, endpointId, ([one]) => one?.['status'] === 'retrying');
    expect(waiting).toMatchObject({ responseCode: 503, attempts: 1, reason: 'the receiver answered 503' });
    isUp = true;
    await post(user, `${DELIVERIES}/${waiting?.['deliveryId']}/resend`, {}, 202);
    await logged(user, endpointId, ([one]) => one?.['status'] === 'success');
    const ids = await until((all) => (all.length >= 2 ? all.map(({ headers }) => headers['webhook-id']) : undefined));
    expect(new Set(ids)).toEqual(new Set([waiting?.['deliveryId']]));
  });

  it.each<[string, Respond, object]>([
    [
      'redirects',
      (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      { responseCode: 302 },
    ],
    ['hangs', () => undefined, { outcome: 'timeout' }],
    ['closes early', (_, response) => response.socket?.destroy(), { outcome: 'connection-failed' }],
    [
      'answers 10 MB',
      (_, response) => response.writeHead(500).end('x'.repeat(10_000_000)),
      { responseCode: 500, responseBody: 'x'.repeat(4_096) },
    ],
  ])('to a receiver that %s is kept with what came back', async (_, respond, log) => {
    const user = await newUser();
    const { url } = await receiver(respond);
    const { endpointId } = await endpoint(user, url, { timeoutSeconds: 1 });
    await post(user, `${ENDPOINTS}/${endpointId}/test`, {}, 202);
    const [one] = await logged(user, endpointId, ([first]) => first?.['status'] === 'retrying');
    const { body } = await user.send('GET', `${DELIVERIES}/${one?.['deliveryId']}`);
    expect(body['log']).toMatchObject([log]);
  });

  it('that is answered with 410 is the last: the endpoint says why, and can be recovered', async () => {
    const user = await newUser();
    let isGone = true;
    const { url, received } = await receiver((_, response) => response.writeHead(isGone ? 410 : 200).end());
    const { endpointId } = await endpoint(user, url);
    await post(user, '/v1/transactions', bought('one'), 201);
    await logged(user, endpointId, ([one]) => one?.['status'] === 'failed');
    await expect
      .poll(async () => (await user.send('GET', `${ENDPOINTS}/${endpointId}`)).body)
      .toMatchObject({ disabled: { reason: 'gone', notice: expect.stringContaining('410') } });
    const asleep = await user.send('POST', `${ENDPOINTS}/${endpointId}/test`, { body: {} });
    expect(refusal(asleep)).toMatchObject({ status: 409, code: 'EndpointInactive' });
    isGone = false;
    const active = await user.send('PATCH', `${ENDPOINTS}/${endpointId}`, { body: { active: true } });
    expect(active.body).not.toHaveProperty('disabled');
    await post(user, `${ENDPOINTS}/${endpointId}/recover`, { since: '2026-01-01T00:00:00Z' }, 202);
    await logged(user, endpointId, ([one]) => one?.['status'] === 'success');
    expect(received).toHaveLength(2);
  });
});

describe('what is due', () => {
  it('is looked for each minute, with no more rights than that takes', async () => {
    const user = await newUser();
    const { url } = await receiver((_, response) => response.writeHead(503).end());
    const { endpointId } = await endpoint(user, url);
    await post(user, '/v1/transactions', bought('one'), 201);
    await logged(user, endpointId, ([one]) => one?.['status'] === 'retrying');
    const partition = `T#${user.userId}#P#webhooks#R#${endpointId}`;
    const ordered = async (): Promise<unknown> => {
      // As if its time had come, and the message that would have said so were lost.
      const mark = (await itemsOf('ROW_TABLE', partition)).find(({ sk }) => sk?.S === 'R#DUE');
      if (mark) await putItem('ROW_TABLE', { ...mark, da: { S: '2026-01-01T00:00:00.000Z' } });
      return runFunction('webhooks.due');
    };
    await expect.poll(ordered, { timeout: 20_000 }).toSatisfy((answer) => (answer as { ordered: number }).ordered > 0);
  });
});

describe('an endpoint', () => {
  it('is listed, changed and deleted; its secret and the values of its headers are shown once or never', async () => {
    const user = await newUser();
    const { url, received } = await receiver();
    const created = await endpoint(user, url, { headers: { 'X-Key': 'hidden' }, description: 'mine' });
    const { secret, ...shown } = created;
    expect(secret).toMatch(/^whsec_/);
    expect(shown).toMatchObject({ headerNames: ['x-key'], active: true, timeoutSeconds: 30, description: 'mine' });
    expect((await user.send('GET', ENDPOINTS)).body).toEqual({ items: [shown], nextCursor: null });
    const patch = { eventTypes: ['ImportFailed', 'TransactionImported'], description: null };
    const patched = await user.send('PATCH', `${ENDPOINTS}/${created['endpointId']}`, { body: patch });
    expect(patched.body).toMatchObject({ eventTypes: patch.eventTypes, url });
    expect(patched.body).not.toHaveProperty('description');
    expect((await user.send('DELETE', `${ENDPOINTS}/${created['endpointId']}`)).status).toBe(204);
    expect((await user.send('GET', `${ENDPOINTS}/${created['endpointId']}`)).status).toBe(404);
    await post(user, '/v1/transactions', bought('one'), 201);
    expect(received).toEqual([]);
  });

  it('sends its own headers', async () => {
    const user = await newUser();
    const { url, until } = await receiver();
    const { endpointId } = await endpoint(user, url, { headers: { Authorization: 'Basic abc' } });
    await post(user, `${ENDPOINTS}/${endpointId}/test`, {}, 202);
    expect((await until(([one]) => one)).headers).toMatchObject({ authorization: 'Basic abc' });
  });

  it('is made once for an idempotency key, with the same secret', async () => {
    const user = await newUser();
    const sending = {
      body: { url: 'https://hooks.example.com/', eventTypes: ['*'] },
      headers: { 'idempotency-key': 'a-key-of-mine' },
    };
    const [first, second] = [await user.send('POST', ENDPOINTS, sending), await user.send('POST', ENDPOINTS, sending)];
    expect(first.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect((await user.send('GET', ENDPOINTS)).body['items']).toHaveLength(1);
  });

  it('is one of 50 at most', async () => {
    const user = await newUser();
    const { url } = await receiver();
    const made: Answer[] = [];
    for (let count = 1; count <= 51; count += 1) {
      made.push(await user.send('POST', ENDPOINTS, { body: { url, eventTypes: ['ImportFailed'] } }));
    }
    expect(made.filter(({ status }) => status === 201)).toHaveLength(50);
    const [refused] = made.filter(({ status }) => status !== 201);
    expect(refused && refusal(refused)).toMatchObject({ status: 409, code: 'TooManyEndpoints' });
  });

  it.each([
    ['an unknown event type', { eventTypes: ['TaxLotEaten'] }, ['eventTypes.0']],
    ['no event type', { eventTypes: [] }, ['eventTypes']],
    ['a url with credentials', { url: 'https://me:secret@hooks.example.com/' }, ['url']],
    ['something else than http', { url: 'ftp://hooks.example.com/' }, ['url']],
    ['no url', { url: 'hooks' }, ['url']],
    ['a header of ours', { headers: { 'Webhook-Id': 'x' } }, ['headers.Webhook-Id']],
    ['a line break in a header', { headers: { 'X-Key': 'a\nb' } }, ['headers.X-Key']],
    ['too long a timeout', { timeoutSeconds: 31 }, ['timeoutSeconds']],
    ['an unknown field', { urls: [] }, ['urls']],
  ])('with %s is refused', async (_, more, paths) => {
    const user = await newUser();
    const body = { url: 'https://hooks.example.com/', eventTypes: ['*'], ...more };
    expect(refusal(await user.send('POST', ENDPOINTS, { body }))).toEqual({
      status: 400,
      code: 'ValidationFailed',
      paths,
    });
    expect((await user.send('GET', ENDPOINTS)).body['items']).toEqual([]);
  });

  it('of another user is not there', async () => {
    const user = await newUser();
    const { endpointId } = await endpoint(user, 'https://hooks.example.com/');
    const other = await newUser();
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['POST', '/rotate-secret'],
      ['POST', '/test'],
    ]) {
      const answer = await other.send(String(method), `${ENDPOINTS}/${endpointId}${path}`);
      expect(refusal(answer)).toMatchObject({ status: 404, code: 'NotFound' });
    }
  });
});
