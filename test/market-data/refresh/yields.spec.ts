import { expect, test } from 'vitest';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { MemorySystemRecords } from '../../../shared/adapters/memory/system-records.ts';
import { decimal, format } from '../../../shared/kernel/money/decimal.ts';
import type { Timestamp } from '../../../shared/kernel/time.ts';
import { refreshYields } from '../../../shared/market-data/app/refresh/refresh-yields.ts';
import { DATA_SOURCES } from '../../../shared/market-data/contract/data-source-registry.ts';
import type { DayRange } from '../../../shared/market-data/contract/market-prices.ts';
import type { DailyYield, YieldSource } from '../../../shared/market-data/contract/price-source.ts';
import { readCurves } from '../../../shared/market-data/contract/yield-month.ts';

test('yields are fetched for the last years once, then for the last days, and are read as the curve of a day', async () => {
  const asked: DayRange[] = [];
  let published: readonly DailyYield[] = [
    { date: '2025-12-30', percent: decimal('4') },
    { date: '2026-01-02', percent: decimal('4.25') },
  ];
  const bank: YieldSource = {
    ...{ name: 'fred', maturitiesMonths: [12, 120] },
    async yields(_months, range) {
      asked.push(range);
      return { kind: 'ok', value: published };
    },
  };
  const store = new MemoryStore();
  const services = {
    ...{ records: new MemorySystemRecords(), clock: () => '2026-01-05T00:12:00.000Z' as Timestamp },
    ...{ registry: DATA_SOURCES, prices: new Map(), rates: new Map(), yields: new Map([['fred', bank]]) },
  };
  expect(await refreshYields(store, services)).toBe(2);
  published = [{ date: '2026-01-02', percent: decimal('-0.5') }];
  expect(await refreshYields(store, services)).toBe(1);
  expect(asked.map(({ from }) => from)).toEqual(['2016-01-01', '2016-01-01', '2025-12-29', '2025-12-29']);
  // A day in January knows December's last.
  const curves = await readCurves(store, { from: '2026-01-01', to: '2026-01-31' });
  expect(curves.map(({ date, curve }) => [date, ...curve.points.map((point) => format(point.yield))])).toEqual([
    ['2025-12-30', '0.04', '0.04'],
    ['2026-01-02', '-0.005', '-0.005'],
  ]);
  expect(await refreshYields(store, { ...services, yields: new Map() })).toBe(0);
});

test('a maturity that nobody answered for is asked for whole the day after, and days that were missed are asked for again', async () => {
  const asked: string[] = [];
  let now = '2026-01-05T00:12:00.000Z' as Timestamp;
  let isDown = true;
  const bank: YieldSource = {
    ...{ name: 'fred', maturitiesMonths: [12, 120] },
    async yields(months, { from, to }) {
      asked.push(`${months} ${from}`);
      if (isDown && months === 120) return { kind: 'unavailable', reason: 'Down.' };
      return { kind: 'ok', value: [{ date: to, percent: decimal('4') }] };
    },
  };
  const store = new MemoryStore();
  const services = {
    ...{ records: new MemorySystemRecords(), clock: () => now },
    ...{ registry: DATA_SOURCES, prices: new Map(), rates: new Map(), yields: new Map([['fred', bank]]) },
  };
  await refreshYields(store, services);
  isDown = false;
  await refreshYields(store, services);
  expect(asked).toEqual(['12 2016-01-01', '120 2016-01-01', '12 2025-12-29', '120 2016-01-01']);
  // Nobody looked for three weeks.
  now = '2026-01-26T00:12:00.000Z' as Timestamp;
  await refreshYields(store, services);
  expect(asked.slice(4)).toEqual(['12 2026-01-05', '120 2026-01-05']);
});
