/** What is special about each provider's protocol. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Providers, providers } from '../../../shared/adapters/prices/providers.ts';
import { format } from '../../../shared/kernel/money/decimal.ts';
import { type ProviderServer, startProviders } from '../../support/provider-servers/start-providers.ts';

const TODAY = '2024-03-15';
const NOW = Date.parse(`${TODAY}T12:00:00Z`);
const RANGE = { from: '2024-03-04', to: '2024-03-08' };

let server: ProviderServer;
beforeAll(async () => {
  server = await startProviders();
});
afterAll(() => server.close());
afterEach(() => server.reset());

/** The clients on the 15th of March 2024. */
function clients(more: { readonly bytesMax?: number } = {}): Providers {
  server.setToday(TODAY);
  const options = Object.entries(server.options).map(([name, own]) => [name, { ...own, ...more, now: () => NOW }]);
  return providers(Object.fromEntries(options));
}

async function daily(provider: string, id: string, range = RANGE) {
  const answer = await clients().prices.get(provider)?.dailyBars({ id, currency: 'USD' }, range);
  return answer?.kind === 'ok' ? answer.value.map(({ date, close }) => `${date} ${format(close)}`) : answer;
}

const says = (provider: string, text: string, status = 200): void =>
  server.fail(provider, { kind: 'body', text, status });

const asked = (): string | undefined => {
  const last = server.seen.at(-1);
  return last && `${last.path}?${new URLSearchParams(last.query)}`;
};

describe('CoinGecko', () => {
  const point = (time: string, price: string): string => `[${Date.parse(time)},${price}]`;

  it('is asked for whole days in seconds, under its key', async () => {
    await daily('coingecko', 'bitcoin');
    const seconds = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 1000;
    const range = `from=${seconds('2024-03-04') + 1}&to=${seconds('2024-03-09')}`;
    expect(asked()).toBe(`/coins/bitcoin/market_chart/range?vs_currency=usd&${range}&interval=daily&precision=full`);
    expect(server.seen.at(-1)?.headers['x-cg-demo-api-key']).toBe('secret-of-coingecko');
  });

  it('closes a day at midnight, else with its last point', async () => {
    const points = [
      point('2024-03-04T01:00:00Z', '1'),
      point('2024-03-05T00:00:00Z', '2'),
      point('2024-03-05T23:00:00.123Z', '4'),
      point('2024-03-05T22:00:00.456Z', '3'),
    ];
    says('coingecko', `{"prices":[${points}],"market_caps":[],"total_volumes":[]}`);
    expect(await daily('coingecko', 'bitcoin')).toEqual(['2024-03-04 2', '2024-03-05 4']);
  });

  it('writes small numbers with an exponent, and more digits than we keep', async () => {
    const points = [
      point('2024-03-05T00:00:00Z', '1.25e-07'),
      point('2024-03-06T00:00:00Z', '0.1234567890123456785'),
      point('2024-03-07T00:00:00Z', '2.5E+3'),
    ];
    says('coingecko', `{"prices":[${points}]}`);
    expect(await daily('coingecko', 'bitcoin')).toEqual([
      '2024-03-04 0.000000125',
      '2024-03-05 0.123456789012345678',
      '2024-03-06 2500',
    ]);
  });

  it('may answer with a day beside the range, and with no other', async () => {
    says('coingecko', `{"prices":[${point('2024-03-04T00:00:00Z', '1')},${point('2024-03-05T00:00:00Z', '2')}]}`);
    expect(await daily('coingecko', 'bitcoin')).toEqual(['2024-03-04 2']);
    says('coingecko', `{"prices":[${point('2024-02-01T00:00:00Z', '1')}]}`);
    expect(await daily('coingecko', 'bitcoin')).toMatchObject({
      kind: 'malformed',
      reason: expect.stringContaining('2024-01-31'),
    });
  });

  it('gives no history beyond the plan', async () => {
    says(
      'coingecko',
      '{"error":{"status":{"error_code":10012,"error_message":"exceeds the allowed time range"}}}',
      401,
    );
    expect(await daily('coingecko', 'bitcoin')).toMatchObject({ kind: 'unknown-asset' });
    says('coingecko', '{"status":{"error_code":10010}}', 401);
    expect(await daily('coingecko', 'bitcoin')).toMatchObject({ kind: 'unavailable' });
  });

  it('wants numbers, not texts of numbers', async () => {
    says('coingecko', '{"prices":[[1709683200000,"1.5"]]}');
    expect(await daily('coingecko', 'bitcoin')).toMatchObject({ kind: 'malformed' });
  });
});

describe('Kraken', () => {
  it.each([
    ['EGeneral:Too many requests', 'rate-limited'],
    ['EAPI:Rate limit exceeded', 'rate-limited'],
    ['EQuery:Unknown asset pair', 'unknown-asset'],
    ['EService:Unavailable', 'unavailable'],
    ['EGeneral:Internal error', 'unavailable'],
  ])('says %s under status 200', async (error, kind) => {
    says('kraken', JSON.stringify({ error: [error] }));
    expect(await daily('kraken', 'XBTUSD')).toMatchObject({ kind });
  });

  it('sends all days since the first one, of which those are taken that were asked for', async () => {
    expect(await daily('kraken', 'XBTUSD')).toHaveLength(5);
    expect(asked()).toBe(`/0/public/OHLC?pair=XBTUSD&interval=1440&since=${Date.parse('2024-03-04') / 1000 - 1}`);
  });

  it('has as many days as it takes at once, up to yesterday', async () => {
    const { daysPerRequestMax = 0 } = clients().prices.get('kraken') ?? {};
    const from = new Date(Date.parse('2024-03-14') - (daysPerRequestMax - 1) * 86_400_000).toISOString().slice(0, 10);
    expect(await daily('kraken', 'XBTUSD', { from, to: '2024-03-14' })).toHaveLength(daysPerRequestMax);
  });

  it('says nothing of days that it no longer keeps, rather than that they had no price', async () => {
    const early = { from: '2021-01-01', to: '2022-12-31' };
    expect(await daily('kraken', 'XBTUSD', early)).toMatchObject({ kind: 'unknown-asset' });
  });
});

describe('Alpha Vantage', () => {
  it.each([
    [
      'Note',
      'Thank you for using Alpha Vantage! Our standard API call frequency is 5 calls per minute.',
      'rate-limited',
    ],
    ['Information', 'Our standard API rate limit is 25 requests per day. Subscribe to a premium plan.', 'rate-limited'],
    ['Information', 'Thank you! This is a premium endpoint.', 'unknown-asset'],
    ['Information', 'The demo API key is for demo purposes only: secret-of-alphavantage.', 'unavailable'],
    ['Error Message', 'Invalid API call.', 'unknown-asset'],
  ])('puts into "%s": %s', async (field, said, kind) => {
    says('alphavantage', JSON.stringify({ [field]: said }));
    const answer = await daily('alphavantage', 'IBM');
    expect(answer).toMatchObject({ kind });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('sends the last hundred days, or all of them where they are wanted', async () => {
    await daily('alphavantage', 'IBM');
    expect(asked()).toContain('outputsize=compact');
    expect(await daily('alphavantage', 'IBM', { from: '2019-01-01', to: '2019-01-05' })).toHaveLength(4);
    expect(asked()).toContain('outputsize=full');
  });
});

describe('Stooq', () => {
  it.each([
    ['Exceeded the daily hits limit', 'rate-limited'],
    ['No data', 'unknown-asset'],
    ['Get your apikey: …', 'unavailable'],
  ])('says "%s" under status 200', async (said, kind) => {
    says('stooq', said);
    expect(await daily('stooq', 'aapl.us')).toMatchObject({ kind });
  });

  it('knows an asset that had no trade on the days that are wanted: a weekend, and years before it was listed', async () => {
    expect(await daily('stooq', 'aapl.us', { from: '2024-03-09', to: '2024-03-10' })).toEqual([]);
    for (const day of ['04', '05', '06', '07', '08']) server.tell('new.us', `2022-03-${day}`, null);
    expect(await daily('stooq', 'new.us', { from: '2022-03-05', to: '2022-03-08' })).toEqual([]);
    expect(await daily('stooq', 'unknown.us', { from: '2024-03-09', to: '2024-03-10' })).toMatchObject({
      kind: 'unknown-asset',
    });
  });

  it('gives no volume of what has none', async () => {
    says('stooq', 'Date,Open,High,Low,Close\r\n2024-03-04,1,2,1,1.5\r\n');
    expect(await daily('stooq', 'xauusd')).toEqual(['2024-03-04 1.5']);
  });

  it.each([
    ['a close that was cut off', 'Date,Open,High,Low,Close\r\n2024-03-04,1,2,1,1'],
    ['a line that was', 'Date,Open,High,Low,Close,Volume\r\n2024-03-04,1,2,1\r\n'],
    ['a day twice', 'Date,Open,High,Low,Close\r\n2024-03-04,1,2,1,1\r\n2024-03-04,1,2,1,1\r\n'],
    ['a day that there isn’t', 'Date,Open,High,Low,Close\r\n2024-02-30,1,2,1,1\r\n'],
    ['a day of another year', 'Date,Open,High,Low,Close\r\n2023-03-04,1,2,1,1\r\n'],
    ['a volume below zero', 'Date,Open,High,Low,Close,Volume\r\n2024-03-04,1,2,1,1,-5\r\n'],
  ])('gives nothing of an answer with %s', async (_, text) => {
    says('stooq', text);
    expect(await daily('stooq', 'aapl.us')).toMatchObject({ kind: 'malformed' });
  });

  it('sends no more than we take', async () => {
    const source = clients({ bytesMax: 100 }).prices.get('stooq');
    expect(await source?.dailyBars({ id: 'aapl.us', currency: 'USD' }, RANGE)).toMatchObject({ kind: 'unavailable' });
  });
});

describe('the ECB', () => {
  const rates = (base: string, range: typeof RANGE) => clients().rates.get('ecb')?.rates(base, range);

  it.each([
    [TODAY, '/eurofxref-daily.xml'],
    ['2024-03-14', '/eurofxref-hist-90d.xml'],
    ['2023-12-01', '/eurofxref-hist.xml'],
  ])('is asked from %s on in the smallest file', async (from, file) => {
    expect(await rates('EUR', { from, to: TODAY })).toMatchObject({ kind: 'ok' });
    expect(asked()).toBe(`${file}?`);
  });

  it('quotes the euro, oldest day first', async () => {
    const answer = await rates('EUR', RANGE);
    const days = answer?.kind === 'ok' ? answer.value.map(({ date, rates: told }) => [date, told.size]) : [];
    expect(days).toEqual(['04', '05', '06', '07', '08'].map((day) => [`2024-03-${day}`, 4]));
  });

  it.each([
    ['a rate of zero', "<Cube time='2024-03-04'><Cube currency='USD' rate='0'/></Cube>"],
    ['a rate of no day', "<Cube currency='USD' rate='1'/>"],
    ['a rate of no currency', "<Cube time='2024-03-04'><Cube currency='' rate='1'/></Cube>"],
    ['no days', ''],
  ])('gives nothing of a document with %s', async (_, cubes) => {
    says('ecb', `<gesmes:Envelope><Cube>${cubes}</Cube></gesmes:Envelope>`);
    expect(await rates('EUR', RANGE)).toMatchObject({ kind: 'malformed' });
  });
});

describe('FRED', () => {
  const yields = () => clients().yields.get('fred')?.yields(120, { from: '2024-02-29', to: '2024-03-04' });
  const observed = (values: readonly string[], count = values.length): void =>
    says(
      'fred',
      JSON.stringify({ count, observations: values.map((value, at) => ({ date: `2024-03-0${at + 1}`, value })) }),
    );

  it('leaves out days that have a point for a value', async () => {
    observed(['.', '-0.05']);
    const answer = await yields();
    expect(answer?.kind === 'ok' && answer.value.map(({ date, percent }) => [date, format(percent)])).toEqual([
      ['2024-03-02', '-0.05'],
    ]);
  });

  it('gives nothing of an answer with fewer days than it says, or what is no number', async () => {
    observed(['4.1'], 2);
    expect(await yields()).toMatchObject({ kind: 'malformed' });
    observed(['four']);
    expect(await yields()).toMatchObject({ kind: 'malformed' });
  });

  it('says under status 400 what it doesn’t have, and what is wrong with the key', async () => {
    says('fred', '{"error_code":400,"error_message":"Bad Request.  The series does not exist."}', 400);
    expect(await yields()).toMatchObject({ kind: 'unknown-asset' });
    says('fred', '{"error_code":400,"error_message":"Bad Request.  The value for variable api_key is wrong."}', 400);
    expect(await yields()).toMatchObject({ kind: 'unavailable' });
  });
});
