import { describe, expect, it } from 'vitest';
import { newUser, post, refusal } from '../support/api.ts';
import { buy } from '../support/transactions.ts';

const AT = '2021-01-01T00:00:00Z';
const coin = (externalId: string) => buy({ at: AT, quantity: '1', total: '10', externalId });

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
