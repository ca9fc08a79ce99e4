import { describe, expect, it } from 'vitest';
import { newUser, post, refusal } from '../support/api.ts';
import type { Body, HttpClient } from '../support/http-client.ts';
import { buy, deposit, sell, transfer } from '../support/transactions.ts';

const batch = (user: HttpClient, ...transactions: readonly Body[]) =>
  post(user, '/v1/transactions/batch', { transactions }, 202);
const price = (user: HttpClient, asset: string, date: string, close: string, currency = 'USD') =>
  post(user, '/v1/prices', { prices: [{ asset, date, close, currency }] }, 200);
const holdings = async (user: HttpClient, query = ''): Promise<Body & { readonly items: readonly Body[] }> => {
  const { body, status, text } = await user.read(`/v1/holdings${query}`);
  expect(status, text).toBe(200);
  return body as Body & { readonly items: readonly Body[] };
};
const quantities = async (user: HttpClient, query = '') =>
  Object.fromEntries((await holdings(user, query)).items.map(({ asset, quantity }) => [asset, quantity]));

/** Bought twice, sold once, moved once. */
async function investor(): Promise<HttpClient> {
  const user = await newUser();
  await batch(
    user,
    deposit({ at: '2021-01-01T00:00:00Z', quantity: '10000' }),
    buy({
      at: '2021-01-02T00:00:00Z',
      quantity: '2',
      total: '2000',
      fees: [{ asset: 'USD', quantity: '20', value: '20' }],
    }),
    buy({ at: '2021-02-01T00:00:00Z', quantity: '2', total: '4000' }),
    buy({ at: '2021-03-01T00:00:00Z', asset: 'ETH', quantity: '10', total: '1000' }),
    sell({ at: '2021-04-01T00:00:00Z', quantity: '1', total: '3000' }),
    transfer({ at: '2021-05-01T00:00:00Z', quantity: '0.5', toAccount: 'cold-wallet' }),
  );
  return user;
}

describe('holdings', () => {
  it('of a new user are empty and complete', async () => {
    const user = await newUser();
    expect(await holdings(user)).toEqual({
      items: [],
      nextCursor: null,
      totals: { currency: 'USD', value: '0', costBasis: '0', unrealizedGain: '0', roiPercent: null },
      complete: true,
    });
  });

  it('say what is held, at what cost, and what it is worth', async () => {
    const user = await investor();
    await price(user, 'BTC', '2021-06-01', '3000');
    await price(user, 'ETH', '2021-06-01', '90');
    const { items, totals, complete } = await holdings(user);
    expect(complete).toBe(true);
    expect(items.map(({ asset }) => asset)).toEqual(['BTC', 'USD', 'ETH']);
    expect(items[0]).toEqual({
      asset: 'BTC',
      quantity: '3',
      averageCost: '1505',
      costBasis: '4515',
      price: '3000',
      priceAt: '2021-06-01T00:00:00.000Z',
      value: '9000',
      unrealizedGain: '4485',
      roiPercent: '0.993355481727574751',
      firstAcquiredAt: '2021-01-02T00:00:00.000Z',
      lastTransactionAt: '2021-05-01T00:00:00.000Z',
      transactions: 4,
    });
    expect(items[1]).toMatchObject({ asset: 'USD', quantity: '5980', value: '5980', price: '1' });
    expect(items[2]).toMatchObject({ asset: 'ETH', value: '900', unrealizedGain: '-100', roiPercent: '-0.1' });
    expect(totals).toMatchObject({ currency: 'USD', value: '15880', unrealizedGain: '4385' });
  });

  it('as of a time are what was true then', async () => {
    const user = await investor();
    await price(user, 'BTC', '2021-01-15', '1100');
    await price(user, 'BTC', '2021-06-01', '3000');
    expect(await quantities(user, '?asOf=2020-12-31T23:59:59Z')).toEqual({});
    expect(await quantities(user, '?asOf=2021-01-01T00:00:00Z')).toEqual({ USD: '10000' });
    expect(await quantities(user, '?asOf=2021-01-02T01:00:00%2B01:00')).toEqual({ USD: '7980', BTC: '2' });
    const { items } = await holdings(user, '?asOf=2021-01-31T00:00:00Z');
    expect(items.find(({ asset }) => asset === 'BTC')).toMatchObject({ quantity: '2', price: '1100', value: '2200' });
  });

  it('as known at a time leave out what was recorded later', async () => {
    const user = await newUser();
    await batch(user, buy({ at: '2021-01-02T00:00:00Z', quantity: '2', total: '2000' }));
    const { body } = await user.read('/v1/transactions?limit=1');
    expect(body['items']).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const then = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await batch(user, buy({ at: '2021-01-01T00:00:00Z', quantity: '1', total: '1000' }));
    expect(await quantities(user)).toMatchObject({ BTC: '3' });
    expect(await quantities(user, `?asKnownAt=${then}`)).toMatchObject({ BTC: '2' });
    expect(await quantities(user, `?asKnownAt=${then}&asOf=2021-01-01T12:00:00Z`)).toEqual({});
    expect(await quantities(user, '?asKnownAt=2020-01-01T00:00:00Z')).toEqual({});
  });

  it('of one account are what lies there', async () => {
    const user = await investor();
    expect(await quantities(user, '?account=cold-wallet')).toEqual({ BTC: '0.5' });
    expect(await quantities(user, '?account=kraken')).toEqual({ BTC: '2.5', ETH: '10', USD: '5980' });
    expect(await quantities(user, '?account=nowhere')).toEqual({});
  });

  it('in another currency are converted by the rate of the time', async () => {
    const user = await investor();
    await price(user, 'BTC', '2021-06-01', '3000');
    await price(user, 'ETH', '2021-06-01', '100');
    const without = await holdings(user, '?currency=CHF');
    expect(without['complete']).toBe(false);
    await post(
      user,
      '/v1/exchange-rates',
      { rates: [{ from: 'USD', to: 'CHF', date: '2021-06-01', rate: '0.5' }] },
      200,
    );
    const { items, totals, complete } = await holdings(user, '?currency=CHF');
    expect(complete).toBe(true);
    expect(items.find(({ asset }) => asset === 'BTC')).toMatchObject({
      price: '1500',
      value: '4500',
      costBasis: '2257.5',
    });
    expect(totals).toMatchObject({ currency: 'CHF', value: '7990' });
  });

  it('without a price say what is missing, and come last', async () => {
    const user = await investor();
    await price(user, 'ETH', '2021-06-01', '1');
    const { items, complete, missing } = await holdings(user);
    expect(items.map(({ asset }) => asset)).toEqual(['USD', 'ETH', 'BTC']);
    expect(items[2]).toMatchObject({ asset: 'BTC', price: null, value: null, unrealizedGain: null });
    expect(complete).toBe(false);
    expect(missing).toEqual([{ asset: 'BTC', what: 'price' }]);
  });

  it.each([1, 2])('in pages of %i are the same list', async (limit) => {
    const user = await investor();
    await price(user, 'BTC', '2021-06-01', '3000');
    await price(user, 'ETH', '2021-06-01', '90');
    expect(await user.readAll(`/v1/holdings?limit=${limit}`)).toEqual((await holdings(user)).items);
  });

  it.each([
    ['asOf=yesterday', 'asOf'],
    ['asKnownAt=2021-13-01T00:00:00Z', 'asKnownAt'],
    ['currency=dollars', 'currency'],
    ['account=%20x', 'account'],
    ['cursor=xx', 'cursor'],
    ['asof=2021-01-01T00:00:00Z', 'asof'],
  ])('asked for with %s are refused', async (query, path) => {
    const user = await newUser();
    const answer = await user.send('GET', `/v1/holdings?${query}`);
    expect(refusal(answer)).toEqual({ status: 400, code: 'ValidationFailed', paths: [path] });
  });
});

describe('accounts', () => {
  it('are those that a transaction named', async () => {
    const user = await investor();
    expect(await user.readAll('/v1/accounts')).toEqual([
      {
        account: 'cold-wallet',
        kind: 'external',
        firstUsedAt: '2021-05-01T00:00:00.000Z',
        lastTransactionAt: '2021-05-01T00:00:00.000Z',
        assets: 1,
        transactions: 1,
      },
      {
        account: 'kraken',
        kind: 'external',
        firstUsedAt: '2021-01-01T00:00:00.000Z',
        lastTransactionAt: '2021-05-01T00:00:00.000Z',
        assets: 3,
        transactions: 6,
      },
    ]);
    expect(await user.readAll('/v1/accounts?limit=1')).toHaveLength(2);
    expect((await user.read('/v1/accounts')).body).toMatchObject({ complete: true, nextCursor: null });
  });

  it('have balances, now and then', async () => {
    const user = await investor();
    const balances = async (query = '') =>
      (await user.readAll(`/v1/accounts/kraken/balances${query}`))
        .map(({ asset, quantity }) => `${quantity} ${asset}`)
        .toSorted();
    expect(await balances()).toEqual(['10 ETH', '2.5 BTC', '5980 USD']);
    expect(await balances('?limit=1')).toEqual(await balances());
    expect(await balances('?asOf=2021-02-01T00:00:00Z')).toEqual(['3980 USD', '4 BTC']);
    expect(await balances('?asOf=2020-02-01T00:00:00Z')).toEqual([]);
  });

  it('may have any name', async () => {
    const user = await newUser();
    const names = ['a/b', 'Schröder & Söhne', '100%', '50% off', '.', 'a?b#c', '日本', 'O\'Neill "x"'];
    await batch(user, ...names.map((account) => deposit({ at: '2021-01-01T00:00:00Z', quantity: '7', account })));
    expect((await user.readAll('/v1/accounts')).map(({ account }) => account).toSorted()).toEqual(names.toSorted());
    for (const name of names.filter((one) => one !== '.')) {
      const items = await user.readAll(`/v1/accounts/${encodeURIComponent(name)}/balances`);
      expect(items, name).toMatchObject([{ asset: 'USD', quantity: '7' }]);
      expect(await user.readAll(`/v1/transactions?account=${encodeURIComponent(name)}`)).toHaveLength(1);
    }
  });

  it('that nobody named are a 404', async () => {
    const user = await newUser();
    expect(refusal(await user.read('/v1/accounts/nowhere/balances'))).toMatchObject({ status: 404, code: 'NotFound' });
  });
});
