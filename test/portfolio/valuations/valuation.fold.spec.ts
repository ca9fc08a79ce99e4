import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, format } from '../../../shared/kernel/money/decimal.ts';
import type { CalendarDate } from '../../../shared/kernel/time.ts';
import type { AssetView } from '../../../shared/market-data/contract/asset-view.ts';
import { daysAfter } from '../../../shared/market-data/contract/days.ts';
import type { UserPriceEvent } from '../../../shared/market-data/contract/events.ts';
import { snapshotDays } from '../../../shared/portfolio/calc/valuations/snapshot-days.ts';
import type { PortfolioValue } from '../../../shared/portfolio/calc/valuations/valuate.ts';
import { valuePortfolio } from '../../../shared/portfolio/calc/valuations/value-portfolio.ts';
import type { Members } from '../../../shared/portfolio/contract/portfolio.ts';
import { transactions } from '../../trading/domain/transactions.arbitrary.ts';
import { added, at, bookOf, closes, journal, rates } from '../journal.ts';
import { marketOf, type Said } from './support.ts';

const TODAY = '2022-03-01';
const bought = (asset: string, quantity = '2', account = 'kraken') => {
  return { type: 'buy', on: '2022-01-01', account, in: [[quantity, asset]] as const, value: ['10', 'USD'] as const };
};

interface Asked extends Partial<Said> {
  readonly prices?: readonly UserPriceEvent[];
  readonly members?: Members;
  readonly currency?: string;
  readonly on?: string;
}

async function valued(
  held: readonly string[],
  { prices = [], members = {}, currency = 'USD', on = TODAY, ...said }: Asked,
) {
  const book = await bookOf(journal(...held.map((asset) => bought(asset))), { prices });
  const { sources, asked } = marketOf({ today: TODAY, ...said });
  const value = await valuePortfolio(book.reads, sources, { baseCurrency: currency, members }, at(`${on}T12:00:00Z`));
  return { value, asked };
}

test('a holding that came in before its asset existed counts, and is named', async () => {
  const born = (code: string, inceptionDate: string) => ({ code, inceptionDate: inceptionDate as CalendarDate });
  const assets = [born('A', '2022-01-02'), born('B', '2022-01-01')];
  const closes = ['A', 'B', 'C'].map((code) => [code, TODAY, '7'] as const);
  const { value } = await valued(['A', 'B', 'C'], { closes, assets });
  const acquiredAt = expect.stringMatching(/^2022-01-01T/);
  expect(value.beforeInception).toEqual([{ asset: 'A', acquiredAt, inceptionDate: '2022-01-02' }]);
  expect(format(value.value)).toBe('42');
});

const lines = ({ positions }: PortfolioValue) =>
  positions.map(({ asset, quote, value }) => [
    asset,
    value === undefined ? null : format(value),
    quote?.source ?? null,
  ]);

describe('a holding is worth', () => {
  test("what the user says, unless that is old and the market's is newer", async () => {
    const market = [['A', '2022-02-28', '7']] as const;
    const ask = (own: string) => valued(['A'], { prices: [closes(['A', own, '5'])], closes: market });
    expect(lines((await ask('2022-02-22')).value)).toEqual([['A', '10', 'user']]);
    expect(lines((await ask('2022-02-21')).value)).toEqual([['A', '14', 'market']]);
    const alone = await valued(['A'], { prices: [closes(['A', '2022-02-21', '5'])] });
    expect(lines(alone.value)).toEqual([['A', '10', 'user']]);
    expect(alone.value.stale).toEqual(['A']);
  });

  test('what the market says: the last price today, a close on a day before, converted by the rate of that day', async () => {
    const said = {
      closes: [
        ['A', '2022-02-10', '4', 'EUR'],
        ['A', '2022-03-01', '5', 'EUR'],
      ],
      rates: [
        ['EUR/USD', '2022-02-10', '1.5'],
        ['EUR/USD', '2022-03-01', '2'],
      ],
    } as const;
    const now = await valued(['A'], said);
    expect(lines(now.value)).toEqual([['A', '20', 'market']]);
    expect(now.value.positions[0]?.quote).toMatchObject({ rateSource: 'rates', isStale: false });
    expect(now.asked).toEqual(['latest A']);
    const then = await valued(['A'], { ...said, on: '2022-02-12' });
    expect(lines(then.value)).toEqual([['A', '12', 'market']]);
  });

  test('nothing that is said where nobody says it: it is named, and the sum is of the rest', async () => {
    const { value } = await valued(['A', 'B'], { closes: [['A', '2022-03-01', '5']] });
    expect(lines(value)).toEqual([
      ['A', '10', 'market'],
      ['B', null, null],
    ]);
    expect([format(value.value), format(value.investment), value.missing]).toEqual([
      '10',
      '20',
      [{ asset: 'B', what: 'price' }],
    ]);
    // A price in a currency without a rate is none.
    const foreign = await valued(['A'], { closes: [['A', '2022-03-01', '5', 'CHF']] });
    expect(foreign.value.missing).toEqual([{ asset: 'A', what: 'price' }]);
  });

  test('its underlyings, for a token of a pool, of which one may have a price of the user', async () => {
    const pool = {
      underlyings: [
        { asset: 'A', weight: '0.5' },
        { asset: 'B', weight: '3' },
      ],
    };
    const assets = [{ code: 'LP', type: 'lp-token', pool }] as const;
    const said = { closes: [['A', '2022-03-01', '10']], prices: [closes(['B', '2022-02-27', '1'])] } as const;
    const { value } = await valued(['LP'], { ...said, assets });
    expect(lines(value)).toEqual([['LP', '16', 'underlyings']]);
    expect(value.positions[0]?.quote?.date).toBe('2022-02-27');
    expect((await valued(['LP'], { closes: said.closes, assets })).value.missing).toEqual([
      { asset: 'LP', what: 'price' },
    ]);
    // A quote comes before what could be worked out.
    const quoted = await valued(['LP'], { ...said, closes: [...said.closes, ['LP', '2022-03-01', '7']], assets });
    expect(lines(quoted.value)).toEqual([['LP', '14', 'market']]);
  });

  test('what the yields of the day make of it, for a bond that nobody quotes', async () => {
    const bond = {
      ...{ issuer: 'US', couponType: 'fixed', couponRate: '0.05', couponsPerYear: 1, par: '100', dayCount: '30/360' },
      maturity: '2023-03-01',
    } as const;
    const assets = [{ code: 'T', type: 'bond', nativeCurrency: 'USD', bond } as unknown as AssetView];
    const curve = { points: [{ months: 12, yield: decimal('0.05') }], compoundingsPerYear: 1 };
    // A year before its end, a bond whose coupon is its yield is worth its par.
    expect(lines((await valued(['T'], { assets, curve })).value)).toEqual([['T', '200', 'yield-curve']]);
    expect((await valued(['T'], { assets })).value.missing).toEqual([{ asset: 'T', what: 'price' }]);
  });

  test('nothing where more went out than came in, which is named unless it is money', async () => {
    const paid = { type: 'buy', on: '2022-01-01', in: [['1', 'A']], out: [['100', 'EUR']] } as const;
    const gone = { type: 'sell', on: '2022-01-02', out: [['1', 'B']], value: ['1', 'USD'] } as const;
    const book = await bookOf(journal(paid, gone), {
      prices: [closes(['A', TODAY, '7'], ['B', TODAY, '9']), rates(['EUR', 'USD', TODAY, '2'])],
    });
    const { sources } = marketOf({ today: TODAY });
    const value = await valuePortfolio(book.reads, sources, { baseCurrency: 'USD', members: {} }, at(TODAY));
    expect(format(value.value)).toBe('7');
    expect(value.overdrawn.map(({ asset }) => asset)).toEqual(['B', 'EUR']);
    expect(value.missing).toContainEqual({ asset: 'B', what: 'quantity' });
    expect(value.missing.filter(({ asset }) => asset === 'EUR')).toEqual([]);
  });
});

test('of accounts and assets, only those that are in the portfolio count', async () => {
  const book = await bookOf(
    journal(bought('A', '1', 'x'), bought('A', '2', 'y'), bought('B', '4', 'y'), bought('A', '8', 'z')),
  );
  const { sources } = marketOf({
    today: TODAY,
    closes: [
      ['A', TODAY, '1'],
      ['B', TODAY, '1'],
    ],
  });
  const worth = async (members: Members) =>
    format((await valuePortfolio(book.reads, sources, { baseCurrency: 'USD', members }, at(TODAY))).value);
  expect(
    await Promise.all([{}, { accounts: ['x', 'y'] }, { assets: ['A'] }, { accounts: ['y'], assets: ['A'] }].map(worth)),
  ).toEqual(['15', '7', '11', '2']);
});

test('each day of a range is worth what it is worth when asked about alone', async () => {
  const day = fc.integer({ min: 0, max: 27 }).map((number) => daysAfter('2021-01-01', number));
  const price = fc.tuple(fc.constantFrom('BTC', 'ETH'), day, fc.integer({ min: 1, max: 99 }).map(String));
  const cases = fc.record({
    all: fc.array(transactions, { minLength: 1, maxLength: 8 }),
    prices: fc.array(price, { maxLength: 8 }),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ all, prices }) => {
      const arrived = all.map((transaction, index) => ({
        ...added(index + 1, bought('X')),
        transactionId: `T${index}`,
        transaction,
      }));
      const book = await bookOf(arrived, { prices: prices.map((row) => closes(row)) });
      const { sources } = marketOf({
        today: TODAY,
        closes: [
          ['ETH', '2021-01-09', '11'],
          ['ETH', '2021-01-20', '12'],
        ],
      });
      const definition = { baseCurrency: 'USD', members: { accounts: ['kraken', 'coinbase'] } };
      const range = { from: '2021-01-05', to: '2021-01-28' };
      const { days, unpriced } = await snapshotDays(book.reads, sources, definition, range);
      expect(days).toHaveLength(24);
      for (const { date, value, investment, complete } of days) {
        const alone = await valuePortfolio(book.reads, sources, definition, at(`${date}T23:59:59.999Z`));
        expect([date, value, investment, complete]).toEqual([
          date,
          alone.value,
          alone.investment,
          alone.missing.length === 0,
        ]);
        for (const { asset, what } of alone.missing) if (what === 'price') expect(unpriced[asset]?.[0]).toBeDefined();
      }
    }),
    { numRuns: 12 },
  );
});
