import { expect, it } from 'vitest';
import { newUser, post, refusal } from '../../support/api.ts';
import type { Body, HttpClient } from '../../support/http-client.ts';
import { buy, sell } from '../../support/transactions.ts';

const PATH = '/v1/tax/wash-sales';

/** Sold 100 shares for 1,000 less than they cost, and bought half of them again the week before. */
async function investor(settings: Body = { tax: { securities: ['VTI'] } }): Promise<HttpClient> {
  const user = await newUser();
  expect((await user.send('PUT', '/v1/settings', { body: settings })).status).toBe(200);
  const transactions = [
    buy({ at: '2023-09-26T10:00:00Z', asset: 'VTI', quantity: '100', total: '5000' }),
    buy({ at: '2023-12-19T10:00:00Z', asset: 'VTI', quantity: '50', total: '2750' }),
    sell({ at: '2024-01-09T15:00:00Z', asset: 'VTI', quantity: '100', total: '4000' }),
    sell({ at: '2024-06-10T15:00:00Z', asset: 'VTI', quantity: '50', total: '3000' }),
    buy({ at: '2024-01-10T10:00:00Z', quantity: '1', total: '100' }),
    sell({ at: '2024-01-11T10:00:00Z', quantity: '1', total: '40' }),
    buy({ at: '2024-01-12T10:00:00Z', quantity: '1', total: '100' }),
  ];
  await post(user, '/v1/transactions/batch', { transactions }, 202);
  return user;
}

const washIn = async (user: HttpClient, query: string) => (await user.read(`${PATH}?year=2024${query}`)).body;

it('losses of a year that are not deductible are listed with what replaces the shares, and nothing else changes', async () => {
  const user = await investor();
  const disposals = await user.readAll('/v1/tax/disposals');
  const washed = await washIn(user, '');
  expect(washed).toMatchObject({
    items: [
      {
        ...{ transactionId: disposals[0]?.['transactionId'], asset: 'VTI', gain: '-1000', adjustedGain: '-500' },
        ...{ disallowedLoss: '500', deductibleLoss: '500', basisIncrease: '0' },
        replacements: [{ quantity: '50', costBasis: '3250', effectiveAcquiredAt: '2023-09-05' }],
      },
      { gain: '250', basisIncrease: '500', adjustedGain: '-250', deductibleLoss: '250', replacements: [] },
    ],
    totals: { disallowedLoss: '500', basisIncrease: '500', adjustedGain: '-750' },
    ...{ applies: true, include: 'securities', complete: true, nextCursor: null },
  });
  expect(await user.readAll('/v1/tax/disposals')).toEqual(disposals);
  const pages = await user.readAll(`${PATH}?year=2024&limit=1`);
  expect(pages).toEqual(washed['items']);
  expect((await user.read(`${PATH}?year=2023`)).body['items']).toEqual([]);
});

it('what is no security counts only when it is asked for, and elsewhere the rule is not the law', async () => {
  const user = await investor();
  expect((await washIn(user, '&asset=BTC'))['items']).toEqual([]);
  expect((await washIn(user, '&asset=BTC&include=all'))['items']).toMatchObject([
    { asset: 'BTC', disallowedLoss: '60' },
  ]);
  expect((await washIn(user, '&include=all'))['items']).toHaveLength(3);
  await user.send('PUT', '/v1/settings', { body: { jurisdiction: 'CH', tax: { securities: ['VTI'] } } });
  expect(await washIn(user, '')).toMatchObject({ applies: false, totals: { disallowedLoss: '500' } });
  for (const [query, path] of [
    ['', 'year'],
    ['?year=24', 'year'],
    ['?year=2024&include=some', 'include'],
    ['?year=2024&cursor=x', 'cursor'],
  ] as const) {
    expect(refusal(await user.read(PATH + query))).toEqual({ status: 400, code: 'ValidationFailed', paths: [path] });
  }
});
