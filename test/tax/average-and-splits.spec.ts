import { describe, expect, it } from 'vitest';
import { seen, settingsWith, User } from './support/domain.ts';

const purchases = [
  { type: 'buy', at: '2020-01-01', in: '1 BTC', out: '10 USD', id: 'first' },
  { type: 'buy', at: '2020-01-02', in: '1 BTC', out: '20 USD', id: 'second' },
  { type: 'buy', at: '2020-01-03', in: '1 BTC', out: '60 USD', id: 'third' },
] as const;

describe('AVERAGE', () => {
  it('costs each unit at the mean of all, and the oldest lots leave first', async () => {
    const user = new User(settingsWith({ method: 'AVERAGE' }));
    await user.send(...purchases, { type: 'sell', at: '2020-02-01', out: '1.5 BTC', in: '90 USD' });
    expect(await user.disposals()).toMatchObject([
      { quantity: '1', costBasis: '30', acquiredAt: '2020-01-01T00:00:00.000Z' },
      { quantity: '0.5', costBasis: '15', acquiredAt: '2020-01-02T00:00:00.000Z' },
    ]);
    expect((await user.lots()).map((lot) => lot.remainingCostBasis)).toEqual(['0', '15', '30']);
  });

  it('shares what cannot be divided so that the sums are exact', async () => {
    const user = new User(settingsWith({ method: 'AVERAGE' }));
    await user.send(
      { type: 'buy', at: '2020-01-01', in: '2 BTC', out: '10 USD' },
      { type: 'income', at: '2020-01-02', in: '1 BTC', value: '0' },
    );
    const costs = (await user.lots()).map((lot) => lot.remainingCostBasis);
    expect(costs).toEqual(['6.666666666666666667', '3.333333333333333333']);
  });

  it('entered at the turn of a year gives each open lot the mean, and left, lots keep it', async () => {
    const user = new User(settingsWith({ method: 'HIFO', methodByYear: { 2021: 'AVERAGE' } }));
    await user.send(
      ...purchases,
      { type: 'sell', at: '2020-06-01', out: '1 BTC', in: '90 USD', id: 'by HIFO' },
      { type: 'sell', at: '2021-06-01', out: '1 BTC', in: '90 USD', id: 'by AVERAGE' },
      { type: 'buy', at: '2022-01-01', in: '1 BTC', out: '14 USD', id: 'cheaper than the mean' },
      { type: 'sell', at: '2022-06-01', out: '1.5 BTC', in: '90 USD', id: 'by HIFO again' },
    );
    const rows = (await user.disposals()).map((row) => [row.transactionId, row.quantity, row.costBasis]);
    expect(rows).toEqual([
      ['by HIFO', '1', '60'],
      ['by AVERAGE', '1', '15'],
      ['by HIFO again', '1', '15'],
      ['by HIFO again', '0.5', '7'],
    ]);
  });

  it('passed through without a transaction still leaves lots at the mean', async () => {
    const user = new User(settingsWith({ method: 'FIFO', methodByYear: { 2021: 'AVERAGE' } }));
    await user.send(...purchases, { type: 'sell', at: '2022-06-01', out: '1 BTC', in: '90 USD' });
    expect(await user.disposals()).toMatchObject([{ costBasis: '30' }]);
    expect(await user.lots({ status: 'open' })).toMatchObject([
      { costBasis: '30', unitCost: '30', remainingCostBasis: '30' },
      { costBasis: '30', unitCost: '30', remainingCostBasis: '30' },
    ]);
  });

  it('left by a late arrival is undone with it', async () => {
    const user = new User(settingsWith({ method: 'FIFO', methodByYear: { 2021: 'AVERAGE' } }));
    await user.send(...purchases);
    const before = await user.lots();
    await user.send({ type: 'sell', at: '2022-06-01', out: '1 BTC', in: '90 USD', id: 'sale' });
    await user.reverse('sale', '2022-06-01');
    expect(await user.lots()).toEqual(before);
  });

  it('is seen as of a moment after its turn', async () => {
    const user = new User(settingsWith({ method: 'FIFO', methodByYear: { 2021: 'AVERAGE' } }));
    await user.send(...purchases);
    const costs = async (asOfMs: number) => (await user.lots({ asOfMs })).map((lot) => lot.remainingCostBasis);
    expect(await costs(Date.UTC(2020, 11, 31))).toEqual(['10', '20', '60']);
    expect(await costs(Date.UTC(2021, 0, 1))).toEqual(['30', '30', '30']);
  });
});

describe('a split', () => {
  const sale = { type: 'sell', at: '2022-01-01', out: '2 BTC', in: '90 USD' } as const;

  it.each([
    ['units added', { in: '3 BTC' }],
    ['units before and after', { out: '3 BTC', in: '6 BTC' }],
  ])('by %s multiplies the units of all open lots and leaves cost and dates', async (_, amounts) => {
    const user = new User();
    await user.send(...purchases, { type: 'split', at: '2021-01-01', ...amounts });
    expect(await user.lots()).toMatchObject([
      { quantity: '2', remainingQuantity: '2', costBasis: '10', unitCost: '5', acquiredAt: '2020-01-01T00:00:00.000Z' },
      { quantity: '2', costBasis: '20' },
      { quantity: '2', costBasis: '60' },
    ]);
    await user.send(sale);
    expect(await user.disposals()).toMatchObject([{ quantity: '2', costBasis: '10' }]);
  });

  it.each([
    ['universal', '2', ['4 at 10', '12 at 20', '4 at 60']],
    ['per-account', '2', ['4 at 10', '12 at 20', '4 at 60']],
    ['universal', '0.5', ['1 at 10', '3 at 20', '1 at 60']],
    ['per-account', '0.5', ['1 at 10', '3 at 20', '1 at 60']],
  ] as const)(
    'is one for each account by its units before and after: %s, times %s',
    async (lotScope, times, expected) => {
      const user = new User(settingsWith({ lotScope }));
      const units = (held: number) => ({ out: `${held} BTC`, in: `${held * Number(times)} BTC` });
      await user.send(
        { type: 'buy', at: '2020-01-01', in: '2 BTC', out: '10 USD', account: 'one' },
        { type: 'buy', at: '2020-02-01', in: '6 BTC', out: '20 USD', account: 'two' },
        { type: 'buy', at: '2020-03-01', in: '2 BTC', out: '60 USD', account: 'one' },
        { type: 'split', at: '2021-01-01T06:00:00Z', account: 'two', ...units(6) },
        { type: 'split', at: '2021-01-01T07:00:00Z', account: 'one', ...units(4) },
      );
      const lots = (await user.lots()).toSorted((a, b) => Number(a.costBasis) - Number(b.costBasis));
      expect(lots.map(({ quantity, costBasis }) => `${quantity} at ${costBasis}`)).toEqual(expected);
    },
  );

  it('joins units where they are removed', async () => {
    const user = new User();
    await user.send(...purchases, { type: 'split', at: '2021-01-01', out: '1.5 BTC' });
    expect((await user.lots()).map((lot) => lot.quantity)).toEqual(['0.5', '0.5', '0.5']);
  });

  it('leaves what was used of a lot used', async () => {
    const user = new User();
    await user.send(
      { type: 'buy', at: '2020-01-01', in: '3 BTC', out: '10 USD' },
      { type: 'sell', at: '2020-06-01', out: '1 BTC', in: '90 USD' },
      { type: 'split', at: '2021-01-01', in: '3 BTC' },
    );
    expect(await user.lots()).toMatchObject([
      { quantity: '7.5', remainingQuantity: '5', costBasis: '10', remainingCostBasis: '6.666666666666666667' },
    ]);
    await user.send({ type: 'sell', at: '2022-01-01', out: '5 BTC', in: '90 USD' });
    expect((await user.disposals()).map((row) => row.costBasis)).toEqual([
      '3.333333333333333333',
      '6.666666666666666667',
    ]);
  });

  it('that arrives late changes what was sold after it', async () => {
    const user = new User();
    await user.send(...purchases, sale, { type: 'split', at: '2021-01-01', in: '3 BTC', id: 'split' });
    expect(await user.disposals()).toMatchObject([{ quantity: '2', costBasis: '10' }]);
    await user.reverse('split', '2021-01-01');
    expect(await user.disposals()).toMatchObject([
      { quantity: '1', costBasis: '10' },
      { quantity: '1', costBasis: '20' },
    ]);
  });

  it('that adds units where nothing is held leaves them unexplained', async () => {
    const user = new User();
    await user.send({ type: 'split', at: '2021-01-01', in: '3 BTC' });
    expect(await user.lots()).toMatchObject([{ quantity: '3', costBasis: '0', missingQuantity: '3' }]);
  });
});

describe('a split that takes away as much as is held, or more', () => {
  it.each(['FIFO', 'AVERAGE'])('leaves the lots as they are, and is flagged, %s', async (method) => {
    const user = new User(settingsWith({ method }));
    await user.send(
      { type: 'buy', at: '2021-01-01', in: '10 XYZ', out: '100 USD', id: 'bought' },
      { type: 'split', at: '2021-02-01', out: '10 XYZ', id: 'split' },
    );
    expect(await user.lots()).toMatchObject([{ remainingQuantity: '10', remainingCostBasis: '100' }]);
    const rows = await user.disposals();
    expect(rows).toMatchObject([{ transactionId: 'split', quantity: '10', missingQuantity: '10', costBasis: '0' }]);
    expect(rows[0]).not.toHaveProperty('proceeds');
    expect(await user.book.incomplete()).toEqual({ missingLots: ['XYZ'], missingPrices: [] });
    await user.send({ type: 'buy', at: '2021-01-05', in: '10 XYZ', out: '60 USD' });
    expect(await user.disposals()).toEqual([]);
    expect((await user.lots()).map(({ remainingQuantity }) => remainingQuantity)).toEqual(['5', '5']);
    await user.reverse('split', '2021-02-01');
    expect((await user.lots()).map(({ remainingQuantity }) => remainingQuantity)).toEqual(['10', '10']);
  });

  it('of what is not held is flagged, too, unlike a ratio', async () => {
    const user = new User();
    await user.send({ type: 'split', at: '2021-02-01', out: '10 XYZ' });
    expect(await user.disposals()).toMatchObject([{ missingQuantity: '10' }]);
    const other = new User();
    await other.send({ type: 'split', at: '2021-02-01', out: '10 XYZ', in: '20 XYZ' });
    expect(await seen(other.book)).toEqual({ lots: [], disposals: [] });
  });
});
