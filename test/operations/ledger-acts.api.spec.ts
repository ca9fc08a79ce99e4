/**
 * What operators do with accounts, transfers and workflows is done once and answered alike under an idempotency key,
 * however often and however fast it is sent. There is a case for each such route; one without fails here.
 */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { standInProviders } from '../../infra/local/payment-servers/start-payment-servers.ts';
import { isIdempotent } from '../../shared/kernel/http/contract.ts';
import { funded, ACCOUNTS as LEDGER, openAccount, TRANSFERS } from '../ledger/support/clients.ts';
import { newUser, post, refusal } from '../support/api.ts';
import type { Body, HttpClient } from '../support/http-client.ts';
import { opsRoutes } from '../support/routes.ts';

standInProviders();
const REASON = { reason: 'a test of the runbook' };
let operator: HttpClient;
let user: HttpClient;
beforeAll(async () => {
  [operator, user] = await Promise.all([newUser(['ops']), newUser()]);
});

interface Case {
  readonly prepare: () => Promise<{ readonly target: string; readonly body: Body }>;
  readonly status: number;
}

const onAccount = (word: string, more: Body = {}): Case => ({
  prepare: async () => ({
    target: `/v1/ops/ledger/accounts/${await openAccount(user, { kind: 'credit-card' })}/${word}`,
    body: { ...REASON, ...more },
  }),
  status: 200,
});

/** A pay-out that was ordered, wherever it stands by now. */
async function ordered(): Promise<string> {
  const order = { provider: 'stripe', direction: 'pay-out', asset: 'EUR', amount: '7', counterparty: 'ba_1' };
  const body = { ...order, accountId: await funded(user) };
  const { workflowId } = await post(user, '/v1/ledger/external-transfers', body, 202);
  const sent = async () => {
    const { body: workflow } = await user.send('GET', `/v1/workflows/${workflowId}`);
    expect(workflow).toMatchObject({ step: 'sent-to-provider' });
  };
  await vi.waitFor(sent, { timeout: 40_000 });
  return String(workflowId);
}
const onWorkflow = (word: string): Case => ({
  prepare: async () => ({ target: `/v1/ops/workflows/${user.userId}/${await ordered()}/${word}`, body: REASON }),
  status: 200,
});

const cases: Readonly<Record<string, Case>> = {
  'POST /v1/ops/ledger/adjustments': {
    prepare: async () => ({
      target: '/v1/ops/ledger/adjustments',
      body: { accountId: await openAccount(user), direction: 'credit', asset: 'EUR', amount: '10', ...REASON },
    }),
    status: 201,
  },
  'POST /v1/ops/ledger/accounts/{accountId}/freeze': onAccount('freeze'),
  'POST /v1/ops/ledger/accounts/{accountId}/unfreeze': onAccount('unfreeze'),
  'POST /v1/ops/ledger/accounts/{accountId}/verify': onAccount('verify'),
  'POST /v1/ops/ledger/accounts/{accountId}/reject': onAccount('reject'),
  'POST /v1/ops/ledger/accounts/{accountId}/credit-limits': onAccount('credit-limits', {
    creditLimits: { EUR: '5' },
  }),
  'POST /v1/ops/ledger/transfers/{tenant}/{transferId}/reversal': {
    prepare: async () => {
      const other = await newUser();
      const to = await openAccount(other, { receiving: { from: 'anyone' } });
      const { transferId } = await post(
        user,
        TRANSFERS,
        { from: await funded(user), to, asset: 'EUR', amount: '5' },
        201,
      );
      return { target: `/v1/ops/ledger/transfers/${other.userId}/${transferId}/reversal`, body: REASON };
    },
    status: 200,
  },
  'POST /v1/ops/workflows/{tenant}/{workflowId}/retry': onWorkflow('retry'),
  'POST /v1/ops/workflows/{tenant}/{workflowId}/compensate': onWorkflow('compensate'),
};

const FUNCTIONS = ['operations.ledger', 'operations.transfers', 'operations.workflows'];

it('each such act is repeated here', () => {
  const acts = opsRoutes.filter(
    ({ functionName, contract }) => FUNCTIONS.includes(functionName) && isIdempotent(contract),
  );
  expect(Object.keys(cases).toSorted()).toEqual(acts.map(({ key }) => key).toSorted());
});

it.concurrent.each(Object.entries(cases))('%s', async (_, { prepare, status }) => {
  const [{ target, body }, operator] = await Promise.all([prepare(), newUser(['ops'])]);
  const headers = { 'idempotency-key': randomUUID() };
  const send = (more: Body = {}) => operator.send('POST', target, { body: { ...body, ...more }, headers });
  const twins = await Promise.all([send(), send()]);
  const late = await send();
  const told = [...twins, late].map((answer) => ({ status: answer.status, text: answer.text }));
  expect(told[0], told[0]?.text).toMatchObject({ status });
  expect(told.slice(1)).toEqual([told[0], told[0]]);
  expect(refusal(await send({ reason: 'another one' }))).toMatchObject({ status: 422, code: 'IdempotencyKeyReused' });
});

describe('what operators booked', () => {
  it('is booked once, however often it was sent', async () => {
    const accountId = await openAccount(user);
    const body = { accountId, direction: 'credit', asset: 'EUR', amount: '10', ...REASON };
    const headers = { 'idempotency-key': randomUUID() };
    const send = () => operator.send('POST', '/v1/ops/ledger/adjustments', { body, headers });
    await Promise.all([send(), send()]);
    const { items } = (await user.send('GET', `${LEDGER}/${accountId}/entries`)).body;
    expect(items).toMatchObject([{ amount: '10', balance: '10' }]);
  });
});

describe('a workflow', () => {
  it('is shown to operators with its steps and history, and that it was is on record', async () => {
    const workflowId = await ordered();
    const target = `/v1/ops/workflows/${user.userId}/${workflowId}/payload`;
    const reason = `where is it, ${randomUUID()}`;
    const shown = await operator.send('POST', target, { body: { reason } });
    expect(shown.body).toEqual((await user.send('GET', `/v1/workflows/${workflowId}`)).body);
    const audit = await operator.send('GET', '/v1/ops/audit?limit=100');
    expect(audit.body['items']).toContainEqual(
      expect.objectContaining({ type: 'PayloadShown', what: 'workflow', reason }),
    );
    const none = await operator.send('POST', target.replace(workflowId, randomUUID()), { body: { reason } });
    expect(refusal(none)).toMatchObject({ status: 404, code: 'NotFound' });
  });
});
