/** Exchange rates: direct, inverse, by way of one currency, as of any day. */
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { decimal, format } from '../../../shared/kernel/money/decimal.ts';
import { PLATFORM } from '../../../shared/kernel/streams.ts';
import { type FetchedRates, rateWrites } from '../../../shared/market-data/app/rates/rate-writes.ts';
import { writeRecords } from '../../../shared/market-data/app/write-records.ts';
import type { MarketRate } from '../../../shared/market-data/contract/market-prices.ts';
import { openMarketPrices } from '../../../shared/market-data/contract/open-market-prices.ts';
import type { RateBase } from '../../../shared/market-data/contract/rate-month.ts';
import { rateView } from '../../../shared/market-data/read/prices/market-view.ts';

const NOW = '2026-03-10T15:00:00.000Z';

let store: MemoryStore;
beforeEach(() => {
  store = new MemoryStore();
});

type Rates = Readonly<Record<string, string>>;
const fetched = (base: RateBase, days: Readonly<Record<string, Rates>>, fetchedAt = NOW): FetchedRates => ({
  ...{ base, source: base === 'EUR' ? 'ecb' : 'other', fetchedAt },
  expiresAt: new Date(Date.parse(fetchedAt) + 75 * 60_000).toISOString(),
  days: Object.entries(days).map(([date, rates]) => ({
    date,
    rates: new Map(Object.entries(rates).map(([currency, rate]) => [currency, decimal(rate)])),
  })),
});

/** Answers how many records it took. */
async function given(...parameters: Parameters<typeof fetched>): Promise<number> {
  const writes = await rateWrites(store, fetched(...parameters));
  if (writes.length > 0) expect(await writeRecords(store, writes, NOW)).toBeDefined();
  return writes.length;
}
const told = (rate: MarketRate | undefined) => rate && [format(rate.rate), rate.via, rate.date];
const rateOn = async (from: string, to: string, date = '2026-03-10') =>
  told(await openMarketPrices(store).rateOn({ from, to, date }));

const TENTH = { '2026-03-10': { USD: '1.25', CHF: '0.95', JPY: '160' } };

describe('a rate', () => {
  beforeEach(async () => {
    await given('EUR', TENTH);
  });

  it('is the one that was quoted', async () => {
    expect(await rateOn('EUR', 'CHF')).toEqual(['0.95', null, '2026-03-10']);
  });

  it('is the inverse of the opposite one', async () => {
    expect(await rateOn('USD', 'EUR')).toEqual(['0.8', null, '2026-03-10']);
  });

  it('goes by way of the base where neither was quoted, rounded once', async () => {
    expect(await rateOn('USD', 'CHF')).toEqual(['0.76', 'EUR', '2026-03-10']);
    expect(await rateOn('JPY', 'CHF')).toEqual(['0.0059375', 'EUR', '2026-03-10']);
  });

  it('of dollars that were quoted themselves counts for more than one by way of euros', async () => {
    await given('USD', { '2026-03-10': { CHF: '0.77', JPY: '129' } });
    expect(await rateOn('USD', 'CHF')).toEqual(['0.77', null, '2026-03-10']);
    expect(await rateOn('CHF', 'USD')).toEqual(['1.298701298701298701', null, '2026-03-10']);
    expect((await rateOn('CHF', 'JPY'))?.[1]).toBe('USD');
  });

  it('that nobody has told is none, and never one', async () => {
    expect(await rateOn('CHF', 'XYZ')).toBeUndefined();
    expect(await rateOn('XYZ', 'ABC')).toBeUndefined();
    expect(await rateOn('USD', 'CHF', '2025-01-01')).toBeUndefined();
  });

  it('of a currency in itself says that it is that', async () => {
    expect(await openMarketPrices(store).rateOn({ from: 'XYZ', to: 'XYZ', date: '2026-03-10' })).toMatchObject({
      source: 'identity',
    });
  });

  it('is the last one before a day without, over the end of a month as well, and never one after', async () => {
    await given('EUR', { '2026-02-27': { USD: '1.2' } });
    expect(await rateOn('EUR', 'USD', '2026-03-01')).toEqual(['1.2', null, '2026-02-27']);
    expect(await rateOn('EUR', 'USD', '2026-03-09')).toEqual(['1.2', null, '2026-02-27']);
    expect(await rateOn('EUR', 'USD', '2026-03-15')).toEqual(['1.25', null, '2026-03-10']);
    expect(await rateOn('EUR', 'USD', '2026-05-01')).toBeUndefined();
  });
});

describe('rates of a range', () => {
  const rates = async (from: string, to: string, since: string, until: string) =>
    (await openMarketPrices(store).rates({ from, to }, { from: since, to: until })).map(told);

  it('are those of its days, and months that one base lacks come from the other', async () => {
    await given('EUR', { '2026-01-30': { USD: '1.2', CHF: '0.96' }, ...TENTH });
    await given('USD', { '2026-03-10': { CHF: '0.77' } });
    expect(await rates('USD', 'CHF', '2026-01-01', '2026-03-31')).toEqual([
      ['0.8', 'EUR', '2026-01-30'],
      ['0.77', null, '2026-03-10'],
    ]);
    expect(await rates('USD', 'CHF', '2026-02-01', '2026-03-09')).toEqual([]);
  });

  it('of a currency in itself are one of each day', async () => {
    expect(await rates('USD', 'USD', '2026-02-27', '2026-03-01')).toHaveLength(3);
  });
});

describe('a rate that is fetched again', () => {
  const view = (now: string) => rateView(store, { from: 'EUR', to: 'USD', date: '2026-03-10' }, now);

  it('is stored once while it stays the same and is good', async () => {
    expect(await given('EUR', TENTH)).toBe(1);
    expect(await given('EUR', TENTH, '2026-03-10T15:30:00.000Z')).toBe(0);
  });

  it('is good for longer once it has expired', async () => {
    await given('EUR', TENTH);
    expect(await view('2026-03-10T16:14:00.000Z')).toMatchObject({ rate: '1.25', active: true });
    expect(await view('2026-03-10T16:16:00.000Z')).toMatchObject({ rate: '1.25', active: false });
    expect(await given('EUR', TENTH, '2026-03-10T17:00:00.000Z')).toBe(1);
    expect(await view('2026-03-10T17:01:00.000Z')).toMatchObject({ active: true, fetchedAt: NOW });
  });

  it('and is another one takes the place of the first, which is kept for two days as what counted then', async () => {
    await given('EUR', TENTH);
    const changed = { '2026-03-10': { USD: '1.26', CHF: '0.95', JPY: '160' } };
    await given('EUR', changed, '2026-03-10T16:00:00.000Z');
    expect(await view('2026-03-10T16:01:00.000Z')).toMatchObject({ rate: '1.26', active: true });
    const days = async () => {
      const [record] = await store.readRecords([
        { place: { tenant: PLATFORM, projection: 'market-rates', partition: 'EUR' }, sort: 'M#2026-03' },
      ]);
      return record?.value;
    };
    expect(await days()).toMatchObject({ days: { '10': { inactive: [{ fetchedAt: NOW, rates: { USD: '1.25' } }] } } });
    await given('EUR', { '2026-03-10': { USD: '1.27' } }, '2026-03-13T16:00:00.000Z');
    expect(await days()).toMatchObject({ days: { '10': { rates: { USD: '1.27' } } } });
    expect(JSON.stringify(await days())).not.toContain('inactive');
  });

  it('but is older news than what stands there changes nothing', async () => {
    await given('EUR', TENTH);
    expect(await given('EUR', { '2026-03-10': { USD: '9' } }, '2026-03-10T14:00:00.000Z')).toBe(0);
    expect(await rateOn('EUR', 'USD')).toEqual(['1.25', null, '2026-03-10']);
  });
});
