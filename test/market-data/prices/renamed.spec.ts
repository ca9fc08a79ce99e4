/** An asset that was renamed: whoever holds it by which code, its prices are where they are looked for. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { importAssets, renameAsset } from '../../../shared/market-data/app/assets/keep-catalogue.ts';
import { historyFetcher } from '../../../shared/market-data/app/backfill/fetch-history.ts';
import { workBackfill } from '../../../shared/market-data/app/backfill/work-backfill.ts';
import { refreshParameters } from '../../../shared/market-data/app/parameters/refresh-parameters.ts';
import { setForwardReturn } from '../../../shared/market-data/app/parameters/set-forward-return.ts';
import { refreshLatest } from '../../../shared/market-data/app/refresh/refresh-latest.ts';
import { openMarketPrices } from '../../../shared/market-data/contract/open-market-prices.ts';
import { readParameters } from '../../../shared/market-data/read/parameters/read-parameters.ts';
import { latestView, marketPricesView } from '../../../shared/market-data/read/prices/market-view.ts';
import { openMarketOf } from '../../../shared/tax/read/previews/open-market.ts';
import { type ProviderServer, startProviders } from '../../support/provider-servers/start-providers.ts';
import { acting, asset, newTenant, taken } from '../assets/support/catalogue.ts';
import { type Desk, openDesk } from '../sources/support.ts';
import { NOW, Users } from '../tracking/support/users.ts';

let server: ProviderServer;
let store: MemoryStore;
let desk: Desk;
beforeAll(async () => {
  server = await startProviders();
});
afterAll(() => server.close());

/** Registered as FB, META since; one user holds it, who knows no other code. */
beforeEach(async () => {
  server.reset();
  store = new MemoryStore();
  desk = openDesk(server);
  desk.wait((Date.parse(NOW) - Date.parse(desk.clock())) / 1_000);
  server.setToday(NOW.slice(0, 10));
  const identifiers = [{ scheme: 'ticker', value: 'META', exchange: 'XNAS', primary: true }];
  taken(await importAssets(store, acting(), [asset({ code: 'FB', name: 'Meta Platforms', identifiers })]));
  taken(await renameAsset(store, acting(), { name: 'FB', to: 'META', ifMatch: undefined, reason: 'renamed' }));
  const users = new Users(store);
  const tenant = newTenant();
  await users.deal(tenant, { asset: 'META', on: '2024-01-02', quantity: '1' });
  await users.track(tenant);
  const idle = { info: () => {}, error: () => {} };
  const work = { store, fetch: historyFetcher(store, desk), now: desk.clock, random: () => 0 };
  await workBackfill(
    { ...work, pause: async () => {}, hasTime: () => true, log: idle },
    { kind: 'prices', code: 'META' },
  );
});

const RANGE = { from: '2026-03-02', to: '2026-03-06' };

describe('an asset that was renamed', () => {
  it('has its closes under the code that it was registered by, once', async () => {
    expect(await openMarketPrices(store).closes('FB', RANGE)).toHaveLength(5);
    expect(await openMarketPrices(store).closes('META', RANGE)).toEqual([]);
  });

  it('has its latest price there', async () => {
    await refreshLatest(store, desk, () => true);
    const latest = await openMarketPrices(store).latest(['FB', 'META']);
    expect([...latest.keys()]).toEqual(['FB']);
    expect(latest.get('FB')?.at.slice(0, 10)).toBe('2026-03-15');
  });

  it.each(['FB', 'META'])('is shown to who asks for it by %s', async (code) => {
    expect((await marketPricesView(store, code, RANGE)).items).toHaveLength(5);
    const { items, missing } = await latestView(store, [code, 'XYZ'], NOW.slice(0, 10));
    expect([items.map((item) => item.asset), missing]).toEqual([[code], ['XYZ']]);
  });

  it.each(['FB', 'META'])('is priced for who looks for losses to realize, holding it as %s', async (code) => {
    const market = await openMarketOf(store, newTenant())([code]);
    expect((await market.closes(code, RANGE)).map(({ date }) => date)).toHaveLength(5);
  });

  it('has its parameters where they are read', async () => {
    const run = { now: desk.clock(), hasTime: () => true };
    expect(await refreshParameters({ store, prices: openMarketPrices(store) }, run)).toMatchObject({ refreshed: 1 });
    const forwardReturn = { value: '0.07', source: 'manual', at: desk.clock() };
    taken(await setForwardReturn(store, { asset: 'META', forwardReturn, now: desk.clock() }));
    const read = taken(await readParameters(store, newTenant(), ['META']));
    expect(read.items).toMatchObject([{ asset: 'META', forwardReturn: { value: '0.07' } }]);
  });
});
