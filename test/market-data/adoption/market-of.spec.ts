import { expect, it } from 'vitest';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { decimal, format } from '../../../shared/kernel/money/decimal.ts';
import { readMarketOf } from '../../../shared/market-data/app/adoption/market-of.ts';
import { barWrites } from '../../../shared/market-data/app/prices/bar-writes.ts';
import { writeRecords } from '../../../shared/market-data/app/write-records.ts';
import type { AssetView } from '../../../shared/market-data/contract/asset-view.ts';

const NOW = '2026-03-18T12:00:00.000Z';
const DAY = '2021-05-04';

it('a close that its source has adjusted for a split since is that of the units of its day', async () => {
  const store = new MemoryStore();
  const bar = { date: DAY, close: decimal('150'), source: 'stooq', currency: 'USD', unitsOf: '2025-01-02' };
  await writeRecords(store, await barWrites(store, { asset: 'NVDA', bars: [bar] }, NOW), NOW);
  const splits = [{ date: '2024-06-10', to: '10', from: '1' }];
  const view = { code: 'NVDA', type: 'stock', marketCode: 'NVDA', origin: 'catalogue', splits } as unknown as AssetView;
  const market = await readMarketOf(store, { code: 'NVDA', view, dates: [DAY], now: NOW });
  const said = market.closeOn(DAY);
  expect(typeof said === 'object' && format(said.close)).toBe('1500');
});

it('an asset that was renamed is looked for, and its history wanted, by what its prices are kept under', async () => {
  const store = new MemoryStore();
  const bar = { date: DAY, close: decimal('2'), source: 'coingecko', currency: 'USD' };
  await writeRecords(store, await barWrites(store, { asset: 'MATIC', bars: [bar] }, NOW), NOW);
  const view = {
    code: 'POL',
    type: 'crypto',
    marketCode: 'MATIC',
    origin: 'catalogue',
    splits: [],
  } as unknown as AssetView;
  const market = await readMarketOf(store, { code: 'POL', view, dates: [DAY], now: NOW });
  expect(market.subject).toEqual({ kind: 'prices', code: 'MATIC' });
  expect(market.closeOn(DAY)).toMatchObject({ date: DAY });
});

it('of days before the asset existed, or before the euro, nothing will ever be said', async () => {
  const store = new MemoryStore();
  const view = {
    ...{ code: 'BTC', type: 'crypto', marketCode: 'BTC', origin: 'catalogue', splits: [] },
    inceptionDate: '2009-01-03',
  } as unknown as AssetView;
  const market = await readMarketOf(store, { code: 'BTC', view, dates: ['2009-01-02', '2009-01-03'], now: NOW });
  expect(['2009-01-02', '2009-01-03'].map((date) => market.closeOn(date))).toEqual([undefined, 'later']);
  const rates = ['1998-12-31', '1999-01-01'].map((date) => market.rateOn('USD', 'EUR', date));
  expect(await Promise.all(rates)).toEqual([undefined, 'later']);
});
