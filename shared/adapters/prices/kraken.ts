/**
 * Kraken, public REST API. `GET /0/public/OHLC?pair=XBTUSD&interval=1440&since=…` answers
 * `{"error":[],"result":{"XXBTZUSD":[[1704067200,"open","high","low","close","vwap","volume",count]],"last":…}}`: the
 * last 720 days at most, whatever is asked for, the last of them not over yet. `GET /0/public/Ticker?pair=…` answers
 * by pair, `c[0]` being the last trade. Refusals have status 200 and `"error":["EQuery:Unknown asset pair"]`; among them
 * `EGeneral:Too many requests`, `EAPI:Rate limit exceeded` and `EService:Unavailable`. Pairs are answered under their
 * full names.
 */
import * as z from 'zod/mini';
import { fromEpochMs } from '../../kernel/time.ts';
import type { DayRange } from '../../market-data/contract/market-prices.ts';
import type {
  DailyBar,
  LatestPrice,
  PriceSource,
  SourceAnswer,
  SourceFault,
} from '../../market-data/contract/price-source.ts';
import { checkBars, checkLatest, priceOf, type RawBar } from './check-bars.ts';
import { dayOfMs, daySeconds } from './days.ts';
import { jsonNumber } from './exact-json.ts';
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

const ENDPOINT = 'https://api.kraken.com';
/** Days that Kraken keeps, today among them. */
const DAYS_KEPT = 720;
const PAIRS_MAX = 50;
const DAY_MINUTES = '1440';
const TOO_MANY = /^E(General:Too many requests|API:Rate limit exceeded|General:Temporary lockout)/;
const UNKNOWN = /^EQuery:(Unknown|Invalid) asset pair/;

const candle = z.tuple([
  jsonNumber,
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  jsonNumber,
]);
const envelope = z.object({ error: z.array(z.string()), result: z.optional(z.record(z.string(), z.unknown())) });
const ticker = z.object({ c: z.tuple([z.string()], z.string()) });

/** Names that a pair is answered under: `XXBTZUSD` or `USDTZUSD`, since some assets have an X before them, and money a Z. */
function namesOf(pair: string): readonly string[] {
  const [base, quote] = [pair.slice(0, -3), pair.slice(-3)];
  if (base.length === 3) return [pair, `X${base}Z${quote}`];
  return base.length === 4 ? [pair, `${base}Z${quote}`] : [pair];
}

function faultOf(errors: readonly string[]): SourceFault | undefined {
  const [first] = errors;
  if (first === undefined) return undefined;
  if (TOO_MANY.test(first)) return rateLimited();
  if (UNKNOWN.test(first)) return unknownAsset('Kraken has no such pair.');
  return unavailable(`Kraken refused the request (${first.slice(0, 80)}).`);
}

const rawBar = ([time, open, high, low, close, , volume]: z.output<typeof candle>): RawBar => ({
  date: dayOfMs(Number(time) * 1000) ?? '',
  ...{ open, high, low, close, volume },
});

/** Days before the first one that Kraken keeps aren't days without a price. */
function isTooEarly(raws: readonly RawBar[], { from }: DayRange): boolean {
  const [first] = raws;
  return raws.length >= DAYS_KEPT && first !== undefined && first.date > from;
}

export function kraken(options: ProviderOptions = {}): PriceSource {
  const now = options.now ?? Date.now;

  const get = async (
    path: string,
    query: Readonly<Record<string, string>>,
  ): Promise<SourceAnswer<Readonly<Record<string, unknown>>>> => {
    const got = await ask(ENDPOINT, options, { path: `/0/public/${path}`, query });
    if (got.kind !== 'text') return got;
    const read = readJson(envelope, got.text);
    if (read.kind !== 'ok') return read;
    return faultOf(read.value.error) ?? ok(read.value.result ?? {});
  };

  return {
    name: 'kraken',
    daysPerRequestMax: DAYS_KEPT - 1,
    latestPerRequestMax: PAIRS_MAX,

    async dailyBars({ id }, range): Promise<SourceAnswer<readonly DailyBar[]>> {
      // What it answers begins behind `since`.
      const since = String(daySeconds(range.from) - 1);
      const read = await get('OHLC', { pair: id, interval: DAY_MINUTES, since });
      if (read.kind !== 'ok') return read;
      const rows = Object.entries(read.value).find(([name]) => name !== 'last')?.[1];
      const parsed = z.array(candle).safeParse(rows);
      if (!parsed.success) return malformed('The answer has another shape: there are no candles.');
      const raws = parsed.data.map(rawBar);
      if (isTooEarly(raws, range)) return unknownAsset(`Kraken keeps no more than ${DAYS_KEPT} days.`);
      // Everything since then comes, whichever day was asked for last.
      return checkBars(
        raws.filter(({ date }) => date === '' || date <= range.to),
        range,
      );
    },

    async latest(assets): Promise<SourceAnswer<ReadonlyMap<string, LatestPrice>>> {
      const read = await get('Ticker', { pair: assets.map(({ id }) => id).join(',') });
      if (read.kind !== 'ok') return read;
      const at = fromEpochMs(now());
      const rows = new Map(Object.entries(read.value));
      return checkLatest(assets, ({ id }) => {
        const name = namesOf(id).find((candidate) => rows.has(candidate));
        if (name === undefined) return undefined;
        const parsed = ticker.safeParse(rows.get(name));
        if (!parsed.success) return `${id} has no last trade`;
        const price = priceOf(parsed.data.c[0], `the price of ${id}`);
        return typeof price === 'string' ? price : { price, at };
      });
    },
  };
}
