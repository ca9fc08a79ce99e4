import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { newUser, post, refusal } from '../../support/api.ts';
import type { Body, HttpClient } from '../../support/http-client.ts';
import { buy, sell } from '../../support/transactions.ts';

const PATH = '/v1/tax/lot-selections';

interface Seller {
  readonly user: HttpClient;
  readonly sale: string;
  /** Of the lot at 100, the one at 300, the one that was bought after the sale, and one of another asset. */
  readonly lots: readonly [string, string, string, string];
}

async function seller(): Promise<Seller> {
  const user = await newUser();
  const sent = [
    buy({ at: '2020-01-01T00:00:00Z', quantity: '1', total: '100' }),
    buy({ at: '2020-02-01T00:00:00Z', quantity: '1', total: '300' }),
    buy({ at: '2020-12-01T00:00:00Z', quantity: '1', total: '50' }),
    buy({ at: '2020-01-01T00:00:00Z', asset: 'ETH', quantity: '1', total: '10' }),
  ];
  await post(user, '/v1/transactions/batch', { transactions: sent }, 202);
  const sold = sell({ at: '2020-06-01T00:00:00Z', quantity: '1', total: '400' });
  const sale = String((await post(user, '/v1/transactions', sold, 201))['transactionId']);
  const all = await user.readAll('/v1/tax/lots');
  const at = (cost: string) => String(all.find((lot) => lot['costBasis'] === cost)?.['lotId']);
  return { user, sale, lots: [at('100'), at('300'), at('50'), at('10')] };
}

const rows = async (user: HttpClient) =>
  (await user.readAll('/v1/tax/disposals')).map((row) => [row['quantity'], row['costBasis'], row['lotSelection']]);
const named = (transactionId: string, ...lots: readonly (readonly [string, string])[]): Body => ({
  transactionId,
  lots: lots.map(([lotId, quantity]) => ({ lotId, quantity })),
});

it('lots that are named are used, listed, and given up again', async () => {
  const { user, sale, lots } = await seller();
  expect(await rows(user)).toEqual([['1', '100', undefined]]);
  const answer = await post(user, PATH, named(sale, [lots[1], '0.75']), 201);
  expect(answer).toMatchObject({ transactionId: sale, lots: [{ lotId: lots[1], asset: 'BTC', quantity: '0.75' }] });
  expect(await rows(user)).toEqual([
    ['0.75', '225', 'named'],
    ['0.25', '25', undefined],
  ]);
  expect((await user.read(PATH)).body).toEqual({ items: [answer], nextCursor: null, complete: true });
  await post(user, PATH, named(sale, [lots[1], '1']), 201);
  expect(await rows(user)).toEqual([['1', '300', 'named']]);
  expect((await user.send('DELETE', `${PATH}/${sale}`)).status).toBe(204);
  expect(await rows(user)).toEqual([['1', '100', undefined]]);
  expect(refusal(await user.send('DELETE', `${PATH}/${sale}`))).toMatchObject({ status: 404, code: 'NotFound' });
});

it('what cannot be used is refused, and nothing changes', async () => {
  const { user, sale, lots } = await seller();
  const earlier = sell({ at: '2020-03-01T00:00:00Z', quantity: '1', total: '400' });
  await post(user, '/v1/transactions', earlier, 201);
  const before = await rows(user);
  const cases: readonly (readonly [Body, string])[] = [
    [named(sale, [randomUUID(), '1']), 'lots.0.lotId'],
    [named(sale, [lots[0], '1']), 'lots.0.lotId'],
    [named(sale, [lots[3], '1']), 'lots.0.lotId'],
    [named(sale, [lots[2], '1']), 'lots.0.lotId'],
    [named(sale, [lots[1], '0.5'], [lots[1], '0.5']), 'lots.1.lotId'],
    [named(sale, [lots[1], '1.5']), 'lots'],
    [named(sale, [lots[1], '0']), 'lots.0.quantity'],
    [named(sale, [lots[1], '-1']), 'lots.0.quantity'],
    [named(sale), 'lots'],
  ];
  for (const [body, path] of cases) {
    const refused = refusal(await user.send('POST', PATH, { body }));
    expect(refused, JSON.stringify(body)).toEqual({ status: 400, code: 'ValidationFailed', paths: [path] });
  }
  const nobodys = await user.send('POST', PATH, { body: named(randomUUID(), [lots[1], '1']) });
  expect(refusal(nobodys)).toMatchObject({ status: 404, code: 'NotFound' });
  expect(await rows(user)).toEqual(before);
});

it('a later change that takes a named lot away is shown in the rows', async () => {
  const { user, sale, lots } = await seller();
  await post(user, PATH, named(sale, [lots[0], '1']), 201);
  await post(user, '/v1/transactions', sell({ at: '2020-03-01T00:00:00Z', quantity: '1', total: '400' }), 201);
  expect(await rows(user)).toEqual([
    ['1', '100', undefined],
    ['1', '300', 'unmet'],
  ]);
  expect((await user.read(PATH)).body['items']).toMatchObject([{ transactionId: sale, met: false }]);
});

it('naming a lot that another sale was to have tells which one, and is listed', async () => {
  const { user, sale, lots } = await seller();
  const sold = sell({ at: '2020-03-01T00:00:00Z', quantity: '0.5', total: '400' });
  const earlier = String((await post(user, '/v1/transactions', sold, 201))['transactionId']);
  const first = await post(user, PATH, named(sale, [lots[1], '1']), 201);
  expect(first).not.toHaveProperty('nowUnmet');
  const answer = await post(user, PATH, named(earlier, [lots[1], '0.5']), 201);
  expect(answer).toMatchObject({ met: true, nowUnmet: [{ transactionId: sale, met: false, lots: first['lots'] }] });
  const listed = (await user.read(PATH)).body['items'];
  expect(listed).toMatchObject([
    { transactionId: earlier, met: true },
    { transactionId: sale, met: false },
  ]);
  const other = await post(user, PATH, named(earlier, [lots[0], '0.5']), 201);
  expect(other).not.toHaveProperty('nowUnmet');
  expect((await user.read(PATH)).body['items']).toMatchObject([{ met: true }, { met: true }]);
});

it('under AVERAGE no lot can be named', async () => {
  const { user, sale, lots } = await seller();
  expect((await user.send('PUT', '/v1/settings', { body: { tax: { method: 'AVERAGE' } } })).status).toBe(200);
  const refused = refusal(await user.send('POST', PATH, { body: named(sale, [lots[1], '1']) }));
  expect(refused).toEqual({ status: 400, code: 'ValidationFailed', paths: ['transactionId'] });
});
