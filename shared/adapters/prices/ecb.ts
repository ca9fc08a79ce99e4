/**
 * The euro's reference rates of the European Central Bank, set at about 16:00 CET on each of its working days:
 * `eurofxref-daily.xml` (the last day), `eurofxref-hist-90d.xml` (90 days) and `eurofxref-hist.xml` (since 1999), all of
 * one form: `<Cube time="2024-01-02"><Cube currency="USD" rate="1.0956"/>…</Cube>`. One euro is `rate` of the currency.
 */
import type { Decimal } from '../../kernel/money/decimal.ts';
import { isCalendarDate } from '../../kernel/time.ts';
import type { DayRange } from '../../market-data/contract/market-prices.ts';
import type { RateSource, SourceAnswer } from '../../market-data/contract/price-source.ts';
import { priceOf } from './check-bars.ts';
import { DAY_MS, dayOfMs } from './days.ts';
import { ask, malformed, ok, type ProviderOptions, unknownAsset } from './provider.ts';

const ENDPOINT = 'https://www.ecb.europa.eu/stats/eurofxref';
/** The whole history grows by some 300 KB a year, and has 7 MB. */
const BYTES_MAX = 32 * 1024 * 1024;
/** The file of 90 days is counted in calendar days, and the newest of them may be missing. */
const RECENT_DAYS = 85;
const EURO = 'EUR';
const CURRENCY = /^[A-Z]{3}$/;
const WHOLE = /<\/(?:\w+:)?Envelope>\s*$/;
const TAG = /<Cube\b([^<>]*)>/g;
const ATTRIBUTE = /([a-z]+)=(?:"([^"]*)"|'([^']*)')/g;

interface RateDay {
  readonly date: string;
  readonly rates: Map<string, Decimal>;
}

const attributesOf = (text: string): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [name, double ?? single ?? '']));

/** Adds a rate to its day, or says why it can't be taken. */
function addRate(day: RateDay, currency: string, text: string): string | undefined {
  if (!CURRENCY.test(currency)) return `${day.date} has a rate of no currency`;
  const rate = priceOf(text, `the rate of ${currency} on ${day.date}`);
  if (typeof rate === 'string') return rate;
  if (day.rates.has(currency)) return `${currency} comes twice on ${day.date}`;
  day.rates.set(currency, rate);
  return undefined;
}

/** The days of a document, newest first as they stand in it, or why it can't be taken. */
function daysIn(xml: string): readonly RateDay[] | string {
  if (!WHOLE.test(xml)) return 'it was cut off, or is something else';
  const days = new Map<string, RateDay>();
  let day: RateDay | undefined;
  for (const [, text = ''] of xml.matchAll(TAG)) {
    const attributes = attributesOf(text);
    const date = attributes.get('time');
    if (date !== undefined) {
      if (!isCalendarDate(date) || days.has(date)) return `${date.slice(0, 20)} is no day, or comes twice`;
      day = { date, rates: new Map() };
      days.set(date, day);
    }
    const [currency, rate] = [attributes.get('currency'), attributes.get('rate')];
    if (currency === undefined && rate === undefined) continue;
    const fault = day ? addRate(day, currency ?? '', rate ?? '') : 'there is a rate of no day';
    if (fault !== undefined) return fault;
  }
  return days.size === 0 ? 'there are no days in it' : [...days.values()];
}

/** The smallest file that holds the days. The newest day alone is not enough for yesterday's. */
function fileFor({ from }: DayRange, nowMs: number): string {
  if (from >= (dayOfMs(nowMs) ?? from)) return 'eurofxref-daily.xml';
  const recent = dayOfMs(nowMs - RECENT_DAYS * DAY_MS) ?? from;
  return from >= recent ? 'eurofxref-hist-90d.xml' : 'eurofxref-hist.xml';
}

export function ecb(options: ProviderOptions = {}): RateSource {
  const now = options.now ?? Date.now;
  return {
    name: 'ecb',
    bases: [EURO],
    async rates(base, range): Promise<SourceAnswer<readonly RateDay[]>> {
      if (base !== EURO) return unknownAsset('The ECB quotes the euro only.');
      const path = `/${fileFor(range, now())}`;
      const got = await ask(ENDPOINT, { bytesMax: BYTES_MAX, ...options }, { path });
      if (got.kind !== 'text') return got;
      const days = daysIn(got.text);
      if (typeof days === 'string') return malformed(`The answer can't be taken: ${days}.`);
      return ok(days.filter(({ date }) => date >= range.from && date <= range.to).toReversed());
    },
  };
}
