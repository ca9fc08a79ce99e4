import { expect, it } from 'vitest';
import { newUser, post, refusal } from '../../support/api.ts';
import type { Body, HttpClient } from '../../support/http-client.ts';
import { buy } from '../../support/transactions.ts';

const PATH = '/v1/tax/harvest';
const AT = '2024-01-09T15:00:00Z';

/** Holds shares at 50 and 55, and coins at 100 and 10 each; shares are at 40 now and coins at 30. */
async function holder(tax: Body = { securities: ['VTI'] }): Promise<HttpClient> {
  const user = await newUser();
  expect((await user.send('PUT', '/v1/settings', { body: { tax } })).status).toBe(200);
  const transactions = [
    buy({ at: '2022-09-26T10:00:00Z', asset: 'VTI', quantity: '100', total: '5000' }),
    buy({ at: '2023-12-19T10:00:00Z', asset: 'VTI', quantity: '50', total: '2750' }),
    buy({ at: '2023-06-01T10:00:00Z', asset: 'COIN', quantity: '2', total: '200', account: 'wallet' }),
    buy({ at: '2023-05-01T10:00:00Z', asset: 'COIN', quantity: '3', total: '30' }),
    buy({ at: '2023-05-01T10:00:00Z', asset: 'NOPRICE', quantity: '3', total: '30' }),
  ];
  await post(user, '/v1/transactions/batch', { transactions }, 202);
  const prices = [
    { asset: 'VTI', date: '2024-01-08', close: '40', currency: 'USD' },
    { asset: 'COIN', date: '2024-01-09', close: '30', currency: 'USD' },
    // in a currency that nobody has a rate for
    { asset: 'NOPRICE', date: '2024-01-09', close: '5', currency: 'ZMW' },
  ];
  await post(user, '/v1/prices', { prices }, 200);
  return user;
}

const read = async (user: HttpClient, query = '') => (await user.read(`${PATH}?at=${AT}${query}`)).body;
const rowsIn = (body: Body) =>
  (body['items'] as Body[]).map(
    ({ asset, loss, term, method, unitsBefore, gainBefore }) =>
      `${asset} ${loss} ${term}, by ${method} after ${unitsBefore} for ${gainBefore}`,
  );

it('lots at a loss come with the greatest first, and with what the method sells before them', async () => {
  const user = await holder();
  const harvest = await read(user);
  expect(rowsIn(harvest)).toEqual([
    'VTI 1000 long, by FIFO after 0 for 0',
    'VTI 750 short, by FIFO after 100 for -1000',
    'COIN 140 short, by FIFO after 3 for 60',
  ]);
  expect(harvest).toMatchObject({
    totals: { short: '890', long: '1000', exempt: '0', loss: '1890' },
    ...{ currency: 'USD', complete: false, missing: [{ reason: 'price-missing', asset: 'NOPRICE' }] },
  });
  expect((harvest['items'] as Body[])[0]).toMatchObject({
    ...{ price: '40', priceDate: '2024-01-08', priceSource: 'own', quantity: '100', value: '4000' },
    washSale: {
      replacedQuantity: '50',
      boughtRecently: [{ quantity: '50', acquiredAt: '2023-12-19T10:00:00.000Z' }],
      doNotBuyBefore: '2024-02-09',
    },
  });
  expect((harvest['items'] as Body[])[1]).toMatchObject({ washSale: { replacedQuantity: '0', boughtRecently: [] } });
  expect((harvest['items'] as Body[])[2]).not.toHaveProperty('washSale');
  expect(await user.readAll(`${PATH}?at=${AT}&limit=1`)).toEqual(harvest['items']);
});

it('they can be narrowed by loss, asset and account, and cost the mean where that is the method', async () => {
  const user = await holder();
  expect(rowsIn(await read(user, '&minLoss=750'))).toHaveLength(2);
  expect(rowsIn(await read(user, '&account=wallet'))).toEqual(['COIN 140 short, by FIFO after 3 for 60']);
  expect(await read(user, '&asset=COIN&include=all')).toMatchObject({
    items: [{ washSale: { replacedQuantity: '0', doNotBuyBefore: '2024-02-09' } }],
  });
  await user.send('PUT', '/v1/settings', { body: { tax: { method: 'AVERAGE' } } });
  expect(rowsIn(await read(user, '&asset=COIN'))).toEqual([
    'COIN 48 short, by AVERAGE after 0 for 0',
    'COIN 32 short, by AVERAGE after 3 for -48',
  ]);
});

it('without a price of the day the last own one is taken, with its day, and bad questions are refused', async () => {
  const user = await holder();
  const { body } = await user.read(`${PATH}?asset=COIN`);
  expect(body['items']).toMatchObject([{ priceDate: '2024-01-09', priceSource: 'own', term: 'long' }]);
  expect((await user.read(`${PATH}?asset=NOBODYS`)).body).toMatchObject({ items: [], complete: true });
  for (const [query, path] of [
    ['minLoss=-1', 'minLoss'],
    ['at=soon', 'at'],
    ['cursor=x', 'cursor'],
    ['limit=0', 'limit'],
  ] as const) {
    const refused = refusal(await user.read(`${PATH}?${query}`));
    expect(refused).toEqual({ status: 400, code: 'ValidationFailed', paths: [path] });
  }
});
