import { describe, expect, it } from 'vitest';
import { newUser, post, refusal } from '../support/api.ts';
import type { HttpClient } from '../support/http-client.ts';
import { buy, income, sell } from '../support/transactions.ts';

const row = (asset: string, date: string, close: string, currency = 'USD') => ({ asset, date, close, currency });
const record = (user: HttpClient, ...prices: readonly unknown[]) => post(user, '/v1/prices', { prices }, 200);
const rate = (from: string, to: string, date: string, value: string) => ({ from, to, date, rate: value });
const recordRates = (user: HttpClient, ...rates: readonly unknown[]) =>
  post(user, '/v1/exchange-rates', { rates }, 200);

describe('the own prices of a user', () => {
  it('are listed by asset and date, the newest word for a day', async () => {
    const user = await newUser();
    const all = [
      row('ETH', '2021-01-02', '3.5'),
      row('BTC', '2021-01-01', '1'),
      row('BTC', '2020-12-31', '0.000000000000000001'),
    ];
    expect(await record(user, ...all)).toEqual({ recorded: 3 });
    await record(user, row('BTC', '2021-01-01', '2', 'CHF'));
    const [eth, , last] = all;
    expect(await user.readAll('/v1/prices')).toEqual([last, row('BTC', '2021-01-01', '2', 'CHF'), eth]);
    expect(await user.readAll('/v1/prices?limit=1')).toHaveLength(3);
    expect(await user.readAll('/v1/prices?asset=ETH')).toEqual([eth]);
    expect(await user.readAll('/v1/prices?from=2021-01-01&to=2021-01-01')).toEqual([
      row('BTC', '2021-01-01', '2', 'CHF'),
    ]);
    expect(await user.readAll('/v1/prices?asset=XYZ')).toEqual([]);
  });

  it('of a day before the asset existed are refused, and nothing is kept', async () => {
    const user = await newUser();
    const own = { code: 'MY-HOUSE', type: 'custom', name: 'House', precision: 1, inceptionDate: '2020-06-01' };
    expect(await post(user, '/v1/assets', own, 201)).toMatchObject({ inceptionDate: '2020-06-01' });
    const prices = [
      row('MY-HOUSE', '2020-06-01', '1'),
      row('MY-HOUSE', '2020-05-31', '1'),
      row('BTC', '2009-01-02', '1'),
    ];
    const refused = { status: 400, code: 'ValidationFailed' };
    const send = async (path: string, body: object) => refusal(await user.send('POST', path, { body }));
    expect(await send('/v1/prices', { prices })).toEqual({ ...refused, paths: ['prices.1.date', 'prices.2.date'] });
    const rates = [rate('USD', 'EUR', '1998-12-31', '0.9')];
    expect(await send('/v1/exchange-rates', { rates })).toEqual({ ...refused, paths: ['rates.0.date'] });
    expect(await user.readAll('/v1/prices')).toEqual([]);
    expect(await user.readAll('/v1/exchange-rates')).toEqual([]);
    const early = ['prices?asset=BTC&from=2008-01-01&to=2009-01-02', 'rates?from=EUR&to=USD&date=1998-12-31'];
    const reads = await Promise.all(early.map((target) => user.send('GET', `/v1/market/${target}`)));
    expect(reads.map((answer) => refusal(answer).paths)).toEqual([['to'], ['date']]);
  });

  it('recorded twice change nothing', async () => {
    const user = await newUser();
    await record(user, row('BTC', '2021-01-01', '1'));
    expect(await record(user, row('BTC', '2021-01-01', '1.0'))).toEqual({ recorded: 1 });
    expect(await user.readAll('/v1/prices')).toEqual([row('BTC', '2021-01-01', '1')]);
  });

  it('are taken a thousand at a time', async () => {
    const user = await newUser();
    const prices = Array.from({ length: 1_001 }, (_, at) => row(`A${at}`, '2021-01-01', '1'));
    expect(refusal(await user.send('POST', '/v1/prices', { body: { prices } }))).toEqual({
      status: 400,
      code: 'ValidationFailed',
      paths: ['prices'],
    });
    expect(await user.readAll('/v1/prices')).toEqual([]);
    expect(await record(user, ...prices.slice(1))).toEqual({ recorded: 1_000 });
    expect(await user.readAll('/v1/prices?limit=300')).toHaveLength(1_000);
  });

  it('value what had no price, and whatever follows from it', async () => {
    const user = await newUser();
    const transactions = [
      income({ at: '2021-01-05T12:00:00Z', quantity: '2' }),
      sell({ at: '2021-02-01T00:00:00Z', asset: 'ETH', quantity: '1', total: '150' }),
    ];
    await post(user, '/v1/transactions/batch', { transactions }, 202);
    const [lot] = await user.readAll('/v1/tax/lots');
    expect(lot).toMatchObject({ needsPrice: true, quantity: '2' });
    expect((await user.read('/v1/tax/lots')).body).toMatchObject({
      complete: false,
      missing: [{ missingPrices: ['ETH'] }],
    });
    expect((await user.read('/v1/holdings')).body).toMatchObject({ complete: false });

    await record(user, row('ETH', '2021-01-05', '100'));
    const after = await user.read('/v1/tax/lots');
    expect(after.body).toMatchObject({ complete: true, items: [{ costBasis: '200', unitCost: '100' }] });
    expect((after.body['items'] as object[])[0]).not.toHaveProperty('needsPrice');
    expect((await user.read('/v1/tax/disposals')).body).toMatchObject({
      complete: true,
      items: [{ proceeds: '150', costBasis: '100', gain: '50' }],
    });
    expect((await user.read('/v1/holdings')).body).toMatchObject({ complete: true });

    await record(user, row('ETH', '2021-01-05', '120'));
    expect((await user.read('/v1/tax/disposals')).body).toMatchObject({ items: [{ costBasis: '120', gain: '30' }] });
  });

  it('value a disposal whose proceeds nobody stated', async () => {
    const user = await newUser();
    const gift = {
      ...income({ at: '2021-03-01T00:00:00Z', quantity: '1' }),
      type: 'gift_sent',
      incomeKind: undefined,
      amounts: [{ asset: 'ETH', quantity: '1', direction: 'out' }],
    };
    const transactions = [buy({ at: '2021-01-01T00:00:00Z', asset: 'ETH', quantity: '1', total: '100' }), gift];
    await post(user, '/v1/transactions/batch', { transactions }, 202);
    const [before] = await user.readAll('/v1/tax/disposals');
    expect(before).toMatchObject({ needsPrice: true, costBasis: '100' });
    expect(before).not.toHaveProperty('proceeds');
    expect(before).not.toHaveProperty('gain');
    await record(user, row('ETH', '2021-03-01', '130'));
    const [after] = await user.readAll('/v1/tax/disposals');
    expect(after).toMatchObject({ proceeds: '130', gain: '30' });
    expect(after).not.toHaveProperty('needsPrice');
  });

  it('in another currency need that one’s rate', async () => {
    const user = await newUser();
    await post(user, '/v1/transactions', income({ at: '2021-01-05T12:00:00Z', quantity: '2' }), 201);
    await record(user, row('ETH', '2021-01-05', '100', 'CHF'));
    expect((await user.readAll('/v1/tax/lots'))[0]).toMatchObject({ needsPrice: true });
    await recordRates(user, rate('USD', 'CHF', '2021-01-05', '0.8'));
    expect((await user.readAll('/v1/tax/lots'))[0]).toMatchObject({ costBasis: '250' });
  });

  it.each<[string, unknown, string]>([
    ['of nothing', { prices: [] }, 'prices'],
    ['below zero', { prices: [row('BTC', '2021-01-01', '-1')] }, 'prices.0.close'],
    ['of zero', { prices: [row('BTC', '2021-01-01', '0')] }, 'prices.0.close'],
    ['as a number', { prices: [{ ...row('BTC', '2021-01-01', '1'), close: 1 }] }, 'prices.0.close'],
    ['on 30 February', { prices: [row('BTC', '2021-02-30', '1')] }, 'prices.0.date'],
    ['in the year 20210', { prices: [row('BTC', '20210-01-01', '1')] }, 'prices.0.date'],
    ['in the future', { prices: [row('BTC', '2100-01-01', '1')] }, 'prices.0.date'],
    ['at a time', { prices: [row('BTC', '2021-01-01T00:00:00Z', '1')] }, 'prices.0.date'],
    ['in itself', { prices: [row('USD', '2021-01-01', '1')] }, 'prices.0.currency'],
    [
      'that contradict each other',
      { prices: [row('BTC', '2021-01-01', '1'), row('BTC', '2021-01-01', '2')] },
      'prices.1',
    ],
    ['without an asset', { prices: [{ ...row('BTC', '2021-01-01', '1'), asset: '' }] }, 'prices.0.asset'],
    ['with more', { prices: [{ ...row('BTC', '2021-01-01', '1'), source: 'me' }] }, 'prices.0.source'],
  ])('%s are refused and not kept', async (_, body, path) => {
    const user = await newUser();
    const answer = await user.send('POST', '/v1/prices', { body });
    expect(refusal(answer)).toMatchObject({
      status: 400,
      code: 'ValidationFailed',
      paths: expect.arrayContaining([path]),
    });
    expect(await user.readAll('/v1/prices')).toEqual([]);
  });
});

describe('the own exchange rates of a user', () => {
  it('are listed by pair and date', async () => {
    const user = await newUser();
    const all = [
      rate('USD', 'CHF', '2021-01-02', '0.9'),
      rate('EUR', 'USD', '2021-01-01', '1.2'),
      rate('USD', 'CHF', '2021-01-01', '0.8'),
    ];
    expect(await recordRates(user, ...all)).toEqual({ recorded: 3 });
    const [second, euro, first] = all;
    expect(await user.readAll('/v1/exchange-rates')).toEqual([euro, first, second]);
    expect(await user.readAll('/v1/exchange-rates?limit=1')).toEqual([euro, first, second]);
    expect(await user.readAll('/v1/exchange-rates?base=USD&quote=CHF&from=2021-01-02')).toEqual([second]);
    expect(await user.readAll('/v1/exchange-rates?quote=USD')).toEqual([euro]);
  });

  it.each<[string, unknown, string]>([
    ['of nothing', { rates: [] }, 'rates'],
    ['to itself', { rates: [rate('USD', 'USD', '2021-01-01', '1')] }, 'rates.0.to'],
    ['of zero', { rates: [rate('USD', 'CHF', '2021-01-01', '0')] }, 'rates.0.rate'],
    ['in words', { rates: [rate('USD', 'CHF', '2021-01-01', 'one')] }, 'rates.0.rate'],
    ['of what is no currency', { rates: [rate('us dollar', 'CHF', '2021-01-01', '1')] }, 'rates.0.from'],
    ['with more', { rates: [], base: 'USD' }, 'base'],
  ])('%s are refused and not kept', async (_, body, path) => {
    const user = await newUser();
    const answer = await user.send('POST', '/v1/exchange-rates', { body });
    expect(refusal(answer)).toMatchObject({
      status: 400,
      code: 'ValidationFailed',
      paths: expect.arrayContaining([path]),
    });
    expect(await user.readAll('/v1/exchange-rates')).toEqual([]);
  });
});
