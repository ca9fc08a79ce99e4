/**
 * Compliance over HTTP. Rules are for everybody, so that these find nothing but a country and an amount that no other spec
 * has.
 */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { standInProviders } from '../../../infra/local/payment-servers/start-payment-servers.ts';
import { newUser, post, refusal } from '../../support/api.ts';
import type { Body, HttpClient } from '../../support/http-client.ts';
import { euros, funded } from '../support/clients.ts';

standInProviders();
const RULES = '/v1/ops/ledger/compliance-rules';
const REASON = 'rules of this test';
const rules = [
  { ruleId: 'land', kind: 'country', flag: 'embargo', score: 60, countries: ['AQ'] },
  { ruleId: 'odd', kind: 'amount', flag: 'odd', score: 10, asset: 'EUR', from: '987654321' },
];

let operator: HttpClient;
let user: HttpClient;
let accountId: string;
let ruleSet: Body;
beforeAll(async () => {
  [operator, user] = await Promise.all([newUser(['ops']), newUser()]);
  accountId = await funded(user);
  ruleSet = await post(operator, RULES, { rules, reason: REASON }, 201);
});

const order = { provider: 'stripe', direction: 'pay-out', asset: 'EUR', amount: '7', counterparty: 'ba_1' };
const workflow = async (id: unknown): Promise<Body> => (await user.send('GET', `/v1/workflows/${id}`)).body;
const stands = (id: unknown, status: string) =>
  expect.poll(async () => (await workflow(id))['status'], { timeout: 40_000 }).toBe(status);

describe('a transfer that a rule finds something in', () => {
  it('waits until an operator has seen why, and has ruled', async () => {
    const body = { ...order, accountId, country: 'AQ' };
    const { workflowId } = await post(user, '/v1/ledger/external-transfers', body, 202);
    await stands(workflowId, 'needs-review');
    const waiting = await workflow(workflowId);
    expect(waiting).toMatchObject({ error: { code: 'ComplianceReview' }, compliance: { decision: 'review' } });
    expect(JSON.stringify(waiting)).not.toContain('embargo');
    expect(await euros(user, accountId)).toMatchObject({ reserved: '7' });
    const one = `/v1/ops/ledger/assessments/${user.userId}/${workflowId}`;
    expect(await post(operator, `${one}/payload`, { reason: REASON }, 200)).toMatchObject({
      ...{ riskScore: 60, decision: 'review', kycStatus: 'unverified', ruleSetId: ruleSet['ruleSetId'] },
      flags: [{ flag: 'embargo', check: 'sanctions', ruleId: 'land', score: 60 }],
    });
    const ruling = { body: { decision: 'reject', reason: REASON }, headers: { 'idempotency-key': randomUUID() } };
    const ruled = await operator.send('POST', `${one}/ruling`, ruling);
    expect(ruled, ruled.text).toMatchObject({ status: 200, body: { ruling: { decision: 'reject' } } });
    expect((await operator.send('POST', `${one}/ruling`, ruling)).body).toEqual(ruled.body);
    await stands(workflowId, 'failed');
    expect(await workflow(workflowId)).toMatchObject({ error: { code: 'ComplianceRejected' } });
    expect(await euros(user, accountId)).toMatchObject({ reserved: '0', balance: '100' });
    const other = await operator.send('POST', `${one}/ruling`, { body: { decision: 'clear', reason: REASON } });
    expect(refusal(other)).toMatchObject({ status: 409, code: 'NotPossibleNow' });
  });
});

describe('rules', () => {
  it('are listed with all that there ever were', async () => {
    const listed: unknown[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await operator.send('GET', `${RULES}?limit=1${cursor}`);
      listed.push(...(body['items'] as readonly unknown[]));
      if (body['nextCursor'] === null || listed.length > 100) break;
      cursor = `&cursor=${body['nextCursor']}`;
    }
    expect(listed).toContainEqual(ruleSet);
  });

  it.each([
    ['a kind that there is not', { rules: [{ ...rules[0], kind: 'mood' }] }, 400, 'ValidationFailed', 'rules.0.kind'],
    ['two of one id', { rules: [rules[0], rules[0]] }, 400, 'ValidationFailed', 'rules'],
    ['less to reject than to look at', { reviewFrom: 60, rejectFrom: 50 }, 400, 'ValidationFailed', 'rejectFrom'],
    ['what is over', { effectiveFrom: '2020-01-01T00:00:00Z' }, 422, 'EffectiveInThePast', 'effectiveFrom'],
  ])('can’t say %s', async (_, more, status, code, path) => {
    const answer = await operator.send('POST', RULES, { body: { rules, reason: REASON, ...more } });
    expect(refusal(answer)).toEqual({ status, code, paths: [path] });
  });

  it('are set and seen by operators alone, and not of a transfer that there is not', async () => {
    expect(refusal(await user.send('POST', RULES, { body: { rules, reason: REASON } }))).toMatchObject({ status: 403 });
    const path = `/v1/ops/ledger/assessments/${user.userId}/${randomUUID()}`;
    const body = { reason: REASON };
    expect(refusal(await operator.send('POST', `${path}/payload`, { body }))).toMatchObject({ code: 'NotFound' });
    const ruled = await operator.send('POST', `${path}/ruling`, { body: { ...body, decision: 'clear' } });
    expect(refusal(ruled)).toMatchObject({ code: 'NotFound' });
  });
});
