/**
 * Fees over HTTP. What is charged is charged to everybody, so that these rules are of a provider that nobody else has, and
 * of francs, which nobody else moves.
 */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { newUser, post, refusal } from '../../support/api.ts';
import type { Body, HttpClient } from '../../support/http-client.ts';
import { ACCOUNTS, credit, openAccount, TRANSFERS } from '../support/clients.ts';

const SCHEDULES = '/v1/ops/ledger/fee-schedules';
const provider = `p-${randomUUID().slice(0, 8)}`;
const appliesTo = { providers: [provider] };
const REASON = 'prices of this test';
const rules = [
  {
    ruleId: 'service',
    tier: 'platform',
    category: 'service',
    charge: { method: 'percentage', rate: '0.015', minimum: '0.5' },
    asset: 'EUR',
    appliesTo,
    refund: 'proportional',
  },
  {
    ruleId: 'gas',
    tier: 'network',
    category: 'gas',
    charge: { method: 'flat', amount: '0.002' },
    asset: 'ETH',
    appliesTo,
  },
  {
    ...{ ruleId: 'move', tier: 'platform', category: 'service', asset: 'CHF', refund: 'full' },
    charge: { method: 'flat', amount: '0.5' },
    appliesTo: { occasions: ['transfer', 'conversion'], assets: ['CHF'] },
  },
];

let operator: HttpClient;
let user: HttpClient;
let schedule: Body;
beforeAll(async () => {
  [operator, user] = await Promise.all([newUser(['ops']), newUser()]);
  schedule = await post(operator, SCHEDULES, { rules, reason: REASON }, 201);
});

const francs = async (accountId: string, what = 'balance'): Promise<unknown> => {
  const { body } = await user.send('GET', `${ACCOUNTS}/${accountId}/balances`);
  return (body['items'] as readonly Body[]).find(({ asset }) => asset === 'CHF')?.[what];
};

describe('fees', () => {
  it('are quoted by tier, with their sum for each asset and until when they hold', async () => {
    const body = { occasion: 'pay-out', asset: 'EUR', amount: '200', provider };
    const quote = await post(user, '/v1/ledger/fees/quote', body, 200);
    expect(quote).toMatchObject({
      scheduleId: schedule['scheduleId'],
      lines: [
        {
          ruleId: 'service',
          tier: 'platform',
          method: 'percentage',
          asset: 'EUR',
          amount: '3',
          provider,
          refund: 'proportional',
        },
        { ruleId: 'gas', tier: 'network', method: 'flat', asset: 'ETH', amount: '0.002', provider, refund: 'none' },
      ],
      totals: [
        { asset: 'EUR', amount: '3' },
        { asset: 'ETH', amount: '0.002' },
      ],
    });
    expect(String(quote['validUntil']) > String(quote['quotedAt'])).toBe(true);
  });

  it.each([
    ['an asset that nobody knows', { asset: 'NO-SUCH-ASSET' }, { status: 422, code: 'UnknownAsset', paths: ['asset'] }],
    ['an amount finer than its asset', { amount: '1.001' }, { status: 422, code: 'WrongPrecision', paths: ['amount'] }],
    ['nothing', { amount: '0' }, { status: 400, code: 'ValidationFailed', paths: ['amount'] }],
  ])('aren’t quoted for %s', async (_, more, expected) => {
    const body = { occasion: 'pay-out', asset: 'EUR', amount: '200', ...more };
    expect(refusal(await user.send('POST', '/v1/ledger/fees/quote', { body }))).toEqual(expected);
  });

  it('are listed with all that was ever charged', async () => {
    const listed: unknown[] = [];
    let query = '?limit=1';
    for (let pages = 0; pages < 100; pages += 1) {
      const { body } = await user.send('GET', `/v1/ledger/fees/schedules${query}`);
      listed.push(...(body['items'] as readonly unknown[]));
      if (body['nextCursor'] === null) break;
      query = `?limit=1&cursor=${body['nextCursor']}`;
    }
    expect(listed).toContainEqual(schedule);
    const answer = await user.send('GET', '/v1/ledger/fees/schedules?cursor=made-up');
    expect(refusal(answer)).toEqual({ status: 400, code: 'ValidationFailed', paths: ['cursor'] });
  });
});

describe('a transfer', () => {
  it('costs what was quoted, says so line by line, and gives back by rule', async () => {
    const [from, to] = [await openAccount(user), await openAccount(user)];
    await credit(from, '100', { asset: 'CHF' });
    const asked = { occasion: 'transfer', asset: 'CHF', amount: '20' };
    const { quoteId } = await post(user, '/v1/ledger/fees/quote', asked, 200);
    const order = { from, to, asset: 'CHF', amount: '20', feeQuoteId: quoteId };
    const other = await user.send('POST', TRANSFERS, { body: { ...order, amount: '21' } });
    expect(refusal(other)).toEqual({ status: 422, code: 'QuoteMismatch', paths: ['feeQuoteId'] });
    const { transferId, fees } = await post(user, TRANSFERS, order, 201);
    expect(fees).toMatchObject({
      scheduleId: schedule['scheduleId'],
      lines: [{ ruleId: 'move', tier: 'platform', asset: 'CHF', amount: '0.5', refund: 'full' }],
      totals: [{ asset: 'CHF', amount: '0.5' }],
    });
    expect(await francs(from)).toBe('79.5');
    const { body } = await user.send('GET', `${ACCOUNTS}/${from}/entries?cause=fee`);
    expect(body['items']).toMatchObject([{ amount: '0.5', counterparty: { kind: 'platform-fees' }, transferId }]);
    const reversed = await post(user, `${TRANSFERS}/${transferId}/reversal`, { reason: 'a mistake' }, 200);
    expect(reversed).toMatchObject({ reversal: { feesReturned: [{ ruleId: 'move', amount: '0.5' }] } });
    expect(await francs(from)).toBe('100');
  });

  it('that waits holds its fees with it', async () => {
    const stranger = await newUser();
    const [from, to] = [await openAccount(user), await openAccount(stranger)];
    await credit(from, '100', { asset: 'CHF' });
    const asked = { occasion: 'transfer', asset: 'CHF', amount: '20' };
    const { quoteId } = await post(user, '/v1/ledger/fees/quote', asked, 200);
    const order = { from, to, asset: 'CHF', amount: '20', feeQuoteId: quoteId };
    const { transferId } = await post(user, TRANSFERS, order, 201);
    expect(await francs(from, 'available')).toBe('79.5');
    expect(await post(stranger, `${TRANSFERS}/${transferId}/accept`, undefined, 200)).not.toHaveProperty('fees');
    expect(await francs(from)).toBe('79.5');
  });
});

describe('operators', () => {
  it.each([
    [
      'in the past',
      { effectiveFrom: '2020-01-01T00:00:00Z' },
      { status: 422, code: 'EffectiveInThePast', paths: ['effectiveFrom'] },
    ],
    [
      'finer than their asset',
      { rules: [{ ...rules[0], charge: { method: 'flat', amount: '0.001' } }] },
      { status: 422, code: 'WrongPrecision', paths: ['rules.0.charge.amount'] },
    ],
    [
      'in an asset that nobody knows',
      { rules: [{ ...rules[0], asset: 'NO-SUCH-ASSET' }] },
      { status: 422, code: 'UnknownAsset', paths: ['rules.0.asset'] },
    ],
    ['without a reason', { reason: ' ' }, { status: 400, code: 'ValidationFailed', paths: ['reason'] }],
  ])('can’t set fees %s', async (_, more, expected) => {
    const answer = await operator.send('POST', SCHEDULES, { body: { rules, reason: REASON, ...more } });
    expect(refusal(answer)).toEqual(expected);
  });

  it('set fees once under one key, on record', async () => {
    const key = randomUUID();
    const once = { body: { rules, reason: REASON }, headers: { 'idempotency-key': key } };
    const [first, again] = [await operator.send('POST', SCHEDULES, once), await operator.send('POST', SCHEDULES, once)];
    expect(first.status).toBe(201);
    expect(again.body).toEqual(first.body);
    const { body } = await operator.send('GET', '/v1/ops/audit?limit=1000');
    const acts = (body['items'] as readonly Body[]).filter((act) => act['operator'] === operator.userId);
    expect(acts.filter(({ what }) => what === 'setFeeSchedule').length).toBeGreaterThan(1);
  });
});
