import { expect, it } from 'vitest';
import { importText, newUser, post, refusal } from '../../support/api.ts';
import type { Body, HttpClient } from '../../support/http-client.ts';
import { anyIds, queryOf, signedInRoutes, targetOf } from '../../support/routes.ts';
import { buy } from '../../support/transactions.ts';

const AT = '2021-01-01T00:00:00Z';
const coin = (externalId: string) => buy({ at: AT, quantity: '1', total: '10', externalId });
const reads = signedInRoutes.filter(({ contract }) => contract.method === 'GET');
const READS = ['/v1/transactions', '/v1/holdings', '/v1/accounts', '/v1/tax/lots'];

/** A read with the newest token, in one request. */
const once = (user: HttpClient, target: string) =>
  user.send('GET', target, { headers: { 'consistency-token': user.consistencyToken() ?? '' } });

it('each read with the token of a command shows that command, at once', async () => {
  const user = await newUser();
  for (let round = 1; round <= 5; round += 1) {
    await post(user, '/v1/transactions', coin(`c${round}`), 201);
    const answers = await Promise.all(READS.map((target) => once(user, target)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const [transactions, holdings, accounts, lots] = answers.map(({ body }) => body['items'] as readonly Body[]);
    expect(transactions).toHaveLength(round);
    expect(holdings?.find(({ asset }) => asset === 'BTC')).toMatchObject({ quantity: String(round) });
    expect(accounts).toMatchObject([{ transactions: round }]);
    expect(lots).toHaveLength(round);
  }
});

it('a token stands for earlier commands, too, of whatever kind', async () => {
  const user = await newUser();
  await post(user, '/v1/transactions', coin('a'), 201);
  await post(user, '/v1/prices', { prices: [{ asset: 'BTC', date: '2021-01-01', close: '50', currency: 'USD' }] }, 200);
  await user.send('PUT', '/v1/settings', { body: { baseCurrency: 'USD', tax: { method: 'LIFO' } } });
  const holdings = await once(user, '/v1/holdings');
  expect(holdings.body['items']).toEqual(
    expect.arrayContaining([expect.objectContaining({ asset: 'BTC', price: '50' })]),
  );
  expect((await once(user, '/v1/tax/lots')).body).toMatchObject({ items: { length: 1 } });
});

it('a command that changes nothing gives a token that stands for the earlier ones', async () => {
  const user = await newUser();
  const first = await newUser(['*'], user.userId);
  await post(first, '/v1/transactions', coin('a'), 201);
  const again = await user.send('POST', '/v1/transactions', { body: coin('a') });
  expect([again.status, again.headers.get('consistency-token') === null]).toEqual([200, false]);
  expect((await once(user, '/v1/tax/lots')).body).toMatchObject({ items: { length: 1 } });
});

const manyRows = (count: number): string => {
  const rows = Array.from({ length: count }, (_, at) => `R${at},2021-01-01,buy,depot,SAP,1,USD,10`);
  return `id,date,type,account,in_asset,in_quantity,out_asset,out_quantity\n${rows.join('\n')}\n`;
};

it('the token of an import waits for its end', async () => {
  const user = await newUser();
  await post(user, '/v1/imports', { content: manyRows(1_200) }, 202);
  const { body } = await user.read('/v1/tax/lots?limit=1');
  expect(body).toMatchObject({ complete: true });
  expect(await user.readAll('/v1/transactions?limit=1000')).toHaveLength(1_200);
});

it('the token of a later command waits for an import that is still at work', async () => {
  const user = await newUser();
  await post(user, '/v1/imports', { content: manyRows(1_200) }, 202);
  await post(user, '/v1/transactions', coin('a'), 201);
  expect(await user.readAll('/v1/transactions?limit=1000')).toHaveLength(1_201);
  expect(await user.readAll('/v1/tax/lots?limit=1000')).toHaveLength(1_201);
});

it('a read without a token tells whether it is complete', async () => {
  const user = await newUser();
  for (let round = 1; round <= 10; round += 1) {
    await post(user, '/v1/transactions', coin(`c${round}`), 201);
    for (const target of READS.filter((one) => one !== '/v1/holdings')) {
      const { body } = await user.send('GET', target);
      const items = body['items'] as readonly Body[];
      const seen = target === '/v1/accounts' ? (items[0]?.['transactions'] ?? 0) : items.length;
      if (body['complete'] === true) expect(seen, target).toBe(round);
      else expect(body['missing']).toEqual([expect.objectContaining({ reason: 'not-yet-applied', source: 'journal' })]);
    }
  }
});

it('reads of one user do not wait for the work of another', async () => {
  const [busy, idle] = [await newUser(), await newUser()];
  await importText(
    busy,
    'date,type,account,in_asset,in_quantity,out_asset,out_quantity\n2021-01-01,buy,depot,SAP,1,USD,10\n',
  );
  expect((await once(idle, '/v1/settings')).status).toBe(400);
  expect((await idle.send('GET', '/v1/transactions')).body).toMatchObject({ items: [], complete: true });
});

const seal = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

it.each(reads)('$key takes no token that nobody gave', async (route) => {
  const user = await newUser(['*', 'ops']);
  const forged = [
    'x',
    '{}',
    seal({}),
    seal({ v: 1, s: 'journal', i: 'main', n: -1 }),
    seal({ v: 1, s: 'users', i: 'main', n: 1 }),
    seal({ v: 2, s: 'journal', i: 'main', n: 1 }),
    'A'.repeat(5_000),
  ];
  const target = `${targetOf(route, { ...anyIds, account: 'kraken' })}?${queryOf(route)}`;
  for (const token of forged) {
    const answer = await user.send('GET', target, { headers: { 'consistency-token': token } });
    expect(refusal(answer), token).toEqual({ status: 400, code: 'ValidationFailed', paths: ['Consistency-Token'] });
  }
});
