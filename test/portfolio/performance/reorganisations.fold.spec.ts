/** What performance says of holdings that came with a cost of their own or of others, by figures of our own making. */
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryPages } from '../../../shared/kernel/pages/memory-pages.ts';
import { PerformanceBook } from '../../../shared/portfolio/calc/performance/performance-book.ts';
import type { Body } from '../../support/http-client.ts';
import { buy, sell, transfer } from '../../support/transactions.ts';
import { Investor } from './support/investor.ts';

let user: Investor;
let pages: MemoryPages;
beforeEach(() => {
  pages = new MemoryPages();
  user = new Investor(new PerformanceBook(undefined, pages));
});

type Leg = readonly [quantity: string, asset: string, basisShare?: string];
const reorganised = (type: 'merger' | 'spin_off', day: string, out: Leg, ...into: readonly Leg[]): Body => ({
  ...{ account: 'kraken', timestamp: `${day}T09:00:00Z`, type },
  amounts: [
    { asset: out[1], quantity: out[0], direction: 'out' },
    ...into.map(([quantity, asset, basisShare]) => ({
      ...{ asset, quantity, direction: 'in' },
      ...(basisShare === undefined ? {} : { basisShare }),
    })),
  ],
});
const of = async (asset: string, asked: { to: string; asset?: string; account?: string }) =>
  (await user.performance(asked)).positions.find((one) => one.asset === asset);
const returnOf = async (asked: { to: string; asset?: string; account?: string }) =>
  Number((await user.performance(asked)).timeWeightedReturn);

const BOUGHT = buy({ at: '2021-01-01T10:00:00Z', asset: 'OLD', quantity: '10', total: '1000' });

describe('a gift with the cost of its giver', () => {
  const gift: Body = {
    ...{ account: 'kraken', timestamp: '2021-01-01T00:00:00Z', type: 'gift_received' },
    amounts: [{ asset: 'BTC', quantity: '2', direction: 'in' }],
    costBasis: { currency: 'USD', amount: '1500' },
    fees: [{ asset: 'USD', quantity: '3' }],
  };

  it('is invested at that cost, fees included, and returns what it did since it came', async () => {
    await user.did(gift);
    await user.prices(['BTC', '2021-01-01', '1000'], ['BTC', '2021-01-05', '1100']);
    expect(await of('BTC', { to: '2021-01-05' })).toMatchObject({
      ...{ investment: '1500', averagePrice: '750', value: '2200', grossPerformance: '700', netPerformance: '700' },
    });
    expect(await returnOf({ to: '2021-01-05' })).toBeCloseTo(0.1, 9);
  });

  it('is at work with its cost, whatever it is said to be worth', async () => {
    await user.did({ ...gift, value: { currency: 'USD', amount: '2400' } });
    expect(await of('BTC', { to: '2021-01-05' })).toMatchObject({ investment: '1500', value: '2400' });
  });
});

describe('a merger', () => {
  beforeEach(async () => {
    await user.did(BOUGHT, reorganised('merger', '2021-02-01', ['10', 'OLD'], ['4', 'NEW']));
    await user.prices(['OLD', '2021-01-01', '100'], ['OLD', '2021-02-01', '120']);
    await user.prices(['NEW', '2021-02-01', '300'], ['NEW', '2021-03-01', '330']);
  });
  const merged = { quantity: '4', investment: '1000', averagePrice: '250', value: '1320', grossPerformance: '320' };

  it('hands the average cost on; of the whole nothing was bought or sold', async () => {
    const { positions, ...whole } = await user.performance({ to: '2021-03-01' });
    expect(positions).toMatchObject([
      { asset: 'NEW', ...merged },
      { asset: 'OLD', quantity: '0', investment: '0', grossPerformance: '0' },
    ]);
    expect(whole).toMatchObject({ grossPerformance: '320', totalInvestment: '1000', missing: [] });
    expect(Number(whole.timeWeightedReturn)).toBeCloseTo(0.32, 9);
  });

  it('is the same of the new asset asked about alone, whose return begins where it began', async () => {
    expect(await of('NEW', { to: '2021-03-01', asset: 'NEW' })).toMatchObject(merged);
    expect((await user.performance({ to: '2021-03-01', asset: 'NEW' })).positions).toHaveLength(1);
    expect(await returnOf({ to: '2021-03-01', asset: 'NEW' })).toBeCloseTo(0.1, 9);
    expect(await returnOf({ to: '2021-03-01', asset: 'OLD' })).toBeCloseTo(0.2, 9);
  });

  it('and back again goes on at the same cost, read from what was written', async () => {
    await user.did(
      reorganised('merger', '2021-03-02', ['4', 'NEW'], ['8', 'OLD']),
      sell({ at: '2021-03-03T00:00:00Z', asset: 'OLD', quantity: '2', total: '500' }),
    );
    const roots = JSON.parse(JSON.stringify(await user.book.flush(pages)));
    const again = new Investor(new PerformanceBook(roots, pages));
    const { positions, totalInvestment } = await again.performance({ to: '2021-03-04' });
    expect(positions).toMatchObject([
      { asset: 'OLD', quantity: '6', investment: '750', averagePrice: '125' },
      { asset: 'NEW', quantity: '0', investment: '0' },
    ]);
    expect(totalInvestment).toBe('750');
  });

  it('with money hands all of the cost on, and what was paid is what the new asset has paid', async () => {
    const investor = new Investor(new PerformanceBook(undefined, new MemoryPages()));
    await investor.did(BOUGHT, reorganised('merger', '2021-02-01', ['10', 'OLD'], ['4', 'NEW'], ['200', 'USD']));
    await investor.prices(['OLD', '2021-01-01', '100'], ['NEW', '2021-02-01', '250'], ['NEW', '2021-03-01', '250']);
    const { positions } = await investor.performance({ to: '2021-03-01' });
    expect(positions.find(({ asset }) => asset === 'NEW')).toMatchObject({
      ...{ quantity: '4', investment: '1000', value: '1000', income: '200' },
    });
  });

  it('of more than was held has no cost that anybody knows', async () => {
    await user.did(reorganised('merger', '2021-03-02', ['5', 'GONE'], ['1', 'LEFT']));
    await user.prices(['LEFT', '2021-03-02', '10'], ['GONE', '2021-03-02', '2']);
    const { missing } = await user.performance({ to: '2021-03-04' });
    expect(missing).toContainEqual({ asset: 'LEFT', what: 'cost' });
  });
});

describe('a spin-off', () => {
  const spun = reorganised('spin_off', '2021-02-01', ['10', 'OLD'], ['10', 'OLD', '0.7'], ['5', 'SPUN', '0.3']);
  const figures = [
    { asset: 'OLD', quantity: '10', investment: '700', averagePrice: '70' },
    { asset: 'SPUN', quantity: '5', investment: '300', averagePrice: '60' },
  ];

  it('leaves each its share of the cost, and gains nothing', async () => {
    await user.did(BOUGHT, spun);
    await user.prices(['OLD', '2021-01-01', '100'], ['OLD', '2021-02-01', '80'], ['SPUN', '2021-02-01', '40']);
    const { positions, grossPerformance, timeWeightedReturn } = await user.performance({ to: '2021-02-03' });
    expect(positions).toMatchObject(figures);
    expect(grossPerformance).toBe('0');
    expect(Number(timeWeightedReturn)).toBeCloseTo(0, 9);
  });

  it('of what nobody prices is at work with its cost', async () => {
    await user.did(BOUGHT, spun);
    await user.prices(['OLD', '2021-01-01', '100']);
    const { positions, grossPerformance } = await user.performance({ to: '2021-02-03' });
    expect(positions).toMatchObject(figures);
    expect(grossPerformance).toBe('300');
  });

  it('in another currency is converted at the rate of its day', async () => {
    await user.keepsBooksIn('CHF');
    await user.did(BOUGHT, spun);
    await user.prices(['OLD', '2021-01-01', '100'], ['SPUN', '2021-02-01', '40', 'EUR']);
    await user.rates(
      ['USD/CHF', '2021-01-01', '0.5'],
      ['USD/CHF', '2021-02-01', '0.8'],
      ['EUR/CHF', '2021-02-01', '1'],
    );
    const [, small] = (await user.performance({ to: '2021-02-03' })).positions;
    expect(small).toMatchObject({
      ...{ asset: 'SPUN', currency: 'EUR', averagePrice: '48', investment: '240', investmentWithCurrencyEffect: '150' },
    });
  });
});

it('what is moved between accounts comes and goes at its worth, in the return of each account', async () => {
  await user.did(
    buy({ at: '2021-01-01T00:00:00Z', quantity: '4', total: '400' }),
    transfer({ at: '2021-01-03T00:00:00Z', quantity: '1', toAccount: 'cold' }),
  );
  await user.prices(['BTC', '2021-01-01', '100'], ['BTC', '2021-01-02', '200'], ['BTC', '2021-01-05', '300']);
  const to = '2021-01-05';
  expect(await returnOf({ to })).toBeCloseTo(2, 9);
  expect(await returnOf({ to, account: 'kraken' })).toBeCloseTo(2, 9);
  expect(await returnOf({ to, account: 'cold' })).toBeCloseTo(0.5, 9);
  const { risk } = await user.performance({ to, account: 'kraken' });
  expect(risk.maximumDrawdown).toBe('0');
});
