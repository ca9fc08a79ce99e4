/** Prices over splits: each in the units of its day, however its source tells them. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { decimal, format } from '../../../shared/kernel/money/decimal.ts';
import type { Timestamp } from '../../../shared/kernel/time.ts';
import { importAssets, splitAsset } from '../../../shared/market-data/app/assets/keep-catalogue.ts';
import { historyFetcher } from '../../../shared/market-data/app/backfill/fetch-history.ts';
import { wantHistory } from '../../../shared/market-data/app/backfill/want-history.ts';
import { workBackfill } from '../../../shared/market-data/app/backfill/work-backfill.ts';
import { barWrites } from '../../../shared/market-data/app/prices/bar-writes.ts';
import { writeRecords } from '../../../shared/market-data/app/write-records.ts';
import { assetSplit } from '../../../shared/market-data/contract/asset-view.ts';
import { namedMarketPrices } from '../../../shared/market-data/contract/named-market-prices.ts';
import { openMarketPrices, readBars } from '../../../shared/market-data/contract/open-market-prices.ts';
import { EMPTY_MONTH, type MarketBar, withBars } from '../../../shared/market-data/contract/price-month.ts';
import { asTraded } from '../../../shared/market-data/contract/splits.ts';
import { findAssets } from '../../../shared/market-data/read/assets/find-asset.ts';
import { latestView, marketPricesView } from '../../../shared/market-data/read/prices/market-view.ts';
import { type ProviderServer, startProviders } from '../../support/provider-servers/start-providers.ts';
import { acting, asset, taken } from '../assets/support/catalogue.ts';
import { type Desk, openDesk } from '../sources/support.ts';
import { NOW } from '../tracking/support/users.ts';

let server: ProviderServer;
let store: MemoryStore;
let desk: Desk;
beforeAll(async () => {
  server = await startProviders();
});
afterAll(() => server.close());
beforeEach(async () => {
  server.reset();
  store = new MemoryStore();
  desk = openDesk(server);
  desk.wait((Date.parse(NOW) - Date.parse(desk.clock())) / 1_000);
  server.setToday(NOW.slice(0, 10));
  const identifiers = [{ scheme: 'ticker', value: 'NVDA', exchange: 'XNAS', primary: true }];
  taken(await importAssets(store, acting(), [asset({ code: 'NVDA', name: 'Nvidia', identifiers })]));
});

const bar = (date: string, close: string, unitsOf?: string): MarketBar => ({
  ...{ date, close: decimal(close), source: 'stooq', currency: 'USD' },
  ...(unitsOf !== undefined && { unitsOf }),
});
const stored = async (...bars: readonly MarketBar[]) =>
  writeRecords(store, await barWrites(store, { asset: 'NVDA', bars }, NOW), NOW);
const splitOn = async (date: string, to = 10, from = 1) => {
  const about = { name: 'NVDA', ifMatch: undefined, reason: 'declared' };
  return taken(await splitAsset(store, acting(), { ...about, split: assetSplit.parse({ date, to, from }) }));
};
const market = async () => namedMarketPrices(openMarketPrices(store), await findAssets(store, ['NVDA']));
const closesIn = async (from: string, to: string) =>
  (await (await market()).closes('NVDA', { from, to })).map(({ date, close }) => [date, format(close)]);

describe('closes of a source that adjusts for splits', () => {
  beforeEach(() => stored(bar('2026-03-02', '11', '2026-03-09'), bar('2026-03-06', '12', '2026-03-09')));

  it('are what was paid for one unit of before the split, once it is declared', async () => {
    expect(await closesIn('2026-03-02', '2026-03-06')).toEqual([
      ['2026-03-02', '11'],
      ['2026-03-06', '12'],
    ]);
    await splitOn('2026-03-05');
    expect(await closesIn('2026-03-02', '2026-03-06')).toEqual([
      ['2026-03-02', '110'],
      ['2026-03-05', '11'],
      ['2026-03-06', '12'],
    ]);
  });

  it('know nothing of a split that came after they were fetched', async () => {
    await splitOn('2026-03-10');
    expect(await closesIn('2026-03-02', '2026-03-10')).toEqual([
      ['2026-03-02', '11'],
      ['2026-03-06', '12'],
      ['2026-03-10', '1.2'],
    ]);
  });

  it('follow several splits, and one that is taken back no more', async () => {
    await splitOn('2026-03-04', 3, 2);
    await splitOn('2026-03-05', 1, 4);
    expect((await closesIn('2026-03-02', '2026-03-02'))[0]).toEqual(['2026-03-02', '4.125']);
    await splitOn('2026-03-04', 1, 1);
    expect((await closesIn('2026-03-02', '2026-03-02'))[0]).toEqual(['2026-03-02', '2.75']);
  });

  it('and volumes are shown as traded, with the splits in between', async () => {
    await splitOn('2026-03-05');
    await splitOn('2025-03-05', 2);
    const { items, splits } = await marketPricesView(store, 'NVDA', { from: '2026-03-01', to: '2026-03-31' });
    expect(items.map(({ close }) => close)).toEqual(['110', '12']);
    expect(splits).toEqual([{ date: '2026-03-05', to: 10, from: 1 }]);
    const traded = { ...bar('2026-03-02', '11', '2026-03-09'), open: decimal('10'), volume: decimal('500') };
    const told = asTraded(traded, splits);
    expect([told.open ?? 0n, told.volume ?? 0n]).toEqual([decimal('100'), decimal('50')]);
    expect(asTraded(told, splits)).toEqual(told);
  });
});

it('closes as they were traded stay as they are, and the last one before a split is carried over it', async () => {
  await stored(bar('2026-03-02', '110'), bar('2026-03-06', '12'));
  await splitOn('2026-03-04');
  expect(await closesIn('2026-03-02', '2026-03-06')).toEqual([
    ['2026-03-02', '110'],
    ['2026-03-04', '11'],
    ['2026-03-06', '12'],
  ]);
});

it('the latest price of before a split is told in the units of today, and a split to come changes nothing', async () => {
  await stored(bar('2026-03-13', '120'));
  await splitOn('2026-03-15');
  await splitOn('2026-03-20', 2);
  expect((await latestView(store, ['NVDA'], '2026-03-15')).items).toMatchObject([{ asset: 'NVDA', price: '12' }]);
  expect((await latestView(store, ['NVDA'], '2026-03-14')).items).toMatchObject([{ price: '120' }]);
});

it('a history says in whose units its source tells it, but for the day before the look', async () => {
  const subject = { kind: 'prices', code: 'NVDA' } as const;
  await wantHistory(store, subject, { from: '2026-03-09', to: '2026-03-14' }, NOW);
  const work = { store, fetch: historyFetcher(store, desk), now: desk.clock, random: () => 0 };
  const idle = { info: () => {}, error: () => {} };
  await workBackfill({ ...work, pause: async () => {}, hasTime: () => true, log: idle }, subject);
  const units = async () =>
    (await readBars(store, 'NVDA', { from: '2026-03-09', to: '2026-03-14' })).map(({ unitsOf }) => unitsOf ?? 'traded');
  expect(new Set(await units())).toEqual(new Set(['2026-03-14']));
  expect(desk.registry.get('stooq')?.splitAdjusted).toBe(true);
});

it('a month that is fetched again and again keeps no more quotes than its days refer to', () => {
  const once = withBars(EMPTY_MONTH, [bar('2026-03-02', '11', '2026-03-09'), bar('2026-03-03', '11')]);
  const twice = withBars(once, [bar('2026-03-02', '11', '2026-03-10')]);
  expect(twice.quotes.map(({ unitsOf }) => unitsOf)).toEqual([undefined, '2026-03-10']);
  expect(twice.days).toEqual({ '02': [1, '11'], '03': [0, '11'] });
});

it('a price that nobody knows stays unknown', async () => {
  await splitOn('2026-03-05');
  expect(await closesIn('2026-03-01', '2026-03-31')).toEqual([]);
  expect((await (await market()).latest(['NVDA'], '2026-03-15' as Timestamp)).size).toBe(0);
});
