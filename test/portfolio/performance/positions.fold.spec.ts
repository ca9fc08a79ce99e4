/** What positions come to, by figures of our own making. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Body } from '../../support/http-client.ts';
import { buy, deposit, income, sell, transfer } from '../../support/transactions.ts';
import { Investor } from './support/investor.ts';

let user: Investor;
beforeEach(() => {
  user = new Investor();
});

const position = async (asset: string, asked: { to: string; account?: string; from?: string }) =>
  (await user.performance(asked)).positions.find((one) => one.asset === asset);
const usd = (quantity: string) => [{ asset: 'USD', quantity, value: quantity }];

describe('a position', () => {
  beforeEach(async () => {
    await user.did(
      buy({ at: '2021-01-01T10:00:00Z', quantity: '2', total: '200', fees: usd('3') }),
      buy({ at: '2021-01-05T10:00:00Z', quantity: '2', total: '400', fees: usd('1') }),
      sell({ at: '2021-01-09T10:00:00Z', quantity: '1', total: '250', fees: usd('2') }),
    );
    await user.prices(['BTC', '2021-01-01', '100'], ['BTC', '2021-01-11', '180']);
  });

  it('is measured at average cost without fees, over the days with an investment', async () => {
    const { positions, ...whole } = await user.performance({ to: '2021-01-11' });
    // 4 days of 200, 4 of 600, 2 of 450.
    const figures = {
      ...{ investment: '450', averagePrice: '150', quantity: '3', value: '540' },
      ...{ grossPerformance: '190', netPerformance: '184', fees: '6', income: '0' },
      ...{ timeWeightedInvestment: '410', grossPerformancePercent: '0.463414634146341463' },
      netPerformancePercent: '0.448780487804878049',
    };
    expect(positions).toMatchObject([{ asset: 'BTC', currency: 'USD', ...figures }]);
    expect(whole).toMatchObject({ currentValue: '540', totalInvestment: '450', netPerformance: '184', missing: [] });
  });

  it('within a range is measured from the end of the day before it: a fee of that day is outside', async () => {
    const { netPerformance, fees, timeWeightedInvestment } = await user.performance({
      from: '2021-01-06',
      to: '2021-01-11',
    });
    // 5 January ended with a value of 400 for 600 put in; of the 190 that came in all, -200 had come by then.
    expect({ netPerformance, fees, timeWeightedInvestment }).toEqual({
      ...{ netPerformance: '388', fees: '2', timeWeightedInvestment: '550' },
    });
  });

  it('is the same after a sale was taken back', async () => {
    const before = await user.performance({ to: '2021-01-11' });
    const [id = ''] = await user.did(sell({ at: '2021-01-10T10:00:00Z', quantity: '2', total: '1' }));
    expect((await user.performance({ to: '2021-01-11' })).netPerformance).not.toBe(before.netPerformance);
    await user.undid(id, '2021-01-10T10:00:00.000Z');
    expect(await user.performance({ to: '2021-01-11' })).toEqual(before);
  });

  it('is what it was on any day before', async () => {
    expect(await position('BTC', { to: '2021-01-05' })).toMatchObject({
      quantity: '4',
      investment: '600',
      value: '400',
    });
    expect((await user.performance({ to: '2020-12-31' })).positions).toEqual([]);
  });
});

it('an order of arrival that is not that of time changes nothing on a day of many trades', async () => {
  const trades = [
    buy({ at: '2021-01-01T10:00:00Z', quantity: '4', total: '400' }),
    sell({ at: '2021-01-05T10:00:00Z', quantity: '4', total: '600' }),
    buy({ at: '2021-01-05T11:00:00Z', quantity: '5', total: '1000' }),
  ];
  await user.did(...trades.toReversed());
  expect(await position('BTC', { to: '2021-01-06' })).toMatchObject({ averagePrice: '200', investment: '1000' });
});

it('what was bought and sold on one day is measured by what was at work on it', async () => {
  await user.did(
    buy({ at: '2021-01-01T10:00:00Z', quantity: '1', total: '100' }),
    sell({ at: '2021-01-01T11:00:00Z', quantity: '1', total: '110' }),
  );
  expect(await position('BTC', { to: '2021-02-01' })).toMatchObject({
    ...{ quantity: '0', timeWeightedInvestment: '100', grossPerformancePercent: '0.1', value: '0' },
  });
});

it('what was over before a range is nothing at work in it, alone or in the whole', async () => {
  await user.did(
    buy({ at: '2021-01-01T10:00:00Z', quantity: '1', total: '100' }),
    sell({ at: '2021-01-05T10:00:00Z', quantity: '1', total: '110' }),
    buy({ at: '2021-01-06T10:00:00Z', asset: 'ETH', quantity: '1', total: '100' }),
  );
  await user.prices(['ETH', '2021-01-06', '100'], ['ETH', '2021-01-11', '110']);
  const asked = { from: '2021-01-08', to: '2021-01-11' };
  expect(await position('BTC', asked)).toBeUndefined();
  expect(await user.performance(asked)).toMatchObject({ netPerformance: '10', netPerformancePercent: '0.1' });
});

it('of what was sold short nothing is held; what covers it is no investment', async () => {
  await user.did(
    buy({ at: '2021-01-01T00:00:00Z', quantity: '1', total: '100' }),
    sell({ at: '2021-01-02T00:00:00Z', quantity: '3', total: '330' }),
  );
  await user.prices(['BTC', '2021-01-02', '120']);
  const short = { quantity: '-2', investment: '0', averagePrice: '0', value: '-240', grossPerformance: '-10' };
  expect(await position('BTC', { to: '2021-01-02' })).toMatchObject(short);
  await user.did(buy({ at: '2021-01-03T00:00:00Z', quantity: '4', total: '480' }));
  const covered = { quantity: '2', investment: '240', averagePrice: '120', value: '240', grossPerformance: '-10' };
  expect(await position('BTC', { to: '2021-01-03' })).toMatchObject(covered);
});

describe('income', () => {
  it('of an asset stands beside its performance, whether it came as money or as coins', async () => {
    const dividend: Body = {
      ...{ account: 'kraken', timestamp: '2021-02-01T00:00:00Z', type: 'dividend', metadata: { symbol: 'SAP' } },
      amounts: [{ asset: 'USD', quantity: '7', direction: 'in' }],
    };
    await user.did(buy({ at: '2021-01-01T00:00:00Z', asset: 'SAP', quantity: '1', total: '100' }), dividend, {
      ...income({ at: '2021-02-01T00:00:00Z', asset: 'ETH', quantity: '2' }),
      value: { currency: 'USD', amount: '50' },
    });
    await user.prices(['SAP', '2021-03-01', '100'], ['ETH', '2021-03-01', '30']);
    const { positions, ...whole } = await user.performance({ to: '2021-03-01' });
    expect(positions).toMatchObject([
      { asset: 'SAP', income: '7', grossPerformance: '0' },
      { asset: 'ETH', income: '50', grossPerformance: '10', investment: '50' },
    ]);
    expect(whole).toMatchObject({ income: '57', currentValue: '160' });
    // What was paid in is 100; 7 came out of it, and 60 of coins that nothing was paid for.
    expect(Number(whole.timeWeightedReturn)).toBeGreaterThan(0.07);
  });
});

describe('money', () => {
  it('that something was paid with, or sold for, is no position; asked about, it is', async () => {
    await user.did(
      buy({ at: '2021-01-01T00:00:00Z', quantity: '1', total: '100' }),
      sell({ at: '2021-01-02T00:00:00Z', quantity: '1', total: '130' }),
    );
    expect((await user.performance({ to: '2021-01-03' })).positions.map(({ asset }) => asset)).toEqual(['BTC']);
    const { positions } = await user.performance({ to: '2021-01-03', asset: 'USD' });
    expect(positions).toMatchObject([{ asset: 'USD', quantity: '30', value: '30' }]);
  });

  it('of one’s own making, which books are kept in, is money like any other', async () => {
    await user.keepsBooksIn('USDT');
    await user.did({
      ...{ account: 'kraken', timestamp: '2021-01-02T00:00:00Z', type: 'sell' },
      amounts: [
        { asset: 'BTC', quantity: '1', direction: 'out' },
        { asset: 'USDT', quantity: '100', direction: 'in' },
      ],
    });
    expect((await user.performance({ to: '2021-01-03' })).positions.map(({ asset }) => asset)).toEqual(['BTC']);
  });

  it('that was deposited is one, in the account that keeps it', async () => {
    await user.did(
      deposit({ at: '2021-01-01T00:00:00Z', quantity: '1000', account: 'bank' }),
      buy({ at: '2021-01-02T00:00:00Z', quantity: '1', total: '400', account: 'bank', fees: usd('5') }),
      buy({ at: '2021-01-02T00:00:00Z', quantity: '1', total: '300', account: 'elsewhere' }),
    );
    await user.prices(['BTC', '2021-01-02', '400']);
    const { positions, ...whole } = await user.performance({ to: '2021-01-03' });
    expect(positions).toMatchObject([
      { asset: 'BTC', value: '800' },
      { asset: 'USD', quantity: '595', value: '595', grossPerformance: '0' },
    ]);
    expect(whole).toMatchObject({ currentValue: '1395', grossPerformance: '100', netPerformance: '95' });
  });

  it('of another country gains by its rate, which is the effect of the currency', async () => {
    await user.keepsBooksIn('CHF');
    await user.did(deposit({ at: '2021-01-01T00:00:00Z', quantity: '100' }));
    await user.rates(['USD/CHF', '2021-01-01', '0.9'], ['CHF/USD', '2021-01-02', '1.25']);
    const [cash] = (await user.performance({ to: '2021-01-02' })).positions;
    expect(cash).toMatchObject({ value: '80', grossPerformance: '0', grossPerformanceWithCurrencyEffect: '-10' });
  });

  it('paid for an account and not for an asset is among the fees of the whole only', async () => {
    const amounts = [{ asset: 'USD', quantity: '49', direction: 'out' }];
    await user.did({ account: 'broker', timestamp: '2021-09-01T00:00:00Z', type: 'fee', amounts });
    const { positions, fees, netPerformance } = await user.performance({ to: '2021-12-18' });
    expect({ positions, fees, netPerformance }).toEqual({ positions: [], fees: '49', netPerformance: '0' });
  });
});

describe('another currency', () => {
  it('is told at the rate of the last day, and with the effect of the currency at that of each', async () => {
    await user.keepsBooksIn('CHF');
    await user.did(buy({ at: '2021-01-01T00:00:00Z', quantity: '2', total: '200', fees: usd('10') }));
    await user.prices(['BTC', '2021-01-11', '150']);
    await user.rates(['USD/CHF', '2021-01-01', '0.5'], ['USD/CHF', '2021-01-11', '0.8']);
    const [btc] = (await user.performance({ to: '2021-01-11' })).positions;
    expect(btc).toMatchObject({
      ...{ averagePrice: '100', currency: 'USD', value: '240', investment: '160', investmentWithCurrencyEffect: '100' },
      ...{ netPerformance: '72', netPerformanceWithCurrencyEffect: '135' },
      ...{ timeWeightedInvestment: '160', timeWeightedInvestmentWithCurrencyEffect: '100' },
      ...{ grossPerformancePercent: '0.5', grossPerformancePercentWithCurrencyEffect: '1.4' },
    });
  });

  it('that nothing says the rate of hides the figures, and is named', async () => {
    await user.did(buy({ at: '2021-01-01T00:00:00Z', quantity: '2', total: '200' }));
    await user.prices(['BTC', '2021-01-01', '100']);
    const { positions, missing, currentValue } = await user.performance({ to: '2021-01-02', currency: 'EUR' });
    expect(positions).toMatchObject([{ asset: 'BTC', quantity: '2', value: null, netPerformance: null }]);
    expect(missing).toContainEqual({ asset: 'BTC', what: 'rate' });
    expect(currentValue).toBe('0');
  });

  it('goes by way of the base currency where nobody knows it directly', async () => {
    await user.did(buy({ at: '2021-01-01T00:00:00Z', quantity: '1', total: '100' }));
    await user.prices(['BTC', '2021-01-01', '200', 'GBP']);
    await user.rates(['GBP/USD', '2021-01-01', '1.5'], ['USD/EUR', '2021-01-01', '0.5']);
    expect((await user.performance({ to: '2021-01-02', currency: 'EUR' })).positions).toMatchObject([
      { currency: 'USD', value: '150', investment: '50', grossPerformance: '100' },
    ]);
  });
});

describe('accounts', () => {
  it('are measured for themselves: what comes from another brings its cost along', async () => {
    await user.did(
      buy({ at: '2021-01-01T00:00:00Z', quantity: '4', total: '400' }),
      transfer({ at: '2021-01-03T00:00:00Z', quantity: '1', toAccount: 'cold' }),
    );
    await user.prices(['BTC', '2021-01-01', '100'], ['BTC', '2021-01-05', '300']);
    const [whole, kraken, cold] = await Promise.all(
      [undefined, 'kraken', 'cold'].map((account) =>
        position('BTC', { to: '2021-01-05', ...(account !== undefined && { account }) }),
      ),
    );
    expect(whole).toMatchObject({ quantity: '4', investment: '400', grossPerformance: '800' });
    expect(kraken).toMatchObject({ quantity: '3', investment: '300', grossPerformance: '600' });
    expect(cold).toMatchObject({ quantity: '1', investment: '100', grossPerformance: '200', averagePrice: '100' });
  });
});

describe('without a price', () => {
  it('a private asset is worth what was last paid for it, split or not', async () => {
    await user.did(buy({ at: '2021-01-01T00:00:00Z', asset: 'HOUSE', quantity: '1', total: '500000' }), {
      ...{ account: 'kraken', timestamp: '2021-06-01T00:00:00Z', type: 'split' },
      amounts: [{ asset: 'HOUSE', quantity: '9', direction: 'in' }],
    });
    expect(await position('HOUSE', { to: '2021-07-01' })).toMatchObject({
      ...{ quantity: '10', averagePrice: '50000', value: '500000', grossPerformance: '0' },
    });
  });

  it('nor anything that was paid, nothing is told, and what is lacking is named', async () => {
    await user.did(deposit({ at: '2021-01-01T00:00:00Z', asset: 'DOGE', quantity: '5' }));
    const { positions, missing } = await user.performance({ to: '2021-01-02' });
    expect(positions).toMatchObject([{ asset: 'DOGE', quantity: '5', value: null, investment: null }]);
    expect(missing).toEqual([
      { asset: 'DOGE', what: 'cost' },
      { asset: 'DOGE', what: 'price' },
    ]);
  });

  it('of its day a swap is worth what the market says of what came in', async () => {
    await user.did({
      ...{ account: 'kraken', timestamp: '2021-01-02T00:00:00Z', type: 'trade' },
      amounts: [
        { asset: 'ETH', quantity: '10', direction: 'in' },
        { asset: 'BTC', quantity: '1', direction: 'out' },
      ],
    });
    await user.prices(['ETH', '2021-01-02', '20'], ['BTC', '2021-01-02', '210']);
    const { positions, missing } = await user.performance({ to: '2021-01-02' });
    expect(positions).toMatchObject([
      { asset: 'ETH', investment: '200', value: '200' },
      { asset: 'BTC', quantity: '-1', value: '-210', grossPerformance: '-10' },
    ]);
    expect(missing).toEqual([{ asset: 'BTC', what: 'quantity' }]);
  });
});

describe('a fee in coins', () => {
  it('leaves with the coins and costs what they were worth, once', async () => {
    await user.did(buy({ at: '2021-01-01T00:00:00Z', quantity: '10', total: '1000' }), {
      ...sell({ at: '2021-01-02T00:00:00Z', quantity: '4', total: '480' }),
      value: { currency: 'USD', amount: '480' },
      fees: [{ asset: 'BTC', quantity: '1', value: '120' }],
    });
    await user.prices(['BTC', '2021-01-01', '100'], ['BTC', '2021-01-02', '120']);
    expect(await position('BTC', { to: '2021-01-03' })).toMatchObject({
      ...{ quantity: '5', investment: '500', fees: '120', grossPerformance: '200', netPerformance: '80' },
    });
  });
});
