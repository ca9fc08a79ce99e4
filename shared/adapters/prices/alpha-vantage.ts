/**
 * Alpha Vantage. `GET /query?function=TIME_SERIES_DAILY&symbol=IBM&outputsize=compact|full&apikey=…` answers
 * `{"Meta Data":{…},"Time Series (Daily)":{"2024-01-02":{"1. open":"162.83",…,"5. volume":"3825044"}}}`: the last 100
 * days, or all. `function=GLOBAL_QUOTE` answers `{"Global Quote":{"05. price":"…","07. latest trading day":"…"}}`, with
 * nothing in it for an unknown symbol. Everything has status 200: too many requests are a `Note` or an `Information`,
 * what it doesn't know an `Error Message`.
 */
import * as z from 'zod/mini';
import { fromEpochMs, isCalendarDate } from '../../kernel/time.ts';
import type {
  DailyBar,
  LatestPrice,
  PriceSource,
  SourceAnswer,
  SourceFault,
} from '../../market-data/contract/price-source.ts';
import { checkBars, priceOf, type RawBar } from './check-bars.ts';
import { DAY_MS, endOfDayMs } from './days.ts';
import {
  ask,
  malformed,
  ok,
  type ProviderOptions,
  rateLimited,
  readJson,
  unavailable,
  unknownAsset,
} from './provider.ts';

const ENDPOINT = 'https://www.alphavantage.co';
/** Twenty years: one answer holds all there is. */
const DAYS_MAX = 20 * 366;
/** A hundred trading days go back further than so many days. */
const COMPACT_DAYS = 130;
const RATE_LIMIT = /rate limit|requests per|calls per|call frequency|spreading out/i;
const PREMIUM = /premium/i;

const day = z.object({
  '1. open': z.string(),
  '2. high': z.string(),
  '3. low': z.string(),
  '4. close': z.string(),
  '5. volume': z.string(),
});
const words = {
  Note: z.optional(z.string()),
  Information: z.optional(z.string()),
  'Error Message': z.optional(z.string()),
};
const series = z.object({ ...words, 'Time Series (Daily)': z.optional(z.record(z.string(), day)) });
const quote = z.object({
  ...words,
  'Global Quote': z.optional(
    z.object({ '05. price': z.optional(z.string()), '07. latest trading day': z.optional(z.string()) }),
  ),
});

interface Words {
  readonly Note?: string | undefined;
  readonly Information?: string | undefined;
  readonly 'Error Message'?: string | undefined;
}

/** What it says instead of data. Its words about too many requests speak of premium plans, too, and may quote the key. */
function faultOf({ Note, Information, 'Error Message': error }: Words): SourceFault | undefined {
  if (error !== undefined) return unknownAsset('Alpha Vantage has no such symbol.');
  const said = Note ?? Information;
  if (said === undefined) return undefined;
  if (RATE_LIMIT.test(said)) return rateLimited();
  if (PREMIUM.test(said)) return unknownAsset('Alpha Vantage gives this to paid plans only.');
  return unavailable('Alpha Vantage gave a notice instead of data; the key may be wrong.');
}

const rawBar = ([date, row]: [string, z.output<typeof day>]): RawBar => ({
  date,
  open: row['1. open'],
  high: row['2. high'],
  low: row['3. low'],
  close: row['4. close'],
  volume: row['5. volume'],
});

/** @param options an API key is needed for anything but its documentation's examples. */
export function alphaVantage(options: ProviderOptions = {}): PriceSource {
  const now = options.now ?? Date.now;
  const get = async <T extends Words>(
    schema: z.ZodMiniType<T>,
    query: Readonly<Record<string, string>>,
  ): Promise<SourceAnswer<T>> => {
    const got = await ask(ENDPOINT, options, { path: '/query', query: { ...query, apikey: options.apiKey ?? 'demo' } });
    if (got.kind !== 'text') return got;
    const read = readJson(schema, got.text);
    return read.kind === 'ok' ? (faultOf(read.value) ?? read) : read;
  };

  return {
    name: 'alphavantage',
    daysPerRequestMax: DAYS_MAX,

    async dailyBars({ id }, range): Promise<SourceAnswer<readonly DailyBar[]>> {
      const isRecent = now() - Date.parse(range.from) < COMPACT_DAYS * DAY_MS;
      const outputsize = isRecent ? 'compact' : 'full';
      const read = await get(series, { function: 'TIME_SERIES_DAILY', symbol: id, outputsize });
      if (read.kind !== 'ok') return read;
      const days = read.value['Time Series (Daily)'];
      if (days === undefined) return malformed('The answer has another shape: there is no time series.');
      // Whole stretches come, whichever days were asked for. What is no date sorts somewhere, and shows.
      const asked = Object.entries(days).filter(
        ([date]) => date.length !== 10 || (date >= range.from && date <= range.to),
      );
      return checkBars(asked.map(rawBar), range);
    },

    async latest(assets): Promise<SourceAnswer<ReadonlyMap<string, LatestPrice>>> {
      const [asset, ...others] = assets;
      if (asset === undefined) return ok(new Map());
      if (others.length > 0) throw new RangeError('Alpha Vantage answers for one symbol at a time');
      const read = await get(quote, { function: 'GLOBAL_QUOTE', symbol: asset.id });
      if (read.kind !== 'ok') return read;
      const found = read.value['Global Quote'];
      if (found === undefined) return malformed('The answer has another shape: there is no quote.');
      const { '05. price': text, '07. latest trading day': tradedOn = '' } = found;
      if (text === undefined) return unknownAsset('Alpha Vantage has no such symbol.');
      if (!isCalendarDate(tradedOn)) return malformed('The answer has another shape: the quote has no day.');
      const price = priceOf(text, `the price of ${asset.id}`);
      if (typeof price === 'string') return malformed(`The answer can't be taken: ${price}.`);
      return ok(new Map([[asset.id, { price, at: fromEpochMs(Math.min(now(), endOfDayMs(tradedOn))) }]]));
    },
  };
}
