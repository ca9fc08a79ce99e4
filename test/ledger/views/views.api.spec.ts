/** What accounts come to, over HTTP: here and elsewhere together, statements, turnovers, and transactions. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { newUser, origin, post, refusal } from '../../support/api.ts';
import type { Body, HttpClient } from '../../support/http-client.ts';
import { drawnIn } from '../../tax/reports/support.ts';
import { ACCOUNTS, credit, euros, funded, openAccount, TRANSFERS } from '../support/clients.ts';

const BALANCES = '/v1/ledger/balances';
const TRANSACTIONS = '/v1/ledger/transactions';
const THIS_MONTH = new Date().toISOString().slice(0, 7);

let user: HttpClient;
let [accountId, savings] = ['', ''];
let external: unknown;
beforeAll(async () => {
  user = await newUser();
  accountId = await funded(user, '100', { name: 'Everyday' });
  savings = await openAccount(user, { kind: 'savings' });
  await credit(savings, '5', { asset: 'USD' });
  const sent = { from: accountId, to: savings, asset: 'EUR', amount: '12.5', description: 'For a house' };
  await post(user, TRANSFERS, sent, 201);
  await post(user, `${ACCOUNTS}/${accountId}/holds`, { asset: 'EUR', amount: '40' }, 201);
  const out = { provider: 'stripe', direction: 'pay-out', accountId, asset: 'EUR', amount: '7', counterparty: 'ba_9' };
  external = (await post(user, '/v1/ledger/external-transfers', out, 202))['workflowId'];
  const bought = {
    ...{ externalId: 'T-1', account: 'kraken', timestamp: '2021-05-04T10:00:00Z', type: 'buy' },
    amounts: [
      { asset: 'ODDCOIN', quantity: '2', direction: 'in' },
      { asset: 'VIEWCOIN', quantity: '3', direction: 'in' },
      { asset: 'USD', quantity: '3', direction: 'out' },
    ],
  };
  await post(user, '/v1/transactions', bought, 201);
  const today = new Date().toISOString().slice(0, 10);
  const prices = [{ asset: 'VIEWCOIN', date: today, close: '10', currency: 'USD' }];
  await user.send('POST', '/v1/prices', { body: { prices } });
  await user.send('POST', '/v1/exchange-rates', {
    body: { rates: [{ from: 'EUR', to: 'USD', date: today, rate: '2' }] },
  });
  // The pay-out holds its funds once its workflow got there; from then on what is available stays as it is.
  const reserved = async () => expect(await euros(user, accountId)).toMatchObject({ available: '40.5' });
  await vi.waitFor(reserved, { timeout: 40_000 });
});

const items = ({ body }: { readonly body: Body }) => body['items'] as readonly Body[];
const keyed = (groups: readonly Body[]) => Object.fromEntries(groups.map(({ key, ...group }) => [key, group]));

describe('balances', () => {
  it('of accounts here and elsewhere stand in one list, and what has no price is named', async () => {
    const answer = await user.read(`${BALANCES}?groupBy=account`);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toMatchObject({
      ...{ currency: 'USD', total: '235', overdrawn: [{ asset: 'USD', quantity: '-3' }] },
      ...{ complete: false, missing: [{ asset: 'ODDCOIN', what: 'price' }] },
    });
    expect(keyed(items(answer))).toMatchObject({
      [accountId]: { name: 'Everyday', values: { total: '175' }, assets: [{ asset: 'EUR', total: '87.5' }] },
      [savings]: { values: { total: '30' }, complete: true },
      'external:kraken': {
        ...{ name: 'kraken', values: { total: '30', external: '30' }, complete: false },
        assets: [
          { asset: 'ODDCOIN', total: '2', value: null, price: null },
          { asset: 'USD', total: '-3', value: null, price: '1' },
          { asset: 'VIEWCOIN', total: '3', value: '30', price: '10' },
        ],
      },
    });
  });

  it.each(['kind', 'domain', 'chain', 'asset'])('by %s come to the same, on pages of any size', async (groupBy) => {
    const whole = await user.read(`${BALANCES}?groupBy=${groupBy}`);
    expect(whole.body['total']).toBe('235');
    expect(await user.readAll(`${BALANCES}?groupBy=${groupBy}&limit=1`)).toEqual(items(whole));
  });

  it('are summed up with what is available, reserved and kept elsewhere', async () => {
    const { body } = await user.read(`${BALANCES}/summary?currency=EUR`);
    expect(body).toMatchObject({ currency: 'EUR', complete: false, values: { total: '117.5', external: '15' } });
    const euros = (body['assets'] as readonly Body[]).find(({ asset }) => asset === 'EUR');
    expect(euros).toMatchObject({ total: '100', staked: '0', price: '1' });
    expect((body['domains'] as readonly Body[]).map(({ domain }) => domain)).toEqual(['banking', 'investing']);
  });

  it('are refused in a currency that nobody knows', async () => {
    const answer = await user.send('GET', `${BALANCES}?currency=ABCDEF`);
    expect(refusal(answer)).toEqual({ status: 400, code: 'ValidationFailed', paths: ['currency'] });
  });
});

describe('a statement', () => {
  const path = () => `${ACCOUNTS}/${accountId}/statements/${THIS_MONTH}`;

  it('is listed, and read as JSON, CSV and PDF', async () => {
    const months = items(await user.send('GET', `${ACCOUNTS}/${accountId}/statements?timeZone=UTC`));
    expect(months).toMatchObject([{ month: THIS_MONTH, timeZone: 'UTC', closed: false }]);
    const json = await user.send('GET', path());
    expect(json.body).toMatchObject({
      name: 'Everyday',
      balances: [{ asset: 'EUR', opening: '0', credits: '100', debits: '12.5', closing: '87.5' }],
      entries: [
        { cause: 'adjustment', balance: '100' },
        { description: 'For a house', balance: '87.5' },
      ],
    });
    const csv = await user.send('GET', path(), { headers: { accept: 'text/csv' } });
    expect(csv.headers.get('content-type')).toBe('text/csv');
    expect(csv.text.split('\r\n')).toHaveLength(6);
    const token = await fetch(`${origin()}/local/token`, {
      method: 'POST',
      body: JSON.stringify({ userId: user.userId, scopes: ['ledger:read'] }),
    });
    const { accessToken } = (await token.json()) as { accessToken: string };
    const authorization = `Bearer ${accessToken}`;
    const pdf = await fetch(`${origin()}${path()}?format=pdf`, { headers: { authorization } });
    expect(pdf.headers.get('content-disposition')).toContain(`statement-${THIS_MONTH}-${accountId}.pdf`);
    const texts = drawnIn(Buffer.from(await pdf.arrayBuffer())).map(({ text }) => text);
    expect(texts).toContain('87.50');
  });

  it.each([
    ['a month that is none', '2026-13', 400],
    ['a month to come', '2099-01', 400],
    ['a month before it was opened', '1999-01', 404],
    ['a part that it has not', `${THIS_MONTH}?part=2`, 400],
  ])('is refused of %s', async (_, month, status) => {
    expect((await user.send('GET', `${ACCOUNTS}/${accountId}/statements/${month}`)).status).toBe(status);
  });
});

it('turnovers are those of the days of the time zone that is asked for', async () => {
  const answer = await user.send('GET', `${ACCOUNTS}/${accountId}/turnovers?timeZone=Asia/Tokyo`);
  expect(answer.body).toMatchObject({
    timeZone: 'Asia/Tokyo',
    totals: [{ asset: 'EUR', opening: '0', credit: '100', debit: '12.5', closing: '87.5' }],
  });
  expect(items(answer).at(-1)).toMatchObject({ asset: 'EUR', balance: '87.5' });
  const tooLong = await user.send('GET', `${ACCOUNTS}/${accountId}/turnovers?from=2024-01-01&to=2025-06-01`);
  expect(refusal(tooLong)).toEqual({ status: 400, code: 'ValidationFailed', paths: ['from'] });
});

describe('transactions', () => {
  it('of all sources are found, page by page', async () => {
    const whole = await user.readAll(TRANSACTIONS);
    expect(whole.map(({ source, amount }) => [source, amount])).toEqual([
      ['external-transfer', '7'],
      ['transfer', '12.5'],
      ['adjustment', '5'],
      ['adjustment', '100'],
    ]);
    expect(await user.readAll(`${TRANSACTIONS}?limit=1`)).toHaveLength(4);
    const found = items(await user.send('GET', `${TRANSACTIONS}?text=ba_9&type=pay-out`));
    expect(found).toMatchObject([{ id: external, counterparty: { provider: 'stripe', name: 'ba_9' } }]);
    expect(refusal(await user.send('GET', `${TRANSACTIONS}?cursor=x`))).toMatchObject({ paths: ['cursor'] });
  });

  it('are summed up by category, type and status', async () => {
    const { body } = await user.send('GET', `${TRANSACTIONS}/summary?accountId=${savings}`);
    expect(body).toMatchObject({
      count: 2,
      items: [
        { category: 'banking', type: 'adjustment', status: 'completed', amounts: [{ asset: 'USD', amount: '5' }] },
        { category: 'banking', type: 'own', status: 'completed', amounts: [{ asset: 'EUR', amount: '12.5' }] },
      ],
    });
  });
});
