import { describe, expect, it } from 'vitest';
import { ended, newUser, post, refusal } from '../support/api.ts';
import type { Body, HttpClient } from '../support/http-client.ts';
import { buy, deposit } from '../support/transactions.ts';

const AT = '2021-01-01T00:00:00Z';
const coin = (externalId: string, quantity = '1') => buy({ at: AT, quantity, total: '10', externalId });
const send = (user: HttpClient, transactions: readonly unknown[]) =>
  post(user, '/v1/transactions/batch', { transactions }, 202);
const quantityOf = async (user: HttpClient, asset = 'BTC') => {
  const items = await user.readAll('/v1/holdings');
  return items.find((holding) => holding['asset'] === asset)?.['quantity'];
};

interface Rejected {
  readonly index: number;
  readonly errors: readonly { readonly path: string }[];
}
const rejectedOf = ({ rejected }: Body) =>
  (rejected as Rejected[]).map(({ index, errors }) => [index, errors.map(({ path }) => path)]);

describe('a batch', () => {
  it('takes the good ones and names the bad ones: each is accepted, a duplicate or rejected', async () => {
    const user = await newUser();
    await send(user, [coin('old'), coin('other')]);
    const transactions = [
      coin('new'),
      coin('old'),
      { ...coin('bad'), type: 'bougth' },
      'nothing',
      coin('other', '2'),
      { ...coin('late'), timestamp: '20210-01-01T00:00:00Z', tpye: 1 },
      coin('new'),
      coin('new', '3'),
      deposit({ at: AT, quantity: '5', externalId: 'cash' }),
    ];
    const answer = await send(user, transactions);
    expect(answer).toMatchObject({ accepted: 2, duplicates: 2, importId: expect.any(String) });
    expect(rejectedOf(answer)).toEqual([
      [2, ['type']],
      [3, ['']],
      [4, ['amounts']],
      [5, ['timestamp', 'tpye']],
      [7, ['amounts']],
    ]);
    const stored = await user.readAll('/v1/transactions');
    expect(stored.map(({ externalId }) => externalId).toSorted()).toEqual(['cash', 'new', 'old', 'other']);
    expect(await quantityOf(user)).toBe('3');
  });

  it('counts true twins both, and adds nothing when it is sent again', async () => {
    const user = await newUser();
    const twin = buy({ at: AT, quantity: '1', total: '10' });
    const batch = [twin, twin, buy({ at: AT, quantity: '2', total: '10' }), twin];
    expect(await send(user, batch)).toMatchObject({ accepted: 4, duplicates: 0, rejected: [] });
    expect(await quantityOf(user)).toBe('5');
    expect(await send(user, batch)).toMatchObject({ accepted: 0, duplicates: 4, rejected: [] });
    expect(await send(user, [twin, twin])).toMatchObject({ accepted: 0, duplicates: 2 });
    expect(await send(user, [...batch, twin])).toMatchObject({ accepted: 1, duplicates: 4 });
    expect(await quantityOf(user)).toBe('6');
    expect(await user.readAll('/v1/transactions')).toHaveLength(5);
  });

  it('sent twice at once adds what it holds once', async () => {
    const user = await newUser();
    const transactions = Array.from({ length: 20 }, (_, at) => coin(`c${at}`));
    const both = await Promise.all([send(user, transactions), send(user, transactions)]);
    expect(both.map(({ accepted }) => accepted).toSorted()).toEqual([0, 20]);
    expect(both.map(({ duplicates }) => duplicates).toSorted()).toEqual([0, 20]);
    expect(await quantityOf(user)).toBe('20');
  });

  it('is an import that can be looked up, listed by, and undone as one', async () => {
    const user = await newUser();
    await send(user, [coin('before')]);
    const { importId } = await send(user, [coin('a'), coin('before'), { no: 1 }, coin('b')]);
    const status = await ended(user, importId);
    expect(status).toMatchObject({ status: 'completed', format: 'batch', reversed: false });
    expect(status.counts).toEqual({ rows: 4, imported: 2, duplicates: 1, rejected: 1, ignored: 0, transactions: 2 });
    expect(status.rejected.map(({ line }) => line)).toEqual([2]);
    const ofImport = (await user.readAll('/v1/transactions')).filter((item) => item['importId'] === importId);
    expect(ofImport.map(({ externalId }) => externalId).toSorted()).toEqual(['a', 'b']);
    expect(await post(user, `/v1/imports/${importId}/reversal`, { reason: 'wrong' }, 202)).toEqual({
      importId,
      status: 'completed',
      reversed: 2,
      total: 2,
    });
    expect((await user.readAll('/v1/transactions')).map(({ externalId }) => externalId)).toEqual(['before']);
    expect((await ended(user, importId)).reversed).toBe(true);
    expect(await send(user, [coin('a'), coin('b')])).toMatchObject({ accepted: 2 });
    expect(await quantityOf(user)).toBe('3');
  });

  it('takes 1,000 transactions', async () => {
    const user = await newUser();
    const transactions = Array.from({ length: 1_000 }, (_, at) => coin(`c${at}`));
    expect(await send(user, transactions)).toMatchObject({ accepted: 1_000, duplicates: 0, rejected: [] });
    expect(await quantityOf(user)).toBe('1000');
    expect(await user.readAll('/v1/transactions?limit=1000')).toHaveLength(1_000);
  });

  it.each<[string, unknown, string]>([
    [
      'of 1,001 transactions',
      { transactions: Array.from({ length: 1_001 }, (_, at) => coin(`c${at}`)) },
      'transactions',
    ],
    ['of none', { transactions: [] }, 'transactions'],
    ['that is no list', { transactions: coin('a') }, 'transactions'],
    ['without a list', {}, 'transactions'],
    ['with an unknown field', { transactions: [coin('a')], dryRun: true }, 'dryRun'],
  ])('%s is refused and nothing of it stored', async (_, body, path) => {
    const user = await newUser();
    const answer = await user.send('POST', '/v1/transactions/batch', { body });
    expect(refusal(answer)).toEqual({ status: 400, code: 'ValidationFailed', paths: [path] });
    expect(await user.readAll('/v1/transactions')).toEqual([]);
  });

  it('of equal instants keeps its order', async () => {
    const user = await newUser();
    const transactions = ['300', '100', '200'].map((total, at) =>
      buy({ at: AT, quantity: '1', total, externalId: `c${at}` }),
    );
    await send(user, [
      ...transactions,
      {
        ...coin('sale'),
        type: 'sell',
        amounts: [
          { asset: 'BTC', quantity: '2', direction: 'out' },
          { asset: 'USD', quantity: '500', direction: 'in' },
        ],
      },
    ]);
    expect((await user.readAll('/v1/tax/disposals')).map(({ costBasis }) => costBasis)).toEqual(['300', '100']);
  });
});
