/** What the sources have of a history, taken together. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { importAssets } from '../../../shared/market-data/app/assets/keep-catalogue.ts';
import { historyFetcher } from '../../../shared/market-data/app/backfill/fetch-history.ts';
import { enter } from '../../../shared/market-data/app/sources/gates.ts';
import { DATA_SOURCES } from '../../../shared/market-data/contract/data-source-registry.ts';
import type { DayRange } from '../../../shared/market-data/contract/market-prices.ts';
import { type ProviderServer, startProviders } from '../../support/provider-servers/start-providers.ts';
import { acting, asset, taken } from '../assets/support/catalogue.ts';
import { openDesk } from '../sources/support.ts';

let server: ProviderServer;
beforeAll(async () => {
  server = await startProviders();
});
afterAll(() => server.close());
beforeEach(() => server.reset());

const RANGE = { from: '2024-03-01', to: '2024-03-05' };

it('what one source doesn’t know, another may that has only used up its budget', async () => {
  const store = new MemoryStore();
  const identifiers = [
    { scheme: 'coingecko', value: 'unknown-coin', primary: true },
    { scheme: 'kraken', value: 'OTHER', primary: false },
  ];
  const coin = asset({ code: 'OTHER', type: 'crypto', name: 'Other', precision: 8, identifiers });
  taken(await importAssets(store, acting(), [coin]));
  const registry = new Map(DATA_SOURCES);
  const kraken = DATA_SOURCES.get('kraken');
  if (!kraken) throw new Error('no kraken');
  const limited = { ...kraken, rateLimits: [{ requests: 1, periodSeconds: 3_600 }] };
  const desk = { ...openDesk(server), registry: registry.set('kraken', limited) };
  await enter(desk.records, limited, Date.parse(desk.clock()));
  const fetch = historyFetcher(store, desk);
  expect(await fetch({ kind: 'prices', code: 'OTHER' }, RANGE)).toEqual({
    kind: 'not-yet',
    retryAt: '2024-03-15T13:00:00.000Z',
  });
  desk.wait(3_600);
  expect(await fetch({ kind: 'prices', code: 'OTHER' }, RANGE)).toMatchObject({ kind: 'ok', days: RANGE });
});

describe('days before an asset existed', () => {
  const NEW = { kind: 'prices', code: 'NEW' } as const;
  let store: MemoryStore;
  beforeEach(async () => {
    store = new MemoryStore();
    const identifiers = [{ scheme: 'coingecko', value: 'new-coin', primary: true }];
    const coin = { code: 'NEW', type: 'crypto', name: 'New', precision: 8, inceptionDate: '2024-03-03', identifiers };
    taken(await importAssets(store, acting(), [asset(coin)]));
  });
  const fetch = (range: DayRange) => historyFetcher(store, openDesk(server))(NEW, range);

  it('are dealt with, and nobody is asked for them', async () => {
    expect(await fetch(RANGE)).toMatchObject({ kind: 'ok', days: RANGE, lastDate: '2024-03-05' });
    const since = server.seen.map(({ query }) => new Date(Number(query['from']) * 1_000).toISOString().slice(0, 10));
    expect(since).toEqual(['2024-03-03']);
    server.reset();
    const before = { from: '2024-03-01', to: '2024-03-02' };
    expect(await fetch(before)).toMatchObject({ kind: 'ok', days: before, lastDate: undefined });
    expect(server.seen).toEqual([]);
  });

  it('that a source tells of all the same are its fault, and nothing of the answer is taken', async () => {
    const points = ['2024-03-01', '2024-03-03'].map((day) => [Date.parse(`${day}T12:00:00Z`), 5]);
    server.fail('coingecko', { kind: 'body', text: JSON.stringify({ prices: points }) });
    expect(await fetch(RANGE)).toMatchObject({ kind: 'malformed' });
  });
});
