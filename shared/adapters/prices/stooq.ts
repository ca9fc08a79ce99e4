/**
 * Stooq's CSV. `GET /q/d/l/?s=aapl.us&d1=20240102&d2=20240131&i=d` answers `Date,Open,High,Low,Close,Volume` and a line
 * for each trading day, the volume left out for what has none; `No data` for an unknown symbol and for days without
 * trading alike, so that it is always asked for the days until now, and some before. The quotes of several symbols are at
 * `GET /q/l/?s=aapl.us+msft.us&f=sd2t2ohlcv&h&e=csv`, with `N/D` for what is unknown; their times are Warsaw's.
 * `Exceeded the daily hits limit` has status 200, too.
 */
import { fromEpochMs, isCalendarDate } from '../../kernel/time.ts';
import type { DayRange } from '../../market-data/contract/market-prices.ts';
import type {
  DailyBar,
  LatestPrice,
  PriceSource,
  SourceAnswer,
  SourceFault,
} from '../../market-data/contract/price-source.ts';
import { checkBars, checkLatest, priceOf } from './check-bars.ts';
import { csvRows } from './csv-rows.ts';
import { DAY_MS, dayOfMs, daySeconds } from './days.ts';
import { ask, malformed, ok, type ProviderOptions, rateLimited, unavailable, unknownAsset } from './provider.ts';
import { zonedTimeMs } from './zoned-time.ts';

const ENDPOINT = 'https://stooq.com';
/** Thirty years are below the limit of an answer's size. */
const DAYS_MAX = 30 * 366;
const SYMBOLS_MAX = 50;
const DAILY = ['Date,Open,High,Low,Close,Volume', 'Date,Open,High,Low,Close'];
const QUOTES = ['Symbol,Date,Time,Open,High,Low,Close,Volume'];
const ZONE = 'Europe/Warsaw';
/** No market that it knows is closed for longer. */
const CLOSED_DAYS_MAX = 14;
/** It doesn't say when the day of its limit is over. */
const LIMIT_SECONDS = 3_600;

/** What it says in words. */
function faultOf(text: string): SourceFault | undefined {
  if (/^\s*exceeded the daily hits limit/i.test(text)) return rateLimited(LIMIT_SECONDS);
  if (/^\s*no data/i.test(text)) return unknownAsset('Stooq has no data of this symbol on these days and since.');
  if (/^\s*get your apikey/i.test(text)) return unavailable('Stooq asks for an API key.');
  return undefined;
}

const compact = (date: string): string => date.replaceAll('-', '');

/** A quote, or `undefined` for what Stooq doesn't know, or why it can't be taken. */
function quoteOf([symbol = '', date = '', time = '', , , , close = '']: readonly string[]):
  | LatestPrice
  | string
  | undefined {
  if (close === 'N/D') return undefined;
  const price = priceOf(close, `the price of ${symbol}`);
  if (typeof price === 'string') return price;
  const ms = isCalendarDate(date) ? zonedTimeMs(date, time, ZONE) : undefined;
  return ms === undefined ? `${symbol} has no time` : { price, at: fromEpochMs(ms) };
}

/** What is asked for, so that an asset that is traded has data on some day of it. */
const asked = ({ from, to }: DayRange, nowMs: number) => ({
  d1: compact(dayOfMs(daySeconds(from) * 1000 - CLOSED_DAYS_MAX * DAY_MS) ?? from),
  d2: compact([to, dayOfMs(nowMs) ?? to].toSorted()[1] ?? to),
});

export function stooq(options: ProviderOptions = {}): PriceSource {
  const now = options.now ?? Date.now;
  const get = async (
    path: string,
    query: Readonly<Record<string, string>>,
    headers: readonly string[],
  ): Promise<SourceAnswer<readonly (readonly string[])[]>> => {
    const key = options.apiKey === undefined ? {} : { apikey: options.apiKey };
    const got = await ask(ENDPOINT, options, { path, query: { ...query, ...key } });
    if (got.kind !== 'text') return got;
    const fault = faultOf(got.text);
    if (fault !== undefined) return fault;
    const rows = csvRows(got.text, headers);
    return typeof rows === 'string' ? malformed(rows) : ok(rows);
  };

  return {
    name: 'stooq',
    daysPerRequestMax: DAYS_MAX,
    latestPerRequestMax: SYMBOLS_MAX,

    async dailyBars({ id }, range): Promise<SourceAnswer<readonly DailyBar[]>> {
      const query = { s: id, ...asked(range, now()), i: 'd' };
      const read = await get('/q/d/l/', query, DAILY);
      if (read.kind !== 'ok') return read;
      const raws = read.value.map(([date = '', open, high, low, close = '', volume]) => {
        return { date, open, high, low, close, volume };
      });
      const beside = asked(range, now());
      const isBeside = (date: string): boolean =>
        isCalendarDate(date) &&
        ((date < range.from && compact(date) >= beside.d1) || (date > range.to && compact(date) <= beside.d2));
      return checkBars(
        raws.filter(({ date }) => !isBeside(date)),
        range,
      );
    },

    async latest(assets): Promise<SourceAnswer<ReadonlyMap<string, LatestPrice>>> {
      // A space is a plus in a query.
      const query = { s: assets.map(({ id }) => id).join(' '), f: 'sd2t2ohlcv', h: '', e: 'csv' };
      const read = await get('/q/l/', query, QUOTES);
      if (read.kind !== 'ok') return read;
      const rows = new Map(read.value.map((row) => [row[0]?.toLowerCase(), row]));
      return checkLatest(assets, ({ id }) => {
        const row = rows.get(id.toLowerCase());
        return row && quoteOf(row);
      });
    },
  };
}
