import { expect, it } from 'vitest';
import { newUser, origin, post, tokenFor } from '../support/api.ts';
import type { Body } from '../support/http-client.ts';
import { buy } from '../support/transactions.ts';

const MANY = 360;
/** A quote is escaped when it becomes JSON, and again when that goes into the answer of a function. */
const NOTES = '"'.repeat(4_000);

it('a page that is too large for a function to send is fetched from where the answer says', async () => {
  const user = await newUser();
  const transactions = Array.from({ length: MANY }, (_, at) => ({
    ...buy({ at: '2021-01-01T00:00:00Z', quantity: '1', total: '10', externalId: `c${at}` }),
    notes: NOTES,
  }));
  expect(await post(user, '/v1/transactions/batch', { transactions }, 202)).toMatchObject({ accepted: MANY });
  expect((await user.read('/v1/transactions?limit=1')).status).toBe(200);

  const target = `${origin()}/v1/transactions?limit=1000`;
  const authorization = `Bearer ${await tokenFor(user.userId)}`;
  const answer = await fetch(target, { headers: { authorization }, redirect: 'manual' });
  expect(answer.status).toBe(303);
  const location = answer.headers.get('location') ?? '';
  const { items } = (await (await fetch(location)).json()) as { readonly items: readonly Body[] };
  expect(items).toHaveLength(MANY);
  expect(items[0]).toMatchObject({ notes: NOTES });
  // Nothing else is to be had by it.
  expect((await fetch(location.replace(/Expires=\d+/, 'Expires=9999'))).status).toBe(403);
  expect((await fetch(location, { method: 'DELETE' })).status).toBe(403);
});
