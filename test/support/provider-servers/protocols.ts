/** How each provider words its answers. */
import { dateOfDay, dayNumber, daysFrom, isUnknown, type SampleBar } from './series.ts';

export interface ProviderRequest {
  readonly path: string;
  readonly query: URLSearchParams;
}

export interface ProviderAnswer {
  readonly status?: number;
  readonly type: 'application/json' | 'text/csv' | 'text/xml' | 'text/plain';
  readonly text: string;
}

/** What there is to tell: the bar of an id on a day, and which day it is. */
export interface Telling {
  readonly bar: (id: string, date: string) => SampleBar | undefined;
  readonly today: () => string;
}

export type Protocol = (request: ProviderRequest, telling: Telling) => ProviderAnswer | undefined;

const json = (text: string, status = 200): ProviderAnswer => ({ status, type: 'application/json', text });
const seconds = (date: string): number => dayNumber(date) * 86_400;
const barsOf = ({ bar }: Telling, id: string, days: readonly string[]): readonly SampleBar[] =>
  days.flatMap((date) => bar(id, date) ?? []);
const dashed = (compact: string): string => compact.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');

const coingecko: Protocol = ({ path, query }, telling) => {
  const get = (name: string) => query.get(name) ?? '';
  if (path === '/simple/price') {
    const rows = get('ids')
      .split(',')
      .filter((id) => !isUnknown(id));
    const told = rows.map((id) => {
      const close = telling.bar(id, telling.today())?.close ?? '1';
      return `"${id}":{"${get('vs_currencies')}":${close},"last_updated_at":${seconds(telling.today())}}`;
    });
    return json(`{${told.join(',')}}`);
  }
  const [, id = ''] = /^\/coins\/([^/]+)\/market_chart\/range$/.exec(path) ?? [];
  if (id === '') return undefined;
  if (isUnknown(id)) return json('{"error":"coin not found"}', 404);
  // A point at midnight is the close of the day before.
  const [from, to] = [Number(get('from')), Number(get('to'))];
  const days = daysFrom(dateOfDay(Math.ceil(from / 86_400) - 1), dateOfDay(Math.floor(to / 86_400) - 1));
  const points = barsOf(telling, id, days).map(({ date, close }) => `[${(dayNumber(date) + 1) * 86_400_000},${close}]`);
  return json(`{"prices":[${points.join(',')}],"market_caps":[],"total_volumes":[]}`);
};

const krakenName = (pair: string): string => pair.replace(/^(XBT|ETH|XDG)(USD|EUR)$/, 'X$1Z$2');

const kraken: Protocol = ({ path, query }, telling) => {
  const pair = query.get('pair') ?? '';
  if (pair.split(',').some(isUnknown)) return json('{"error":["EQuery:Unknown asset pair"]}');
  if (path === '/0/public/Ticker') {
    const told = pair.split(',').map((id) => {
      const close = telling.bar(id, telling.today())?.close ?? '1';
      return `"${krakenName(id)}":{"a":["${close}","1","1.000"],"c":["${close}","0.01"],"o":"${close}"}`;
    });
    return json(`{"error":[],"result":{${told.join(',')}}}`);
  }
  if (path !== '/0/public/OHLC') return undefined;
  const first = Math.max(Math.floor(Number(query.get('since')) / 86_400) + 1, dayNumber(telling.today()) - 719);
  const bars = barsOf(telling, pair, daysFrom(dateOfDay(first), telling.today()));
  const rows = bars.map(
    ({ date, open, high, low, close, volume }) =>
      `[${seconds(date)},"${open}","${high}","${low}","${close}","${close}","${volume}",42]`,
  );
  const last = seconds(telling.today());
  return json(`{"error":[],"result":{"${krakenName(pair)}":[${rows.join(',')}],"last":${last}}}`);
};

const alphavantage: Protocol = ({ path, query }, telling) => {
  const symbol = query.get('symbol') ?? '';
  if (path !== '/query') return undefined;
  if (query.get('function') === 'GLOBAL_QUOTE') {
    const bar = telling.bar(symbol, telling.today());
    if (isUnknown(symbol) || bar === undefined) return json('{"Global Quote": {}}');
    return json(
      JSON.stringify({
        'Global Quote': { '01. symbol': symbol, '05. price': bar.close, '07. latest trading day': bar.date },
      }),
    );
  }
  if (isUnknown(symbol)) return json('{"Error Message":"Invalid API call. Please retry or visit the documentation."}');
  const days = query.get('outputsize') === 'full' ? 3_000 : 140;
  const range = daysFrom(dateOfDay(dayNumber(telling.today()) - days), telling.today(), 'weekdays');
  const told = barsOf(telling, symbol, range)
    .toReversed()
    .map(({ date, open, high, low, close, volume }) => [
      date,
      { '1. open': open, '2. high': high, '3. low': low, '4. close': close, '5. volume': volume },
    ]);
  return json(
    JSON.stringify({ 'Meta Data': { '2. Symbol': symbol }, 'Time Series (Daily)': Object.fromEntries(told) }, null, 4),
  );
};

const stooq: Protocol = ({ path, query }, telling) => {
  const symbols = (query.get('s') ?? '').split(' ');
  const csv = (lines: readonly string[]): ProviderAnswer => ({ type: 'text/csv', text: `${lines.join('\r\n')}\r\n` });
  if (path === '/q/l/') {
    const rows = symbols.map((symbol) => {
      const bar = isUnknown(symbol) ? undefined : telling.bar(symbol, telling.today());
      if (bar === undefined) return `${symbol.toUpperCase()},N/D,N/D,N/D,N/D,N/D,N/D,N/D`;
      const { date, open, high, low, close, volume } = bar;
      return `${symbol.toUpperCase()},${date},22:00:08,${open},${high},${low},${close},${volume}`;
    });
    return csv(['Symbol,Date,Time,Open,High,Low,Close,Volume', ...rows]);
  }
  const [symbol = ''] = symbols;
  if (path !== '/q/d/l/') return undefined;
  const days = daysFrom(dashed(query.get('d1') ?? ''), dashed(query.get('d2') ?? ''), 'weekdays');
  const bars = isUnknown(symbol) ? [] : barsOf(telling, symbol, days);
  if (bars.length === 0) return { type: 'text/plain', text: 'No data' };
  const rows = bars.map(({ date, open, high, low, close, volume }) => [date, open, high, low, close, volume].join(','));
  return csv(['Date,Open,High,Low,Close,Volume', ...rows]);
};

const ECB_CURRENCIES = ['USD', 'JPY', 'GBP', 'CHF'];

const ecb: Protocol = ({ path }, telling) => {
  const depth = new Map([
    ['/eurofxref-daily.xml', 0],
    ['/eurofxref-hist-90d.xml', 90],
    ['/eurofxref-hist.xml', 1_500],
  ]).get(path);
  if (depth === undefined) return undefined;
  const all = daysFrom(dateOfDay(dayNumber(telling.today()) - depth - 4), telling.today(), 'weekdays').toReversed();
  const days = depth === 0 ? all.slice(0, 1) : all;
  const cubes = days.map((date) => {
    const rates = ECB_CURRENCIES.flatMap((currency) => {
      const close = telling.bar(`EUR${currency}`, date)?.close;
      return close === undefined ? [] : [`<Cube currency="${currency}" rate="${close}"/>`];
    });
    return `<Cube time="${date}">${rates.join('')}</Cube>`;
  });
  return {
    type: 'text/xml',
    text: `<?xml version="1.0" encoding="UTF-8"?>\n<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><gesmes:subject>Reference rates</gesmes:subject><Cube>${cubes.join('\n')}</Cube></gesmes:Envelope>\n`,
  };
};

const fred: Protocol = ({ path, query }) => {
  if (path !== '/fred/series/observations') return undefined;
  if (query.get('api_key') === '') {
    return json('{"error_code":400,"error_message":"Bad Request.  Variable api_key is not set."}', 400);
  }
  const series = query.get('series_id') ?? '';
  const days = daysFrom(query.get('observation_start') ?? '', query.get('observation_end') ?? '', 'weekdays');
  // The first of a month is a holiday here.
  const rows = days.map((date) => {
    const yielded = ((dayNumber(date) + series.length) % 500) / 100;
    return { realtime_start: date, realtime_end: date, date, value: date.endsWith('-01') ? '.' : yielded.toFixed(2) };
  });
  return json(JSON.stringify({ count: rows.length, offset: 0, limit: 100_000, observations: rows }));
};

/** By the name of the provider. */
export const PROTOCOLS: Readonly<Record<string, Protocol>> = { coingecko, kraken, alphavantage, stooq, ecb, fred };
