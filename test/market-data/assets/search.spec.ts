import { beforeAll, describe, expect, it } from 'vitest';
import { PLATFORM } from '../../../shared/kernel/streams.ts';
import { importAssets, setAssetActive } from '../../../shared/market-data/app/assets/keep-catalogue.ts';
import { addOwnAsset } from '../../../shared/market-data/app/assets/own-assets.ts';
import type { AssetDefinition } from '../../../shared/market-data/contract/asset.ts';
import { type AssetSearch, searchAssets } from '../../../shared/market-data/read/assets/search.ts';
import { acting, asset, CountingStore, newTenant, taken } from './support/catalogue.ts';

const EVERYTHING = 1_000;
const store = new CountingStore();
const search = (query: string | undefined, more: Partial<AssetSearch> = {}, tenant = PLATFORM) =>
  searchAssets(store, tenant, { query, limit: EVERYTHING, ...more });
const codes = async (query: string, more: Partial<AssetSearch> = {}, tenant = PLATFORM) =>
  (await search(query, more, tenant)).items.map(({ code }) => code);

const ASSETS = [
  { code: 'APP', name: 'Applovin Corp' },
  { code: 'APPF', name: 'Appfolio Inc' },
  { code: 'AAPL', name: 'Apple Inc.', identifiers: [{ scheme: 'isin', value: 'US0378331005', primary: true }] },
  { code: 'PINE', name: 'Pineapple Energy' },
  { code: 'CRAB', name: 'The Crab Apple Company', type: 'fund' },
  { code: 'NESN', name: 'Nestlé S.A.', exchange: 'XSWX', nativeCurrency: 'CHF' },
  { code: 'SHEL.XAMS', symbol: 'SHEL', name: 'Shell plc', exchange: 'XAMS', nativeCurrency: 'EUR' },
  { code: 'GONE', name: 'Apple Records' },
];

beforeAll(async () => {
  taken(await importAssets(store, acting(), ASSETS.map(asset)));
  taken(await setAssetActive(store, acting(), { name: 'GONE', ifMatch: undefined, reason: 'x', active: false }));
});

describe('a search', () => {
  it('puts the very symbol first, then its beginnings, then words of names, then parts of them', async () => {
    expect(await codes('app')).toEqual(['APP', 'APPF', 'AAPL', 'CRAB', 'GONE', 'PINE', 'WBTC', 'WETH']);
  });

  it.each([
    ['apple', ['AAPL', 'CRAB', 'GONE', 'PINE']],
    ['AAPL', ['AAPL']],
    ['shel', ['SHEL.XAMS']],
    ['Nestle', ['NESN']],
    ['nestlé s.a', ['NESN']],
    ['apple inc', ['AAPL']],
    ['US03783', ['AAPL']],
    ['us0378331005', ['AAPL']],
    ['bitcoin', ['BTC', 'WBTC']],
    ['no such thing', []],
    ['ple', ['AAPL', 'CRAB', 'PINE', 'GONE']],
  ])('for %s finds %j', async (query, found) => {
    expect(await codes(query)).toEqual(found);
  });

  it('can be for one type', async () => {
    expect(await codes('apple', { type: 'fund' })).toEqual(['CRAB']);
    const { items } = await search(undefined, { type: 'commodity' });
    expect(items.map(({ code }) => code)).toEqual(['XAG', 'XAU']);
  });

  it('goes on where a page ended, and shows each once', async () => {
    const all = await codes('a');
    const paged: string[] = [];
    let after: AssetSearch['after'];
    do {
      const page = await search('a', { limit: 4, after });
      paged.push(...page.items.map(({ code }) => code));
      after = page.next;
    } while (after);
    expect(paged).toEqual(all);
    expect(new Set(all).size).toBe(all.length);
  });

  it('finds what a user has added for that user alone', async () => {
    const [tenant, other] = [newTenant(), newTenant()];
    taken(await addOwnAsset(store, acting(tenant), asset({ code: 'APPLETREE', type: 'custom', name: 'My tree' })));
    expect(await codes('applet', {}, tenant)).toEqual(['APPLETREE']);
    expect((await search('applet', {}, tenant)).items).toMatchObject([{ origin: 'own' }]);
    expect(await codes('applet', {}, other)).toEqual([]);
    expect(await codes('applet')).toEqual([]);
  });
});

describe('a catalogue of 10,000', () => {
  const SIZE = 10_000;
  const big = new CountingStore();
  const words = [
    'Alpha',
    'Borealis',
    'Cobalt',
    'Dynamics',
    'Equinox',
    'Foundry',
    'Glacier',
    'Harbour',
    'Iridium',
    'Juniper',
  ];
  const numbered = (at: number): AssetDefinition => ({
    ...{ code: `Q${at.toString(36).toUpperCase().padStart(3, '0')}`, type: 'stock', precision: 2, metadata: {} },
    name: `${words[at % 10]} ${words[Math.floor(at / 10) % 10]} ${at} Incorporated`,
    ...{ nativeCurrency: 'USD', exchange: 'XNAS' },
    identifiers: [{ scheme: 'stooq', value: `q${at}.us`, primary: true }],
  });
  const asked = (query: string, limit = 20) => searchAssets(big, PLATFORM, { query, limit });

  beforeAll(async () => {
    const assets = Array.from({ length: SIZE }, (_, at) => numbered(at));
    expect(taken(await importAssets(big, acting(), assets))).toMatchObject({ registered: SIZE });
  });

  it('is searched in a dozen items the first time, and in three after that', async () => {
    expect(await big.itemsReadBy(() => asked('borealis'))).toBeLessThanOrEqual(13);
    expect(await big.itemsReadBy(() => asked('Q00'))).toBeLessThanOrEqual(3);
    expect(await big.itemsReadBy(() => asked('glacier 16'))).toBeLessThanOrEqual(3);
  });

  it('finds the one that is meant', async () => {
    expect((await asked('q7pr')).items[0]).toMatchObject({ code: 'Q7PR' });
    expect((await asked('q123.us')).items).toMatchObject([{ code: 'Q03F', name: 'Dynamics Cobalt 123 Incorporated' }]);
    expect((await asked('juniper harbour 1279')).items).toMatchObject([{ name: 'Juniper Harbour 1279 Incorporated' }]);
  });

  it('takes a small change into few items', async () => {
    const before = big.pageCount;
    taken(await importAssets(big, acting(), [{ ...numbered(77), name: 'Renamed' }]));
    expect(big.pageCount - before).toBeLessThanOrEqual(4);
    expect((await asked('renamed')).items).toMatchObject([{ code: numbered(77).code }]);
  });
});
