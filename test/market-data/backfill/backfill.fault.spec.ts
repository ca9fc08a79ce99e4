/** Histories fetched from a server that refuses, by workers that are killed: what is fetched, how often, and what is left. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { importAssets } from '../../../shared/market-data/app/assets/keep-catalogue.ts';
import { listFailedBackfills, restartBackfill } from '../../../shared/market-data/app/backfill/failed-backfills.ts';
import { historyFetcher } from '../../../shared/market-data/app/backfill/fetch-history.ts';
import { wantHistory } from '../../../shared/market-data/app/backfill/want-history.ts';
import { type BackfillWork, workBackfill } from '../../../shared/market-data/app/backfill/work-backfill.ts';
import { DATA_SOURCES } from '../../../shared/market-data/contract/data-source-registry.ts';
import { openMarketPrices } from '../../../shared/market-data/contract/open-market-prices.ts';
import { daysIn } from '../../../shared/market-data/domain/backfill/ranges.ts';
import { wantedRange } from '../../../shared/market-data/domain/tracking/wanted-range.ts';
import { fetchedIn } from '../../../shared/market-data/read/adoption/fetched-records.ts';
import { PRICE_ADOPTION } from '../../../shared/market-data/read/adoption/want-records.ts';
import { historyView } from '../../../shared/market-data/read/backfill/history-view.ts';
import { BACKFILL, readJob, subjectOfPartition } from '../../../shared/market-data/read/backfill/job-records.ts';
import { type ProviderServer, startProviders } from '../../support/provider-servers/start-providers.ts';
import { acting, asset, taken } from '../assets/support/catalogue.ts';
import { type Desk, openDesk } from '../sources/support.ts';

const COIN = { kind: 'prices', code: 'TCOIN' } as const;
/** Three years before the day that it is. */
const PURCHASE = '2021-03-15';
const LIMITED = { kind: 'rate-limited', retryAfter: '70' } as const;

class Killed extends Error {}

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
  const identifiers = [{ scheme: 'coingecko', value: 'test-coin', primary: true }];
  const coin = asset({ code: COIN.code, type: 'crypto', name: 'Test coin', precision: 8, identifiers });
  taken(await importAssets(store, acting(), [coin]));
});

/** The days that each request asked for. */
const asked = (): readonly string[] =>
  server.seen.map(({ query: { from = '', to = '' } }) =>
    [from, to].map((seconds) => new Date(Number(seconds) * 1_000).toISOString().slice(0, 10)).join(' '),
  );

const worker = (more: Partial<BackfillWork> = {}): BackfillWork => ({
  ...{ store, fetch: historyFetcher(store, desk), now: desk.clock, random: () => 0 },
  pause: async (milliseconds) => desk.wait(milliseconds / 1_000),
  ...{ hasTime: () => true, log: { info: () => {}, error: () => {} } },
  ...more,
});
const order = (): Promise<boolean> => wantHistory(store, COIN, wantedRange(PURCHASE, desk.clock()), desk.clock());
const view = async () => historyView((await readJob(store, COIN))?.job);

/** A worker for whatever is due, at each minute, until nothing is left to do; killed ones say nothing. */
async function passTime(minutes: number, work = worker()): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    for await (const { place } of store.due.dueBy(BACKFILL, desk.clock())) {
      const subject = subjectOfPartition(place.partition);
      if (!subject) throw new Error(place.partition);
      await workBackfill(work, subject).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
    }
    desk.wait(60);
  }
}

const storedDays = async () =>
  (await openMarketPrices(store).closes(COIN.code, wantedRange(PURCHASE, desk.clock()))).length;

describe('the history of an asset that nobody had', () => {
  it('is fetched from a year before the purchase to yesterday, in chunks of what the source gives at once', async () => {
    await order();
    await passTime(3);
    expect(await view()).toMatchObject({ status: 'completed', percent: 100, missing: [] });
    const wanted = wantedRange(PURCHASE, desk.clock());
    expect(wanted).toEqual({ from: '2020-03-15', to: '2024-03-14' });
    expect(await storedDays()).toBe(daysIn(wanted));
    expect(server.seen).toHaveLength(Math.ceil(daysIn(wanted) / 365));
    expect(new Set(asked()).size).toBe(server.seen.length);
  });

  it('is fetched once, whoever asks for it and however often', async () => {
    expect(await Promise.all([order(), order(), order()])).toContain(true);
    await Promise.all([workBackfill(worker(), COIN), workBackfill(worker(), COIN)]);
    await passTime(5);
    const requests = server.seen.length;
    expect(new Set(asked()).size).toBe(requests);
    expect(await order()).toBe(false);
    await passTime(5);
    expect(server.seen).toHaveLength(requests);
    const told: unknown[] = [];
    for await (const key of store.due.dueBy(PRICE_ADOPTION, desk.clock())) told.push(fetchedIn(key));
    expect(told).toEqual([COIN.code]);
  });

  it('is fetched whole, also when somebody wants more just as the worker is done', async () => {
    await order();
    let isWanted = false;
    store.hooks.beforeWrite = async ({ records: [record] = [] }) => {
      if (isWanted || !JSON.stringify(record).includes('"completed"')) return;
      isWanted = true;
      await wantHistory(store, COIN, wantedRange('2020-09-15', desk.clock()), desk.clock());
    };
    await passTime(5);
    expect(isWanted).toBe(true);
    expect(await view()).toMatchObject({ status: 'completed', missing: [], wanted: { from: '2019-09-16' } });
  });

  it('goes on the day after with that day alone', async () => {
    await order();
    await passTime(5);
    desk.wait(24 * 3_600);
    server.reset();
    server.setToday('2024-03-16');
    expect(await order()).toBe(true);
    await passTime(2);
    expect(asked()).toHaveLength(1);
    expect(await view()).toMatchObject({ status: 'completed', wanted: { from: '2020-03-15', to: '2024-03-15' } });
  });

  it('reaches further back for an earlier purchase, and leaves what is there alone', async () => {
    await order();
    await passTime(5);
    server.seen.length = 0;
    await wantHistory(store, COIN, wantedRange('2020-09-15', desk.clock()), desk.clock());
    await passTime(5);
    expect(asked()).toHaveLength(1);
    expect((await view()).wanted?.from).toBe('2019-09-16');
  });
});

describe('under a limit of thirty requests a minute, with refusals and workers that are killed', () => {
  /** A month at a time, so that the limit is met. Answers when each request was sent, in seconds. */
  function askByMonth(): readonly number[] {
    const client = desk.prices.get('coingecko');
    if (!client) throw new Error('no client');
    const sentAt: number[] = [];
    const dailyBars: typeof client.dailyBars = (...question) => {
      sentAt.push(Date.parse(desk.clock()) / 1_000);
      return client.dailyBars(...question);
    };
    desk = { ...desk, prices: new Map([['coingecko', { ...client, daysPerRequestMax: 30, dailyBars }]]) };
    return sentAt;
  }

  it('ends complete, fetches nothing that is stored again, and repeats at most one chunk for each kill', async () => {
    expect(DATA_SOURCES.get('coingecko')?.rateLimits[0]).toEqual({ requests: 30, periodSeconds: 60 });
    const sentAt = askByMonth();
    let writes = 0;
    let kills = 0;
    store.hooks.beforeWrite = () => {
      writes += 1;
      if (writes % 9 === 0 && kills < 4) {
        kills += 1;
        throw new Killed('before the write');
      }
    };
    server.fail('coingecko', LIMITED);
    await order();
    await passTime(5);
    server.fail('coingecko', LIMITED, LIMITED);
    await passTime(60);
    expect(kills).toBe(4);
    expect(await view()).toMatchObject({ status: 'completed', percent: 100, missing: [] });
    expect(await storedDays()).toBe(daysIn(wantedRange(PURCHASE, desk.clock())));
    const chunks = new Set(asked());
    expect(chunks.size).toBeGreaterThan(45);
    // Three were refused.
    expect(server.seen.length).toBeLessThanOrEqual(chunks.size + kills + 3);
    for (const second of sentAt) {
      expect(sentAt.filter((other) => other >= second && other < second + 60).length).toBeLessThanOrEqual(30);
    }
  });

  it('neither repeats what a worker has stored whose last word was lost', async () => {
    let isLost = false;
    store.hooks.afterWrite = (unit) => {
      if (isLost || (unit.records?.length ?? 0) < 5) return;
      isLost = true;
      throw new Killed('after the write');
    };
    await order();
    await passTime(10);
    expect(isLost).toBe(true);
    expect(await view()).toMatchObject({ status: 'completed' });
    expect(new Set(asked()).size).toBe(server.seen.length);
  });

  it('is not waited for by a worker whose lease would run out meanwhile', async () => {
    await order();
    let waits = 0;
    const fetch: BackfillWork['fetch'] = async () => {
      waits += 1;
      return { kind: 'not-yet', retryAt: new Date(Date.parse(desk.clock()) + 9_000).toISOString() };
    };
    const { dueAt } = await workBackfill(worker({ fetch, hasTime: () => waits < 100 }), COIN);
    expect(waits).toBeLessThan(14);
    expect(await view()).toMatchObject({ status: 'rate_limited', attempts: 0, retryAt: dueAt });
  });

  it('is put back by a worker whose time is up', async () => {
    await order();
    const brief = worker({ hasTime: () => server.seen.length < 2 });
    expect(await workBackfill(brief, COIN)).toEqual({ dueAt: desk.clock() });
    expect(await view()).toMatchObject({ status: 'pending', attempts: 0 });
    expect(server.seen).toHaveLength(2);
    await passTime(3);
    expect(new Set(asked()).size).toBe(server.seen.length);
  });
});

describe('a source that stays down', () => {
  const DOWN = { kind: 'status', status: 503 } as const;

  it('is asked five times; then the job waits for an operator, who starts it again', async () => {
    server.fail('coingecko', ...Array.from({ length: 5 }, () => DOWN));
    await order();
    await workBackfill(worker(), COIN);
    expect(await view()).toMatchObject({ status: 'pending', attempts: 1, retryAt: expect.any(String) });
    await passTime(180);
    expect(await view()).toMatchObject({
      status: 'failed',
      attempts: 5,
      error: expect.stringContaining('unavailable'),
    });
    expect(server.seen).toHaveLength(5);
    const [failed] = await listFailedBackfills({ store, due: store.due }, desk.clock());
    expect(failed?.subject).toEqual(COIN);
    expect(await restartBackfill(store, COIN, desk.clock())).toMatchObject({ attempts: 0 });
    expect(await restartBackfill(store, COIN, desk.clock())).toMatchObject({ code: 'NotRetryable' });
    await passTime(5);
    expect(await view()).toMatchObject({ status: 'completed' });
    expect(await listFailedBackfills({ store, due: store.due }, desk.clock())).toEqual([]);
  });

  it('that answers a page of HTML is a fault, and nothing is stored', async () => {
    server.fail('coingecko', { kind: 'html' });
    await order();
    await workBackfill(worker(), COIN);
    const error = expect.stringContaining('malformed');
    expect(await view()).toMatchObject({ status: 'pending', attempts: 1, error, retryAt: expect.any(String) });
    expect(await storedDays()).toBe(0);
    await passTime(5);
    expect(await view()).toMatchObject({ status: 'completed', error: null });
  });

  it('that keeps the last year alone gives that year, and new days after it', async () => {
    const client = desk.prices.get('coingecko');
    if (!client) throw new Error('no client');
    const dailyBars: typeof client.dailyBars = async (id, days) =>
      days.from < '2023-03-16' ? { kind: 'unknown-asset', reason: 'Beyond the plan.' } : client.dailyBars(id, days);
    desk = { ...desk, prices: new Map([['coingecko', { ...client, dailyBars }]]) };
    await order();
    await passTime(3);
    expect(await view()).toMatchObject({ status: 'failed', error: expect.stringContaining('Beyond the plan') });
    expect(await storedDays()).toBe(360);
    desk.wait(24 * 3_600);
    server.setToday('2024-03-16');
    await order();
    await passTime(3);
    expect(await storedDays()).toBe(361);
    expect(await view()).toMatchObject({ status: 'failed' });
  });

  it('or breaks the worker is tried five times, not for ever', async () => {
    const fetch = () => Promise.reject(new TypeError('a bug'));
    await order();
    await passTime(180, worker({ fetch }));
    expect(await view()).toMatchObject({ status: 'failed', attempts: 5 });
  });

  it('that is switched off is not asked, and the job waits without losing tries', async () => {
    desk = { ...desk, prices: new Map(), rates: new Map(), yields: new Map() };
    await order();
    await passTime(3);
    expect(await view()).toMatchObject({ status: 'pending', attempts: 0, error: expect.stringContaining('off') });
    expect(server.seen).toEqual([]);
  });
});

describe('rates', () => {
  it('of the euro are fetched by the same kind of job', async () => {
    const rates = { kind: 'rates', code: 'EUR' } as const;
    await wantHistory(store, rates, wantedRange('2024-01-15', desk.clock()), desk.clock());
    await passTime(3);
    expect(historyView((await readJob(store, rates))?.job)).toMatchObject({ status: 'completed' });
    const rate = await openMarketPrices(store).rateOn({ from: 'USD', to: 'CHF', date: '2023-06-03' });
    expect(rate).toMatchObject({ via: 'EUR', source: 'ecb', date: '2023-06-02' });
    expect(await openMarketPrices(store).rateOn({ from: 'USD', to: 'XYZ', date: '2023-06-03' })).toBeUndefined();
  });
});
