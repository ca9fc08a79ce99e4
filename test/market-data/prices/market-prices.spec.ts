/** What the market said: stored by month, read by whoever values something. */
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { decimal, format } from '../../../shared/kernel/money/decimal.ts';
import type { RecordKey } from '../../../shared/kernel/store/records.ts';
import type { Timestamp } from '../../../shared/kernel/time.ts';
import { barWrites } from '../../../shared/market-data/app/prices/bar-writes.ts';
import { compactPrices } from '../../../shared/market-data/app/prices/compact-prices.ts';
import { recordLatest } from '../../../shared/market-data/app/prices/record-latest.ts';
import { writeRecords } from '../../../shared/market-data/app/write-records.ts';
import { daysAfter } from '../../../shared/market-data/contract/days.ts';
import type { MarketPrices } from '../../../shared/market-data/contract/market-prices.ts';
import { openMarketPrices, readBars } from '../../../shared/market-data/contract/open-market-prices.ts';
import type { Latest, MarketBar } from '../../../shared/market-data/contract/price-month.ts';

const NOW = '2026-03-15T12:00:00.000Z';

/** Says which records were asked for. */
class WatchedStore extends MemoryStore {
  asked: RecordKey[] = [];
  override readRecords(keys: readonly RecordKey[]): ReturnType<MemoryStore['readRecords']> {
    this.asked.push(...keys);
    return super.readRecords(keys);
  }
}

let store: WatchedStore;
let market: MarketPrices;
beforeEach(() => {
  store = new WatchedStore();
  market = openMarketPrices(store);
});

const bar = (date: string, close: string, more: Partial<MarketBar> = {}): MarketBar => ({
  ...{ date, close: decimal(close), source: 'stooq', currency: 'CHF', ...more },
});
const full = (date: string, close: string): MarketBar =>
  bar(date, close, { open: decimal('1'), high: decimal('3'), low: decimal('0.5'), volume: decimal('1200') });

async function given(asset: string, bars: readonly MarketBar[], now = NOW): Promise<void> {
  const writes = await barWrites(store, { asset, bars }, now);
  if (writes.length > 0) expect(await writeRecords(store, writes, now)).toBeDefined();
}
const closesOf = async (asset: string, from: string, to: string) =>
  (await market.closes(asset, { from, to })).map(({ date, close, currency, source }) => [
    ...[date, format(close)],
    ...[currency, source],
  ]);

describe('closes', () => {
  it('come in order of days, with their currency and source, from the first to the last asked for', async () => {
    await given('BALN', [bar('2026-01-30', '84'), bar('2026-02-02', '85.5'), bar('2026-03-02', '86')]);
    expect(await closesOf('BALN', '2026-01-31', '2026-03-02')).toEqual([
      ['2026-02-02', '85.5', 'CHF', 'stooq'],
      ['2026-03-02', '86', 'CHF', 'stooq'],
    ]);
  });

  it('take one item a month, and none of another asset', async () => {
    await given('BALN', [bar('2026-01-30', '84')]);
    await given('BALN.X', [bar('2026-01-30', '1')]);
    store.asked = [];
    expect(await closesOf('BALN', '2025-12-31', '2026-03-01')).toHaveLength(1);
    expect(store.asked.map(({ sort }) => sort)).toEqual(['M#2025-12', 'M#2026-01', 'M#2026-02', 'M#2026-03']);
  });

  it('of a day replace each other, each with its own source', async () => {
    await given('BTC', [bar('2026-02-01', '1'), bar('2026-02-02', '2')]);
    await given('BTC', [bar('2026-02-02', '3', { source: 'manual', currency: 'USD' })]);
    expect(await closesOf('BTC', '2026-02-01', '2026-02-28')).toEqual([
      ['2026-02-01', '1', 'CHF', 'stooq'],
      ['2026-02-02', '3', 'USD', 'manual'],
    ]);
  });

  it('are none for an asset nobody knows, and for days the wrong way round', async () => {
    await given('BALN', [bar('2026-01-30', '84')]);
    expect(await closesOf('XYZ', '2026-01-01', '2026-02-01')).toEqual([]);
    expect(await closesOf('BALN', '2026-02-01', '2026-01-01')).toEqual([]);
  });

  it('of codes with strange letters are kept apart', async () => {
    await given('A/B:C D', [bar('2026-01-30', '7')]);
    await given('A/B', [bar('2026-01-30', '8')]);
    expect(await closesOf('A/B:C D', '2026-01-30', '2026-01-30')).toEqual([['2026-01-30', '7', 'CHF', 'stooq']]);
  });
});

describe('the other prices of a day', () => {
  it('are kept for two years, and no longer stored of older days', async () => {
    await given('BALN', [full('2024-02-29', '2'), full('2024-03-01', '2')]);
    const [old, young] = await readBars(store, 'BALN', { from: '2024-02-01', to: '2024-03-31' });
    expect(old).toEqual(bar('2024-02-29', '2'));
    expect(young).toEqual(full('2024-03-01', '2'));
  });

  it('are taken away once they are two years old, while the closes stay', async () => {
    await given('BALN', [full('2024-03-28', '2'), full('2024-04-02', '2')]);
    expect(await compactPrices(store, ['BALN', 'XYZ'], '2026-03-31T23:00:00.000Z')).toBe(0);
    expect(await compactPrices(store, ['BALN', 'XYZ'], '2026-04-01T00:10:00.000Z')).toBe(1);
    expect(await compactPrices(store, ['BALN'], '2026-04-02T00:10:00.000Z')).toBe(0);
    const bars = await readBars(store, 'BALN', { from: '2024-03-01', to: '2024-04-30' });
    expect(bars).toEqual([bar('2024-03-28', '2'), full('2024-04-02', '2')]);
  });

  it('that came late are still found some months after', async () => {
    await given('BALN', [full('2024-03-28', '2')]);
    expect(await compactPrices(store, ['BALN'], '2026-06-01T00:10:00.000Z')).toBe(1);
  });
});

describe('the latest price', () => {
  const at = (time: string, close: string) => ({
    ...{ close: decimal(close), currency: 'USD', source: 'coingecko', at: time as Timestamp },
  });
  const look = async (found: ReadonlyMap<string, Latest>) =>
    recordLatest(store, { found, known: await market.latest([...found.keys()]) }, NOW);
  const latest = async (...assets: readonly string[]) =>
    [...(await market.latest(assets))].map(([asset, { close, date, at: time }]) => [asset, format(close), date, time]);

  it('takes one item for each asset, and leaves out those without', async () => {
    await look(new Map([['BTC', at('2026-03-15T11:55:00.000Z', '61000')]]));
    store.asked = [];
    expect(await latest('BTC', 'XYZ')).toEqual([['BTC', '61000', '2026-03-15', '2026-03-15T11:55:00.000Z']]);
    expect(store.asked).toHaveLength(2);
  });

  it('is the last close until somebody looks during the day, and never goes back in time', async () => {
    await given('BTC', [bar('2026-03-13', '60000'), bar('2026-03-14', '60500')]);
    expect(await latest('BTC')).toEqual([['BTC', '60500', '2026-03-14', '2026-03-14T23:59:59.999Z']]);
    expect(await look(new Map([['BTC', at('2026-03-14T20:00:00.000Z', '1')]]))).toBe(0);
    expect(await look(new Map([['BTC', at('2026-03-15T11:55:00.000Z', '61000')]]))).toBe(1);
    await given('BTC', [bar('2026-03-10', '50000'), bar('2026-03-14', '60500')]);
    expect((await latest('BTC'))[0]?.[1]).toBe('61000');
  });

  it('of more assets than a transaction takes is recorded of all', async () => {
    const found = new Map(
      Array.from({ length: 120 }, (_, index) => [`A${index}`, at('2026-03-15T11:55:00.000Z', '1')] as const),
    );
    expect(await look(found)).toBe(120);
    expect(await latest(...found.keys())).toHaveLength(120);
  });
});

describe('a month', () => {
  it('of thirty-one days with all prices takes less than four kilobytes before it is compressed', async () => {
    const days = Array.from({ length: 31 }, (_, index) =>
      bar(daysAfter('2026-01-01', index), '61234.56', {
        ...{ open: decimal('61000.12'), high: decimal('62000.34'), low: decimal('60000.56') },
        volume: decimal('12345678.9'),
      }),
    );
    const [month] = await barWrites(store, { asset: 'BTC', bars: days }, NOW);
    expect(JSON.stringify(month).length).toBeLessThan(4_096);
  });
});
