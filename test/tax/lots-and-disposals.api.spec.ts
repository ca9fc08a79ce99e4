import { describe, expect, it } from 'vitest';
import { newUser, post, refusal } from '../support/api.ts';
import type { Body, HttpClient } from '../support/http-client.ts';
import { buy, income, sell, transfer } from '../support/transactions.ts';

const batch = (user: HttpClient, ...transactions: readonly unknown[]) =>
  post(user, '/v1/transactions/batch', { transactions }, 202);
const put = async (user: HttpClient, body: Body) => {
  const answer = await user.send('PUT', '/v1/settings', { body });
  expect(answer, answer.text).toMatchObject({ status: 200 });
};
const lots = (user: HttpClient, query = '') => user.readAll(`/v1/tax/lots${query}`);
const disposals = (user: HttpClient, query = '') => user.readAll(`/v1/tax/disposals${query}`);
const pick = (items: readonly Body[], ...names: readonly string[]) =>
  items.map((item) => names.map((name) => item[name]).join(' '));

/** Three lots of BTC, one of ETH; the first is used up, the second in part. */
async function seller(): Promise<HttpClient> {
  const user = await newUser();
  await batch(
    user,
    buy({ at: '2020-01-01T00:00:00Z', quantity: '1', total: '100' }),
    buy({ at: '2020-06-01T00:00:00Z', quantity: '1', total: '200', account: 'coinbase' }),
    buy({ at: '2020-12-01T00:00:00Z', quantity: '1', total: '300' }),
    buy({ at: '2020-03-01T00:00:00Z', asset: 'ETH', quantity: '10', total: '50' }),
    sell({ at: '2020-07-01T00:00:00Z', quantity: '0.5', total: '100' }),
    sell({ at: '2021-03-01T00:00:00Z', quantity: '1', total: '400' }),
    sell({ at: '2021-08-01T00:00:00Z', asset: 'ETH', quantity: '10', total: '60' }),
  );
  return user;
}

describe('lots', () => {
  it('that are dated ahead, and sales that are, count from their time on', async () => {
    const user = await newUser();
    await batch(
      user,
      buy({ at: '2021-01-01T00:00:00Z', asset: 'BTC', quantity: '1', total: '100' }),
      buy({ at: '2090-01-01T00:00:00Z', asset: 'BTC', quantity: '2', total: '500' }),
      sell({ at: '2090-02-01T00:00:00Z', asset: 'BTC', quantity: '1', total: '900' }),
    );
    expect(await lots(user)).toMatchObject([{ quantity: '1', status: 'open' }]);
    expect(pick(await lots(user, '?asOf=2090-01-15T00:00:00Z'), 'remainingQuantity')).toEqual(['1', '2']);
    expect(pick(await lots(user, '?asOf=2090-02-01T00:00:00Z'), 'remainingQuantity')).toEqual(['0', '2']);
    expect(await lots(user, `?asKnownAt=${new Date().toISOString()}`)).toMatchObject([{ status: 'open' }]);
  });

  it('say what was acquired and what is left', async () => {
    const user = await seller();
    const [first, second] = await lots(user, '?asset=BTC');
    const { body } = await user.read(`/v1/transactions/${first?.['acquisitionTransactionId']}`);
    expect(body).toMatchObject({ type: 'buy', timestamp: '2020-01-01T00:00:00Z' });
    expect(first).toMatchObject({
      account: 'kraken',
      status: 'closed',
      quantity: '1',
      remainingQuantity: '0',
      costBasis: '100',
      remainingCostBasis: '0',
    });
    expect(second).toEqual({
      lotId: expect.any(String),
      asset: 'BTC',
      account: 'coinbase',
      acquiredAt: '2020-06-01T00:00:00.000Z',
      method: expect.any(String),
      status: 'partial',
      quantity: '1',
      remainingQuantity: '0.5',
      costBasis: '200',
      remainingCostBasis: '100',
      unitCost: '200',
      acquisitionTransactionId: expect.any(String),
    });
  });

  it.each([
    ['', '100 200 300 50'],
    ['?status=open', '300'],
    ['?status=partial', '200'],
    ['?status=closed', '100 50'],
    ['?asset=ETH', '50'],
    ['?asset=BTC&account=coinbase', '200'],
    ['?account=kraken', '100 300 50'],
    ['?asset=BTC&account=kraken&status=closed', '100'],
    ['?asset=XYZ', ''],
    ['?limit=1', '100 200 300 50'],
    ['?limit=1&account=kraken', '100 300 50'],
    ['?limit=2&status=closed', '100 50'],
  ])('filtered by "%s" are those of cost %s', async (query, costs) => {
    const user = await seller();
    expect(pick(await lots(user, query), 'costBasis').join(' ')).toBe(costs);
  });

  it.each(['status=done', 'status=', 'asset=%21', 'account=%20', 'cursor=x', 'limit=-1', 'year=2021'])(
    'asked for with %s are refused',
    async (query) => {
      const user = await newUser();
      const path = query.split('=')[0];
      expect(refusal(await user.send('GET', `/v1/tax/lots?${query}`))).toEqual({
        status: 400,
        code: 'ValidationFailed',
        paths: [path],
      });
    },
  );

  it('take no forged cursor', async () => {
    const user = await seller();
    for (const position of ['x', '1', 'x y', {}, null]) {
      const cursor = Buffer.from(JSON.stringify({ l: 'tax-lots', p: position })).toString('base64url');
      const answer = await user.send('GET', `/v1/tax/lots?cursor=${cursor}`);
      expect(refusal(answer)).toEqual({ status: 400, code: 'ValidationFailed', paths: ['cursor'] });
    }
  });
});

describe('disposals', () => {
  it('are one row for each transaction and lot, in their order', async () => {
    const user = await seller();
    const rows = await disposals(user, '?asset=BTC');
    expect(pick(rows, 'disposedAt', 'quantity', 'proceeds', 'costBasis', 'gain', 'term', 'holdingDays')).toEqual([
      '2020-07-01T00:00:00.000Z 0.5 100 50 50 short 182',
      '2021-03-01T00:00:00.000Z 0.5 200 50 150 long 425',
      '2021-03-01T00:00:00.000Z 0.5 200 100 100 short 273',
    ]);
    const known = new Set((await lots(user)).map(({ lotId }) => lotId));
    expect(rows.every(({ lotId }) => known.has(lotId))).toBe(true);
  });

  it('are filtered by year and asset, and paged', async () => {
    const user = await seller();
    expect(pick(await disposals(user, '?year=2020'), 'gain')).toEqual(['50']);
    expect(pick(await disposals(user, '?year=2021'), 'gain')).toEqual(['150', '100', '10']);
    expect(pick(await disposals(user, '?year=2021&asset=ETH'), 'gain')).toEqual(['10']);
    expect(await disposals(user, '?year=2019')).toEqual([]);
    expect(await disposals(user, '?limit=1')).toEqual(await disposals(user));
    expect(await disposals(user, '?limit=1&year=2021')).toEqual(await disposals(user, '?year=2021'));
  });

  it('of a fiscal year are those of the year that ends then', async () => {
    const user = await seller();
    await put(user, { fiscalYearEndMonth: 6 });
    expect(pick(await disposals(user, '?year=2020'), 'gain')).toEqual([]);
    expect(pick(await disposals(user, '?year=2021'), 'gain')).toEqual(['50', '150', '100']);
    expect(pick(await disposals(user, '?year=2022'), 'gain')).toEqual(['10']);
  });

  it.each(['year=now', 'year=20210', 'year=1899', 'cursor=x', 'status=open'])(
    'asked for with %s are refused',
    async (query) => {
      const user = await newUser();
      const path = query.split('=')[0];
      expect(refusal(await user.send('GET', `/v1/tax/disposals?${query}`))).toEqual({
        status: 400,
        code: 'ValidationFailed',
        paths: [path],
      });
    },
  );

  it('of more than is held are kept and flagged', async () => {
    const user = await newUser();
    await batch(
      user,
      buy({ at: '2020-01-01T00:00:00Z', quantity: '1', total: '100' }),
      sell({ at: '2020-02-01T00:00:00Z', quantity: '4', total: '800' }),
    );
    const { body } = await user.read('/v1/tax/disposals');
    expect(body).toMatchObject({ complete: false, missing: [{ missingLots: ['BTC'] }] });
    const [covered, short] = body['items'] as [Body, Body];
    expect(covered).toMatchObject({ quantity: '1', proceeds: '200', costBasis: '100', gain: '100' });
    expect(short).toMatchObject({
      quantity: '3',
      missingQuantity: '3',
      proceeds: '600',
      costBasis: '0',
      gain: '600',
      term: 'short',
    });
    expect(short).not.toHaveProperty('lotId');
    expect(short).not.toHaveProperty('acquiredAt');
    await post(user, '/v1/transactions', buy({ at: '2019-01-01T00:00:00Z', quantity: '3', total: '30' }), 201);
    const healed = await user.read('/v1/tax/disposals');
    expect(healed.body['complete']).toBe(true);
    expect(pick(healed.body['items'] as Body[], 'quantity', 'costBasis')).toEqual(['3 30', '1 100']);
  });

  it('go by the method of the settings, which a year may override', async () => {
    const user = await seller();
    const costs = async () => pick(await disposals(user, '?asset=BTC&year=2021'), 'costBasis');
    await put(user, { tax: { method: 'HIFO' } });
    expect(await costs()).toEqual(['300']);
    await put(user, { tax: { method: 'HIFO', methodByYear: { 2021: 'LOFO' } } });
    expect(await costs()).toEqual(['100']);
    await put(user, { tax: { method: 'AVERAGE' } });
    expect((await costs()).length).toBe(2);
    const gains = pick(await disposals(user, '?asset=BTC'), 'gain').map(Number);
    expect(gains.reduce((sum, gain) => sum + gain, 0)).toBeCloseTo(500 - 75 - 210, 9);
  });

  it('by account use the lots of that account, which a transfer brings with date and cost', async () => {
    const user = await newUser();
    await put(user, { tax: { lotScope: 'per-account' } });
    await batch(
      user,
      buy({ at: '2020-01-01T00:00:00Z', quantity: '2', total: '100' }),
      buy({ at: '2020-02-01T00:00:00Z', quantity: '1', total: '500', account: 'cold-wallet' }),
      transfer({ at: '2020-03-01T00:00:00Z', quantity: '1', toAccount: 'cold-wallet' }),
      sell({ at: '2021-06-01T00:00:00Z', quantity: '1', total: '900', account: 'cold-wallet' }),
    );
    const [row, ...others] = await disposals(user);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      account: 'cold-wallet',
      costBasis: '50',
      acquiredAt: '2020-01-01T00:00:00.000Z',
      term: 'long',
    });
    expect(pick(await lots(user, '?account=kraken'), 'remainingQuantity')).toEqual(['1']);
    const moved = (await lots(user, '?account=cold-wallet')).find(({ lotId }) => lotId === row?.['lotId']);
    const [kept] = await lots(user, '?account=kraken');
    expect(moved?.['acquisitionTransactionId']).toBe(kept?.['acquisitionTransactionId']);
  });
});

describe('strict settings', () => {
  const strict = async () => {
    const user = await newUser();
    await put(user, { tax: { strict: true } });
    return user;
  };

  it('refuse a sale of more than is held, and store nothing of it', async () => {
    const user = await strict();
    await post(user, '/v1/transactions', buy({ at: '2020-01-01T00:00:00Z', quantity: '1', total: '100' }), 201);
    const sale = (quantity: string, externalId: string) =>
      sell({ at: '2020-02-01T00:00:00Z', quantity, total: '100', externalId });
    const answer = await user.send('POST', '/v1/transactions', { body: sale('1.000000000000000001', 'a') });
    expect(refusal(answer)).toEqual({ status: 422, code: 'InsufficientLots', paths: ['amounts'] });
    expect(await user.readAll('/v1/transactions')).toHaveLength(1);
    await post(user, '/v1/transactions', sale('1', 'a'), 201);
    expect(refusal(await user.send('POST', '/v1/transactions', { body: sale('0.1', 'b') }))).toMatchObject({
      code: 'InsufficientLots',
    });
    await post(user, '/v1/transactions', sale('1', 'a'), 200);
    expect((await user.read('/v1/tax/disposals')).body).toMatchObject({ complete: true, items: { length: 1 } });
  });

  it('refuse a backdated sale that would leave a later one short', async () => {
    const user = await strict();
    await batch(
      user,
      buy({ at: '2020-01-01T00:00:00Z', quantity: '1', total: '1' }),
      sell({ at: '2020-03-01T00:00:00Z', quantity: '1', total: '2' }),
    );
    const answer = await user.send('POST', '/v1/transactions', {
      body: sell({ at: '2020-02-01T00:00:00Z', quantity: '1', total: '3' }),
    });
    expect(refusal(answer)).toMatchObject({ status: 422, code: 'InsufficientLots' });
    expect(await disposals(user)).toHaveLength(1);
  });

  it('name what of a batch would be short, and take the rest', async () => {
    const user = await strict();
    const answer = await batch(
      user,
      sell({ at: '2020-03-01T00:00:00Z', quantity: '2', total: '2' }),
      buy({ at: '2020-01-01T00:00:00Z', quantity: '1', total: '1' }),
      sell({ at: '2020-04-01T00:00:00Z', quantity: '1', total: '2' }),
      { no: 1 },
    );
    expect(answer).toMatchObject({ accepted: 2, duplicates: 0 });
    expect((answer['rejected'] as { index: number }[]).map(({ index }) => index)).toEqual([0, 3]);
    expect((await user.read('/v1/tax/disposals')).body).toMatchObject({ complete: true, items: { length: 1 } });
  });

  it('let only one of two sales through that race for the same lot', async () => {
    const user = await strict();
    await post(user, '/v1/transactions', buy({ at: '2020-01-01T00:00:00Z', quantity: '1', total: '1' }), 201);
    const race = ['a', 'b', 'c'].map((externalId) =>
      user.send('POST', '/v1/transactions', {
        body: sell({ at: '2020-03-01T00:00:00Z', quantity: '1', total: '2', externalId }),
      }),
    );
    expect((await Promise.all(race)).map(({ status }) => status).toSorted()).toEqual([201, 422, 422]);
    expect((await user.read('/v1/tax/disposals')).body).toMatchObject({ complete: true, items: { length: 1 } });
  });

  it('do not reach back: what is short already stays', async () => {
    const user = await newUser();
    await batch(user, sell({ at: '2020-03-01T00:00:00Z', quantity: '2', total: '2' }));
    await put(user, { tax: { strict: true } });
    expect(await disposals(user)).toMatchObject([{ missingQuantity: '2' }]);
    await post(user, '/v1/transactions', income({ at: '2020-01-01T00:00:00Z', asset: 'ETH', quantity: '1' }), 201);
    await put(user, {});
    await post(user, '/v1/transactions', sell({ at: '2020-03-02T00:00:00Z', quantity: '1', total: '2' }), 201);
    expect(await disposals(user)).toHaveLength(2);
  });
});
