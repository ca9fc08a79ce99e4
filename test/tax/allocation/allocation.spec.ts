import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryPages } from '../../../shared/kernel/pages/memory-pages.ts';
import { openTaxBook, type TaxBook } from '../../../shared/tax/calc/book.ts';
import type { TaxEntryInput } from '../../../shared/tax/calc/pending.ts';
import { taxBookState } from '../../../shared/tax/calc/state.ts';
import { arriving, histories } from '../support/arbitrary.ts';
import { seen, settingsWith, User } from '../support/domain.ts';

const from2025 = (tax: Record<string, unknown> = {}) =>
  settingsWith({ lotScope: 'per-account', lotScopeFrom: '2025-01-01', ...tax });

const before = [
  { type: 'buy', at: '2023-01-01', in: '2 BTC', out: '20 USD', account: 'kraken', id: 'old' },
  { type: 'buy', at: '2024-01-01', in: '2 BTC', out: '100 USD', account: 'kraken', id: 'new' },
  { type: 'transfer', at: '2024-02-01', out: '3 BTC', account: 'kraken', toAccount: 'wallet' },
] as const;

const openLots = async (user: User) =>
  (await user.lots())
    .filter((lot) => lot.status !== 'closed')
    .map((lot) => [lot.account, lot.acquiredAt.slice(0, 10), lot.remainingQuantity, lot.remainingCostBasis]);

describe('at the date from which on lots are those of accounts', () => {
  it('they go where the units are, oldest first, by the name of the account', async () => {
    const user = new User(from2025());
    await user.send(...before);
    expect(await openLots(user)).toEqual([
      ['kraken', '2023-01-01', '1', '10'],
      ['wallet', '2023-01-01', '1', '10'],
      ['wallet', '2024-01-01', '2', '100'],
    ]);
  });

  it.each([
    [
      { order: 'oldest-first', accounts: ['wallet'] },
      ['kraken 2024-01-01 1', 'wallet 2023-01-01 2', 'wallet 2024-01-01 1'],
    ],
    [{ order: 'dearest-first' }, ['kraken 2024-01-01 1', 'wallet 2023-01-01 2', 'wallet 2024-01-01 1']],
    [{ order: 'cheapest-first' }, ['kraken 2023-01-01 1', 'wallet 2023-01-01 1', 'wallet 2024-01-01 2']],
    [
      { order: 'youngest-first', accounts: ['wallet'] },
      ['kraken 2023-01-01 1', 'wallet 2023-01-01 1', 'wallet 2024-01-01 2'],
    ],
  ])('or as the user says: %j', async (lotAllocation, expected) => {
    const user = new User(from2025({ lotAllocation }));
    await user.send(...before);
    expect((await openLots(user)).map((lot) => lot.slice(0, 3).join(' '))).toEqual(expected);
  });

  it('disposals before it reach all lots, later ones those of their account', async () => {
    const user = new User(from2025());
    await user.send(
      { type: 'buy', at: '2023-01-01', in: '1 BTC', out: '10 USD', account: 'kraken' },
      { type: 'buy', at: '2023-01-02', in: '2 BTC', out: '40 USD', account: 'wallet' },
      { type: 'sell', at: '2024-12-31T23:59:59Z', out: '1 BTC', in: '90 USD', account: 'wallet' },
      { type: 'sell', at: '2025-01-01', out: '1 BTC', in: '90 USD', account: 'wallet' },
      { type: 'transfer', at: '2025-02-01', out: '1 BTC', account: 'kraken', toAccount: 'wallet' },
      { type: 'sell', at: '2025-03-01', out: '1 BTC', in: '90 USD', account: 'wallet' },
    );
    expect((await user.disposals()).map((row) => [row.costBasis, row.missingQuantity])).toEqual([
      ['10', undefined],
      ['20', undefined],
      ['20', undefined],
    ]);
  });

  it('basis of units that are nowhere stays with the account that acquired them', async () => {
    const user = new User(from2025());
    await user.send(
      { type: 'buy', at: '2023-01-01', in: '2 BTC', out: '20 USD', account: 'kraken' },
      { type: 'withdrawal', at: '2023-02-01', out: '1 ETH', account: 'kraken' },
      { type: 'split', at: '2023-03-01', out: '1 BTC', account: 'wallet' },
      { type: 'split', at: '2023-03-02', out: '1 BTC', in: '2 BTC', account: 'kraken' },
    );
    expect(await openLots(user)).toEqual([['kraken', '2023-01-01', '2', '20']]);
  });

  it('the event of each part says from which lot it came and whose it is now', async () => {
    const user = new User(from2025());
    const changes = await user.send(...before, {
      type: 'fee',
      at: '2025-05-01',
      out: '1 BTC',
      value: '7',
      account: 'wallet',
    });
    const [first] = changes;
    const facts = changes.flatMap(({ events }) => events);
    const restated = facts.flatMap((event) => (event.type === 'TaxBookRestated' ? event.data.consumed : []));
    expect(first?.events).not.toEqual([]);
    expect(restated.filter(({ kind }) => kind === 'allocation').at(-1)).toMatchObject({
      account: 'wallet',
      disposalDate: '2025-01-01T00:00:00.000Z',
    });
  });

  it('what comes late is shared out, too, and given up settings leave no trace', async () => {
    const user = new User(from2025());
    await user.send(before[0], before[2], before[1]);
    expect(await openLots(user)).toEqual([
      ['kraken', '2023-01-01', '1', '10'],
      ['wallet', '2023-01-01', '1', '10'],
      ['wallet', '2024-01-01', '2', '100'],
    ]);
    const plain = new User(settingsWith());
    await plain.send(before[0], before[2], before[1]);
    await user.book.apply({ settings: settingsWith() });
    expect(await openLots(user)).toEqual(await openLots(plain));
    expect(user.book.size).toBe(plain.book.size);
  });
});

const method = fc.constantFrom('FIFO', 'LIFO', 'HIFO', 'LOFO', 'AVERAGE');
const scoped = fc
  .record({ method, order: fc.constantFrom('oldest-first', 'dearest-first'), day: fc.integer({ min: 1, max: 28 }) })
  .map(({ method: by, order, day }) =>
    settingsWith({
      method: by,
      lotScope: 'per-account',
      lotScopeFrom: `2020-02-${String(day).padStart(2, '0')}`,
      lotAllocation: { order },
    }),
  );

it('any order of arrival gives the same book', async () => {
  const scenario = histories(18).chain((entries) => fc.tuple(fc.constant(entries), arriving(entries)));
  const bookOf = async (settings: ReturnType<typeof from2025>, batches: readonly (readonly TaxEntryInput[])[]) => {
    const pages = new MemoryPages();
    let book: TaxBook = openTaxBook(undefined, pages);
    await book.apply({ settings });
    for (const add of batches) {
      await book.apply({ add });
      const state = await book.flush(pages);
      book = openTaxBook(taxBookState(JSON.parse(JSON.stringify(state))), pages);
    }
    return book;
  };
  await fc.assert(
    fc.asyncProperty(scenario, scoped, async ([entries, shuffled], settings) => {
      const straight = await seen(await bookOf(settings, [entries]));
      expect(
        await seen(
          await bookOf(
            settings,
            shuffled.map((entry) => [entry]),
          ),
        ),
      ).toEqual(straight);
      const book = openTaxBook(undefined, new MemoryPages());
      await book.apply({ add: entries });
      await book.apply({ settings });
      expect(await seen(book)).toEqual(straight);
    }),
    { numRuns: 40 },
  );
});
