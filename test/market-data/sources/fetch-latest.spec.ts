import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { fetchLatest } from '../../../shared/market-data/app/sources/fetch-latest.ts';
import { readGates } from '../../../shared/market-data/app/sources/gates.ts';
import { listHeldPrices, settleHeldPrice } from '../../../shared/market-data/app/sources/held-prices.ts';
import { type PricedAsset, pricedAsset } from '../../../shared/market-data/domain/sources/priced-asset.ts';
import { type ProviderServer, startProviders } from '../../support/provider-servers/start-providers.ts';
import { BITCOIN, closeOf, type Desk, openDesk, TODAY } from './support.ts';

let server: ProviderServer;
let desk: Desk;
beforeAll(async () => {
  server = await startProviders();
});
afterAll(() => server.close());
beforeEach(() => {
  server.reset();
  desk = openDesk(server);
});

const coin = (at: number, id = `coin-${at}`): PricedAsset => ({
  ...BITCOIN,
  code: `C${at}`,
  ids: new Map([['coingecko', { id, currency: 'USD' }]]),
});
const stock = (code: string): PricedAsset =>
  pricedAsset({
    ...{ code, type: 'stock', nativeCurrency: 'USD' },
    identifiers: [{ scheme: 'ticker', value: code, exchange: 'XNAS', primary: true }],
  });
const latest = (assets: readonly PricedAsset[], known: Parameters<typeof fetchLatest>[0]['known'] = new Map()) =>
  fetchLatest({ assets, known }, desk);

it('hundreds of assets take a request for each source and its fill', async () => {
  const assets = [...Array.from({ length: 300 }, (_, at) => coin(at)), stock('AAPL'), stock('MSFT')];
  const { prices, missing } = await latest(assets);
  expect([prices.size, missing.size]).toEqual([302, 0]);
  expect(server.seen.map(({ provider }) => provider)).toEqual(['coingecko', 'coingecko', 'stooq']);
  expect(prices.get('AAPL')).toMatchObject({ source: 'stooq', currency: 'USD', date: TODAY });
});

it('what the first source lacks comes from the next', async () => {
  const ids = new Map([...BITCOIN.ids, ['coingecko', { id: 'unknown-coin', currency: 'USD' }]]);
  const { prices } = await latest([coin(1), { ...BITCOIN, ids }]);
  expect([prices.get('C1')?.source, prices.get('BTC')?.source]).toEqual(['coingecko', 'kraken']);
});

it('one pair that Kraken doesn’t know costs the others nothing', async () => {
  const pair = (id: string): PricedAsset => ({
    ...BITCOIN,
    code: id,
    ids: new Map([['kraken', { id, currency: 'USD' }]]),
  });
  const { prices, missing } = await latest(
    ['AUSD', 'BUSD', 'CUSD', 'UNKNOWNUSD', 'DUSD', 'EUSD', 'FUSD', 'GUSD'].map(pair),
  );
  expect([...prices.keys()].toSorted()).toEqual(['AUSD', 'BUSD', 'CUSD', 'DUSD', 'EUSD', 'FUSD', 'GUSD']);
  expect(missing.get('UNKNOWNUSD')).toMatchObject([{ source: 'kraken', why: 'unknown-asset' }]);
  expect(server.seen.length).toBeLessThanOrEqual(7);
});

it('a price of before the asset existed is not taken but on record, and the others are', async () => {
  const young = { ...coin(1), inception: '2024-03-16' };
  const { prices, missing } = await latest([young, coin(2)]);
  expect([...prices.keys()]).toEqual(['C2']);
  const fault = { reason: 'It tells of 2024-03-15, which is before C1 existed, which it has since 2024-03-16.' };
  expect(missing.get('C1')).toMatchObject([{ source: 'coingecko', why: 'malformed', ...fault }]);
  expect((await readGates(desk.records)).get('coingecko')?.lastFault).toMatchObject(fault);
});

it('what no source gives is named, with why, and when it may come', async () => {
  server.fail('coingecko', { kind: 'rate-limited', retryAfter: '8' });
  const house = pricedAsset({ code: 'HOUSE', type: 'custom', nativeCurrency: 'CHF', identifiers: [] });
  const { prices, missing, retryAt } = await latest([coin(1), house, BITCOIN]);
  expect([...prices.keys()]).toEqual(['BTC']);
  expect(missing.get('C1')).toMatchObject([{ source: 'coingecko', why: 'rate-limited' }]);
  expect(missing.get('HOUSE')).toEqual([]);
  expect(retryAt).toBe('2024-03-15T12:00:08.000Z');
});

it('a price of another scale is held until it is confirmed, and those after it follow it', async () => {
  const known = new Map([['BTC', closeOf('2024-03-14', '100', 'coingecko')]]);
  server.tell('bitcoin', TODAY, '20000');
  expect(await latest([BITCOIN], known)).toMatchObject({ prices: new Map(), missing: new Map() });
  expect((await listHeldPrices(desk.records, { limit: 9 })).items).toMatchObject([
    { asset: 'BTC', date: TODAY, close: '20000' },
  ]);
  await settleHeldPrice(desk.records, { asset: 'BTC', source: 'coingecko', date: TODAY }, 'confirmed');
  server.tell('bitcoin', TODAY, '20001');
  expect((await latest([BITCOIN], known)).prices.has('BTC')).toBe(true);
});

it('a price is compared with a close of the last weeks only', async () => {
  const known = new Map([['BTC', closeOf('2023-03-14', '0.5', 'coingecko')]]);
  expect((await latest([BITCOIN], known)).prices.has('BTC')).toBe(true);
});
