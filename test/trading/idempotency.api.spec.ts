import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { everythingOf, newUser, post, refusal } from '../support/api.ts';
import type { Answer, HttpClient } from '../support/http-client.ts';
import { buy } from '../support/transactions.ts';

const AT = '2021-01-01T00:00:00Z';
const coin = (externalId: string) => buy({ at: AT, quantity: '1', total: '10', externalId });
const CSV = 'date,type,account,in_asset,in_quantity,out_asset,out_quantity\n2021-01-01,buy,depot,SAP,1,USD,100\n';

interface Command {
  readonly name: string;
  readonly method: string;
  /** What must be there before, and the target. */
  readonly prepare: (user: HttpClient) => Promise<string>;
  readonly body: unknown;
  readonly other: unknown;
  readonly status: number;
}

const commands: readonly Command[] = [
  {
    name: 'settings',
    method: 'PUT',
    prepare: async () => '/v1/settings',
    body: { jurisdiction: 'DE' },
    other: { jurisdiction: 'CH' },
    status: 200,
  },
  {
    name: 'a transaction',
    method: 'POST',
    prepare: async () => '/v1/transactions',
    body: coin('a'),
    other: coin('b'),
    status: 201,
  },
  {
    name: 'a batch',
    method: 'POST',
    prepare: async () => '/v1/transactions/batch',
    body: { transactions: [coin('a'), coin('b'), { no: 1 }] },
    other: { transactions: [coin('c')] },
    status: 202,
  },
  {
    name: 'an import',
    method: 'POST',
    prepare: async () => '/v1/imports',
    body: { content: CSV },
    other: { content: CSV.replace('SAP', 'BMW') },
    status: 202,
  },
  {
    name: 'a reversal',
    method: 'POST',
    prepare: async (user) =>
      `/v1/transactions/${(await post(user, '/v1/transactions', coin('a'), 201))['transactionId']}/reversal`,
    body: { reason: 'typo' },
    other: { reason: 'other' },
    status: 201,
  },
  {
    name: 'the reversal of an import',
    method: 'POST',
    prepare: async (user) =>
      `/v1/imports/${(await post(user, '/v1/transactions/batch', { transactions: [coin('a')] }, 202))['importId']}/reversal`,
    body: { reason: 'typo' },
    other: { reason: 'other' },
    status: 202,
  },
  {
    name: 'prices',
    method: 'POST',
    prepare: async () => '/v1/prices',
    body: { prices: [{ asset: 'BTC', date: '2021-01-01', close: '1', currency: 'USD' }] },
    other: { prices: [{ asset: 'BTC', date: '2021-01-01', close: '2', currency: 'USD' }] },
    status: 200,
  },
  {
    name: 'exchange rates',
    method: 'POST',
    prepare: async () => '/v1/exchange-rates',
    body: { rates: [{ from: 'USD', to: 'CHF', date: '2021-01-01', rate: '1' }] },
    other: { rates: [{ from: 'USD', to: 'CHF', date: '2021-01-01', rate: '2' }] },
    status: 200,
  },
];

const tokenOf = ({ headers }: Answer) => headers.get('consistency-token');

describe.each(commands)('$name with an Idempotency-Key', ({ method, prepare, body, other, status }) => {
  it('has one effect and one answer, token and all, however often it is sent', async () => {
    const user = await newUser();
    const target = await prepare(user);
    const key = randomUUID();
    const send = () => user.send(method, target, { body, headers: { 'idempotency-key': key } });
    const first = await send();
    expect(first, first.text).toMatchObject({ status });
    expect(tokenOf(first)).toMatch(/^[\w-]+$/);
    const before = await everythingOf(user);
    const again = await send();
    expect([again.status, again.text, tokenOf(again)]).toEqual([first.status, first.text, tokenOf(first)]);
    expect(await everythingOf(user)).toEqual(before);
  });

  it('sent twice at once has one effect and one answer', async () => {
    const user = await newUser();
    const target = await prepare(user);
    const key = randomUUID();
    const both = await Promise.all(
      [1, 2, 3].map(() => user.send(method, target, { body, headers: { 'idempotency-key': key } })),
    );
    expect(new Set(both.map((answer) => `${answer.status} ${answer.text} ${tokenOf(answer)}`)).size).toBe(1);
    expect(both[0]).toMatchObject({ status });
  });

  it('means one request: another body under it is refused and has no effect', async () => {
    const user = await newUser();
    const target = await prepare(user);
    const headers = { 'idempotency-key': randomUUID() };
    await user.send(method, target, { body, headers });
    const before = await everythingOf(user);
    expect(refusal(await user.send(method, target, { body: other, headers }))).toMatchObject({
      status: 422,
      code: 'IdempotencyKeyReused',
    });
    expect(await everythingOf(user)).toEqual(before);
  });
});

describe('an Idempotency-Key', () => {
  it('means one operation: the same body elsewhere is refused', async () => {
    const user = await newUser();
    const headers = { 'idempotency-key': 'k' };
    const [one, two] = [
      await post(user, '/v1/transactions', coin('a'), 201),
      await post(user, '/v1/transactions', coin('b'), 201),
    ];
    const reverse = (id: unknown) =>
      user.send('POST', `/v1/transactions/${id}/reversal`, { body: { reason: 'typo' }, headers });
    expect((await reverse(one['transactionId'])).status).toBe(201);
    expect(refusal(await reverse(two['transactionId']))).toMatchObject({ status: 422, code: 'IdempotencyKeyReused' });
    expect(await user.readAll('/v1/transactions')).toHaveLength(1);
  });

  it('of a refused request is free for a better one', async () => {
    const user = await newUser();
    const headers = { 'idempotency-key': 'k' };
    const bad = await user.send('POST', '/v1/transactions', { body: { ...coin('a'), type: 'x' }, headers });
    expect(bad.status).toBe(400);
    expect((await user.send('POST', '/v1/transactions', { body: coin('a'), headers })).status).toBe(201);
  });

  it('of a command that changed nothing gives that answer still when things have changed since', async () => {
    const user = await newUser();
    const { transactionId } = await post(user, '/v1/transactions', coin('a'), 201);
    const again = () => user.send('POST', '/v1/transactions', { body: coin('a'), headers: { 'idempotency-key': 'k' } });
    const first = await again();
    expect(first.status).toBe(200);
    await post(user, `/v1/transactions/${transactionId}/reversal`, { reason: 'typo' }, 201);
    const late = await again();
    expect([late.status, late.text]).toEqual([first.status, first.text]);
    expect(await user.readAll('/v1/transactions')).toEqual([]);
  });

  it.each(['', 'x'.repeat(256), 'with a space', 'umlaut-\u00e4'])('such as "%s" is refused', async (key) => {
    const user = await newUser();
    const answer = await user.send('POST', '/v1/transactions', {
      body: coin('a'),
      headers: { 'idempotency-key': key },
    });
    expect(refusal(answer)).toEqual({ status: 400, code: 'ValidationFailed', paths: ['Idempotency-Key'] });
    expect(await user.readAll('/v1/transactions')).toEqual([]);
  });
});
