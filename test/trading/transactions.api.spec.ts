import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newUser, post, refusal } from '../support/api.ts';
import type { Body, HttpClient } from '../support/http-client.ts';
import { buy, deposit, sell, transfer } from '../support/transactions.ts';

const BUY = {
  externalId: 'T-1',
  account: 'kraken',
  timestamp: '2021-05-04T10:00:00Z',
  type: 'buy',
  amounts: [
    { asset: 'BTC', quantity: '0.5', direction: 'in' },
    { asset: 'USD', quantity: '20000', direction: 'out' },
  ],
  fees: [{ asset: 'USD', quantity: '12.5', value: '12.5' }],
  value: { currency: 'USD', amount: '20000' },
  notes: 'first',
  metadata: { tags: ['a', 'b'], nested: { deep: true } },
};
const list = (user: HttpClient, query = '') => user.readAll(`/v1/transactions${query}`);
const idsOf = (items: readonly Body[]) => items.map(({ transactionId }) => transactionId);

describe('a single transaction', () => {
  it('is kept as it was sent', async () => {
    const user = await newUser();
    const { transactionId, ...more } = await post(user, '/v1/transactions', BUY, 201);
    expect(more).toEqual({});
    expect(await list(user)).toEqual([{ ...BUY, transactionId }]);
    const detail = await user.read(`/v1/transactions/${transactionId}`);
    expect(detail.body).toMatchObject({ ...BUY, transactionId, complete: true });
  });

  it('sent again is the same one', async () => {
    const user = await newUser();
    const { transactionId } = await post(user, '/v1/transactions', BUY, 201);
    expect(await post(user, '/v1/transactions', BUY, 200)).toEqual({ transactionId, duplicate: true });
    const { fees, ...rest } = BUY;
    const inAnotherOrder = { ...rest, timestamp: '2021-05-04T12:00:00+02:00', fees };
    expect(await post(user, '/v1/transactions', inAnotherOrder, 200)).toEqual({ transactionId, duplicate: true });
    expect(await list(user)).toHaveLength(1);
  });

  it.each<[string, Body, readonly string[]]>([
    ['amounts', { amounts: [BUY.amounts[0], { asset: 'USD', quantity: '20001', direction: 'out' }] }, ['amounts']],
    ['a later date', { timestamp: '2022-05-04T10:00:00Z' }, ['timestamp']],
    ['an earlier date and other notes', { timestamp: '1999-12-31T23:59:59Z', notes: 'second' }, ['timestamp', 'notes']],
    ['no fees', { fees: undefined }, ['fees']],
  ])('under the same identity with other %s is a conflict that names them', async (_, change, paths) => {
    const user = await newUser();
    const { transactionId } = await post(user, '/v1/transactions', BUY, 201);
    const answer = await user.send('POST', '/v1/transactions', { body: { ...BUY, ...change } });
    expect(refusal(answer)).toEqual({ status: 409, code: 'TransactionConflict', paths });
    expect(answer.body['data']).toEqual({ transactionId });
    expect(await list(user)).toEqual([{ ...BUY, transactionId }]);
  });

  it('of another account with the same externalId is another one', async () => {
    const user = await newUser();
    const { transactionId } = await post(user, '/v1/transactions', BUY, 201);
    const other = await post(user, '/v1/transactions', { ...BUY, account: 'coinbase' }, 201);
    expect(other['transactionId']).not.toBe(transactionId);
  });

  it('without an externalId is known by its content', async () => {
    const user = await newUser();
    const { externalId: _, ...anonymous } = BUY;
    const { transactionId } = await post(user, '/v1/transactions', anonymous, 201);
    expect(await post(user, '/v1/transactions', anonymous, 200)).toEqual({ transactionId, duplicate: true });
    await post(user, '/v1/transactions', { ...anonymous, notes: 'another' }, 201);
    expect(await list(user)).toHaveLength(2);
  });

  it('sent by many at once is taken once', async () => {
    const user = await newUser();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => user.send('POST', '/v1/transactions', { body: BUY })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body['transactionId'])).size).toBe(1);
    expect(await list(user)).toHaveLength(1);
  });

  it('of every type is taken', async () => {
    const user = await newUser();
    const both = ['trade', 'stake', 'unstake', 'liquidity_add', 'liquidity_remove', 'nft_trade'];
    const into = ['deposit', 'income', 'gift_received', 'donation_received', 'dividend', 'coupon', 'interest', 'split'];
    const out = ['withdrawal', 'fee', 'gift_sent', 'donation_sent', 'lost', 'staking_loss'];
    const leg = (asset: string, direction: string) => ({ asset, quantity: '1', direction });
    const of = (type: string, amounts: readonly Body[]) => ({
      externalId: type,
      account: 'kraken',
      timestamp: '2021-01-01T00:00:00Z',
      type,
      amounts,
      value: { currency: 'USD', amount: '5' },
    });
    const transactions = [
      ...both.map((type) => of(type, [leg('ETH', 'out'), leg('stETH', 'in')])),
      ...into.map((type) => of(type, [leg('BTC', 'in')])),
      ...out.map((type) => of(type, [leg('BTC', 'out')])),
      buy({ at: '2021-01-01T00:00:00Z', quantity: '1', total: '5' }),
      sell({ at: '2021-01-01T00:00:00Z', quantity: '1', total: '5' }),
      transfer({ at: '2021-01-01T00:00:00Z', quantity: '1', toAccount: 'cold-wallet' }),
    ];
    expect(transactions).toHaveLength(23);
    const answer = await post(user, '/v1/transactions/batch', { transactions }, 202);
    expect(answer).toMatchObject({ accepted: 23, duplicates: 0, rejected: [] });
    expect(await list(user)).toHaveLength(23);
  });
});

describe('the detail of a transaction', () => {
  it('says how it was classified, and its postings balance for each asset', async () => {
    const user = await newUser();
    const { transactionId } = await post(user, '/v1/transactions', BUY, 201);
    const { body } = await user.read(`/v1/transactions/${transactionId}`);
    expect(body['classification']).toMatchObject({
      classification: expect.stringMatching(/./),
      confidence: expect.stringMatching(/^[01](\.\d+)?$/),
      involvedAssets: expect.arrayContaining(['BTC', 'USD']),
      classificationRules: [expect.any(String)],
    });
    const entries = body['ledgerEntries'] as { assetId: string; amount: string; direction: string }[];
    const balance = new Map<string, number>();
    for (const { assetId, amount, direction } of entries) {
      balance.set(assetId, (balance.get(assetId) ?? 0) + Number(amount) * (direction === 'debit' ? 1 : -1));
    }
    expect([...balance]).toEqual(
      expect.arrayContaining([
        ['BTC', 0],
        ['USD', 0],
      ]),
    );
    expect([...balance.values()].every((sum) => sum === 0)).toBe(true);
  });

  it.each(['00000000-0000-8000-8000-000000000000', randomUUID()])('of the unknown id %s is a 404', async (id) => {
    const user = await newUser();
    expect(refusal(await user.send('GET', `/v1/transactions/${id}`))).toMatchObject({ status: 404, code: 'NotFound' });
  });

  it('of what is no id is refused', async () => {
    const user = await newUser();
    const answer = await user.send('GET', '/v1/transactions/T-1');
    expect(refusal(answer)).toEqual({ status: 400, code: 'ValidationFailed', paths: ['transactionId'] });
  });
});

describe('a reversal', () => {
  it('takes a transaction out of all views, and leaves it readable', async () => {
    const user = await newUser();
    const { transactionId } = await post(user, '/v1/transactions', BUY, 201);
    const path = `/v1/transactions/${transactionId}`;
    expect(await post(user, `${path}/reversal`, { reason: 'typo' }, 201)).toEqual({ transactionId });
    expect(await list(user)).toEqual([]);
    expect(await user.readAll('/v1/tax/lots')).toEqual([]);
    expect((await user.read('/v1/holdings')).body['items']).toEqual([]);
    const reversed = { reason: 'typo', at: expect.stringMatching(/Z$/) };
    expect(await list(user, '?includeReversed=true')).toEqual([{ ...BUY, transactionId, reversed }]);
    expect((await user.read(path)).body).toMatchObject({ transactionId, reversed });
  });

  it('happens once', async () => {
    const user = await newUser();
    const { transactionId } = await post(user, '/v1/transactions', BUY, 201);
    const path = `/v1/transactions/${transactionId}/reversal`;
    const both = await Promise.all([1, 2].map(() => user.send('POST', path, { body: { reason: 'typo' } })));
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(refusal(await user.send('POST', path, { body: { reason: 'typo' } }))).toMatchObject({
      status: 409,
      code: 'AlreadyReversed',
    });
  });

  it('frees the identity: sent again, it is a new transaction under an id of its own', async () => {
    const user = await newUser();
    const { transactionId: first } = await post(user, '/v1/transactions', BUY, 201);
    await post(user, `/v1/transactions/${first}/reversal`, { reason: 'typo' }, 201);
    const corrected = { ...BUY, timestamp: '2021-05-05T10:00:00Z', notes: 'corrected' };
    const { transactionId: second } = await post(user, '/v1/transactions', corrected, 201);
    expect(second).not.toBe(first);
    expect(await post(user, '/v1/transactions', corrected, 200)).toEqual({ transactionId: second, duplicate: true });
    expect(refusal(await user.send('POST', '/v1/transactions', { body: BUY }))).toMatchObject({
      code: 'TransactionConflict',
      paths: ['timestamp', 'notes'],
    });
    expect(await list(user)).toEqual([{ ...corrected, transactionId: second }]);
    await post(user, `/v1/transactions/${second}/reversal`, { reason: 'again' }, 201);
    const { transactionId: third } = await post(user, '/v1/transactions', BUY, 201);
    expect(new Set([first, second, third]).size).toBe(3);
    expect(idsOf(await list(user))).toEqual([third]);
  });

  it.each<[string, unknown, string]>([
    ['without a reason', {}, 'reason'],
    ['with an empty reason', { reason: '' }, 'reason'],
    ['with a long reason', { reason: 'x'.repeat(501) }, 'reason'],
    ['with more than a reason', { reason: 'typo', force: true }, 'force'],
  ])('%s is refused', async (_, body, path) => {
    const user = await newUser();
    const { transactionId } = await post(user, '/v1/transactions', BUY, 201);
    const answer = await user.send('POST', `/v1/transactions/${transactionId}/reversal`, { body });
    expect(refusal(answer)).toEqual({ status: 400, code: 'ValidationFailed', paths: [path] });
    expect(await list(user)).toHaveLength(1);
  });

  it('of an unknown transaction is a 404', async () => {
    const user = await newUser();
    const answer = await user.send('POST', `/v1/transactions/${randomUUID()}/reversal`, { body: { reason: 'typo' } });
    expect(refusal(answer)).toMatchObject({ status: 404, code: 'NotFound' });
  });
});

describe('the list of transactions', () => {
  const year = (at: number) => `${at}-01-01T00:00:00Z`;
  const many = async (): Promise<HttpClient> => {
    const user = await newUser();
    const transactions = [
      ...[2015, 2017, 2019, 2021, 2016, 2018, 2020].map((at) =>
        buy({ at: year(at), quantity: '1', total: '10', externalId: `b${at}` }),
      ),
      deposit({ at: year(2014), quantity: '100', account: 'bank', externalId: 'd' }),
      transfer({ at: year(2022), quantity: '1', toAccount: 'cold-wallet', externalId: 't' }),
      buy({
        at: year(2023),
        asset: 'ETH',
        quantity: '1',
        total: '10',
        externalId: 'e',
        fees: [{ asset: 'BNB', quantity: '1', value: '2' }],
      }),
    ];
    await post(user, '/v1/transactions/batch', { transactions }, 202);
    return user;
  };
  const names = (items: readonly Body[]) => items.map(({ externalId }) => externalId).join(' ');
  const ALL = 'd b2015 b2016 b2017 b2018 b2019 b2020 b2021 t e';

  it('is in order of time, oldest first or newest first', async () => {
    const user = await many();
    expect(names(await list(user))).toBe(ALL);
    expect(names(await list(user, '?order=desc'))).toBe(ALL.split(' ').toReversed().join(' '));
  });

  it.each([
    ['account=bank', 'd'],
    ['account=cold-wallet', 't'],
    ['account=nobody', ''],
    ['asset=BNB', 'e'],
    ['asset=ETH', 'e'],
    ['type=transfer', 't'],
    ['type=buy&asset=BTC&from=2019-01-01T00:00:00Z', 'b2019 b2020 b2021'],
    ['from=2016-01-01T00:00:00Z&to=2018-01-01T00:00:00Z', 'b2016 b2017'],
    ['from=2016-01-01T01:00:00%2B01:00&to=2016-01-01T00:00:00.001Z', 'b2016'],
    ['from=2018-01-01T00:00:00Z&to=2016-01-01T00:00:00Z', ''],
    ['to=2016-01-01T00:00:00Z&order=desc', 'b2015 d'],
  ])('filtered by %s is "%s"', async (query, expected) => {
    const user = await many();
    expect(names(await list(user, `?${query}`))).toBe(expected);
  });

  it.each([1, 3, 10])('in pages of %i has each transaction once', async (limit) => {
    const user = await many();
    expect(names(await list(user, `?limit=${limit}`))).toBe(ALL);
    expect(names(await list(user, `?limit=${limit}&order=desc`))).toBe(ALL.split(' ').toReversed().join(' '));
    const page = await user.read(`/v1/transactions?limit=${limit}`);
    expect(page.body['items']).toHaveLength(limit);
    expect(page.body['nextCursor'] === null).toBe(limit === 10);
  });

  it('goes on where it was although more came in between', async () => {
    const user = await many();
    const { body } = await user.read('/v1/transactions?limit=4');
    await post(
      user,
      '/v1/transactions',
      buy({ at: '2010-01-01T00:00:00Z', quantity: '1', total: '1', externalId: 'late' }),
      201,
    );
    const next = await user.read(`/v1/transactions?limit=4&cursor=${body['nextCursor']}`);
    expect(names(next.body['items'] as Body[])).toBe('b2018 b2019 b2020 b2021');
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=1001', 'limit'],
    ['limit=x', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['cursor=', 'cursor'],
    ['cursor=bm90aGluZw', 'cursor'],
    ['from=yesterday', 'from'],
    ['to=2021-02-30T00:00:00Z', 'to'],
    ['from=2021-01-01', 'from'],
    ['type=bought', 'type'],
    ['order=up', 'order'],
    ['includeReversed=1', 'includeReversed'],
    ['acount=kraken', 'acount'],
  ])('asked for with %s is refused', async (query, path) => {
    const user = await newUser();
    const answer = await user.send('GET', `/v1/transactions?${query}`);
    expect(refusal(answer)).toEqual({ status: 400, code: 'ValidationFailed', paths: [path] });
  });

  it('takes no cursor of another list', async () => {
    const user = await many();
    const lots = await user.read('/v1/tax/lots?limit=1');
    const answer = await user.send('GET', `/v1/transactions?cursor=${lots.body['nextCursor']}`);
    expect(refusal(answer)).toMatchObject({ status: 400, paths: ['cursor'] });
  });
});
