/** Market prices and rates over HTTP, and the machinery behind them on the running host, where no source is configured. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { commands } from '../../clients/ops/commands.ts';
import { run } from '../../clients/ops/run.ts';
import { awsJson } from '../../shared/adapters/aws-json.ts';
import { sqsWorkQueue } from '../../shared/adapters/sqs.ts';
import { decimal } from '../../shared/kernel/money/decimal.ts';
import { PLATFORM, type TenantId } from '../../shared/kernel/streams.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { barWrites } from '../../shared/market-data/app/prices/bar-writes.ts';
import { rateWrites } from '../../shared/market-data/app/rates/rate-writes.ts';
import { MOVED } from '../../shared/market-data/app/tracking/orders.ts';
import { writeRecords } from '../../shared/market-data/app/write-records.ts';
import { daysAfter } from '../../shared/market-data/contract/days.ts';
import { type Job, want } from '../../shared/market-data/domain/backfill/job.ts';
import { jobWrite, partitionOf } from '../../shared/market-data/read/backfill/job-records.ts';
import { listTracked } from '../../shared/market-data/read/tracking/list-tracked.ts';
import { referenceKey } from '../../shared/market-data/read/tracking/places.ts';
import { newUser, origin, post, refusal, tokenFor } from '../support/api.ts';
import { hostStore, runFunction, workQueueOf } from '../support/cloud.ts';
import type { Answer, Body, HttpClient } from '../support/http-client.ts';
import { buy, sell } from '../support/transactions.ts';

const DAY = '2026-01-05';
/** What nobody else's test has; sources are off, so that nobody is asked for it. */
const codeOf = (): string => `kraken:T${randomUUID().slice(0, 8)}USD`;

let user: HttpClient;
let operator: HttpClient;
beforeAll(async () => {
  [user, operator] = [await newUser(), await newUser(['ops'])];
});

const get = async (target: string, headers?: Readonly<Record<string, string>>): Promise<Answer> =>
  user.send('GET', target, headers && { headers });
const given = async (...writes: Parameters<typeof writeRecords>[1]): Promise<void> => {
  expect(await writeRecords(hostStore(), writes, systemClock())).toBeDefined();
};

/** Patience on a busy machine, where thousands of assets of others are counted first: an idle one needs a tenth. */
const PATIENCE_MILLISECONDS = 60_000;
vi.setConfig({ testTimeout: 3 * PATIENCE_MILLISECONDS });
afterAll(() => vi.resetConfig());

/** Asks again until it is so: a consumer is at it. */
async function until<T>(read: () => Promise<T>, isSo: (found: T) => boolean): Promise<T> {
  for (const end = Date.now() + PATIENCE_MILLISECONDS; ; ) {
    const found = await read();
    if (isSo(found) || Date.now() > end) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

describe('market prices', () => {
  const asset = codeOf();
  beforeAll(async () => {
    const bar = (date: string, close: string) => ({
      ...{ date, close: decimal(close), source: 'kraken', currency: 'USD' },
    });
    const bars = [bar(DAY, '100.5'), bar('2026-01-06', '101')];
    await given(...(await barWrites(hostStore(), { asset, bars }, systemClock())));
  });

  it('are listed by day, the same for everybody, and not sent to who has them', async () => {
    const target = `/v1/market/prices?asset=${asset}&from=${DAY}&to=2026-01-31`;
    const answer = await get(target);
    expect(answer.body).toEqual({
      ...{ from: DAY, to: '2026-01-31', history: 'untracked', splits: [], missing: [] },
      items: [
        { date: DAY, close: '100.5', currency: 'USD', source: 'kraken' },
        { date: '2026-01-06', close: '101', currency: 'USD', source: 'kraken' },
      ],
    });
    expect(answer.headers.get('cache-control')).toMatch(/^private, max-age=\d+$/);
    const tag = answer.headers.get('etag') ?? '';
    expect(await get(target, { 'if-none-match': tag })).toMatchObject({ status: 304, text: '' });
    expect(await get(target, { 'if-none-match': 'W/"other"' })).toMatchObject({ status: 200 });
  });

  it('are of the last year unless told otherwise, and of ten years at most', async () => {
    const { body } = await get(`/v1/market/prices?asset=${asset}`);
    expect(body['from']).toBe(daysAfter(String(body['to']), -365));
    const faulty = async (query: string) => {
      const answer = await get(`/v1/market/prices?asset=${asset}&${query}`);
      return refusal(answer).paths;
    };
    expect(await faulty('from=2026-02-01&to=2026-01-01')).toEqual(['from']);
    expect(await faulty('from=2010-01-01&to=2026-01-01')).toEqual(['from']);
    expect(await faulty('from=2026-02-30')).toEqual(['from']);
  });

  it('that are the latest say when they were so, and which are missing', async () => {
    const { body } = await get(`/v1/market/prices/latest?assets=${asset},NOSUCHTHING`);
    expect(body).toEqual({
      items: [{ asset, price: '101', currency: 'USD', source: 'kraken', at: '2026-01-06T23:59:59.999Z' }],
      missing: ['NOSUCHTHING'],
    });
    expect(await get(`/v1/market/prices/latest?assets=${'A,'.repeat(3)}!`)).toMatchObject({ status: 400 });
  });
});

describe('market rates', () => {
  it('are told with where they come from, and never made up', async () => {
    const fetchedAt = '2001-03-02T15:00:00.000Z';
    const days = [{ date: '2001-03-02', rates: new Map([['USD', '1.25'] as const, ['CHF', '1.5'] as const]) }];
    const rates = days.map(({ date, rates: own }) => ({
      date,
      rates: new Map([...own].map(([currency, rate]) => [currency, decimal(rate)])),
    }));
    const fetched = { base: 'EUR', source: 'ecb', fetchedAt, expiresAt: fetchedAt, days: rates } as const;
    await given(...(await rateWrites(hostStore(), fetched)));
    expect((await get('/v1/market/rates?from=USD&to=CHF&date=2001-03-04')).body).toEqual({
      ...{ from: 'USD', to: 'CHF', date: '2001-03-02', rate: '1.2', via: 'EUR', source: 'ecb' },
      ...{ fetchedAt, expiresAt: fetchedAt, active: false },
    });
    expect(await get('/v1/market/rates?from=USD&to=CHF&date=1999-03-04')).toMatchObject({ status: 404 });
    expect(await get('/v1/market/rates?from=usd&to=CHF')).toMatchObject({ status: 400 });
    const unknown = await get('/v1/market/rates?from=USD&to=QQQ');
    expect(refusal(unknown)).toEqual({ status: 400, code: 'ValidationFailed', paths: ['to'] });
  });
});

describe('an asset that somebody buys', () => {
  const asset = codeOf();
  const unheardOf = `T${randomUUID().slice(0, 8).toUpperCase()}`;
  const history = async (): Promise<Body> => (await get(`/v1/market/history?asset=${asset}`)).body;
  const isHeld = async () => (await get('/v1/holdings')).text.includes(asset);
  const usersOf = async () => (await listTracked(hostStore())).find((tracked) => tracked.asset === asset)?.users;

  it('is tracked, its history is wanted, and what can not be fetched says why', async () => {
    expect(await history()).toMatchObject({ status: 'untracked', wanted: null });
    const bought = { at: '2024-02-01T00:00:00Z', quantity: '1', total: '10' };
    for (const one of [unheardOf, asset]) await post(user, '/v1/transactions', buy({ ...bought, asset: one }), 201);
    await until(isHeld, Boolean);
    await runFunction('market-data.moved-users');
    const waiting = await until(history, ({ error }) => error !== undefined && error !== null);
    expect(waiting).toMatchObject({ status: 'pending', percent: 0, attempts: 0, wanted: { from: '2023-02-01' } });
    expect(waiting['error']).toContain('off');
    expect(await usersOf()).toBe(1);
  });

  it('is one that its holder finds and watches though nobody said what it is, and nobody else', async () => {
    const place = `/v1/assets/${unheardOf}`;
    const found = await until(
      async () => get(place),
      ({ status }) => status === 200,
    );
    const used = { code: unheardOf, origin: 'used' };
    expect(found.body).toMatchObject({ ...used, type: 'custom', marketCode: null });
    expect((await user.send('PUT', `/v1/watchlist/${unheardOf}`)).body).toMatchObject(used);
    expect((await get('/v1/watchlist')).body).toMatchObject({ items: [used] });
    expect((await user.send('DELETE', `/v1/watchlist/${unheardOf}`)).status).toBe(204);
    expect(refusal(await (await newUser()).send('GET', place))).toMatchObject({ status: 404 });
  });

  it('counts its users again when an operator says so, by the events', async () => {
    const key = referenceKey({ asset, code: asset }, user.userId as TenantId);
    await given({ ...key, expect: 'any', deleted: true });
    const recount = (body: Body) =>
      post(operator, '/v1/ops/tracked-assets/recount', { reason: 'a test', ...body }, 202);
    expect(await recount({})).toEqual({ ordered: 'all' });
    expect(await until(usersOf, (users) => users === 0)).toBe(0);
    expect(await recount({ tenant: user.userId })).toEqual({ ordered: user.userId });
    expect(await until(usersOf, (users) => users === 1)).toBe(1);
  });

  it('is tracked no more once it is sold', async () => {
    await post(user, '/v1/transactions', sell({ at: '2024-03-01T00:00:00Z', asset, quantity: '1', total: '11' }), 201);
    await until(isHeld, (held) => !held);
    await runFunction('market-data.moved-users');
    expect(await until(usersOf, (users) => users === 0)).toBe(0);
  });
});

describe('two assets that turn out to be one', () => {
  it('have their users and their history together', async () => {
    const [gone, left] = [codeOf(), codeOf()];
    const assets = [gone, left].map((code) => ({ code, type: 'stock', name: code, precision: 2 }));
    await post(operator, '/v1/ops/assets', { assets }, 200);
    const bought = { at: '2022-02-01T00:00:00Z', asset: gone, quantity: '1', total: '10' };
    await post(user, '/v1/transactions', buy(bought), 201);
    await until(async () => (await get('/v1/holdings')).text.includes(gone), Boolean);
    await runFunction('market-data.moved-users');
    const history = async () => (await get(`/v1/market/history?asset=${gone}`)).body;
    await until(history, ({ wanted }) => wanted !== null);
    await post(operator, `/v1/ops/assets/${gone}/merge`, { into: left, reason: 'they are one' }, 200);
    await runFunction('market-data.moved-users');
    const tracked = async () => (await listTracked(hostStore())).filter(({ asset }) => [gone, left].includes(asset));
    const counts = await until(tracked, (all) => all.some(({ asset, users }) => asset === left && users === 1));
    expect(counts).toContainEqual({ asset: gone, users: 0, since: '2022-02-01', movedTo: left });
    expect((await get(`/v1/market/history?asset=${left}`)).body).toMatchObject({ wanted: { from: '2021-02-01' } });
    // Whoever holds it by the code that is gone has the prices of the one that is left, as they were traded.
    const told = { date: '2022-02-02', close: decimal('6'), source: 'stooq', currency: 'USD', unitsOf: '2022-03-01' };
    const writes = await barWrites(hostStore(), { asset: left, bars: [told] }, systemClock());
    await given(...writes);
    await post(operator, `/v1/ops/assets/${left}/split`, { date: '2022-02-10', to: 2, from: 1, reason: 'a test' }, 200);
    const performance = `/v1/performance?asset=${gone}&to=2022-02-03`;
    expect((await get(performance)).body).toMatchObject({ currentValue: '12', grossPerformance: '2', complete: true });
    const closes = (await get(`/v1/market/prices?asset=${gone}&from=2022-02-01&to=2022-02-28`)).body;
    expect(closes).toMatchObject({ items: [{ close: '12' }], splits: [{ date: '2022-02-10', to: 2, from: 1 }] });
  });
});

describe('what was given up', () => {
  it('is listed, and fetched again when an operator says so', async () => {
    const subject = { kind: 'prices', code: codeOf() } as const;
    const now = systemClock();
    const job = want(undefined, subject, { from: '2025-01-01', to: '2025-12-31' }, now);
    const failed: Job = { ...job, attempts: 5, progress: { status: 'failed', failedAt: now, error: 'a test' } };
    await given(jobWrite(failed, 'absent'));
    const { body } = await operator.send('GET', '/v1/ops/backfills');
    expect(body['items']).toContainEqual(expect.objectContaining({ ...subject, status: 'failed', error: 'a test' }));
    const restart = `/v1/ops/backfills/prices/${encodeURIComponent(subject.code)}/restart`;
    let text = '';
    const out = { write: (words: string) => (text += words) };
    const env = { FOLDBOOK_URL: origin(), FOLDBOOK_TOKEN: await tokenFor(operator.userId, ['ops']) };
    expect(await run(commands, ['backfills', 'list'], { out, err: out, env })).toBe(1);
    expect(text).toContain(subject.code);
    const once = { body: { reason: 'it is back' }, headers: { 'idempotency-key': randomUUID() } };
    for (const answer of [await operator.send('POST', restart, once), await operator.send('POST', restart, once)]) {
      expect(answer).toMatchObject({ status: 202, body: { status: 'pending', attempts: 0 } });
    }
    expect(await operator.send('POST', restart, { body: { reason: 'again' } })).toMatchObject({ status: 409 });
    const unknown = await operator.send('POST', '/v1/ops/backfills/prices/NOSUCH/restart', { body: { reason: 'why' } });
    expect(unknown).toMatchObject({ status: 404 });
  });
});

describe('the schedule', () => {
  it('does what is due, finds what is due for a worker, and asks nobody where no source is configured', async () => {
    const subject = { kind: 'prices', code: codeOf() } as const;
    const job = want(undefined, subject, { from: '2025-01-01', to: '2025-12-31' }, systemClock());
    await given(jobWrite(job, 'absent'));
    const tasks = ['daily', 'rates', 'crypto', 'exchanges'];
    expect(await runFunction('market-data.refresh', { tasks })).toMatchObject({
      ...{ crypto: { assets: 0 }, exchanges: { assets: 0 }, rates: { days: 0 } },
      daily: { compacted: expect.any(Number) },
    });
    await runFunction('market-data.refresh');
    expect(await runFunction('market-data.refresh')).not.toHaveProperty('daily');
    const status = async () => (await get(`/v1/market/history?asset=${subject.code}`)).body;
    expect((await until(status, ({ error }) => error !== null))['error']).toContain('off');
  });

  it('leaves later work to the queues of its workers, who may ask themselves back', async () => {
    const partition = partitionOf({ kind: 'prices', code: codeOf() });
    await workQueueOf('market-data.backfill').send({ tenant: PLATFORM, partition });
    const { credentials, environment } = inject('cloud').functions['market-data.tracking'] ?? {};
    const { endpoint, region } = inject('cloud');
    if (!credentials) throw new Error('no such function');
    const sqs = awsJson({ service: 'sqs', target: 'AmazonSQS', version: '1.0', region, endpoint, credentials });
    const url = environment?.['QUEUE_URL_ASSET_TRACKING'] ?? '';
    await sqsWorkQueue(sqs, url).send({ tenant: randomUUID(), partition: MOVED });
  });
});
