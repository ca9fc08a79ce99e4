/**
 * FRED of the Federal Reserve Bank of St. Louis: yields of US Treasury securities at constant maturity (series `DGS1MO`
 * to `DGS30`), daily, in percent a year on a bond-equivalent basis. `GET /fred/series/observations?series_id=DGS10&
 * api_key=…&file_type=json&observation_start=…&observation_end=…` answers `{"count":2,"observations":[{"date":
 * "2024-01-02","value":"3.95"}]}`, with `.` as the value of a day without one. Refusals are `{"error_code":400,
 * "error_message":"Bad Request. The series does not exist."}` under their status; too many requests are a 429.
 */
import * as z from 'zod/mini';
import { isCalendarDate } from '../../kernel/time.ts';
import type { DailyYield, SourceAnswer, YieldSource } from '../../market-data/contract/price-source.ts';
import { jsonNumber } from './exact-json.ts';
import { exactNumber } from './exact-number.ts';
import { ask, malformed, ok, type ProviderOptions, readJson, unavailable, unknownAsset } from './provider.ts';

const ENDPOINT = 'https://api.stlouisfed.org';
const MISSING = '.';
const OBSERVATIONS_MAX = 100_000;

/** By months to maturity. */
const SERIES: ReadonlyMap<number, string> = new Map([
  [1, 'DGS1MO'],
  [3, 'DGS3MO'],
  [6, 'DGS6MO'],
  [12, 'DGS1'],
  [24, 'DGS2'],
  [36, 'DGS3'],
  [60, 'DGS5'],
  [84, 'DGS7'],
  [120, 'DGS10'],
  [240, 'DGS20'],
  [360, 'DGS30'],
]);

const observations = z.object({
  count: jsonNumber,
  observations: z.array(z.object({ date: z.string(), value: z.string() })),
});
const problem = z.object({ error_code: jsonNumber, error_message: z.string() });

interface Observation {
  readonly date: string;
  readonly value: string;
}

/** Yields of the days that have one, or why they can't be taken. */
function yieldsOf(rows: readonly Observation[], range: { readonly from: string; readonly to: string }) {
  const yields = new Map<string, DailyYield>();
  for (const { date, value } of rows) {
    if (!isCalendarDate(date) || date < range.from || date > range.to) {
      return `${date.slice(0, 20)} is no day that was asked for`;
    }
    if (yields.has(date)) return `${date} comes twice`;
    if (value === MISSING) continue;
    const percent = exactNumber(value);
    if (percent === undefined) return `the yield of ${date} is no number`;
    yields.set(date, { date, percent });
  }
  return [...yields.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** A 400 is about the series, or about the key. */
function refusalOf(text: string) {
  const read = readJson(problem, text);
  const said = read.kind === 'ok' ? read.value.error_message : '';
  if (/series does not exist/i.test(said)) return unknownAsset('FRED has no such series.');
  return unavailable(/api_key/i.test(said) ? 'FRED does not take the API key.' : 'FRED refused the request (400).');
}

/** @param options an API key is needed for every request. */
export function fred(options: ProviderOptions = {}): YieldSource {
  return {
    name: 'fred',
    maturitiesMonths: [...SERIES.keys()],
    async yields(maturityMonths, range): Promise<SourceAnswer<readonly DailyYield[]>> {
      const series = SERIES.get(maturityMonths);
      if (series === undefined) return unknownAsset(`FRED has no yields of ${maturityMonths} months.`);
      const query = {
        series_id: series,
        api_key: options.apiKey ?? '',
        file_type: 'json',
        observation_start: range.from,
        observation_end: range.to,
        limit: String(OBSERVATIONS_MAX),
      };
      const got = await ask(ENDPOINT, options, { path: '/fred/series/observations', query, speaking: [400] });
      if (got.kind !== 'text') return got;
      if (got.status !== 200) return refusalOf(got.text);
      const read = readJson(observations, got.text);
      if (read.kind !== 'ok') return read;
      const { count, observations: rows } = read.value;
      if (Number(count) !== rows.length) return malformed('The answer has fewer days than it says.');
      const yields = yieldsOf(rows, range);
      return typeof yields === 'string' ? malformed(`The answer can't be taken: ${yields}.`) : ok(yields);
    },
  };
}
