import { describe, expect, it } from 'vitest';
import { settingsWith, User } from '../support/domain.ts';

const pounds = (more: Record<string, unknown> = {}) =>
  settingsWith({ method: 'SECTION-104' }, { baseCurrency: 'GBP', ...more });

const rowsOf = async (user: User) =>
  (await user.disposals()).map(({ transactionId, quantity, proceeds, costBasis, gain, matchedBy = 'pool' }) => [
    transactionId,
    quantity,
    proceeds,
    costBasis,
    gain,
    matchedBy,
  ]);

describe('the examples of HMRC', () => {
  it('a pool: Victoria sells 50 of 150 tokens', async () => {
    const user = new User(pounds());
    await user.send(
      { type: 'buy', at: '2016-01-01', in: '100 A', out: '1000 GBP' },
      { type: 'buy', at: '2017-01-01', in: '50 A', out: '125000 GBP' },
      { type: 'sell', at: '2020-01-01', out: '50 A', in: '300000 GBP', id: 'sale' },
    );
    expect(await rowsOf(user)).toEqual([['sale', '50', '300000', '42000', '258000', 'pool']]);
    const left = (await user.lots()).map((lot) => Number(lot.remainingCostBasis)).reduce((a, b) => a + b, 0);
    expect(left).toBe(84_000);
  });

  it('thirty days: Melanie sells 4,000 tokens and buys 500 some days later', async () => {
    const user = new User(pounds());
    await user.send(
      { type: 'buy', at: '2017-01-01', in: '14000 B', out: '200000 GBP' },
      { type: 'sell', at: '2018-08-30', out: '4000 B', in: '160000 GBP', id: 'sale' },
      { type: 'buy', at: '2018-09-11', in: '500 B', out: '17500 GBP', id: 'again' },
    );
    expect(await rowsOf(user)).toEqual([
      ['sale', '500', '20000', '17500', '2500', 'thirty-days'],
      ['sale', '3500', '140000', '50000', '90000', 'pool'],
    ]);
    expect(await user.lots()).toMatchObject([
      { remainingQuantity: '10500', remainingCostBasis: '150000' },
      { remainingQuantity: '0', status: 'closed', acquisitionTransactionId: 'again' },
    ]);
  });
});

describe('SECTION-104', () => {
  it('matches the same day before all others, whichever came first on it', async () => {
    const user = new User(pounds());
    await user.send(
      { type: 'buy', at: '2020-01-01', in: '10 A', out: '100 GBP' },
      { type: 'sell', at: '2020-03-01T09:00:00Z', out: '4 A', in: '80 GBP', id: 'before' },
      { type: 'sell', at: '2020-03-10T09:00:00Z', out: '5 A', in: '100 GBP', id: 'sale' },
      { type: 'buy', at: '2020-03-10T17:00:00Z', in: '6 A', out: '90 GBP' },
    );
    expect(await rowsOf(user)).toEqual([
      ['before', '1', '20', '15', '5', 'thirty-days'],
      ['before', '3', '60', '30', '30', 'pool'],
      ['sale', '5', '100', '75', '25', 'same-day'],
    ]);
  });

  it('takes what is acquired on one day as one transaction', async () => {
    const user = new User(pounds());
    await user.send(
      { type: 'sell', at: '2020-03-10T10:00:00Z', out: '1 A', in: '80 GBP', id: 'sale' },
      { type: 'buy', at: '2020-03-10T11:00:00Z', in: '1 A', out: '10 GBP' },
      { type: 'buy', at: '2020-03-10T12:00:00Z', in: '3 A', out: '70 GBP' },
    );
    expect(await rowsOf(user)).toEqual([['sale', '1', '80', '20', '60', 'same-day']]);
    const lots = await user.lots();
    expect(lots.map((lot) => [lot.quantity, lot.remainingQuantity, lot.remainingCostBasis])).toEqual([
      ['1', '0', '0'],
      ['3', '3', '60'],
    ]);
  });

  it.each([
    ['2020-03-31', 'thirty-days'],
    ['2020-04-01', 'pool'],
  ])('ends the thirty days after 1 March on 31 March: %s', async (at, by) => {
    const user = new User(pounds());
    await user.send(
      { type: 'buy', at: '2019-01-01', in: '1 A', out: '5 GBP' },
      { type: 'sell', at: '2020-03-01T12:00:00Z', out: '1 A', in: '9 GBP', id: 'sale' },
      { type: 'buy', at: `${at}T23:00:00Z`, in: '1 A', out: '7 GBP' },
    );
    expect((await rowsOf(user)).map((row) => row.at(-1))).toEqual([by]);
  });

  it('leaves to an earlier disposal what it came for first', async () => {
    const user = new User(pounds());
    await user.send(
      { type: 'buy', at: '2019-01-01', in: '10 A', out: '10 GBP' },
      { type: 'sell', at: '2020-03-01', out: '2 A', in: '9 GBP', id: 'first' },
      { type: 'sell', at: '2020-03-02', out: '2 A', in: '9 GBP', id: 'second' },
      { type: 'buy', at: '2020-03-05', in: '3 A', out: '21 GBP', id: 'again' },
    );
    expect(await rowsOf(user)).toEqual([
      ['first', '2', '9', '14', '-5', 'thirty-days'],
      ['second', '1', '4.5', '7', '-2.5', 'thirty-days'],
      ['second', '1', '4.5', '1', '3.5', 'pool'],
    ]);
    await user.reverse('again', '2020-03-05');
    expect((await rowsOf(user)).map((row) => row.at(-1))).toEqual(['pool', 'pool']);
  });

  it('is one pool for all accounts, and a split ends what can be matched', async () => {
    const user = new User(pounds());
    await user.send(
      { type: 'buy', at: '2019-01-01', in: '4 A', out: '40 GBP', account: 'one' },
      { type: 'sell', at: '2020-03-01', out: '1 A', in: '9 GBP', account: 'two', id: 'sale' },
      { type: 'split', at: '2020-03-03', in: '3 A', account: 'one' },
      { type: 'buy', at: '2020-03-05', in: '1 A', out: '7 GBP', account: 'two' },
      { type: 'sell', at: '2021-03-01', out: '7 A', in: '70 GBP', account: 'two', id: 'all' },
    );
    expect((await rowsOf(user)).map(([id, quantity, , cost]) => [id, quantity, cost])).toEqual([
      ['sale', '1', '10'],
      ['all', '6', '31.714285714285714286'],
      ['all', '1', '5.285714285714285714'],
    ]);
  });

  it.each([
    // 9 or 10 units at 1 before it, twice as many at half of that from then on
    ['before anything else', '00:00', '4', 'before 1 1 pool, day 2 6 same-day, day 1 5 thirty-days, day 1 0.5 pool'],
    ['after all else', '23:00', '4', 'before 1 1 pool, day 2 6 same-day, day 2 2 pool'],
    ['after all else', '23:00', '1', 'before 1 3 thirty-days, day 1 3 same-day'],
    ['between what went and came', '10:30', '4', 'before 1 1 pool, day 4 4 pool'],
  ])(
    'matches the day of a split on both sides of it: %s, at %s, where %s were sold',
    async (_, time, sold, expected) => {
      const user = new User(pounds());
      await user.send(
        { type: 'buy', at: '2019-01-01', in: '10 A', out: '10 GBP' },
        { type: 'sell', at: '2020-03-09', out: '1 A', in: '9 GBP', id: 'before' },
        { type: 'split', at: `2020-03-10T${time}:00Z`, out: '10 A', in: '20 A' },
        { type: 'sell', at: '2020-03-10T10:00:00Z', out: `${sold} A`, in: '40 GBP', id: 'day' },
        { type: 'buy', at: '2020-03-10T11:00:00Z', in: '2 A', out: '6 GBP' },
        { type: 'buy', at: '2020-03-20T11:00:00Z', in: '1 A', out: '5 GBP' },
      );
      const rows = (await rowsOf(user)).map(([id, quantity, , cost, , by]) => [id, quantity, cost, by].join(' '));
      expect(rows.join(', ')).toBe(expected);
    },
  );

  it('asks for a price where the day that it matches lacks one', async () => {
    const user = new User(pounds());
    await user.send(
      { type: 'buy', at: '2019-01-01', in: '4 A', out: '40 GBP' },
      { type: 'sell', at: '2020-03-01', out: '1 A', in: '9 GBP' },
      { type: 'income', at: '2020-03-05', in: '1 A' },
    );
    expect(await user.disposals()).toMatchObject([{ needsPrice: true }]);
    await user.price('A', '2020-03-05', '3', 'GBP');
    expect(await user.disposals()).toMatchObject([{ costBasis: '3', gain: '6' }]);
  });

  it('ends the year on 5 April where the settings say so', async () => {
    const user = new User(pounds({ fiscalYearEndMonth: 4, fiscalYearEndDay: 5 }));
    await user.send(
      { type: 'buy', at: '2019-01-01', in: '4 A', out: '40 GBP' },
      { type: 'sell', at: '2020-04-05T23:59:59Z', out: '1 A', in: '9 GBP', id: 'old' },
      { type: 'sell', at: '2020-04-06', out: '1 A', in: '9 GBP', id: 'new' },
    );
    expect((await user.disposals({ year: 2020 })).map((row) => row.transactionId)).toEqual(['old']);
    expect((await user.disposals({ year: 2021 })).map((row) => row.transactionId)).toEqual(['new']);
  });
});
