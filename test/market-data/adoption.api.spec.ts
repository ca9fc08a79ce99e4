/** What transactions lack a price of, on the running host: it is valued by itself once the market's history is fetched. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HEAD_SHARDS, hourOf } from '../../shared/kernel/store/heads-index.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { FOR_REPAIR } from '../../shared/market-data/app/adoption/repair-missed.ts';
import { historyFetcher } from '../../shared/market-data/app/backfill/fetch-history.ts';
import { workBackfill } from '../../shared/market-data/app/backfill/work-backfill.ts';
import { daysAfter } from '../../shared/market-data/contract/days.ts';
import { newUser, post } from '../support/api.ts';
import { hostStore, hostSystemRecords, runFunction } from '../support/cloud.ts';
import type { Body, HttpClient } from '../support/http-client.ts';
import { type ProviderServer, startProviders } from '../support/provider-servers/start-providers.ts';
import { income } from '../support/transactions.ts';
import { openDesk } from './sources/support.ts';

/** Where every source is off, a job looks again after six hours. */
const LATER_SECONDS = 7 * 3600;
const PATIENCE = { timeout: 30_000, interval: 100 };
const today = systemClock().slice(0, 10);
const REWARDED = daysAfter(today, -30);
const GIVEN = daysAfter(today, -20);

let server: ProviderServer;
let user: HttpClient;
beforeAll(async () => {
  [server, user] = [await startProviders(), await newUser()];
});
afterAll(() => server.close());

/** The worker of the host, with sources that answer. */
async function fetchHistory(code: string): Promise<void> {
  const desk = openDesk(server);
  const laterMs = Date.now() + LATER_SECONDS * 1_000;
  desk.wait((laterMs - Date.parse(desk.clock())) / 1_000);
  server.setToday(desk.clock().slice(0, 10));
  const idle = { info: () => {}, error: () => {} };
  const store = hostStore();
  await workBackfill(
    {
      ...{ store, fetch: historyFetcher(store, desk), now: desk.clock, random: () => 0 },
      ...{ pause: async () => {}, hasTime: () => true, log: idle },
    },
    { kind: 'prices', code },
  );
}

const gift = (asset: string, at: string): Body => ({
  ...{ account: 'kraken', timestamp: at, type: 'gift_sent' },
  amounts: [{ asset, quantity: '1', direction: 'out' }],
});

describe('a staking reward without a value', () => {
  it('gets one, and so does what is given away of it, when the prices of its days are there', async () => {
    const id = `reward-${randomUUID()}`;
    const asset = `coingecko:${id}`;
    server.tell(id, REWARDED, '50');
    server.tell(id, GIVEN, '80');
    const read = async (target: string) => (await user.send('GET', target)).body;
    const lots = (): Promise<Body> => read(`/v1/tax/lots?asset=${encodeURIComponent(asset)}`);

    const rewarded = (date: string): Body => income({ at: `${date}T08:00:00Z`, asset, quantity: '2' });
    await post(user, '/v1/transactions', rewarded(REWARDED), 201);
    await post(user, '/v1/transactions', gift(asset, `${GIVEN}T08:00:00Z`), 201);
    await expect.poll(lots, PATIENCE).toMatchObject({ items: [{ costBasis: '0', needsPrice: true }] });
    await expect
      .poll(() => read(`/v1/market/history?asset=${encodeURIComponent(asset)}`), PATIENCE)
      .toMatchObject({ error: expect.stringContaining('off') });
    await fetchHistory(asset);

    // what lacks a price of the same day is looked for at once, together with all that was waiting
    await post(user, '/v1/transactions', rewarded(GIVEN), 201);
    const valued = { complete: true, items: [{ costBasis: '100' }, { costBasis: '160' }] };
    await expect.poll(lots, PATIENCE).toMatchObject(valued);
    const { items } = await read(`/v1/tax/disposals?asset=${encodeURIComponent(asset)}`);
    expect(items).toEqual([
      expect.objectContaining({ costBasis: '50', proceeds: '80', gain: '30', marketPriced: true }),
    ]);
    const [disposal] = items as readonly { readonly transactionId: string }[];
    const told = await user.send('GET', `/v1/tax/disposals/${disposal?.transactionId}`);
    expect(told.text).toContain(`the market price of coingecko for ${GIVEN}, 80 USD`);
    expect(told.text).toContain(`the market price of coingecko for ${REWARDED}, 50 USD`);
    expect(await read('/v1/prices')).toMatchObject({ items: [] });
  });

  it('is looked for again by a schedule, which finds what is due', async () => {
    expect(await runFunction('market-data.adoption')).toEqual({ ordered: expect.any(Number) });
  });

  it('is looked for by the same schedule once a day in books that moved, announced or not', async () => {
    const records = hostSystemRecords();
    const { kind } = FOR_REPAIR;
    const before = await records.read(kind, 'moved');
    // A walk that was begun days ago and has come to the end of its last hour: no other spec's users are ordered.
    const after = {
      stream: { tenant: user.userId, type: 'tax-book', id: 'main' },
      recordedAt: '2999-01-01T00:00:00.000Z',
    };
    const position = { hour: hourOf(systemClock()), shard: HEAD_SHARDS - 1, after };
    const value = { position, since: `${daysAfter(today, -3)}T00:00:00.000Z` };
    expect(await records.write(kind, 'moved', { expected: before?.revision ?? 0, value })).toBe(true);
    await runFunction('market-data.adoption');
    expect((await records.read(kind, 'moved'))?.value).not.toMatchObject({ since: value.since });
  });
});
