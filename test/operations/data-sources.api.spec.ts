/** Operators and the sources of market data, on the running host. */
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../clients/ops/commands.ts';
import { run } from '../../clients/ops/run.ts';
import { decimal } from '../../shared/kernel/money/decimal.ts';
import type { Timestamp } from '../../shared/kernel/time.ts';
import { recordDispute } from '../../shared/market-data/app/sources/disputes.ts';
import { hold } from '../../shared/market-data/app/sources/held-prices.ts';
import { openMarketPrices } from '../../shared/market-data/contract/open-market-prices.ts';
import { newUser, origin, post, refusal, tokenFor } from '../support/api.ts';
import { hostStore, hostSystemRecords } from '../support/cloud.ts';
import type { Body, HttpClient } from '../support/http-client.ts';

const REASON = 'a test of the runbook';
const AT = '2024-03-15T12:00:00.000Z' as Timestamp;

let operator: HttpClient;
beforeAll(async () => {
  operator = await newUser(['ops']);
});

const itemsAt = async (target: string): Promise<readonly Body[]> => {
  const { body } = await operator.send('GET', target);
  return body['items'] as readonly Body[];
};
const codeOf = (what: string): string => `${what}-${randomUUID().slice(0, 8).toUpperCase()}`;

describe('the sources', () => {
  const curve = async () => (await itemsAt('/v1/ops/data-sources')).find(({ name }) => name === 'curve');

  it('are listed with what they may be asked, budgets and breakers', async () => {
    const kraken = (await itemsAt('/v1/ops/data-sources')).find(({ name }) => name === 'kraken');
    expect(kraken).toMatchObject({
      kind: 'exchange',
      active: true,
      budgets: [{ requests: 60, periodSeconds: 60, burst: 10 }],
      breaker: { status: 'closed' },
    });
  });

  it('are switched off and on, on record', async () => {
    await post(operator, '/v1/ops/data-sources/curve/deactivate', { reason: REASON }, 200);
    expect(await curve()).toMatchObject({ active: false });
    const back = await post(operator, '/v1/ops/data-sources/curve/activate', { reason: REASON }, 200);
    expect(back).toMatchObject({ name: 'curve', active: true });
    expect(await curve()).toMatchObject({ active: true });
    const audit = (await itemsAt('/v1/ops/audit?limit=1000')).filter((act) => act['operator'] === operator.userId);
    const acts = audit.filter(({ target }) => (target as Body)['source'] === 'curve').map(({ what }) => what);
    expect(acts.slice(0, 2)).toEqual(['activateDataSource', 'deactivateDataSource']);
  });

  it('that are none can’t be switched', async () => {
    const answer = await operator.send('POST', '/v1/ops/data-sources/nobody/activate', { body: { reason: REASON } });
    expect(refusal(answer)).toMatchObject({ status: 404, code: 'NotFound' });
  });
});

describe('a held price', () => {
  const asset = codeOf('JUMP');
  const run = (date: string, close: string) => ({
    first: { date, close: decimal(close) },
    neighbour: { date: '2024-03-01', close: decimal('10') },
    to: date,
    days: 1,
  });
  beforeAll(async () => {
    const by = { of: 'daily', asset, source: 'kraken', currency: 'USD', at: AT } as const;
    await hold(hostSystemRecords(), by, [run('2024-03-02', '9000'), run('2024-03-05', '8000')]);
  });
  const listed = async (status: string) =>
    (await itemsAt(`/v1/ops/held-prices?asset=${asset}&status=${status}`)).map(({ date }) => date);
  const place = (date: string): string => `/v1/ops/held-prices/${asset}/kraken/${date}`;

  it('is listed until somebody has confirmed or rejected it', async () => {
    expect(await listed('held')).toEqual(['2024-03-02', '2024-03-05']);
    const first = await operator.send('GET', '/v1/ops/held-prices?limit=1');
    expect(first.body['items']).toHaveLength(1);
    const confirmed = await post(operator, `${place('2024-03-02')}/confirm`, { reason: REASON }, 200);
    expect(confirmed).toMatchObject({ asset, status: 'confirmed', close: '9000' });
    await post(operator, `${place('2024-03-05')}/reject`, { reason: REASON }, 200);
    expect([await listed('held'), await listed('confirmed'), await listed('rejected')]).toEqual([
      [],
      ['2024-03-02'],
      ['2024-03-05'],
    ]);
  });

  it('of the day and of a look on it are told apart', async () => {
    for (const of of ['daily', 'latest'] as const) {
      const by = { of, asset, source: 'kraken', currency: 'USD', at: AT };
      await hold(hostSystemRecords(), by, [run('2024-03-07', '7000')]);
    }
    const confirm = (body: Body) =>
      operator.send('POST', `${place('2024-03-07')}/confirm`, { body: { reason: REASON, ...body } });
    expect(refusal(await confirm({}))).toEqual({ status: 400, code: 'ValidationFailed', paths: ['of'] });
    expect((await confirm({ of: 'latest' })).body).toMatchObject({ of: 'latest', status: 'confirmed' });
    expect(await listed('held')).toEqual(['2024-03-07']);
  });

  it('that nobody holds can’t be settled', async () => {
    const answer = await operator.send('POST', `${place('2024-03-03')}/confirm`, { body: { reason: REASON } });
    expect(refusal(answer)).toMatchObject({ status: 404, code: 'NotFound' });
  });
});

it('disagreements of sources are listed, page by page', async () => {
  const asset = codeOf('DISPUTE');
  const [close, other] = [decimal('100'), decimal('110')];
  for (const otherSource of ['kraken', 'stooq']) {
    const of = { asset, source: 'coingecko', otherSource, currency: 'USD', lastSeenAt: AT };
    await recordDispute(hostSystemRecords(), of, [{ date: '2024-03-02', close, other, difference: decimal('0.1') }]);
  }
  const items = await operator.readAll(`/v1/ops/price-disputes?asset=${asset}&limit=1`);
  expect(items.map(({ otherSource }) => otherSource)).toEqual(['kraken', 'stooq']);
  expect(items[0]?.['worst']).toEqual({ date: '2024-03-02', close: '100', otherClose: '110', difference: '0.1' });
});

describe('prices entered by hand', () => {
  const entering = (body: Body, headers = {}) =>
    operator.send('POST', '/v1/ops/shared-prices', { body: { currency: 'CHF', reason: REASON, ...body }, headers });
  const range = { from: '2024-01-01', to: '2024-12-31' };
  const closesOf = async (asset: string) => {
    const closes = await openMarketPrices(hostStore()).closes(asset, range);
    return closes.map(({ date, close, currency, source }) => [date, close, currency, source]);
  };

  it('are there for all at once, and the same key enters them once', async () => {
    const asset = codeOf('HOUSE');
    const csv = 'date,close\r\n2024-03-01,104.2\r\n2024-01-31,101\r\n';
    const key = { 'idempotency-key': randomUUID() };
    for (const _ of ['first', 'again']) {
      expect(await entering({ asset, csv }, key)).toMatchObject({ status: 200, body: { asset, entered: 2 } });
    }
    expect((await entering({ asset, prices: [{ date: '2024-03-01', close: '105' }] })).status).toBe(200);
    expect(await closesOf(asset)).toEqual([
      ['2024-01-31', decimal('101'), 'CHF', 'manual'],
      ['2024-03-01', decimal('105'), 'CHF', 'manual'],
    ]);
  });

  it('of an asset that was renamed are where its prices are looked for', async () => {
    const [code, to] = [codeOf('ZOLD'), codeOf('ZNEW')];
    await post(operator, '/v1/ops/assets', { assets: [{ code, type: 'fund', name: code, precision: 2 }] }, 200);
    await post(operator, `/v1/ops/assets/${code}/rename`, { to, reason: REASON }, 200);
    expect((await entering({ asset: to, prices: [{ date: '2024-03-01', close: '105' }] })).body['asset']).toBe(code);
    expect(await closesOf(code)).toHaveLength(1);
  });

  it.each([
    ['of a day to come', { csv: 'date,close\n2024-03-01,1\n2099-01-01,1\n' }, ['csv.3.date']],
    ['of zero', { prices: [{ date: '2024-03-01', close: '0' }] }, ['prices.0.close']],
    ['below zero', { csv: 'date,close\n2024-03-01,-1\n' }, ['csv.2.close']],
    ['in no currency', { currency: 'XYZ', csv: 'date,close\n2024-03-01,1\n' }, ['currency']],
  ])('%s are refused, and nothing is stored', async (_, body, paths) => {
    const asset = codeOf('BAD');
    expect(refusal(await entering({ asset, ...body }))).toEqual({ status: 400, code: 'ValidationFailed', paths });
    expect(await closesOf(asset)).toEqual([]);
  });
});

describe('the command line', () => {
  /** What it prints as JSON. */
  async function typed(...words: readonly string[]): Promise<Body & { readonly code: number }> {
    const printed: string[] = [];
    const paper = { write: (text: string) => void printed.push(text), isTTY: false };
    const env = { FOLDBOOK_URL: origin(), FOLDBOOK_TOKEN: await tokenFor(operator.userId, ['ops']) };
    const code = await run(commands, [...words, '--json'], { out: paper, err: paper, env });
    return { code, ...JSON.parse(printed.join('')) };
  }
  const because = ['--reason', REASON];

  it('switches sources', async () => {
    expect(await typed('sources', 'off', 'lido', ...because)).toMatchObject({ code: 0, name: 'lido', active: false });
    expect(await typed('sources', 'on', 'lido', ...because)).toMatchObject({ code: 0, active: true });
    const { items } = await typed('sources', 'list');
    expect((items as readonly Body[]).map(({ name }) => name)).toContain('lido');
  });

  it('settles held prices and shows disagreements', async () => {
    const asset = codeOf('TYPED');
    const neighbour = { date: '2024-03-01', close: decimal('10') };
    const held = { first: { date: '2024-03-02', close: decimal('9000') }, neighbour, to: '2024-03-02', days: 1 };
    await hold(hostSystemRecords(), { of: 'daily', asset, source: 'kraken', currency: 'USD', at: AT }, [held]);
    expect((await typed('prices', 'held')).code).toBe(1);
    const place = [asset, 'kraken', '2024-03-02', ...because];
    expect(await typed('prices', 'confirm', ...place)).toMatchObject({ code: 0, status: 'confirmed' });
    expect(await typed('prices', 'reject', ...place)).toMatchObject({ code: 0, status: 'rejected' });
    expect(await typed('prices', 'disputes')).toMatchObject({ code: 0, complete: true });
  });

  it('enters prices of a file', async () => {
    const [asset, file] = [codeOf('FILE'), path.join(tmpdir(), `${randomUUID()}.csv`)];
    writeFileSync(file, 'date,close\n2024-03-01,5\n');
    const entered = await typed('prices', 'enter', asset, file, '--currency', 'CHF', ...because);
    rmSync(file);
    expect(entered).toEqual({ code: 0, asset, entered: 1 });
  });
});
