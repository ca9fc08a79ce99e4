/** What an operator sees and repairs, on the running host. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../shared/kernel/ids.ts';
import { PoisonCommit } from '../../shared/kernel/projection/fold.ts';
import { halt } from '../../shared/kernel/projection/halts.ts';
import { mainStream } from '../../shared/kernel/projection/types.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import { pairingsProjection } from '../../shared/trading/read/pairing/pairings-book.ts';
import { newUser, origin, post, refusal } from '../support/api.ts';
import { giveUp, hostStore, itemsOf, putItem, runFunction } from '../support/cloud.ts';
import type { Body, HttpClient } from '../support/http-client.ts';
import { POISONED_USER } from '../support/poisoned.ts';
import { buy } from '../support/transactions.ts';
import { startReceiver } from '../webhooks/support/receiver.ts';

const AT = '2021-01-01T00:00:00Z';
const coin = (externalId: string) => buy({ at: AT, quantity: '1', total: '10', externalId });
const REASON = 'a test of the runbook';
/** On a busy machine; an idle one needs a tenth. */
const PATIENCE = { timeout: 30_000, interval: 50 };

let operator: HttpClient;
beforeAll(async () => {
  operator = await newUser(['ops']);
});

const itemsIn = (body: Body): readonly Body[] => body['items'] as readonly Body[];
const noticeOf = (user: string, version: number, streamType = 'user-prices') => ({
  tenant: user,
  streamType,
  streamId: 'main',
  version,
  eventTypes: [],
  correlationId: randomUUID(),
  recordedAt: new Date().toISOString(),
});
const bodyOf = (detail: unknown): string => JSON.stringify({ source: 'foldbook', 'detail-type': 'Commit', detail });

describe('a consumer that meets a commit it cannot take', () => {
  const halts = `/v1/ops/halts/${POISONED_USER}/holdings/user-prices`;

  /** A message that comes for the third time, unless told otherwise. */
  const comes = (name: string, version: number, receives = 3) =>
    runFunction(name, {
      Records: [
        {
          messageId: randomUUID(),
          receiptHandle: 'none',
          body: bodyOf(noticeOf(POISONED_USER, version)),
          attributes: { ApproximateReceiveCount: String(receives) },
        },
      ],
    });
  const thirdTime = (version: number) => comes('portfolio.holdings', version);

  /** A commit of an event that nobody knows, after a big one that everybody takes. */
  async function poison(user: HttpClient): Promise<void> {
    const noise = () =>
      String.fromCodePoint(...Array.from({ length: 60 }, () => 0x4e00 + Math.floor(Math.random() * 20_000)));
    const prices = Array.from({ length: 1_000 }, () => ({
      asset: noise(),
      date: '2021-01-01',
      close: '1',
      currency: 'USD',
    }));
    await post(user, '/v1/prices', { prices }, 200);
    await user.read('/v1/holdings');
    const [commandId, now] = [newId(), new Date().toISOString()];
    const stream = mainStream(POISONED_USER as TenantId, 'user-prices');
    const store = hostStore();
    const head = (await store.readHeads([stream])).values().next().value;
    await store.write({
      meta: { commandId, causationId: commandId, correlationId: newId(), actor: 'test', now },
      appends: [
        {
          stream,
          expectedVersion: 1,
          events: [{ type: 'PricePainted', version: 1, data: { colour: 'red' } }],
          state: head?.state ?? null,
        },
      ],
    });
  }

  it('is found, looked into, tried again, and let pass over it', async () => {
    const user = await newUser(['*'], POISONED_USER);
    await poison(user);
    await thirdTime(2);
    const found = await operator.send('GET', `/v1/ops/halts?tenant=${POISONED_USER}`);
    const halt = { tenant: POISONED_USER, consumer: 'holdings', source: 'user-prices', version: 2 };
    expect(itemsIn(found.body)).toContainEqual(expect.objectContaining({ ...halt, reason: 'UnreadableEvent' }));
    expect(found.text).not.toContain('PricePainted');

    const shown = await post(operator, `${halts}/payload`, { reason: REASON }, 200);
    expect(shown).toMatchObject({ commit: { events: [{ type: 'PricePainted', data: { colour: 'red' } }] } });
    expect(shown['words']).toContain('PricePainted version 1 of user-prices is not known here');
    const commit = `/v1/ops/commits/${POISONED_USER}/user-prices/main/1/payload`;
    expect(JSON.stringify(await post(operator, commit, { reason: REASON }, 200)).length).toBeGreaterThan(100_000);

    await post(operator, `${halts}/retry`, undefined, 202);
    expect(refusal(await operator.send('POST', `${halts}/retry`))).toMatchObject({ status: 404 });
    await thirdTime(2);
    const skip = await operator.send('POST', `${halts}/skip`, { body: { version: 1, reason: REASON } });
    expect(refusal(skip)).toMatchObject({ status: 409, code: 'Conflict' });
    await post(operator, `${halts}/skip`, { version: 2, reason: REASON }, 202);

    const { body } = await user.send('GET', '/v1/holdings');
    const skipped = { reason: 'commit-skipped', consumer: 'holdings', source: 'user-prices', version: 2 };
    expect(body).toMatchObject({ complete: false, missing: [expect.objectContaining(skipped)] });
    const lag = await operator.send('GET', `/v1/ops/lag/${POISONED_USER}`);
    expect(itemsIn(lag.body)).toContainEqual({
      ...{ consumer: 'holdings', source: 'user-prices', version: 2, cursor: 2, haltedAt: null, skipped: 1 },
    });

    // Nobody has asked for performance yet, so that nobody has worked at it.
    await comes('portfolio.performance', 2, 1);
    await comes('portfolio.performance', 2);
    const performance = await user.send('GET', '/v1/performance');
    const halted = { reason: 'consumer-halted', consumer: 'performance', source: 'user-prices', version: 2 };
    expect(performance.body).toMatchObject({ complete: false, missing: [expect.objectContaining(halted)] });
    const headers = { 'consistency-token': user.consistencyToken() ?? '' };
    const waiting = await user.send('GET', '/v1/performance', { headers });
    expect(refusal(waiting)).toMatchObject({ status: 503, code: 'ConsumerHalted' });

    const audit = await operator.send('GET', '/v1/ops/audit?limit=1000');
    const target = { tenant: POISONED_USER, consumer: 'holdings', source: 'user-prices' };
    const entries = itemsIn(audit.body).filter(({ operator: who }) => who === operator.userId);
    expect(entries).toContainEqual(expect.objectContaining({ type: 'PayloadShown', target, reason: REASON }));
    expect(entries).toContainEqual(expect.objectContaining({ what: 'retryHalt', target }));
    expect(entries).toContainEqual(
      expect.objectContaining({ what: 'skipHalt', target: { ...target, version: '2' }, reason: REASON }),
    );
  });
});

describe('a projection that shares its queue', () => {
  it('stands still alone, and goes on when it is told to', async () => {
    const user = await newUser();
    await post(user, '/v1/transactions', coin('a'), 201);
    await user.read('/v1/transfers/pairings');
    const tenant = user.userId as TenantId;
    const words = new PoisonCommit('journal', 2, new RangeError('nobody can take this'));
    await halt(hostStore(), pairingsProjection, tenant, words, new Date().toISOString());
    await post(user, '/v1/transactions', coin('b'), 201);
    expect(await user.readAll('/v1/transactions')).toHaveLength(2);
    const headers = { 'consistency-token': user.consistencyToken() ?? '' };
    const waiting = await user.send('GET', '/v1/transfers/pairings', { headers });
    expect(refusal(waiting)).toMatchObject({ status: 503, code: 'ConsumerHalted' });
    const lag = itemsIn((await operator.send('GET', `/v1/ops/lag/${tenant}`)).body);
    const common = { source: 'journal', version: 2, skipped: 0 };
    expect(lag).toContainEqual({ ...common, consumer: 'transactions', cursor: 2, haltedAt: null });
    expect(lag).toContainEqual({ ...common, consumer: 'pairings', cursor: 1, haltedAt: 2 });

    await post(operator, `/v1/ops/halts/${tenant}/pairings/journal/retry`, undefined, 202);
    expect((await user.read('/v1/transfers/pairings')).status).toBe(200);
  });
});

describe('messages that were given up', () => {
  const messages = '/v1/ops/messages';

  it('are listed, shown, given back one by one and together, and discarded', async () => {
    const user = await newUser();
    await post(user, '/v1/transactions', coin('a'), 201);
    await user.read('/v1/tax/lots');
    const letter = () => giveUp('tax-book', bodyOf(noticeOf(user.userId, 1, 'journal')));
    const [first, , junk] = [await letter(), await letter(), await giveUp('tax-book', 'hello')];
    const listed = await operator.send('GET', `${messages}?queue=tax-book`);
    expect(itemsIn(listed.body)).toHaveLength(3);
    expect(listed.body).toMatchObject({ counts: [{ queue: 'tax-book' }], complete: true });
    expect(itemsIn(listed.body)).toContainEqual(
      expect.objectContaining({ about: expect.objectContaining({ tenant: user.userId, stream: 'journal/main' }) }),
    );
    expect(listed.text).not.toContain('hello');

    const path = `${messages}/tax-book/${junk}`;
    expect(refusal(await operator.send('POST', `${path}/payload`, { body: {} }))).toMatchObject({ paths: ['reason'] });
    expect(await post(operator, `${path}/payload`, { reason: REASON }, 200)).toMatchObject({
      body: 'hello',
      about: {},
    });
    const key = { 'idempotency-key': randomUUID() };
    for (const _ of [1, 2]) {
      const discarded = await operator.send('POST', `${path}/discard`, { body: { reason: REASON }, headers: key });
      expect(discarded.status, discarded.text).toBe(200);
    }
    expect(await post(operator, `${messages}/tax-book/${first}/retry`, undefined, 202)).toMatchObject({
      messageId: first,
    });
    expect(await post(operator, `${messages}/tax-book/retry`, {}, 202)).toEqual({ retried: 1, complete: true });
    expect(itemsIn((await operator.send('GET', `${messages}?queue=tax-book`)).body)).toEqual([]);
    expect(refusal(await operator.send('POST', `${path}/discard`, { body: { reason: REASON } }))).toMatchObject({
      status: 404,
    });
    expect(await user.readAll('/v1/tax/lots')).toHaveLength(1);
  });

  it('of a queue that is shared are found by the name of a consumer, too', async () => {
    const user = await newUser();
    await post(user, '/v1/transactions', coin('a'), 201);
    const id = await giveUp('journal-books', bodyOf(noticeOf(user.userId, 1, 'journal')));
    const listed = await operator.send('GET', `${messages}?queue=pairings`);
    expect(listed.body).toMatchObject({ counts: [{ queue: 'journal-books' }] });
    expect(itemsIn(listed.body)).toContainEqual(expect.objectContaining({ messageId: id, queue: 'journal-books' }));
    expect(await post(operator, `${messages}/transactions/${id}/retry`, undefined, 202)).toMatchObject({
      messageId: id,
    });
  });

  it('by a schedule can only be discarded', async () => {
    const id = await giveUp('webhooks-due', '{}');
    const path = `${messages}/webhooks-due/${id}`;
    expect(refusal(await operator.send('POST', `${path}/retry`))).toMatchObject({ status: 409, code: 'NotRetryable' });
    await post(operator, `${path}/discard`, { reason: REASON }, 200);
  });

  it('by the relay are made up for by a sweep', async () => {
    const at = new Date(Date.now() - 60_000).toISOString();
    const batch = { shardId: 's', startSequenceNumber: '1', batchSize: 1, approximateArrivalOfFirstRecord: at };
    const body = { requestContext: { condition: 'RetryAttemptsExhausted' }, DDBStreamBatchInfo: batch };
    await giveUp('relay', JSON.stringify(body));
    expect(await post(operator, `${messages}/relay/retry`, {}, 202)).toEqual({ retried: 1, complete: true });
  });
});

it('a delivery that was given up is found, shown without what it says, and sent again', async () => {
  const user = await newUser();
  const answers = [410, 204];
  const receiver = await startReceiver((_, response) => response.writeHead(answers.shift() ?? 204).end());
  try {
    const endpoint = { url: receiver.url, eventTypes: ['ImportFailed'], name: 'one' };
    const { endpointId } = await post(user, '/v1/webhooks/endpoints', endpoint, 201);
    const { deliveryId } = await post(user, `/v1/webhooks/endpoints/${endpointId}/test`, {}, 202);
    await receiver.until(([one]) => one);
    const failed = `/v1/ops/deliveries?tenant=${user.userId}`;
    await expect
      .poll(async () => itemsIn((await operator.send('GET', failed)).body), PATIENCE)
      .toEqual([expect.objectContaining({ tenant: user.userId, deliveryId, responseCode: 410 })]);
    const path = `/v1/ops/deliveries/${user.userId}/${deliveryId}`;
    // Its endpoint is disabled after that.
    await expect
      .poll(async () => (await user.send('GET', `/v1/webhooks/endpoints/${endpointId}`)).body, PATIENCE)
      .toMatchObject({ disabled: { reason: 'gone' } });
    const shown = await post(operator, `${path}/payload`, { reason: REASON }, 200);
    expect(shown).toMatchObject({ url: receiver.url, status: 'failed', payload: { type: expect.any(String) } });
    expect(refusal(await operator.send('POST', `${path}/resend`))).toMatchObject({ code: 'EndpointInactive' });
    await user.send('PATCH', `/v1/webhooks/endpoints/${endpointId}`, { body: { active: true } });
    const many = await post(operator, '/v1/ops/deliveries/resend', { tenant: user.userId }, 202);
    expect(many).toEqual({ resent: 1, left: 0, complete: true });
    await receiver.until((received) => received[1]);
    expect(itemsIn((await operator.send('GET', failed)).body)).toEqual([]);
  } finally {
    await receiver.close();
  }
});

it('a sweep publishes what lags at once', async () => {
  const user = await newUser();
  await post(user, '/v1/transactions', coin('a'), 201);
  const [from, lost, at] = [
    `T#${user.userId}#S#journal#main`,
    randomUUID(),
    new Date(Date.now() - 600_000).toISOString(),
  ];
  for (const item of await itemsOf('EVENT_TABLE', from)) {
    if (item['sk']?.S !== 'HEAD') continue;
    const hs = String(item['hs']?.S).replace(/\d{4}-\d\d-\d\dT\d\d/, at.slice(0, 13));
    await putItem('EVENT_TABLE', {
      ...item,
      pk: { S: `T#${lost}#S#journal#main` },
      at: { S: at },
      ha: { S: at },
      hs: { S: hs },
    });
  }
  const { published } = await post(operator, '/v1/ops/sweep', undefined, 200);
  expect(published).toBeGreaterThanOrEqual(1);
});

it('an erased user is answered 410 everywhere, and stores nothing any more', async () => {
  const user = await newUser();
  await post(user, '/v1/exchange-rates', { rates: [{ from: 'USD', to: 'CHF', date: '2021-01-01', rate: '2' }] }, 200);
  const path = `/v1/ops/tenants/${user.userId}/erasure`;
  const wrong = await operator.send('POST', path, { body: { confirm: randomUUID(), reason: REASON } });
  expect(refusal(wrong)).toMatchObject({ status: 400, paths: ['confirm'] });
  await post(operator, path, { confirm: user.userId, reason: REASON }, 200);
  const again = await operator.send('POST', path, { body: { confirm: user.userId, reason: REASON } });
  expect(refusal(again)).toMatchObject({ status: 404 });
  // Functions that have not worked for this user yet have no key of theirs to forget.
  expect(refusal(await user.send('PUT', '/v1/settings', { body: { jurisdiction: 'DE' } }))).toMatchObject({
    status: 410,
    code: 'Erased',
  });
});

describe('the command line', () => {
  const run = async (...typed: string[]) => {
    const env = { ...process.env, FOLDBOOK_URL: origin(), FOLDBOOK_TOKEN: '' };
    return promisify(execFile)(process.execPath, ['clients/ops/main.ts', ...typed], { env }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
  };

  it('asks the running host, as an operator of its own', async () => {
    const id = await giveUp('sweep', '{}');
    const { code, stdout, stderr } = await run('messages', '--queue', 'sweep', '--json');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ items: [{ queue: 'sweep', kind: 'schedule', messageId: id }] });
    expect(code).toBe(1);
    await post(operator, `/v1/ops/messages/sweep/${id}/discard`, { reason: REASON }, 200);
    const health = await operator.send('GET', '/v1/ops/status');
    expect(health.body).toMatchObject({ queues: expect.any(Array), deadLetters: expect.any(Array) });
  });
});
