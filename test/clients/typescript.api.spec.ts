/** The typed client against the running stack. */
import { randomUUID } from 'node:crypto';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { createFoldbook, type Foldbook, idempotent } from '../../clients/typescript/client.ts';
import { items } from '../../clients/typescript/items.ts';
import { type Problem, ProblemError, unwrap } from '../../clients/typescript/problem.ts';
import type { webhooks } from '../../clients/typescript/schema.ts';
import { origin, tokenFor } from '../support/api.ts';

const signedIn = (userId: string = randomUUID(), scopes?: readonly string[]): Foldbook =>
  createFoldbook({ baseUrl: origin(), token: () => tokenFor(userId, scopes) });

const purchase = (externalId: string, quantity = '0.5') => ({
  externalId,
  account: 'kraken',
  timestamp: '2021-05-04T10:00:00Z',
  type: 'buy' as const,
  amounts: [
    { asset: 'BTC', quantity, direction: 'in' as const },
    { asset: 'USD', quantity: '20000', direction: 'out' as const },
  ],
  value: { currency: 'USD', amount: '20000' },
});

describe('a client', () => {
  it('reads its own writes without being told to wait', async () => {
    const api = signedIn();
    const { transactionId } = await unwrap(api.POST('/v1/transactions', { body: purchase('1') }));
    const lots = await unwrap(api.GET('/v1/tax/lots'));
    expect(lots).toMatchObject({
      complete: true,
      items: [{ asset: 'BTC', quantity: '0.5', costBasis: '20000', acquisitionTransactionId: transactionId }],
    });
    const path = { transactionId };
    expect(await unwrap(api.GET('/v1/transactions/{transactionId}', { params: { path } }))).toMatchObject({
      classification: { classification: 'trade' },
    });
  });

  it('may send a write again under its key', async () => {
    const api = signedIn();
    const header = idempotent();
    const body = { reason: 'twice' };
    const { transactionId } = await unwrap(api.POST('/v1/transactions', { body: purchase('1') }));
    const params = { path: { transactionId }, header };
    const reverse = () => api.POST('/v1/transactions/{transactionId}/reversal', { params, body });
    expect(await unwrap(reverse())).toEqual({ transactionId });
    expect(await unwrap(reverse())).toEqual({ transactionId });
    const another = api.POST('/v1/transactions/{transactionId}/reversal', {
      params: { path: { transactionId }, header: idempotent() },
      body,
    });
    await expect(unwrap(another)).rejects.toMatchObject({ code: 'AlreadyReversed' });
  });

  it('walks through a list page by page, no further than asked', async () => {
    const api = signedIn();
    const transactions = Array.from({ length: 5 }, (_, at) => purchase(String(at), `0.${at + 1}`));
    await unwrap(api.POST('/v1/transactions/batch', { body: { transactions } }));
    let pages = 0;
    const lots = items((page) => {
      pages += 1;
      return api.GET('/v1/tax/lots', { params: { query: { asset: 'BTC', limit: 2, ...page } } });
    });
    const quantities: string[] = [];
    for await (const { quantity } of lots) {
      quantities.push(quantity);
      if (quantities.length === 3) break;
    }
    expect([pages, quantities.length]).toEqual([2, 3]);
    const all: string[] = [];
    for await (const { quantity } of items((page) =>
      api.GET('/v1/tax/lots', { params: { query: { ...page, limit: 2 } } }),
    )) {
      all.push(quantity);
    }
    expect(all.toSorted()).toEqual(['0.1', '0.2', '0.3', '0.4', '0.5']);
  });
});

it('knows the payload of each webhook', () => {
  type Payload = webhooks['TaxLotCreated']['post']['requestBody']['content']['application/json'];
  expectTypeOf<Payload['type']>().toEqualTypeOf<'TaxLotCreated'>();
  expectTypeOf<Payload['data']['costBasis']>().toEqualTypeOf<string>();
});

describe('a refusal', () => {
  it('comes as a typed value', async () => {
    const { data, error, response } = await signedIn().POST('/v1/transactions', { body: purchase('1', '-1') });
    expect([data, response.status]).toEqual([undefined, 400]);
    expect(error).toMatchObject({ code: 'ValidationFailed', errors: [{ path: 'amounts.0.quantity' }] });
    expectTypeOf(error).toEqualTypeOf<Problem | undefined>();
  });

  it('or as an error', async () => {
    const read = signedIn(randomUUID(), ['settings:read']).GET('/v1/tax/lots');
    const thrown = await unwrap(read).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ProblemError);
    expect(thrown).toMatchObject({ code: 'Forbidden', problem: { data: { requiredScope: 'tax:read' } } });
  });

  it('of a page ends the walk', async () => {
    const api = signedIn();
    const walk = items(() => api.GET('/v1/tax/lots', { params: { query: { cursor: 'made-up' } } }));
    await expect(walk.next()).rejects.toMatchObject({ code: 'ValidationFailed' });
  });
});
