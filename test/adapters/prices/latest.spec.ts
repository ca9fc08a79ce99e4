/** The latest prices of several assets at once, as each provider words them. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { providers } from '../../../shared/adapters/prices/providers.ts';
import { format } from '../../../shared/kernel/money/decimal.ts';
import type { LatestPrice, SourceAnswer } from '../../../shared/market-data/contract/price-source.ts';
import { sampleBar } from '../../support/provider-servers/series.ts';
import { type ProviderServer, startProviders } from '../../support/provider-servers/start-providers.ts';

const TODAY = '2024-03-15';
const NOW = Date.parse(`${TODAY}T12:00:00Z`);

let server: ProviderServer;
beforeAll(async () => {
  server = await startProviders();
});
afterAll(() => server.close());
afterEach(() => server.reset());

/** The clients on the 15th of March 2024. */
function clients() {
  server.setToday(TODAY);
  const options = Object.entries(server.options).map(([name, own]) => [name, { ...own, now: () => NOW }]);
  return providers(Object.fromEntries(options));
}

const says = (provider: string, text: string): void => server.fail(provider, { kind: 'body', text });

describe('the latest prices', () => {
  const told = (answer: SourceAnswer<ReadonlyMap<string, LatestPrice>> | undefined) =>
    answer?.kind === 'ok' ? [...answer.value].map(([id, { price, at }]) => [id, format(price), at]) : answer;
  const latest = async (provider: string, ids: readonly string[]) =>
    told(
      await clients()
        .prices.get(provider)
        ?.latest(ids.map((id) => ({ id, currency: 'USD' }))),
    );
  const close = (id: string): string => String(Number(sampleBar(id, TODAY).close));

  it.each([
    ['coingecko', ['bitcoin', 'ethereum'], '2024-03-15T00:00:00.000Z'],
    ['kraken', ['XBTUSD', 'SOLUSD'], '2024-03-15T12:00:00.000Z'],
    ['stooq', ['aapl.us', 'msft.us'], '2024-03-15T21:00:08.000Z'],
    ['alphavantage', ['IBM'], '2024-03-15T12:00:00.000Z'],
  ])('of %s come in one request', async (provider, ids, at) => {
    expect(await latest(provider, ids)).toEqual(ids.map((id) => [id, close(id), at]));
    expect(server.seen).toHaveLength(1);
  });

  it.each([
    ['coingecko', ['bitcoin', 'unknown-coin'], ['bitcoin']],
    ['stooq', ['aapl.us', 'unknown.us'], ['aapl.us']],
  ])('of %s leave out what it doesn’t know', async (provider, ids, known) => {
    const answer = await latest(provider, ids);
    expect(Array.isArray(answer) && answer.map(([id]) => id)).toEqual(known);
  });

  const COIN = '{"usd":1,"last_updated_at":1710460800}';
  const QUOTES = 'Symbol,Date,Time,Open,High,Low,Close,Volume\r\n';
  const GOOD = ',2024-03-15,12:00:00,1,1,1,1,1\r\n';

  it.each([
    ['coingecko', `{"bitcoin":${COIN},"dead":{"usd":0,"last_updated_at":1710460800}}`],
    ['coingecko', `{"bitcoin":${COIN},"dead":{"usd":null,"last_updated_at":null}}`],
    ['coingecko', `{"bitcoin":${COIN},"dead":{"usd":1e-30,"last_updated_at":1710460800}}`],
    ['coingecko', `{"bitcoin":${COIN},"dead":{}}`],
    ['kraken', '{"error":[],"result":{"bitcoin":{"c":["1","1"]},"dead":{"c":["0","0"]}}}'],
    ['stooq', `${QUOTES}BITCOIN${GOOD}DEAD,2024-03-15,12:00:00,0,0,0,0,0\r\n`],
  ])('of %s are taken of the others where one can’t be, as in %s', async (provider, text) => {
    says(provider, text);
    expect(await latest(provider, ['bitcoin', 'dead'])).toEqual([['bitcoin', '1', expect.any(String)]]);
  });

  it('of Kraken are found under the full names of pairs', async () => {
    const names = ['XXBTZUSD', 'USDTZUSD', 'SOLUSD', 'XTZUSD'];
    says(
      'kraken',
      JSON.stringify({ error: [], result: Object.fromEntries(names.map((name) => [name, { c: ['1', '1'] }])) }),
    );
    const ids = ['XBTUSD', 'USDTUSD', 'SOLUSD', 'XTZUSD'];
    expect(await latest('kraken', [...ids, 'XTUSD'])).toEqual(ids.map((id) => [id, '1', expect.any(String)]));
  });

  it.each([
    ['coingecko', '{"bitcoin":{"usd":0,"last_updated_at":1710460800}}'],
    ['coingecko', '{"bitcoin":{"usd":1}}'],
    ['kraken', '{"error":[],"result":{"XXBTZUSD":{"c":["-1","1"]}}}'],
    ['kraken', '{"error":[],"result":{"XXBTZUSD":{"a":["1"]}}}'],
    ['stooq', 'Symbol,Date,Time,Open,High,Low,Close,Volume\r\nBITCOIN,2024-03-15,25:00:00,1,1,1,1,1\r\n'],
    ['alphavantage', '{"Global Quote":{"05. price":"0","07. latest trading day":"2024-03-15"}}'],
    ['alphavantage', '{"Global Quote":{"05. price":"1"}}'],
  ])('of %s are refused from %s', async (provider, text) => {
    says(provider, text);
    const id = provider === 'kraken' ? 'XBTUSD' : 'bitcoin';
    expect(await latest(provider, [id])).toMatchObject({ kind: 'malformed' });
  });

  it.each([
    ['2024-07-01', '22:00:00', '2024-07-01T20:00:00.000Z'],
    ['2024-01-02', '22:00:00', '2024-01-02T21:00:00.000Z'],
    ['2024-03-31', '01:30:00', '2024-03-31T00:30:00.000Z'],
    ['2024-03-31', '03:30:00', '2024-03-31T01:30:00.000Z'],
  ])('of a stock on %s at %s are by Warsaw’s clocks', async (date, time, at) => {
    says('stooq', `Symbol,Date,Time,Open,High,Low,Close,Volume\r\nAAPL.US,${date},${time},1,1,1,1,1\r\n`);
    expect(await latest('stooq', ['aapl.us'])).toEqual([['aapl.us', '1', at]]);
  });
});
