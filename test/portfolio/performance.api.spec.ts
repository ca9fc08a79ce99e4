/** Performance over HTTP: how it is asked for, what keeps up with it, and what it refuses. */
import { describe, expect, it } from 'vitest';
import { newUser, post, refusal } from '../support/api.ts';
import type { Body, HttpClient } from '../support/http-client.ts';
import { buy, deposit, sell } from '../support/transactions.ts';

const batch = (user: HttpClient, ...transactions: readonly Body[]) =>
  post(user, '/v1/transactions/batch', { transactions }, 202);
const performance = async (user: HttpClient, query = ''): Promise<Body> => {
  const { body, status, text } = await user.read(`/v1/performance${query}`);
  expect(status, text).toBe(200);
  return body;
};
const chart = async (user: HttpClient, query = ''): Promise<Body & { readonly items: readonly Body[] }> => {
  const { body, status, text } = await user.read(`/v1/performance/chart${query}`);
  expect(status, text).toBe(200);
  return body as Body & { readonly items: readonly Body[] };
};

async function investor(): Promise<HttpClient> {
  const user = await newUser();
  await batch(
    user,
    buy({ at: '2021-01-01T00:00:00Z', quantity: '2', total: '200' }),
    buy({ at: '2021-01-02T00:00:00Z', asset: 'ETH', quantity: '10', total: '100', account: 'cold' }),
  );
  const prices = [
    { asset: 'BTC', date: '2021-01-01', close: '100', currency: 'USD' },
    { asset: 'BTC', date: '2021-01-10', close: '150', currency: 'USD' },
    { asset: 'ETH', date: '2021-01-10', close: '9', currency: 'USD' },
  ];
  await post(user, '/v1/prices', { prices }, 200);
  return user;
}

describe('performance', () => {
  it('of a new user is nothing, and complete', async () => {
    const user = await newUser();
    expect(await performance(user)).toMatchObject({
      ...{
        currency: 'USD',
        currentValue: '0',
        netPerformance: '0',
        timeWeightedReturn: '0',
        moneyWeightedReturn: null,
      },
      ...{ positions: [], complete: true },
    });
    expect(await chart(user)).toEqual({ items: [], nextCursor: null, currency: 'USD', complete: true });
  });

  it('follows each transaction, price and setting at once', async () => {
    const user = await investor();
    const at = '?to=2021-01-10';
    expect(await performance(user, at)).toMatchObject({ currentValue: '390', netPerformance: '90', complete: true });
    await post(user, '/v1/transactions', sell({ at: '2021-01-10T00:00:00Z', quantity: '1', total: '160' }), 201);
    expect(await performance(user, at)).toMatchObject({ currentValue: '240', netPerformance: '100' });
    const rates = [{ from: 'USD', to: 'CHF', date: '2021-01-01', rate: '0.5' }];
    await post(user, '/v1/exchange-rates', { rates }, 200);
    await user.send('PUT', '/v1/settings', { body: { baseCurrency: 'CHF' } });
    expect(await performance(user, at)).toMatchObject({ currency: 'CHF', currentValue: '120', netPerformance: '50' });
    expect(await performance(user, `${at}&currency=USD`)).toMatchObject({ currency: 'USD', currentValue: '240' });
  });

  it('is told of one asset, one account, one portfolio, and of some days', async () => {
    const user = await investor();
    const body = { name: 'Cold', members: { accounts: ['cold'] } };
    const { portfolioId } = await post(user, '/v1/portfolios', body, 201);
    const net = async (query: string) => (await performance(user, `?to=2021-01-10&${query}`))['netPerformance'];
    expect(await net('asset=BTC')).toBe('100');
    expect(await net('account=cold')).toBe('-10');
    expect(await net(`portfolio=${portfolioId}`)).toBe('-10');
    expect(await net('from=2021-01-10')).toBe('100');
  });

  it('is held against an asset that serves as a benchmark', async () => {
    const user = await investor();
    const { benchmark, risk } = await performance(user, '?to=2021-01-10&asset=ETH&benchmark=BTC&riskFreeRate=0.01');
    expect(benchmark).toMatchObject({ asset: 'BTC', return: '0.5', excessReturn: '-0.6' });
    expect(risk).toMatchObject({ riskFreeRate: '0.01', maximumDrawdown: '-0.1', drawdownTrough: '2021-01-02' });
  });

  it('of many transactions is read in pages, and told day by day, list by list', async () => {
    const user = await newUser();
    const day = (index: number) => new Date(Date.UTC(2020, 0, 1 + index)).toISOString();
    const bought = (from: number) =>
      Array.from({ length: 400 }, (_, at) => buy({ at: day(from + at), quantity: '1', total: '10' }));
    await batch(user, deposit({ at: day(0), quantity: '100000' }), ...bought(0));
    expect(await performance(user, '?to=2022-12-31')).toMatchObject({
      totalInvestment: '100000',
      currentValue: '100000',
    });
    await batch(user, ...bought(200));
    expect(await performance(user, '?to=2022-12-31')).toMatchObject({
      totalInvestment: '100000',
      currentValue: '100000',
    });
    const first = await chart(user, '?to=2020-12-31&limit=300');
    const rest = await chart(user, `?to=2020-12-31&limit=300&cursor=${first['nextCursor']}`);
    expect([first.items.length, rest.items.length, rest['nextCursor']]).toEqual([300, 67, null]);
    expect([...first.items, ...rest.items]).toEqual((await chart(user, '?to=2020-12-31')).items);
  });

  it('is not told of days that are the wrong way round, nor of a portfolio, asset or account that is not there', async () => {
    const user = await newUser();
    const wrong = await user.send('GET', '/v1/performance?from=2021-02-01&to=2021-01-01');
    expect(refusal(wrong)).toMatchObject({ status: 400, code: 'ValidationFailed', paths: ['from'] });
    const none = await user.send('GET', `/v1/performance/chart?portfolio=${user.userId}`);
    expect(refusal(none)).toMatchObject({ status: 404, code: 'NotFound' });
    await post(user, '/v1/transactions', buy({ at: '2021-01-01T00:00:00Z', quantity: '2', total: '200' }), 201);
    for (const nothing of ['asset=NOPE', 'account=nope', 'asset=BTC&account=nope']) {
      for (const target of ['/v1/performance', '/v1/performance/chart']) {
        expect(refusal(await user.read(`${target}?${nothing}`))).toMatchObject({ status: 404, code: 'NotFound' });
      }
    }
    // What was bought later than it is asked about is known, and was nothing then; lists have nothing of what nobody named.
    expect(await performance(user, '?asset=BTC&to=2020-01-01')).toMatchObject({ currentValue: '0' });
    expect((await user.read('/v1/holdings?account=nope')).body).toMatchObject({ items: [], complete: true });
  });
});
