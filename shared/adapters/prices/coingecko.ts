/**
 * CoinGecko, API v3. `GET /coins/{id}/market_chart/range` with `interval=daily` answers
 * `{"prices":[[1704067200000,42265.18]],"market_caps":[…],"total_volumes":[…]}`: milliseconds and a JSON number, one
 * point for midnight UTC of each day, and one for now. `GET /simple/price` answers
 * `{"bitcoin":{"usd":67187.33,"last_updated_at":1711356300}}`, and leaves out what it doesn't know. An unknown coin is a
 * 404; more than the plan's requests are a 429; history beyond the plan (365 days without a paid one) is a 401 with
 * `"error_code":10012`.
 */
import * as z from 'zod/mini';
import { fromEpochMs } from '../../kernel/time.ts';
import type { DayRange } from '../../market-data/contract/market-prices.ts';
import type {
  DailyBar,
  LatestPrice,
  PriceSource,
  SourceAnswer,
  SourceAsset,
} from '../../market-data/contract/price-source.ts';
import { checkBars, checkLatest, priceOf, type RawBar } from './check-bars.ts';
import { DAY_MS, dayOfMs, daySeconds } from './days.ts';
import { JsonNumber, jsonNumber } from './exact-json.ts';
import { ask, malformed, type ProviderOptions, readJson, type Text, unavailable, unknownAsset } from './provider.ts';

const ENDPOINT = 'https://api.coingecko.com/api/v3';
/** The last year is what there is without a paid plan, to the minute. */
const DAYS_MAX = 360;
const IDS_MAX = 250;
const BEYOND_PLAN = /"error_code":\s*10012\b/;

const chart = z.object({ prices: z.array(z.tuple([jsonNumber, jsonNumber])) });
/** Of a coin that nobody trades any more `null`, or nothing at all. */
const simple = z.record(z.string(), z.record(z.string(), z.unknown()));

/** Demo keys and those of paid plans have a header each; the latter work at another address alone. */
function keyHeader({ apiKey, endpoint }: ProviderOptions): Readonly<Record<string, string>> {
  if (apiKey === undefined) return {};
  return { [endpoint?.includes('pro-api') ? 'x-cg-pro-api-key' : 'x-cg-demo-api-key']: apiKey };
}

function refusalOf({ status, text }: Extract<Text, { readonly kind: 'text' }>) {
  if (status === 404) return unknownAsset('CoinGecko has no coin of this id.');
  if (BEYOND_PLAN.test(text)) return unknownAsset('The days lie further back than the plan allows.');
  return unavailable(`CoinGecko refused the request (${status}).`);
}

/** The point at midnight closes the day before; any other belongs to the day it is of, whose last one counts. */
function rawBars(prices: readonly (readonly [string, string])[], { from, to }: DayRange): readonly RawBar[] | string {
  const last = new Map<string, { readonly ms: number; readonly close: string }>();
  for (const [time, close] of prices) {
    const ms = Number(time);
    const date = dayOfMs(ms % DAY_MS === 0 ? ms - 1 : ms);
    if (date === undefined) return `${time.slice(0, 30)} is no time`;
    const before = last.get(date);
    if (before === undefined || before.ms < ms) last.set(date, { ms, close });
  }
  // It rounds what it is asked for to points that it has, so that a day beside the range may come along.
  const beside = new Set([dayOfMs(daySeconds(from) * 1000 - 1), dayOfMs((daySeconds(to) + 86_400) * 1000)]);
  return [...last].filter(([date]) => !beside.has(date)).map(([date, { close }]) => ({ date, close }));
}

function latestOf(rows: z.output<typeof simple>, { id, currency }: SourceAsset): LatestPrice | string | undefined {
  const row = rows[id];
  const told = row?.[currency.toLowerCase()] ?? undefined;
  if (row === undefined || told === undefined) return undefined;
  if (!(told instanceof JsonNumber)) return `the price of ${id} is no number`;
  const price = priceOf(told.text, `the price of ${id}`);
  if (typeof price === 'string') return price;
  const updated = row['last_updated_at'];
  const seconds = updated instanceof JsonNumber ? Number(updated.text) : Number.NaN;
  return dayOfMs(seconds * 1000) === undefined ? `${id} has no time` : { price, at: fromEpochMs(seconds * 1000) };
}

export function coinGecko(options: ProviderOptions = {}): PriceSource {
  const headers = keyHeader(options);
  const get = (path: string, query: Readonly<Record<string, string>>) =>
    ask(ENDPOINT, options, { path, query, headers, speaking: [400, 401, 404] });

  return {
    name: 'coingecko',
    daysPerRequestMax: DAYS_MAX,
    latestPerRequestMax: IDS_MAX,

    async dailyBars({ id, currency }, range): Promise<SourceAnswer<readonly DailyBar[]>> {
      const got = await get(`/coins/${encodeURIComponent(id)}/market_chart/range`, {
        vs_currency: currency.toLowerCase(),
        // From just behind the point that closes the day before, up to the one that closes the last day.
        from: String(daySeconds(range.from) + 1),
        to: String(daySeconds(range.to) + 86_400),
        interval: 'daily',
        precision: 'full',
      });
      if (got.kind !== 'text') return got;
      if (got.status !== 200) return refusalOf(got);
      const read = readJson(chart, got.text);
      if (read.kind !== 'ok') return read;
      const raws = rawBars(read.value.prices, range);
      return typeof raws === 'string' ? malformed(`The answer can't be taken: ${raws}.`) : checkBars(raws, range);
    },

    async latest(assets): Promise<SourceAnswer<ReadonlyMap<string, LatestPrice>>> {
      const currencies = new Set(assets.map(({ currency }) => currency.toLowerCase()));
      const got = await get('/simple/price', {
        ids: assets.map(({ id }) => id).join(','),
        vs_currencies: [...currencies].join(','),
        include_last_updated_at: 'true',
        precision: 'full',
      });
      if (got.kind !== 'text') return got;
      if (got.status !== 200) return refusalOf(got);
      const read = readJson(simple, got.text);
      if (read.kind !== 'ok') return read;
      return checkLatest(assets, (asset) => latestOf(read.value, asset));
    },
  };
}
