/** Reconciliation on the running host: the bank lays statements, of the other providers nobody answers. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type CamtEntry, camt } from '../../../infra/local/payment-servers/camt.ts';
import { standInProviders } from '../../../infra/local/payment-servers/start-payment-servers.ts';
import { newUser, post, refusal } from '../../support/api.ts';
import { runFunction } from '../../support/cloud.ts';
import type { Body, HttpClient } from '../../support/http-client.ts';
import { euros, openAccount } from '../support/clients.ts';

const { bank } = standInProviders();
const PATH = '/v1/ops/ledger/reconciliation';
const TIMEOUT = { timeout: 40_000 };
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const longAgo = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10);
let user: HttpClient;
let operator: HttpClient;

beforeAll(async () => {
  [user, operator] = await Promise.all([newUser(), newUser(['ops'])]);
});

async function lay(day: string, entries: readonly CamtEntry[]): Promise<void> {
  const { bankEndpoint } = inject('cloud');
  const address = `${bankEndpoint}/incoming/${day}/${randomUUID()}.camt053.xml`;
  const headers = { authorization: `Bearer ${bank.apiKey}` };
  const answer = await fetch(address, { method: 'PUT', headers, body: camt('053', entries) });
  expect(answer.status).toBe(201);
}

const bankReference = (): string => `B${randomUUID()}`.slice(0, 35);
const acting = (body: Body) => ({ body, headers: { 'idempotency-key': randomUUID() } });

/** A run from its order to its end. */
async function reconciled(): Promise<Body> {
  const order = acting({ provider: 'bank-files', from: `${longAgo}T00:00:00.000Z`, reason: 'a test of the runbook' });
  const started = await operator.send('POST', `${PATH}/runs`, order);
  expect(started.status, started.text).toBe(202);
  const { runId } = started.body;
  const found = async (): Promise<Body | undefined> => {
    const { body } = await operator.send('GET', `${PATH}/runs?provider=bank-files&limit=1000`);
    return (body['items'] as readonly Body[]).find((run) => run['runId'] === runId);
  };
  await expect.poll(async () => (await found())?.['status'], TIMEOUT).toBe('done');
  return (await found()) ?? {};
}

const itemOf = async (text: string, status = ''): Promise<Body | undefined> => {
  const { body } = await operator.send('GET', `${PATH}/items?provider=bank-files&limit=1000${status}`);
  for (const { itemId } of body['items'] as readonly Body[]) {
    const shown = await operator.send('GET', `${PATH}/items/bank-files/${itemId}`);
    if (shown.text.includes(text)) return shown.body;
  }
  return undefined;
};

describe('the bank’s statements', () => {
  it('post a pay-in that they name, and make an item of a credit that names none', async () => {
    const accountId = await openAccount(user);
    const order = { provider: 'bank-files', direction: 'pay-in', accountId, asset: 'EUR', amount: '40' };
    const { workflowId } = await post(
      user,
      '/v1/ledger/external-transfers',
      { ...order, counterparty: 'Jane Doe' },
      202,
    );
    const step = async () => (await user.send('GET', `/v1/workflows/${workflowId}`)).body['step'];
    await expect.poll(step, TIMEOUT).toBe('provider-processing');
    const unknown = `rent ${randomUUID().slice(0, 8)}`;
    await lay(yesterday, [
      { amount: '40.00', bankReference: bankReference(), booked: yesterday, remittance: [`Thanks ${workflowId}`] },
      { amount: '25.50', bankReference: bankReference(), booked: yesterday, remittance: [unknown] },
    ]);
    expect(await reconciled()).toMatchObject({ problems: [] });
    await expect.poll(step, TIMEOUT).toBe('completed');
    expect(await euros(user, accountId)).toMatchObject({ balance: '40' });
    const item = await itemOf(unknown);
    expect(item).toMatchObject({
      status: 'open',
      differences: [{ kind: 'not-booked', asset: 'EUR', ours: '0', theirs: '25.5' }],
      suspense: { EUR: '25.5' },
      theirs: [{ amount: '25.5', description: `NOTPROVIDED ${unknown}` }],
    });
    expect(await reconciled()).toMatchObject({ newSettlements: 0, opened: 0 });

    const one = `${PATH}/items/bank-files/${item?.['itemId']}`;
    const another = await newUser(['ops']);
    const handed = { owner: operator.userId, reason: 'I ask the bank' };
    const taken = await another.send('POST', `${one}/assign`, acting(handed));
    expect(taken.body).toMatchObject({ status: 'assigned', owner: operator.userId, reason: 'I ask the bank' });
    const mine = await operator.send(
      'GET',
      `${PATH}/items?provider=bank-files&status=assigned&owner=${operator.userId}`,
    );
    expect(mine.body['items']).toMatchObject([{ itemId: item?.['itemId'] }]);
    const old = await operator.send('GET', `${PATH}/items?provider=bank-files&owner=${operator.userId}&ageDaysMin=1`);
    expect(old.body['items']).toEqual([]);

    const booked = (more: Body) =>
      operator.send(
        'POST',
        `${one}/resolve`,
        acting({ reason: 'The payer is known', bookings: [{ accountId, asset: 'EUR', ...more }] }),
      );
    expect(refusal(await booked({ asset: 'USD' }))).toMatchObject({ status: 400, code: 'ValidationFailed' });
    expect(refusal(await booked({ accountId: randomUUID() }))).toMatchObject({ status: 404, code: 'NotFound' });
    const ended = await booked({});
    expect(ended.body, ended.text).toMatchObject({ status: 'resolved', suspense: {}, owner: operator.userId });
    expect(await euros(user, accountId)).toMatchObject({ balance: '65.5' });
    expect(refusal(await booked({}))).toMatchObject({ status: 409, code: 'ItemResolved' });
    expect(await itemOf(unknown, '&status=resolved')).toMatchObject({
      ours: [{ cause: 'correction', amount: '25.5' }],
    });
  });

  it('that an operator knows better than take back a part of a transfer, and then the rest', async () => {
    const accountId = await openAccount(user);
    const order = { provider: 'bank-files', direction: 'pay-in', accountId, asset: 'EUR', amount: '40' };
    const path = '/v1/ledger/external-transfers';
    const { workflowId } = await post(user, path, { ...order, counterparty: 'Jane Doe' }, 202);
    const step = async () => (await user.send('GET', `/v1/workflows/${workflowId}`)).body['step'];
    const another = await newUser(['ops']);
    const reversed = (body: Body) =>
      another.send('POST', `/v1/ops/ledger/external-transfers/${user.userId}/${workflowId}/reversals`, acting(body));
    const reason = 'sent back by hand';
    expect(refusal(await reversed({ reason }))).toMatchObject({ status: 409, code: 'TransferNotCompleted' });
    await expect.poll(step, TIMEOUT).toBe('provider-processing');
    await lay(yesterday, [
      {
        amount: '40.00',
        bankReference: bankReference(),
        booked: yesterday,
        endToEndId: String(workflowId).replaceAll('-', ''),
      },
    ]);
    await reconciled();
    await expect.poll(step, TIMEOUT).toBe('completed');
    const part = await reversed({ amount: '10', reason });
    expect(part.status, part.text).toBe(201);
    expect(await euros(user, accountId)).toMatchObject({ balance: '30' });
    expect(refusal(await reversed({ amount: '30.01', reason }))).toMatchObject({ code: 'ValidationFailed' });
    expect(refusal(await reversed({ amount: '0.001', reason }))).toMatchObject({ code: 'WrongPrecision' });
    expect((await reversed({ reason })).status).toBe(201);
    expect(await euros(user, accountId)).toEqual({});
    expect(refusal(await reversed({ reason }))).toMatchObject({ status: 409, code: 'AlreadyReversed' });
  });

  it('that take back what nobody knew close its item', async () => {
    const endToEndId = randomUUID().replaceAll('-', '');
    const entry = () => ({ amount: '12.00', bankReference: bankReference(), booked: longAgo, endToEndId });
    await lay(longAgo, [entry()]);
    await reconciled();
    expect(await itemOf(endToEndId)).toMatchObject({ status: 'open', suspense: { EUR: '12' } });
    await lay(longAgo, [{ ...entry(), isCredit: false }]);
    expect(Number((await reconciled())['closed'])).toBeGreaterThan(0);
    expect(await itemOf(endToEndId, '&status=resolved')).toMatchObject({ reason: 'The two sides agree now.' });
  });
});

describe('a run', () => {
  it('begins once a day by itself, and waits for a provider that does not answer', async () => {
    expect(await runFunction('ledger.reconciliation-daily')).toMatchObject({ ordered: expect.any(Number) });
    const runs = async () =>
      (await operator.send('GET', `${PATH}/runs?provider=stripe`)).body['items'] as readonly Body[];
    await expect.poll(async () => String((await runs())[0]?.['problems']), TIMEOUT).toMatch(/The provider /);
    expect((await runs())[0]).toMatchObject({ status: 'running', startedBy: 'system:reconciliation' });
  });

  it.each([
    ['of an unknown provider', { provider: 'nobody' }, { status: 404, code: 'UnknownProvider' }],
    [
      'from a time to come',
      { provider: 'stripe', from: '2999-01-01T00:00:00Z' },
      { status: 400, code: 'ValidationFailed' },
    ],
  ])('%s is refused', async (_, body, expected) => {
    const answer = await operator.send('POST', `${PATH}/runs`, acting({ ...body, reason: 'a test' }));
    expect(refusal(answer)).toMatchObject(expected);
  });
});
