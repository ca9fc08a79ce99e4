/** Closes by preference, budget and breaker, from the real clients. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decimal, format } from '../../../shared/kernel/money/decimal.ts';
import { listDisputes } from '../../../shared/market-data/app/sources/disputes.ts';
import { type DailyQuestion, fetchDaily } from '../../../shared/market-data/app/sources/fetch-daily.ts';
import { fetchRates, fetchYields } from '../../../shared/market-data/app/sources/fetch-rates.ts';
import { readGates, switchSource } from '../../../shared/market-data/app/sources/gates.ts';
import { hold, listHeldPrices, settleHeldPrice } from '../../../shared/market-data/app/sources/held-prices.ts';
import { enterManualPrices } from '../../../shared/market-data/app/sources/manual-prices.ts';
import { FAILURES_MAX } from '../../../shared/market-data/domain/sources/gate.ts';
import { type ProviderServer, startProviders } from '../../support/provider-servers/start-providers.ts';
import { BITCOIN, closeOf, type Desk, openDesk, TODAY } from './support.ts';

const RANGE = { from: '2024-03-01', to: '2024-03-05' };

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

const ask = (more: Partial<DailyQuestion> = {}) => fetchDaily({ asset: BITCOIN, range: RANGE, ...more }, desk);

/** What was fetched, which must be something. */
async function fetched(more: Partial<DailyQuestion> = {}) {
  const answer = await ask(more);
  if (answer.kind !== 'fetched') throw new Error(JSON.stringify(answer));
  const bars = answer.bars.map(({ date, close, source }) => [date.slice(8), format(close), source]);
  return { ...answer, bars, days: bars.map(([day]) => day) };
}
const asked = (): readonly string[] => server.seen.map(({ provider }) => provider);
const DOWN = { kind: 'status', status: 503 } as const;

describe('a range', () => {
  it('comes from the preferred source alone', async () => {
    expect(await fetched()).toMatchObject({
      source: 'coingecko',
      days: ['01', '02', '03', '04', '05'],
      passedOver: [],
    });
    expect(asked()).toEqual(['coingecko']);
  });

  it('is cut to the last days, as many as its source gives at once', async () => {
    const { covered, bars } = await fetched({ range: { from: '2022-01-01', to: '2024-03-05' } });
    expect(covered).toEqual({ from: '2023-03-12', to: '2024-03-05' });
    expect(bars).toHaveLength(360);
  });

  it('must not lie in the future', async () => {
    await expect(ask({ range: { from: '2024-03-01', to: '2024-03-16' } })).rejects.toThrow('in the future');
  });

  it.each([
    ['is down', DOWN, 'unavailable'],
    ['has had too many requests', { kind: 'rate-limited', retryAfter: '30' }, 'rate-limited'],
    ['answers with a web page', { kind: 'html' }, 'malformed'],
    ['sends half of it', { kind: 'truncated' }, 'malformed'],
    ['has no such asset', { kind: 'body', status: 404, text: '{"error":"coin not found"}' }, 'unknown-asset'],
  ] as const)('comes from the next source when the first %s', async (_, fault, why) => {
    server.fail('coingecko', fault);
    expect(await fetched()).toMatchObject({ source: 'kraken', passedOver: [{ source: 'coingecko', why }] });
  });

  it('comes from the next source when the first tells of days before the asset existed, which is on record', async () => {
    const reason = 'It tells of 2024-03-01, which is before BTC existed, which it has since 2024-03-02.';
    const asset = { ...BITCOIN, inception: '2024-03-02' };
    expect(await ask({ asset })).toMatchObject({
      kind: 'none',
      passedOver: [{ why: 'malformed', reason }, { reason }],
    });
    const gates = await readGates(desk.records);
    expect(gates.get('coingecko')?.lastFault).toMatchObject({ kind: 'malformed', reason });
    expect(await ask({ asset, range: { from: '2024-03-02', to: '2024-03-05' } })).toMatchObject({ kind: 'fetched' });
  });

  it('comes later when no source has it now, at the earliest time that one may', async () => {
    server.fail('coingecko', { kind: 'rate-limited', retryAfter: '90' });
    server.fail('kraken', { kind: 'rate-limited', retryAfter: '40' });
    expect(await ask()).toMatchObject({ kind: 'later', retryAt: '2024-03-15T12:00:40.000Z' });
    expect(await ask()).toMatchObject({ kind: 'later', retryAt: '2024-03-15T12:00:40.000Z' });
    expect(asked()).toEqual(['coingecko', 'kraken']);
    desk.wait(40);
    expect(await fetched()).toMatchObject({ source: 'kraken', passedOver: [{ source: 'coingecko', why: 'paused' }] });
  });

  it('is nowhere when no source knows the asset, or sends what can be taken', async () => {
    server.fail('coingecko', { kind: 'html' });
    server.fail('kraken', { kind: 'body', text: '{"error":["EQuery:Unknown asset pair"]}' });
    expect(await ask()).toMatchObject({
      kind: 'none',
      passedOver: [{ why: 'malformed', reason: 'The source answered with a web page.' }, { why: 'unknown-asset' }],
    });
  });

  it('is asked of no source that is switched off', async () => {
    await switchSource(desk.records, 'coingecko', 'off');
    expect(await fetched()).toMatchObject({ source: 'kraken', passedOver: [{ source: 'coingecko', why: 'off' }] });
    expect(asked()).toEqual(['kraken']);
  });

  it('is asked of no source whose budget is used up', async () => {
    for (let burst = 0; burst < 5; burst += 1) await fetched();
    expect(await fetched()).toMatchObject({ source: 'kraken', passedOver: [{ source: 'coingecko', why: 'budget' }] });
    desk.wait(3);
    expect(await fetched()).toMatchObject({ source: 'coingecko' });
  });

  it('is asked of no source that keeps failing, until a trial succeeds', async () => {
    server.fail('coingecko', ...Array.from({ length: FAILURES_MAX }, () => DOWN));
    for (let failure = 0; failure < FAILURES_MAX; failure += 1) await fetched();
    expect(await fetched()).toMatchObject({ passedOver: [{ source: 'coingecko', why: 'breaker' }] });
    expect((await readGates(desk.records)).get('coingecko')?.lastFault?.reason).toBe('The source answered 503.');
    desk.wait(60);
    expect(await fetched()).toMatchObject({ source: 'coingecko' });
  });
});

describe('closes entered by hand', () => {
  const enter = (date: string, close: string) =>
    enterManualPrices(desk.records, 'BTC', [closeOf(date, close, 'manual')]);

  it('stand in for those of any source', async () => {
    await enter('2024-03-02', '7');
    const { bars } = await fetched();
    expect(bars.filter(([, , source]) => source === 'manual')).toEqual([['02', '7', 'manual']]);
    expect(bars).toHaveLength(5);
  });

  it('are all there is of an asset that no source knows', async () => {
    await enter('2024-03-02', '7');
    const asset = { ...BITCOIN, ids: new Map() };
    expect(await fetched({ asset })).toMatchObject({ source: 'manual', bars: [['02', '7', 'manual']], covered: RANGE });
    expect(await ask({ asset: { ...asset, code: 'HOUSE' } })).toEqual({ kind: 'none', passedOver: [] });
  });

  it('stand in the currency that they were entered in', async () => {
    await enterManualPrices(desk.records, 'BTC', [{ ...closeOf('2024-03-02', '7', 'manual'), currency: 'CHF' }]);
    const answer = await ask();
    const bar = answer.kind === 'fetched' && answer.bars.find(({ date }) => date === '2024-03-02');
    expect(bar).toMatchObject({ source: 'manual', currency: 'CHF' });
  });

  it('hide no fault of a source', async () => {
    await enter('2024-03-02', '7');
    server.fail('coingecko', { kind: 'html' });
    server.fail('kraken', { kind: 'html' });
    expect(await ask()).toMatchObject({ kind: 'none' });
  });
});

const heldPrices = async () => (await listHeldPrices(desk.records, { limit: 100 })).items;
const disputes = async () => (await listDisputes(desk.records, { limit: 100 })).items;

describe('a close of another scale', () => {
  beforeEach(() => {
    server.tell('bitcoin', '2024-03-03', '9999999');
  });

  it('is held, once, and its neighbours are not', async () => {
    for (const _ of ['first', 'again']) {
      const { days, held } = await fetched();
      expect(days).toEqual(['01', '02', '04', '05']);
      expect(held).toMatchObject([{ first: { date: '2024-03-03' }, days: 1 }]);
    }
    expect(await heldPrices()).toMatchObject([
      { asset: 'BTC', source: 'coingecko', date: '2024-03-03', close: '9999999', status: 'held' },
    ]);
  });

  const place = { asset: 'BTC', source: 'coingecko', date: '2024-03-03' };

  it('comes once an operator has confirmed it', async () => {
    await fetched();
    expect(await settleHeldPrice(desk.records, place, 'confirmed')).toMatchObject({ status: 'confirmed' });
    server.tell('bitcoin', '2024-03-04', '9999000');
    server.tell('bitcoin', '2024-03-05', '9999001');
    expect((await fetched()).days).toEqual(['01', '02', '03', '04', '05']);
    const after = { from: '2024-03-04', to: '2024-03-05' };
    const known = [closeOf('2024-03-02', '101', 'coingecko')];
    expect((await fetched({ range: after, known })).days).toEqual(['04', '05']);
  });

  it('never comes once an operator has rejected it, and is held again when it is another', async () => {
    await fetched();
    await settleHeldPrice(desk.records, place, 'rejected');
    expect((await fetched()).days).not.toContain('03');
    expect(await heldPrices()).toMatchObject([{ status: 'rejected' }]);
    server.tell('bitcoin', '2024-03-03', '8888888');
    await fetched();
    expect(await heldPrices()).toMatchObject([{ status: 'held', close: '8888888' }]);
  });

  it('is nothing to settle where nothing is held', async () => {
    expect(await settleHeldPrice(desk.records, place, 'confirmed')).toMatchObject({ code: 'NotFound' });
    expect(await heldPrices()).toEqual([]);
  });

  it('is judged by the last close that is known', async () => {
    const known = [closeOf('2024-02-28', '0.5', 'coingecko')];
    const { days, held } = await fetched({ known });
    expect([days, held.map((run) => run.days)]).toEqual([[], [2, 1, 2]]);
  });
});

describe('what is held', () => {
  const run = (close: string, date = TODAY) => ({
    ...{ first: { date, close: decimal(close) }, neighbour: { date: '2024-03-01', close: decimal('1') } },
    ...{ to: date, days: 1 },
  });
  const by = { source: 'kraken', currency: 'USD', at: `${TODAY}T12:00:00.000Z` } as const;
  const place = { asset: 'BTC', source: 'kraken', date: TODAY };

  it('of a day that is over and of a look on it stand beside each other', async () => {
    await hold(desk.records, { ...by, asset: 'BTC', of: 'daily' }, [run('100')]);
    await hold(desk.records, { ...by, asset: 'BTC', of: 'latest' }, [run('200')]);
    expect(await settleHeldPrice(desk.records, place, 'confirmed')).toMatchObject({ code: 'ValidationFailed' });
    await settleHeldPrice(desk.records, { ...place, of: 'daily' }, 'confirmed');
    await hold(desk.records, { ...by, asset: 'BTC', of: 'latest' }, [run('201')]);
    expect(await heldPrices()).toMatchObject([
      { of: 'daily', close: '100', status: 'confirmed' },
      { of: 'latest', close: '201', status: 'held' },
    ]);
  });

  it('is read page by page, of no more assets than it takes', async () => {
    const assets = Array.from({ length: 60 }, (_, at) => `A${String(at).padStart(2, '0')}`);
    for (const asset of assets) {
      await hold(desk.records, { ...by, asset, of: 'daily' }, [run('100'), run('300', '2024-03-11')]);
    }
    let read = 0;
    const records = {
      listFrom: (kind: string, range: { from: string; limit: number }) => {
        read += range.limit;
        return desk.records.listFrom(kind, range);
      },
    };
    const first = await listHeldPrices(records, { limit: 5 });
    expect([first.items.map(({ asset }) => asset), read]).toEqual([['A00', 'A00', 'A01', 'A01', 'A02'], 25]);
    const found = [...first.items];
    for (let after = first.next; after; ) {
      const page = await listHeldPrices(records, { limit: 5, after });
      found.push(...page.items);
      after = page.next;
    }
    expect(found.map(({ asset, date }) => `${asset} ${date}`)).toEqual(
      assets.flatMap((asset) => [`${asset} 2024-03-11`, `${asset} ${TODAY}`]),
    );
    expect((await listHeldPrices(records, { limit: 5, asset: 'A59' })).items).toHaveLength(2);
    expect(await listHeldPrices(records, { limit: 5, status: 'rejected' })).toEqual({ items: [], next: undefined });
  });
});

describe('two sources that disagree', () => {
  it('are recorded, from what is stored', async () => {
    const known = [closeOf('2024-03-02', '50', 'kraken'), closeOf('2024-03-03', '50', 'manual')];
    expect((await fetched({ known })).disputedDays).toBe(1);
    expect(await disputes()).toMatchObject([
      { asset: 'BTC', source: 'coingecko', otherSource: 'kraken', days: [{ date: '2024-03-02', otherClose: '50' }] },
    ]);
  });

  it('are recorded when both are asked, with the worst day', async () => {
    server.tell('XBTUSD', '2024-03-02', '60');
    server.tell('XBTUSD', '2024-03-03', '50');
    server.tell('XBTUSD', '2024-03-04', '55');
    for (const date of ['2024-03-01', '2024-03-05']) {
      const own = (await fetched()).bars.find(([day]) => day === date.slice(8));
      server.tell('XBTUSD', date, own?.[1] ?? '');
    }
    expect(await fetched({ crossCheck: true })).toMatchObject({ source: 'coingecko', disputedDays: 3 });
    const [dispute] = await disputes();
    expect(dispute?.days.map(({ date }) => date)).toEqual(['2024-03-02', '2024-03-03', '2024-03-04']);
    expect(dispute?.worst.date).toBe('2024-03-03');
  });

  it('are looked for in a few days, and not in a long history', async () => {
    const three = { from: '2024-03-01', to: '2024-03-03' };
    await fetched({ range: three });
    await fetched({ range: { ...three, to: '2024-03-04' } });
    await fetched({ range: three, crossCheck: false });
    expect(asked()).toEqual(['coingecko', 'kraken', 'coingecko', 'coingecko']);
  });

  it('are not looked for where the second can’t be asked', async () => {
    server.fail('kraken', DOWN);
    expect(await fetched({ crossCheck: true })).toMatchObject({ source: 'coingecko', disputedDays: 0 });
  });
});

describe('rates and yields', () => {
  it('come by the same rules', async () => {
    expect(await fetchRates('EUR', RANGE, desk)).toMatchObject({ kind: 'answered', source: 'ecb' });
    expect(await fetchRates('USD', RANGE, desk)).toEqual({ kind: 'none', passedOver: [] });
    expect(await fetchYields(120, RANGE, desk)).toMatchObject({ kind: 'answered', source: 'fred' });
    expect(await fetchYields(7, RANGE, desk)).toEqual({ kind: 'none', passedOver: [] });
    server.fail('ecb', { kind: 'rate-limited', retryAfter: '5' });
    expect(await fetchRates('EUR', RANGE, desk)).toMatchObject({ kind: 'later', retryAt: '2024-03-15T12:00:05.000Z' });
  });
});
