/** Where prices come from, and how much is read for an answer. */
import { beforeEach, describe, expect, it } from 'vitest';
import { decimal } from '../../../shared/kernel/money/decimal.ts';
import { MemoryPages } from '../../../shared/kernel/pages/memory-pages.ts';
import type { Timestamp } from '../../../shared/kernel/time.ts';
import type { DayRange, MarketPrices } from '../../../shared/market-data/contract/market-prices.ts';
import { PerformanceBook } from '../../../shared/portfolio/calc/performance/performance-book.ts';
import { buy, sell } from '../../support/transactions.ts';
import { Investor } from './support/investor.ts';

interface Asked {
  readonly what: string;
  readonly range: DayRange;
}

/** A market that knows these closes in USD, and these rates; it remembers what it was asked. */
function marketOf(closes: Readonly<Record<string, string>>, rates: Readonly<Record<string, string>> = {}) {
  const asked: Asked[] = [];
  const within = ({ from, to }: DayRange, days: Readonly<Record<string, string>>) =>
    Object.entries(days).filter(([date]) => date >= from && date <= to);
  const market: MarketPrices = {
    latest: async () => new Map(),
    rateOn: async () => undefined,
    closes: async (asset, range) => {
      asked.push({ what: asset, range });
      const at = '2021-01-01T00:00:00.000Z' as Timestamp;
      return within(range, closes).map(([date, close]) => ({
        ...{ date, close: decimal(close), currency: 'USD', source: 'a market', at },
      }));
    },
    rates: async ({ from, to }, range) => {
      asked.push({ what: `${from}/${to}`, range });
      return within(range, rates).map(([date, rate]) => ({ date, rate: decimal(rate), source: 'a market', via: null }));
    },
  };
  return { market, asked };
}

let user: Investor;
beforeEach(async () => {
  user = new Investor();
  await user.did(buy({ at: '2021-02-01T10:00:00Z', quantity: '1', total: '100' }));
});

const values = async (currency = 'USD') =>
  (await user.chart({ from: '2021-02-01', to: '2021-02-04', currency })).map((row) => row.valueWithCurrencyEffect);

describe('the price of a day', () => {
  it('is the user’s own before that of the market, and the last known of either', async () => {
    user.market = marketOf({ '2021-02-01': '110', '2021-02-02': '120', '2021-02-04': '140' }).market;
    await user.prices(['BTC', '2021-02-02', '999']);
    expect(await values()).toEqual(['110', '999', '999', '140']);
  });

  it('before the first known one is that of the last day', async () => {
    user.market = marketOf({ '2021-02-03': '130', '2021-02-04': '140' }).market;
    expect(await values()).toEqual(['140', '140', '130', '140']);
  });

  it('may be of the month before', async () => {
    user.market = marketOf({ '2021-01-10': '70' }).market;
    expect(await values()).toEqual(['70', '70', '70', '70']);
  });

  it('is converted at the rate of the market where the user has none', async () => {
    const { market } = marketOf({ '2021-02-01': '100' }, { '2021-02-01': '0.5', '2021-02-03': '0.6' });
    user.market = market;
    expect(await values('CHF')).toEqual(['50', '50', '60', '60']);
    await user.rates(['CHF/USD', '2021-02-02', '4']);
    expect(await values('CHF')).toEqual(['50', '25', '60', '60']);
  });

  it('of a benchmark that nobody knows is named', async () => {
    const worked = await user.performance({ to: '2021-02-04', benchmark: 'SPY' });
    expect(worked.benchmark).toEqual({ asset: 'SPY', return: null, excessReturn: null, correlation: null });
  });

  it('that a fee was paid in leaves the fee out, and says so', async () => {
    await user.did({
      ...buy({ at: '2021-02-02T10:00:00Z', quantity: '1', total: '100' }),
      fees: [{ asset: 'BNB', quantity: '0.1' }],
    });
    const { positions, missing } = await user.performance({ to: '2021-02-04', asset: 'BTC' });
    expect(positions).toMatchObject([{ asset: 'BTC', investment: '200', fees: '0' }]);
    expect(missing).toEqual([{ asset: 'BTC', what: 'fee' }]);
  });
});

describe('the market', () => {
  it('is asked for the days on which something was held, and not beyond', async () => {
    const { market, asked } = marketOf({ '2021-02-01': '100' });
    user.market = market;
    await user.did(sell({ at: '2021-02-10T10:00:00Z', quantity: '1', total: '90' }));
    await user.performance({ to: '2023-01-01' });
    expect(asked).toEqual([{ what: 'BTC', range: { from: '2021-01-01', to: '2021-02-10' } }]);
  });
});

it('what is read for an answer grows with days, and not with the transactions of a day', async () => {
  const pagesRead = async (perDay: number): Promise<number> => {
    const pages = new MemoryPages();
    const trader = new Investor(new PerformanceBook(undefined, pages));
    const bodies = Array.from({ length: 60 * perDay }, (_, index) =>
      buy({
        at: new Date(Date.UTC(2021, 0, 1 + Math.floor(index / perDay), 0, index % perDay)).toISOString(),
        ...{ quantity: '1', total: '10' },
      }),
    );
    await trader.did(...bodies);
    const roots = await trader.book.flush(pages);
    pages.resetCounts();
    const reader = new Investor(new PerformanceBook(roots, pages));
    const { totalInvestment } = await reader.performance({ to: '2021-12-31' });
    expect(totalInvestment).toBe(String(600 * perDay));
    return pages.pagesRead;
  };
  expect(await pagesRead(20)).toBeLessThanOrEqual((await pagesRead(1)) + 1);
});
