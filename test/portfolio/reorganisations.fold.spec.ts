/** What holdings cost that came with a cost of their own, or of others: gifts, mergers and spin-offs. */
import { describe, expect, test } from 'vitest';
import { MemoryPages } from '../../shared/kernel/pages/memory-pages.ts';
import type { TransactionAdded } from '../../shared/portfolio/calc/changes.ts';
import { openHoldingsBook } from '../../shared/portfolio/calc/holdings-book.ts';
import { added, bookOf, closes, everything, holdingOf, journal, NOW, rates, removed } from './journal.ts';

const BOUGHT = { type: 'buy', on: '2021-01-04', in: [['10', 'OLD']], out: [['1000', 'USD']] } as const;
const MERGED = { type: 'merger', on: '2021-02-01', out: [['10', 'OLD']], in: [['4', 'NEW']] } as const;
const SPUN = {
  type: 'spin_off',
  on: '2021-02-01',
  out: [['10', 'OLD']],
  in: [
    ['10', 'OLD', '0.8'],
    ['5', 'SPUN', '0.2'],
  ],
} as const;

describe('a cost of its own', () => {
  const gift = { type: 'gift_received', on: '2021-05-04', in: [['2', 'BTC']], value: ['90000', 'USD'] } as const;

  test('counts instead of what the gift was worth, fees included', async () => {
    const book = await bookOf(journal({ ...gift, costBasis: ['1500', 'USD'], fees: [['3', 'USD']] }));
    expect(await holdingOf(book, 'BTC')).toMatchObject({ costBasis: '1500', averageCost: '750' });
  });

  test('in another currency goes by the rate of the day, and is missing until there is one', async () => {
    const book = await bookOf(journal({ ...gift, costBasis: ['1500', 'EUR'] }));
    expect(await holdingOf(book, 'BTC')).toMatchObject({ costBasis: null });
    await book.apply({ prices: [rates(['EUR', 'USD', '2021-05-04', '1.2'])] });
    expect(await holdingOf(book, 'BTC')).toMatchObject({ costBasis: '1800' });
  });

  test('is kept when books are written and opened again, and valued anew', async () => {
    const pages = new MemoryPages();
    const book = openHoldingsBook(undefined, pages);
    await book.apply({ add: journal({ ...gift, costBasis: ['1500', 'EUR'] }, { ...SPUN, on: '2021-06-01' }) });
    const again = openHoldingsBook(JSON.parse(JSON.stringify(await book.flush(pages))), pages);
    await again.apply({ add: [], prices: [rates(['EUR', 'USD', '2021-05-04', '1.2'])] });
    expect(await holdingOf(again, 'BTC')).toMatchObject({ costBasis: '1800' });
  });
});

test('what came as a gift or by a merger was first acquired when it came', async () => {
  const bought = { type: 'buy', on: '2020-01-01', in: [['10', 'OLD']], out: [['100', 'USD']] } as const;
  const gift = { type: 'gift_received', on: '2021-05-04', in: [['2', 'BTC']], costBasis: ['1500', 'USD'] } as const;
  const book = await bookOf(journal(bought, MERGED, gift));
  expect(await holdingOf(book, 'NEW')).toMatchObject({ firstAcquiredAt: '2021-02-01T00:00:00.000Z' });
  expect(await holdingOf(book, 'BTC')).toMatchObject({ firstAcquiredAt: '2021-05-04T00:00:00.000Z' });
});

describe('a merger', () => {
  test('hands the cost on, whatever the new asset is worth', async () => {
    const book = await bookOf(journal(BOUGHT, MERGED), { prices: [closes(['NEW', '2021-02-01', '900'])] });
    expect(await holdingOf(book, 'NEW')).toMatchObject({ quantity: '4', costBasis: '1000', averageCost: '250' });
    expect(await holdingOf(book, 'NEW', { account: 'kraken' })).toMatchObject({ costBasis: '1000' });
    await expect(holdingOf(book, 'OLD')).rejects.toThrow('not held');
  });

  test('with money hands on what the money leaves of the cost, and the money at its worth', async () => {
    const inCash = [...MERGED.in, ['100', 'EUR']] as const;
    const prices = [rates(['EUR', 'USD', '2021-02-01', '2'])];
    const book = await bookOf(journal(BOUGHT, { ...MERGED, in: inCash }), { prices });
    expect(await holdingOf(book, 'NEW')).toMatchObject({ quantity: '4', costBasis: '800' });
    expect(await holdingOf(book, 'NEW', { account: 'kraken' })).toMatchObject({ costBasis: '800' });
    expect(await holdingOf(book, 'EUR')).toMatchObject({ quantity: '100', costBasis: '200' });
    const shared = [
      ['4', 'NEW', '0.75'],
      ['1', 'BIT', '0.25'],
      ['5000', 'USD'],
    ] as const;
    const paid = await bookOf(journal(BOUGHT, { ...MERGED, in: shared }));
    expect(await holdingOf(paid, 'BIT')).toMatchObject({ costBasis: '0' });
  });

  test('of a part of what is held takes its share along', async () => {
    const book = await bookOf(journal(BOUGHT, { ...MERGED, out: [['5', 'OLD']] }));
    expect(await holdingOf(book, 'NEW')).toMatchObject({ costBasis: '500' });
    expect(await holdingOf(book, 'OLD')).toMatchObject({ quantity: '5', costBasis: '500' });
  });

  test('into several shares the cost out as stated, to the last digit, several lines of one asset included', async () => {
    const book = await bookOf(
      journal(
        { ...BOUGHT, out: [['100', 'USD']] },
        {
          ...MERGED,
          in: [
            ['1', 'A', '0.333333333333333333'],
            ['1', 'B', '0.333333333333333333'],
            ['2', 'C', '0.2'],
            ['2', 'C', '0.133333333333333334'],
          ],
        },
      ),
    );
    const costs = await Promise.all(['A', 'B', 'C'].map(async (asset) => (await holdingOf(book, asset)).costBasis));
    expect(costs).toEqual(['33.3333333333333333', '33.3333333333333333', '33.3333333333333334']);
  });

  test('learns of an earlier purchase that comes later', async () => {
    const [bought, merged, more] = journal(BOUGHT, MERGED, { ...BOUGHT, on: '2020-12-01', out: [['3000', 'USD']] });
    if (!bought || !merged || !more) throw new Error();
    const book = await bookOf([bought, merged]);
    await book.apply({ add: [more] });
    expect(await holdingOf(book, 'NEW')).toMatchObject({ costBasis: '2000' });
    await book.apply({ remove: [removed(more)] });
    expect(await everything(book)).toEqual(await everything(await bookOf([bought, merged])));
  });
});

describe('a spin-off', () => {
  test('leaves the old asset its share of the cost, and the quantity as it was', async () => {
    const book = await bookOf(journal(BOUGHT, SPUN), { prices: [closes(['OLD', '2021-02-01', '7'])] });
    expect(await holdingOf(book, 'OLD')).toMatchObject({
      ...{ quantity: '10', costBasis: '800', transactions: 2, firstAcquiredAt: '2021-01-04T00:00:00.000Z' },
    });
    expect(await holdingOf(book, 'SPUN')).toMatchObject({ quantity: '5', costBasis: '200', averageCost: '40' });
  });

  test('then merged, and sold in part, goes on at what came along', async () => {
    const book = await bookOf(
      journal(
        BOUGHT,
        SPUN,
        { type: 'merger', on: '2021-03-01', out: [['5', 'SPUN']], in: [['2', 'OLD']] },
        { type: 'sell', on: '2021-04-01', out: [['3', 'OLD']], in: [['900', 'USD']] },
      ),
    );
    expect(await holdingOf(book, 'OLD')).toMatchObject({ quantity: '9', costBasis: '750' });
  });

  test('of what was never bought is said to lack its cost', async () => {
    const book = await bookOf(journal(SPUN));
    const { missing } = await book.reads.holdings({ now: NOW });
    expect(missing).toContainEqual({ asset: 'SPUN', what: 'cost' });
  });
});

describe('a return of capital', () => {
  const paid = { type: 'return_of_capital', on: '2021-02-01', in: [['300', 'USD']], paidBy: 'OLD' } as const;

  test('lowers the cost of what paid it, over all and in the account, to nothing at the least', async () => {
    const book = await bookOf(journal(BOUGHT, paid));
    expect(await holdingOf(book, 'OLD')).toMatchObject({ quantity: '10', costBasis: '700', averageCost: '70' });
    expect(await holdingOf(book, 'OLD', { account: 'kraken' })).toMatchObject({ costBasis: '700' });
    await book.apply({ add: [added(3, { ...paid, on: '2021-03-01', in: [['900', 'USD']] })] });
    expect(await holdingOf(book, 'OLD')).toMatchObject({ quantity: '10', costBasis: '0' });
  });

  test('of unknown worth leaves the cost unknown until there is a rate', async () => {
    const book = await bookOf(journal(BOUGHT, { ...paid, in: [['300', 'EUR']] }));
    expect(await holdingOf(book, 'OLD')).toMatchObject({ costBasis: null });
    await book.apply({ prices: [rates(['EUR', 'USD', '2021-02-01', '2'])] });
    expect(await holdingOf(book, 'OLD')).toMatchObject({ costBasis: '400' });
  });

  test('that is taken back leaves what was', async () => {
    const [bought, returned] = journal(BOUGHT, paid);
    const book = await bookOf([bought as TransactionAdded]);
    const before = await holdingOf(book, 'OLD');
    await book.apply({ add: [returned as TransactionAdded] });
    await book.apply({ remove: [removed(returned as TransactionAdded)] });
    expect(await holdingOf(book, 'OLD')).toEqual(before);
  });
});
