/** The real clients of all providers against a server that speaks their protocols, and fails as they do. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { providers } from '../../../shared/adapters/prices/providers.ts';
import { format } from '../../../shared/kernel/money/decimal.ts';
import { DATA_SOURCES } from '../../../shared/market-data/contract/data-source-registry.ts';
import { dateOfDay, dayNumber, sampleBar } from '../../support/provider-servers/series.ts';
import { type ProviderServer, startProviders } from '../../support/provider-servers/start-providers.ts';

const TODAY = new Date().toISOString().slice(0, 10);
const ago = (days: number): string => dateOfDay(dayNumber(TODAY) - days);
const RANGE = { from: ago(20), to: ago(8) };
const DAYS = Array.from({ length: 13 }, (_, at) => ago(20 - at));
const WEEKDAYS = DAYS.filter((date) => ![0, 6].includes(new Date(date).getUTCDay()));

let server: ProviderServer;
beforeAll(async () => {
  server = await startProviders();
});
afterAll(() => server.close());
afterEach(() => server.reset());

/** The clients, with a patience that a test has. */
const clients = (timeoutMs = 10_000) =>
  providers(
    Object.fromEntries(Object.entries(server.options).map(([name, options]) => [name, { ...options, timeoutMs }])),
  );

interface Client {
  readonly provider: string;
  /** An id that it knows; what it gives is by days, in texts. */
  readonly known: string;
  readonly unknown: string;
  readonly days: readonly string[];
  readonly daily: (id: string, timeoutMs?: number) => Promise<unknown>;
}

const bySource = (provider: string, known: string, days: readonly string[]): Client => ({
  ...{ provider, known, unknown: provider === 'kraken' ? 'UNKNOWNUSD' : 'unknown-coin', days },
  daily: async (id, timeoutMs) => {
    const source = clients(timeoutMs).prices.get(provider);
    const answer = await source?.dailyBars({ id, currency: 'USD' }, RANGE);
    return answer?.kind === 'ok' ? answer.value.map(({ date, close }) => [date, format(close)]) : answer;
  },
});

const PRICES: readonly Client[] = [
  bySource('coingecko', 'bitcoin', DAYS),
  bySource('kraken', 'XBTUSD', DAYS),
  bySource('stooq', 'aapl.us', WEEKDAYS),
  bySource('alphavantage', 'IBM', WEEKDAYS),
];

const ECB: Client = {
  ...{ provider: 'ecb', known: 'EUR', unknown: 'USD', days: WEEKDAYS },
  daily: async (base, timeoutMs) => {
    const answer = await clients(timeoutMs).rates.get('ecb')?.rates(base, RANGE);
    return answer?.kind === 'ok'
      ? answer.value.map(({ date, rates }) => [date, format(rates.get('USD') ?? (0n as never))])
      : answer;
  },
};
const FRED: Client = {
  ...{ provider: 'fred', known: '120', unknown: '7', days: WEEKDAYS.filter((date) => !date.endsWith('-01')) },
  daily: async (months, timeoutMs) => {
    const answer = await clients(timeoutMs).yields.get('fred')?.yields(Number(months), RANGE);
    return answer?.kind === 'ok' ? answer.value.map(({ date, percent }) => [date, format(percent)]) : answer;
  },
};
const ALL: readonly Client[] = [...PRICES, ECB, FRED];

describe.each(PRICES)('$provider gives closes', ({ known, daily, days }) => {
  it('of each day it has one of, oldest first, as it wrote them', async () => {
    const told = days.map((date) => [date, format(priceText(sampleBar(known, date).close))]);
    expect(await daily(known)).toEqual(told);
  });

  it('exactly, beyond what a floating-point number holds', async () => {
    const [date = ''] = days;
    server.tell(known, date, '12345678901234567.123456789012345678');
    expect(await daily(known)).toContainEqual([date, '12345678901234567.123456789012345678']);
  });
});

const priceText = (text: string) => (BigInt(text.replace('.', '')) * 10n ** 16n) as Parameters<typeof format>[0];

describe.each(ALL)('$provider', ({ provider, known, unknown, days, daily }) => {
  it('is in the registry, and answers', async () => {
    expect(DATA_SOURCES.get(provider)?.name).toBe(provider);
    expect((await daily(known)) as readonly unknown[]).toHaveLength(days.length);
  });

  it('has no such asset', async () => {
    expect(await daily(unknown)).toMatchObject({ kind: 'unknown-asset', reason: expect.stringMatching(/\.$/) });
  });

  it('keeps its key to itself', async () => {
    server.fail(provider, { kind: 'reset' }, { kind: 'body', text: 'secret-of' }, { kind: 'status', status: 403 });
    const answers = [await daily(known), await daily(known), await daily(known)];
    expect(JSON.stringify(answers)).not.toContain('secret');
  });

  it.each([
    ['too many requests, for how long', { kind: 'rate-limited', retryAfter: '17' }, { retryAfterSeconds: 17 }],
    ['too many requests', { kind: 'rate-limited' }, {}],
    ['too many requests, in no words', { kind: 'rate-limited', retryAfter: 'soon' }, {}],
    ['too many requests, for half a second', { kind: 'rate-limited', retryAfter: '0.5' }, {}],
    ['too many requests, for no time', { kind: 'rate-limited', retryAfter: '0' }, {}],
    [
      'too many requests, until a time that is over',
      { kind: 'rate-limited', retryAfter: 'Fri, 01 Mar 2024 00:00:00 GMT' },
      {},
    ],
  ] as const)('says that there were %s', async (_, fault, told) => {
    server.fail(provider, fault);
    expect(await daily(known)).toEqual({ kind: 'rate-limited', ...told });
  });

  it('says until when there are too many requests', async () => {
    server.fail(provider, { kind: 'rate-limited', retryAfter: new Date(Date.now() + 90_000).toUTCString() });
    const answer = (await daily(known)) as { readonly retryAfterSeconds: number };
    expect(answer.retryAfterSeconds).toBeGreaterThan(80);
    expect(answer.retryAfterSeconds).toBeLessThan(92);
  });

  it.each([
    { kind: 'status', status: 500 },
    { kind: 'status', status: 503 },
    { kind: 'status', status: 301 },
    { kind: 'reset' },
    { kind: 'cut' },
  ] as const)('is unavailable after $kind $status', async (fault) => {
    server.fail(provider, fault);
    expect(await daily(known)).toMatchObject({ kind: 'unavailable', reason: expect.stringMatching(/\.$/) });
  });

  it('is unavailable when it takes too long', async () => {
    server.fail(provider, { kind: 'slow', milliseconds: 500 });
    expect(await daily(known, 30)).toEqual({ kind: 'unavailable', reason: 'The source did not answer within 30 ms.' });
  });

  it.each([
    { kind: 'truncated' },
    { kind: 'html' },
    { kind: 'body', text: '' },
    { kind: 'body', text: '[]' },
    { kind: 'body', text: '{"unexpected":true}' },
  ] as const)('gives nothing of an answer that is $kind $text', async (fault) => {
    server.fail(provider, fault);
    const answer = await daily(known);
    expect(answer).toMatchObject({ kind: 'malformed', reason: expect.stringMatching(/./) });
  });
});

describe.each(PRICES)('$provider', ({ known, days, daily }) => {
  it.each(['0', '-3', 'NaN', 'free', ''])('gives nothing of an answer with the price "%s"', async (close) => {
    server.tell(known, days[3] ?? '', close);
    expect(await daily(known)).toMatchObject({ kind: 'malformed' });
  });
});
