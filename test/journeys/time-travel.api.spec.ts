/** What was true and what was known at any time, as a user asks for it. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { newUser, post, refusal } from '../support/api.ts';
import { itemsOf, runFunction, workQueueOf } from '../support/cloud.ts';
import type { Answer, Body, HttpClient } from '../support/http-client.ts';
import { buy, sell } from '../support/transactions.ts';
import { until } from '../support/until.ts';

const SECONDS_MAX = 40;
const first = (account?: string) => ({
  ...buy({ at: '2021-02-01T00:00:00Z', quantity: '1', total: '100', externalId: 'first' }),
  ...(account !== undefined && { account }),
});
const second = buy({ at: '2021-03-01T00:00:00Z', quantity: '1', total: '300', externalId: 'second' });
const sold = sell({ at: '2021-05-01T00:00:00Z', quantity: '1', total: '400', externalId: 'sold' });
const backdated = buy({ at: '2021-01-01T00:00:00Z', quantity: '1', total: '50', externalId: 'backdated' });

/** A moment after all that was sent before, and before all that is sent next. */
async function moment(): Promise<string> {
  await sleep(5);
  const then = new Date().toISOString();
  await sleep(5);
  return then;
}

const lotsOf = async (user: HttpClient, query: string) =>
  (await user.readAll(`/v1/tax/lots?${query}`)).map((lot) => [lot['costBasis'], lot['remainingQuantity']]);
const gainsOf = async (user: HttpClient, query: string) =>
  (await user.readAll(`/v1/tax/disposals?${query}`)).map(({ gain }) => gain);

/** Asks until the past that was asked for is prepared. */
async function whenPrepared(user: HttpClient, target: string): Promise<Answer> {
  const look = async (): Promise<Answer> => {
    const answer = await user.read(target);
    if (answer.status !== 202) return answer;
    const { body } = await user.send('GET', String(answer.headers.get('location')));
    expect(body).toMatchObject({ preparationId: answer.body['preparationId'] });
    expect(body['status'], JSON.stringify(body)).not.toBe('failed');
    return answer;
  };
  return until(look, ({ status }) => status !== 202, SECONDS_MAX);
}

describe('a user who sold, and found an older purchase afterwards', () => {
  async function storyteller() {
    const user = await newUser();
    await post(user, '/v1/transactions', first(), 201);
    await post(user, '/v1/transactions', second, 201);
    const bought = await moment();
    await post(user, '/v1/transactions', sold, 201);
    await user.send('PUT', '/v1/settings', { body: { baseCurrency: 'USD', tax: { method: 'LIFO' } } });
    const disposed = await moment();
    await user.send('PUT', '/v1/settings', { body: { baseCurrency: 'USD', tax: { method: 'FIFO' } } });
    await post(user, '/v1/transactions', backdated, 201);
    return { user, bought, disposed };
  }

  it('sees lots and gains as they are, as they were known, and as they were true', async () => {
    const { user, bought, disposed } = await storyteller();
    expect(await gainsOf(user, '')).toEqual(['350']);
    expect(await lotsOf(user, '')).toEqual([
      ['50', '0'],
      ['100', '1'],
      ['300', '1'],
    ]);

    expect(await lotsOf(user, `asKnownAt=${bought}`)).toEqual([
      ['100', '1'],
      ['300', '1'],
    ]);
    expect(await gainsOf(user, `asKnownAt=${bought}`)).toEqual([]);
    expect(await lotsOf(user, `asKnownAt=${disposed}`)).toEqual([
      ['100', '1'],
      ['300', '0'],
    ]);
    expect(await gainsOf(user, `asKnownAt=${disposed}`)).toEqual(['100']);

    expect(await lotsOf(user, 'asOf=2021-04-01T00:00:00Z')).toEqual([
      ['50', '1'],
      ['100', '1'],
      ['300', '1'],
    ]);
    expect(await lotsOf(user, 'asOf=2021-02-15T00:00:00Z')).toEqual([
      ['50', '1'],
      ['100', '1'],
    ]);
    expect(await gainsOf(user, 'asOf=2021-04-01T00:00:00Z')).toEqual([]);
    expect(await gainsOf(user, 'asOf=2021-05-01T00:00:00Z')).toEqual(['350']);
    expect(await lotsOf(user, `asOf=2021-02-15T00:00:00Z&asKnownAt=${disposed}`)).toEqual([['100', '1']]);
    const { body } = await user.read(`/v1/tax/lots?asKnownAt=${bought}`);
    expect(body['complete']).toBe(true);
  });

  it('sees holdings, accounts and balances likewise', async () => {
    const { user, bought, disposed } = await storyteller();
    const quantityOf = async (target: string): Promise<unknown> =>
      (await user.readAll(target)).find(({ asset }) => asset === 'BTC')?.['quantity'];
    expect(await quantityOf('/v1/holdings')).toBe('2');
    expect(await quantityOf(`/v1/holdings?asKnownAt=${bought}`)).toBe('2');
    expect(await quantityOf(`/v1/accounts/kraken/balances?asKnownAt=${disposed}`)).toBe('1');
    expect(await quantityOf(`/v1/accounts/kraken/balances?asKnownAt=${disposed}&asOf=2021-03-02T00:00:00Z`)).toBe('2');
    expect(await user.readAll(`/v1/accounts?asOf=2021-02-15T00:00:00Z`)).toMatchObject([
      { account: 'kraken', transactions: 2, lastTransactionAt: '2021-02-01T00:00:00.000Z' },
    ]);
    expect(await user.readAll(`/v1/accounts?asKnownAt=${bought}`)).toMatchObject([{ transactions: 2 }]);
    expect(refusal(await user.read('/v1/accounts/kraken/balances?asKnownAt=2020-01-01T00:00:00Z'))).toMatchObject({
      status: 404,
    });
  });

  it('sees the settings that were in force', async () => {
    const { user, bought, disposed } = await storyteller();
    const methodOf = async (query: string) => {
      const { body, headers } = await user.read(`/v1/settings?${query}`);
      return [(body['tax'] as Body)['method'], headers.get('etag')];
    };
    expect(await methodOf(`asKnownAt=${bought}`)).toEqual(['FIFO', '"0"']);
    expect(await methodOf(`asKnownAt=${disposed}`)).toEqual(['LIFO', '"1"']);
    expect(await methodOf('')).toEqual(['FIFO', '"2"']);
    expect(await methodOf(`asOf=${disposed}&asKnownAt=${bought}`)).toEqual(['FIFO', '"0"']);
  });
});

it.each([
  ['/v1/tax/lots', '/v1/tax/preparations/'],
  ['/v1/holdings', '/v1/holdings/preparations/'],
])('a past of %s that holds big commits is prepared in the background when asked to be', async (list, preparations) => {
  const user = await newUser();
  const noise = randomBytes(600).toString('base64');
  const transactions = Array.from({ length: 300 }, (_, at) => ({
    ...buy({ at: '2021-01-01T00:00:00Z', quantity: '1', total: '10', externalId: `c${at}` }),
    notes: `${randomBytes(600).toString('base64')}${noise}`,
  }));
  await post(user, '/v1/transactions/batch', { transactions }, 202);
  await user.read('/v1/holdings');
  const then = await moment();
  await post(user, '/v1/transactions', first('elsewhere'), 201);
  const target = `${list}?asKnownAt=${then}&limit=1000`;
  const direct = await user.read(target);
  expect(direct, direct.text).toMatchObject({ status: 200 });
  const accepted = await user.read(`${target}&prepare=true`);
  expect(accepted, accepted.text).toMatchObject({ status: 202, body: { status: 'pending', asKnownAt: then } });
  expect(accepted.headers.get('location')).toBe(`${preparations}${accepted.body['preparationId']}`);
  const prepared = await whenPrepared(user, `${target}&prepare=true`);
  expect(prepared.body).toEqual(direct.body);
  expect((await user.read(target)).body).toEqual(direct.body);
});

it.each([
  ['portfolio.past', 'holdings-past'],
  ['tax.past', 'tax-book-past'],
])('%s keeps checkpoints when ordered, and orders those that are due', async (name, consumer) => {
  const user = await newUser();
  await post(user, '/v1/transactions', first(), 201);
  await workQueueOf(name).send({ tenant: user.userId, partition: 'checkpoints' });
  const next = `T#${user.userId}#P#${consumer}#R#v1`;
  await expect.poll(() => itemsOf('ROW_TABLE', next), { timeout: SECONDS_MAX * 1_000 }).toHaveLength(1);
  expect(await runFunction(name)).toMatchObject({ ordered: expect.any(Number) });
});

describe('a question about the past that is none', () => {
  it.each([
    ['/v1/tax/lots?asOf=yesterday', 'asOf'],
    ['/v1/tax/disposals?asKnownAt=2021-02-30T00:00:00Z', 'asKnownAt'],
    ['/v1/accounts?asOf=2021', 'asOf'],
    ['/v1/settings?asKnownAt=now', 'asKnownAt'],
    ['/v1/holdings?asOf=2021-01-01T00:00:00Z&prepare=perhaps', 'prepare'],
    ['/v1/tax/lots?prepare=true', 'prepare'],
    ['/v1/tax/preparations/x', 'preparationId'],
  ])('is refused in %s', async (target, path) => {
    const user = await newUser();
    expect(refusal(await user.send('GET', target))).toEqual({ status: 400, code: 'ValidationFailed', paths: [path] });
  });
});
