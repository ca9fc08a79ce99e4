/** Transfers from and to outside, on the running host. Nobody answers calls to its providers; their webhooks arrive. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { deliver, standInProviders } from '../../../infra/local/payment-servers/start-payment-servers.ts';
import { newUser, origin, post, refusal } from '../../support/api.ts';
import { itemsOf, putItem, runFunction } from '../../support/cloud.ts';
import type { Body, HttpClient } from '../../support/http-client.ts';
import { startReceiver } from '../../webhooks/support/receiver.ts';
import { euros, funded } from '../support/clients.ts';

const servers = standInProviders();
const PATH = '/v1/ledger/external-transfers';
const REASON = 'a test of the runbook';
let user: HttpClient;
let operator: HttpClient;
let stranger: HttpClient;
let accountId = '';

beforeAll(async () => {
  [user, operator, stranger] = await Promise.all([newUser(), newUser(['ops']), newUser()]);
  accountId = await funded(user, '1000');
});

const order = (more: Body = {}): Body => ({
  ...{ provider: 'stripe', direction: 'pay-out', accountId, asset: 'EUR', amount: '7', counterparty: 'ba_1' },
  ...more,
});
const workflow = async (id: unknown): Promise<Body> => (await user.send('GET', `/v1/workflows/${id}`)).body;
const standing = (id: unknown, step: string) =>
  expect.poll(async () => (await workflow(id))['step'], { timeout: 40_000 }).toBe(step);
const paid = (reference: unknown, status: string, type: string) =>
  deliver(
    origin(),
    'stripe',
    servers.stripe.event(type, {
      ...{ object: 'payout', id: `po_${randomUUID().slice(0, 8)}`, amount: 700, currency: 'eur', status },
      metadata: { reference },
    }),
  );
describe('a pay-out', () => {
  it('holds the funds, is sent, and is posted when the provider says that it has paid', async () => {
    const begun = await post(user, PATH, order(), 202);
    const { workflowId } = begun;
    await standing(workflowId, 'sent-to-provider');
    expect(await paid(workflowId, 'paid', 'payout.paid')).toMatchObject({ status: 200 });
    await standing(workflowId, 'completed');
    const ended = await workflow(workflowId);
    expect(ended).toMatchObject({
      status: 'completed',
      transfer: { transferId: workflowId, domain: 'banking' },
      pendingSteps: [],
    });
    const history = ended['history'] as readonly Body[];
    expect(history.map(({ to }) => (to as Body)['step'])).toEqual([
      ...['initiated', 'validating', 'kyc', 'compliance', 'balance-reserved', 'sent-to-provider'],
      ...['provider-processing', 'completed'].filter((step) => history.some(({ to }) => (to as Body)['step'] === step)),
    ]);
    expect(await euros(user, accountId)).toMatchObject({ balance: '993' });
    const listed = (await user.send('GET', '/v1/workflows?status=completed&limit=1')).body['items'];
    expect(listed).toMatchObject([{ workflowId, status: 'completed' }]);
  });

  it('tells webhooks how it goes and ends', async () => {
    const { url, until, close } = await startReceiver();
    onTestFinished(close);
    const endpoint = { url, eventTypes: ['WorkflowStatusChanged'] };
    const { endpointId } = await post(user, '/v1/webhooks/endpoints', endpoint, 201);
    const { workflowId } = await post(user, PATH, order(), 202);
    await standing(workflowId, 'sent-to-provider');
    await paid(workflowId, 'paid', 'payout.paid');
    const told = await until((all) => all.find(({ body }) => body.includes('"status":"completed"')));
    const event = { type: 'WorkflowStatusChanged', data: { workflowId, to: { status: 'completed' } } };
    expect(JSON.parse(told.body)).toMatchObject(event);
    expect((await user.send('DELETE', `/v1/webhooks/endpoints/${endpointId}`)).status).toBe(204);
  });

  it('can be cancelled, and then the provider decides', async () => {
    const { workflowId } = await post(user, PATH, order(), 202);
    await standing(workflowId, 'sent-to-provider');
    await post(user, `${PATH}/${workflowId}/cancel`, {}, 202);
    const compensated = await operate(workflowId, 'compensate');
    expect(compensated.status, compensated.text).toBe(200);
    await standing(workflowId, 'failed');
    expect(await workflow(workflowId)).toMatchObject({ status: 'failed', error: { code: 'RuledFailed' } });
    expect(refusal(await operate(workflowId, 'retry'))).toMatchObject({ status: 409, code: 'WorkflowOver' });
    expect(refusal(await user.send('POST', `${PATH}/${workflowId}/cancel`, { body: {} }))).toMatchObject({
      status: 409,
      code: 'TransferEnded',
    });
  });

  it('is looked for each minute, with no more rights than that takes', async () => {
    const { workflowId } = await post(user, PATH, order(), 202);
    await standing(workflowId, 'sent-to-provider');
    const partition = `T#${user.userId}#P#workflows#R#${workflowId}`;
    const ordered = async (): Promise<unknown> => {
      // As if its time had come, and the order that would have said so were lost.
      const mark = (await itemsOf('ROW_TABLE', partition)).find(({ sk }) => sk?.S === 'R#DUE');
      if (mark) await putItem('ROW_TABLE', { ...mark, da: { S: '2026-01-01T00:00:00.000Z' } });
      return runFunction('ledger.external-transfers-due');
    };
    await expect.poll(ordered, { timeout: 20_000 }).toSatisfy((answer) => (answer as { ordered: number }).ordered > 0);
  });

  it.each([
    ['an unknown provider', { provider: 'nobody' }, { status: 404, code: 'UnknownProvider' }],
    ['an account that is not there', { accountId: randomUUID() }, { status: 404, code: 'NotFound' }],
    ['an unknown asset', { asset: 'NO-SUCH-ASSET' }, { status: 422, code: 'UnknownAsset' }],
    ['a finer amount than there is', { amount: '1.001' }, { status: 422, code: 'WrongPrecision' }],
    ['a quote for something else', { feeQuoteId: 'made-up' }, { status: 422, code: 'QuoteMismatch' }],
    [
      'a refund of nobody’s payment',
      { direction: 'refund', refundOf: 'pi_of_nobody' },
      { status: 404, code: 'NotFound' },
    ],
    ['a refund of nothing', { direction: 'refund' }, { status: 400, code: 'ValidationFailed' }],
  ])('is refused for %s', async (_, more, expected) => {
    expect(refusal(await user.send('POST', PATH, { body: order(more) }))).toMatchObject(expected);
  });
});

const operate = (workflowId: unknown, act: string) =>
  operator.send('POST', `/v1/ops/workflows/${user.userId}/${workflowId}/${act}`, {
    body: { reason: REASON },
    headers: { 'idempotency-key': randomUUID() },
  });

describe('a contradiction of the provider', () => {
  it('waits for an operator, among those of all users', async () => {
    const { workflowId } = await post(user, PATH, order(), 202);
    await standing(workflowId, 'sent-to-provider');
    await paid(workflowId, 'paid', 'payout.paid');
    await standing(workflowId, 'completed');
    await paid(workflowId, 'failed', 'payout.failed');
    await expect.poll(async () => (await workflow(workflowId))['status'], { timeout: 40_000 }).toBe('needs-review');
    const { body } = await operator.send('GET', '/v1/ops/workflows?limit=1000');
    expect(body['items']).toContainEqual({ tenant: user.userId, workflowId });
    expect(refusal(await stranger.send('GET', `/v1/workflows/${workflowId}`))).toMatchObject({ code: 'NotFound' });
    expect(refusal(await stranger.send('POST', `${PATH}/${workflowId}/cancel`))).toMatchObject({ code: 'NotFound' });
    // What is paid can't be stopped any more; that it was asked for is on record.
    expect(await post(user, `${PATH}/${workflowId}/cancel`, {}, 202)).toMatchObject({ status: 'needs-review' });
    const retried = await operate(workflowId, 'retry');
    expect(retried.status, retried.text).toBe(200);
  });
});
