/** What the schedule looks up, and how much of it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { MemorySystemRecords } from '../../../shared/adapters/memory/system-records.ts';
import { decimal } from '../../../shared/kernel/money/decimal.ts';
import { fromEpochMs } from '../../../shared/kernel/time.ts';
import { importAssets } from '../../../shared/market-data/app/assets/keep-catalogue.ts';
import { type Refresh, type RefreshReport, runRefresh } from '../../../shared/market-data/app/refresh/run-refresh.ts';
import { RATES } from '../../../shared/market-data/app/refresh/want-all.ts';
import type { SourceServices } from '../../../shared/market-data/app/sources/services.ts';
import { DATA_SOURCES } from '../../../shared/market-data/contract/data-source-registry.ts';
import { openMarketPrices } from '../../../shared/market-data/contract/open-market-prices.ts';
import type { PriceSource, RateSource } from '../../../shared/market-data/contract/price-source.ts';
import { readJob } from '../../../shared/market-data/read/backfill/job-records.ts';
import { acting, asset, newTenant, taken } from '../assets/support/catalogue.ts';
import { NOW, Users } from '../tracking/support/users.ts';

/** A source that has a price of everything, and no limit. */
class Exchange implements PriceSource {
  readonly name = 'kraken';
  readonly daysPerRequestMax = 720;
  readonly latestPerRequestMax = 50;
  requests = 0;
  readonly #now: () => number;
  constructor(now: () => number) {
    this.#now = now;
  }

  readonly latest: PriceSource['latest'] = async (assets) => {
    this.requests += 1;
    const priced = { price: decimal('100'), at: fromEpochMs(this.#now()) };
    return { kind: 'ok', value: new Map(assets.map(({ id }) => [id, priced])) };
  };

  readonly dailyBars: PriceSource['dailyBars'] = async () => {
    this.requests += 1;
    return { kind: 'ok', value: [] };
  };
}

class CentralBank implements RateSource {
  readonly name = 'ecb';
  requests = 0;
  isDown = false;

  readonly rates: RateSource['rates'] = async (_base, { to }) => {
    this.requests += 1;
    if (this.isDown) throw new Error('a bug');
    return { kind: 'ok', value: [{ date: to, rates: new Map([['USD', decimal('1.25')]]) }] };
  };
}

let store: MemoryStore;
let users: Users;
let exchange: Exchange;
let bank: CentralBank;
let nowMs: number;
let ordered: string[];
let errors: string[];
let services: SourceServices;
beforeEach(() => {
  store = new MemoryStore();
  users = new Users(store);
  nowMs = Date.parse(NOW);
  exchange = new Exchange(() => nowMs);
  bank = new CentralBank();
  ordered = [];
  errors = [];
  services = {
    ...{ records: new MemorySystemRecords(), clock: () => fromEpochMs(nowMs) },
    registry: new Map([...DATA_SOURCES].map(([name, source]) => [name, { ...source, rateLimits: [] }])),
    ...{ prices: new Map([['kraken', exchange]]), rates: new Map([['ecb', bank]]), yields: new Map() },
  };
});

const run = (more: Partial<Refresh> = {}): Promise<RefreshReport> =>
  runRefresh({
    ...{ store, services, due: store.due },
    order: async (partition) => {
      ordered.push(partition);
    },
    log: { info: () => {}, error: (_, { task }) => errors.push(String(task)) },
    ...more,
  });
const pair = (index: number): string => `kraken:P${index}USD`;

/** Users who have twenty of the pairs each. */
async function given(count: number, distinct: number): Promise<void> {
  for (let user = 0; user < count; user += 1) {
    const tenant = newTenant();
    const own = Array.from({ length: 20 }, (_, index) => pair((user * 20 + index) % distinct));
    await users.deal(tenant, ...own.map((asset) => ({ asset, on: '2025-01-01', quantity: '1' })));
    await users.track(tenant);
  }
}

/** What one look at all latest prices costs. */
async function costs() {
  await run();
  exchange.requests = 0;
  let read = 0;
  let written = 0;
  store.hooks.beforeWrite = ({ records = [] }) => {
    written += records.length;
  };
  const { readRecords, queryRecords } = MemoryStore.prototype;
  store.readRecords = async (keys) => {
    read += keys.length;
    return readRecords.call(store, keys);
  };
  store.queryRecords = async (...range) => {
    const found = await queryRecords.call(store, ...range);
    read += found.length;
    return found;
  };
  nowMs += 60_000;
  const { crypto } = await run({ forced: ['crypto'] });
  return { ...crypto, requests: exchange.requests, read, written };
}

describe('latest prices', () => {
  it('cost the same for a thousand users as for ten who have the same assets', async () => {
    await given(10, 200);
    const ten = await costs();
    expect(ten).toEqual({ assets: 200, recorded: 200, missing: 0, requests: 4, read: 400, written: 200 });
    await given(990, 200);
    expect(await costs()).toEqual(ten);
  });

  it('of half the assets cost half', async () => {
    await given(10, 100);
    expect(await costs()).toMatchObject({ assets: 100, requests: 2, read: 200, written: 100 });
  });

  it('are known to whoever reads them, and not looked up of what nobody has any more', async () => {
    const tenant = newTenant();
    await users.deal(tenant, { asset: pair(1), on: '2025-01-01', quantity: '1' });
    await users.track(tenant);
    await run({ forced: ['crypto'] });
    expect((await openMarketPrices(store).latest([pair(1)])).get(pair(1))).toMatchObject({ source: 'kraken', at: NOW });
    await users.deal(tenant, { asset: pair(1), on: '2025-02-01', quantity: '0' });
    await users.track(tenant);
    expect(await run({ forced: ['crypto'] })).toMatchObject({ crypto: { assets: 0 } });
  });

  it('are not looked up of what begins tomorrow', async () => {
    const coin = (code: string, inceptionDate: string) =>
      asset({
        ...{ code, type: 'crypto', name: code, precision: 8, inceptionDate },
        identifiers: [{ scheme: 'kraken', value: code, primary: true }],
      });
    taken(await importAssets(store, acting(), [coin('NEW', NOW.slice(0, 10)), coin('SOON', '2026-03-16')]));
    const tenant = newTenant();
    for (const code of ['NEW', 'SOON']) await users.watch(tenant, code);
    await users.track(tenant);
    expect(await run({ forced: ['crypto'] })).toMatchObject({ crypto: { assets: 1, recorded: 1 } });
  });
});

it('rates are wanted of no day before the euro', async () => {
  const tenant = newTenant();
  await users.deal(tenant, { asset: 'OLD', on: '1995-05-01', quantity: '1' });
  await users.track(tenant);
  await run({ forced: ['daily'] });
  expect((await readJob(store, RATES))?.job.wanted).toEqual({ from: '1999-01-01', to: '2026-03-14' });
});

describe('a task', () => {
  const tasks = async (): Promise<readonly string[]> => Object.keys(await run()).filter((name) => name !== 'backfills');

  it('is done once in its period, however many runs there are', async () => {
    expect(await tasks()).toEqual(['daily', 'rates', 'crypto', 'exchanges']);
    expect(await tasks()).toEqual([]);
    nowMs += 5 * 60_000;
    expect(await tasks()).toEqual(['crypto']);
    nowMs += 10 * 60_000;
    expect(await tasks()).toEqual(['crypto', 'exchanges']);
    nowMs += 45 * 60_000;
    expect(await tasks()).toEqual(['rates', 'crypto', 'exchanges']);
    nowMs = Date.parse('2026-03-16T00:09:00.000Z');
    expect(await tasks()).toEqual(['rates', 'crypto', 'exchanges']);
    nowMs = Date.parse('2026-03-16T00:10:00.000Z');
    expect(await tasks()).toContain('daily');
  });

  it('is done by one of several runs at once', async () => {
    const done = await Promise.all([tasks(), tasks(), tasks()]);
    expect(done.flat().toSorted()).toEqual([...['crypto', 'daily', 'exchanges', 'rates']]);
  });

  it('that fails is logged, and keeps none of the others', async () => {
    bank.isDown = true;
    expect(await tasks()).toEqual(['daily', 'crypto', 'exchanges']);
    expect(errors).toEqual(['rates']);
  });

  it('that fails is done again by the next run, not an hour or a day later', async () => {
    bank.isDown = true;
    await tasks();
    bank.isDown = false;
    nowMs += 60_000;
    expect(await tasks()).toEqual(['rates']);
    expect(await tasks()).toEqual([]);
  });

  it('asks nobody and reads nothing where no source is configured', async () => {
    services = { ...services, prices: new Map(), rates: new Map() };
    await given(1, 20);
    ordered = [];
    expect(await run({ forced: ['crypto', 'exchanges', 'rates'] })).toMatchObject({
      ...{ crypto: { assets: 0 }, exchanges: { assets: 0 }, rates: { days: 0 } },
    });
    expect(errors).toEqual([]);
  });
});

describe('every day', () => {
  it('sends workers for what is missing of each asset that somebody has, and for the rates of all', async () => {
    await given(1, 20);
    await run();
    expect(new Set(ordered)).toEqual(
      new Set([...Array.from({ length: 20 }, (_, at) => `prices.${encodeURIComponent(pair(at))}`), 'rates.EUR']),
    );
    ordered = [];
    nowMs += 24 * 3_600_000;
    expect(await run()).toMatchObject({ daily: { wanted: 21 } });
  });
});

describe('rates', () => {
  it('of today are known after the run', async () => {
    await run();
    const date = NOW.slice(0, 10);
    expect(await openMarketPrices(store).rateOn({ from: 'USD', to: 'EUR', date })).toMatchObject({
      source: 'ecb',
      date,
    });
    expect(bank.requests).toBe(1);
  });
});
