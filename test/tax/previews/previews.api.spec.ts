import { describe, expect, it } from 'vitest';
import { newUser, post, refusal } from '../../support/api.ts';
import type { Body, HttpClient } from '../../support/http-client.ts';
import { buy, sell } from '../../support/transactions.ts';

const PATH = '/v1/tax/previews';
const AT = '2021-07-01T00:00:00Z';

/** Has 0.75 at 100, and one each at 300 and, in a wallet, at 200. */
async function holder(settings?: Body): Promise<HttpClient> {
  const user = await newUser();
  if (settings) expect((await user.send('PUT', '/v1/settings', { body: settings })).status).toBe(200);
  const transactions = [
    buy({ at: '2020-01-01T00:00:00Z', quantity: '1', total: '100' }),
    buy({ at: '2021-02-01T00:00:00Z', quantity: '1', total: '300' }),
    buy({ at: '2021-03-01T00:00:00Z', quantity: '1', total: '200', account: 'wallet' }),
    sell({ at: '2021-06-01T00:00:00Z', quantity: '0.25', total: '100' }),
  ];
  await post(user, '/v1/transactions/batch', { transactions }, 202);
  return user;
}

const listIn = (body: Body, name: string): readonly Body[] => body[name] as Body[];
const methodIn = (body: Body, method: string): Body => {
  const found = listIn(body, 'methods').find((each) => each['method'] === method);
  if (found === undefined) throw new Error(`no preview by ${method}`);
  return found;
};
const rowsBy = (body: Body, method: string) =>
  listIn(methodIn(body, method), 'rows').map((row) => `${row['quantity']} at ${row['costBasis']}, ${row['term']}`);

describe('a preview', () => {
  it('shows the lots of each method side by side, and what the year would come to', async () => {
    const user = await holder();
    const sale = { asset: 'BTC', quantity: '1.5', price: '400', at: AT };
    const answer = await post(user, PATH, { sell: sale, year: 2021 }, 200);
    expect(answer).toMatchObject({ currency: 'USD', jurisdiction: 'US', complete: true });
    expect(listIn(answer, 'methods').map(({ method, inUse, allowed }) => [method, inUse, allowed])).toEqual([
      ['FIFO', true, true],
      ...['LIFO', 'HIFO', 'LOFO', 'AVERAGE'].map((method) => [method, false, true]),
    ]);
    expect(rowsBy(answer, 'FIFO')).toEqual(['0.75 at 75, long', '0.75 at 225, short']);
    expect(rowsBy(answer, 'LIFO')).toEqual(['1 at 200, short', '0.5 at 150, short']);
    expect(rowsBy(answer, 'HIFO')).toEqual(['1 at 300, short', '0.5 at 100, short']);
    expect(rowsBy(answer, 'LOFO')).toEqual(['0.75 at 75, long', '0.75 at 150, short']);
    expect(rowsBy(answer, 'AVERAGE')[0]).toBe('0.75 at 156.818181818181818182, long');
    expect(methodIn(answer, 'FIFO')['gains']).toMatchObject({ short: { gain: '75' }, long: { gain: '225' } });
    expect(answer['year']).toMatchObject({ taxYear: 2021, recorded: { total: { gain: '75' } } });
    expect(methodIn(answer, 'HIFO')['year']).toMatchObject({ total: { proceeds: '700', gain: '275' } });
  });

  it('is what happens when the sale is recorded, and changes nothing before', async () => {
    const user = await holder({ tax: { method: 'HIFO' } });
    const sale = { asset: 'BTC', quantity: '1.5', price: '400', at: AT, account: 'kraken' };
    const before = await user.readAll('/v1/tax/disposals');
    const answer = await post(user, PATH, { sell: sale }, 200);
    expect(await user.readAll('/v1/tax/disposals')).toEqual(before);
    const { transactionId } = await post(
      user,
      '/v1/transactions',
      sell({ at: AT, quantity: '1.5', total: '600' }),
      201,
    );
    const made = (await user.readAll('/v1/tax/disposals')).filter((row) => row['transactionId'] === transactionId);
    const shown = listIn(methodIn(answer, 'HIFO'), 'rows').map(({ sale: _, ...row }) => ({ transactionId, ...row }));
    expect(shown).toEqual(made);
  });

  it('of several sales lets each see the ones before it', async () => {
    const user = await holder();
    const sale = { asset: 'BTC', quantity: '1', price: '400' };
    const answer = await post(user, PATH, { sells: [sale, sale] }, 200);
    expect(listIn(methodIn(answer, 'LIFO'), 'rows')).toMatchObject([
      { sale: 0, quantity: '1', costBasis: '200' },
      { sale: 1, quantity: '1', costBasis: '300' },
    ]);
    expect(rowsBy(answer, 'FIFO')).toEqual([
      '0.75 at 75, long',
      '0.25 at 75, long',
      '0.75 at 225, long',
      '0.25 at 50, long',
    ]);
  });

  it('keeps to the lots of the account, where these are apart, and takes a price in another currency', async () => {
    const user = await holder({ tax: { lotScope: 'per-account' } });
    const sale = { asset: 'BTC', quantity: '0.5', price: '400', at: AT };
    const refused = refusal(await user.send('POST', PATH, { body: { sell: sale } }));
    expect(refused).toEqual({ status: 400, code: 'ValidationFailed', paths: ['sell.account'] });
    expect(rowsBy(await post(user, PATH, { sell: { ...sale, account: 'wallet' } }, 200), 'FIFO')).toEqual([
      '0.5 at 100, short',
    ]);
    const foreign = { ...sale, account: 'wallet', currency: 'CHF' };
    expect(await post(user, PATH, { sell: foreign }, 200)).toMatchObject({
      complete: false,
      missing: [{ reason: 'price-missing', asset: 'BTC' }],
    });
    await post(
      user,
      '/v1/exchange-rates',
      { rates: [{ from: 'CHF', to: 'USD', date: '2021-07-01', rate: '1.1' }] },
      200,
    );
    expect(methodIn(await post(user, PATH, { sell: foreign }, 200), 'FIFO')['gains']).toMatchObject({
      total: { proceeds: '220', gain: '120' },
    });
  });

  it('names what more is sold than was held by then, or refuses it to the strict', async () => {
    const user = await holder();
    const sale = { asset: 'BTC', quantity: '3', price: '400', at: AT };
    const answer = await post(user, PATH, { sell: sale }, 200);
    expect(answer).toMatchObject({ complete: false, missing: [{ asset: 'BTC', quantity: '0.25' }] });
    expect(listIn(methodIn(answer, 'LIFO'), 'rows').at(-1)).toMatchObject({ missingQuantity: '0.25', costBasis: '0' });
    const early = await post(user, PATH, { sell: { ...sale, at: '2019-01-01T00:00:00Z' } }, 200);
    expect(listIn(methodIn(early, 'FIFO'), 'rows')).toMatchObject([{ missingQuantity: '3', gain: '1200' }]);
    await user.send('PUT', '/v1/settings', { body: { tax: { strict: true } } });
    // a sale before the one that is recorded would take its lots away
    for (const sold of [sale, { ...sale, quantity: '2.9', at: '2021-05-01T00:00:00Z' }]) {
      const refused = refusal(await user.send('POST', PATH, { body: { sell: sold } }));
      expect(refused).toMatchObject({ code: 'InsufficientLots', paths: ['sell.quantity'] });
    }
    await post(user, PATH, { sell: { ...sale, quantity: '2.75' } }, 200);
  });
});

it('what cannot be a sale is refused with the field that is wrong', async () => {
  const user = await holder();
  const sale = { asset: 'BTC', quantity: '1', price: '400', at: AT };
  const cases: readonly (readonly [Body, string])[] = [
    [{ sell: { ...sale, asset: 'ETH' } }, 'sell.asset'],
    [{ sell: { ...sale, asset: 'USD' } }, 'sell.asset'],
    [{ sell: { ...sale, quantity: '0' } }, 'sell.quantity'],
    [{ sell: { ...sale, quantity: '-1' } }, 'sell.quantity'],
    [{ sell: { ...sale, price: '0' } }, 'sell.price'],
    [{ sell: { ...sale, price: 'much' } }, 'sell.price'],
    [{ sell: { ...sale, at: '2099-01-01T00:00:00Z' } }, 'sell.at'],
    [{ sell: { ...sale, at: 'tomorrow' } }, 'sell.at'],
    [{ sells: [sale, { ...sale, at: '2021-06-30T00:00:00Z' }] }, 'sells.1.at'],
    [{ sells: [] }, 'sells'],
    [{ sell: sale, sells: [sale] }, ''],
    [{}, ''],
    [{ sell: sale, year: 1 }, 'year'],
  ];
  for (const [body, path] of cases) {
    const refused = refusal(await user.send('POST', PATH, { body }));
    expect(refused, JSON.stringify(body)).toEqual({ status: 400, code: 'ValidationFailed', paths: [path] });
  }
});
