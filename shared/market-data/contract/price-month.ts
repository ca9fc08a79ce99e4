/** The days of one month of one asset, packed into one record, and the asset's last price, which is another. */
import { type Decimal, decimal, format } from '../../kernel/money/decimal.ts';
import type { Json } from '../../kernel/pages/types.ts';
import type { StoredRecord } from '../../kernel/store/records.ts';
import type { Timestamp } from '../../kernel/time.ts';
import { monthOfSort } from './market-places.ts';
import type { MarketClose } from './market-prices.ts';
import type { DailyBar } from './price-source.ts';

/** Where a price came from, and what it is in. */
export interface Quoted {
  readonly source: string;
  readonly currency: string;
  /** The UTC day in whose units a source that adjusts for splits has told it; its own, if left out. */
  readonly unitsOf?: string;
}

/** A bar of the market, as all users see it. */
export interface MarketBar extends DailyBar, Quoted {}

/** Place in `quotes`, close, and where they are known open, high, low and volume (`null` for those that aren't). */
type PackedDay = readonly [quote: number, close: string, rest?: readonly (string | null)[]];

/** Days by their number (`'01'`), decimals as strings. */
export interface PriceMonth {
  readonly quotes: readonly Quoted[];
  readonly days: Readonly<Record<string, PackedDay>>;
}

export const EMPTY_MONTH: PriceMonth = { quotes: [], days: {} };

export const priceMonthIn = ({ value }: StoredRecord): PriceMonth => value as unknown as PriceMonth;
export const jsonOfMonth = (month: PriceMonth): Json => month as unknown as Json;

const textOrNull = (value: Decimal | undefined): string | null => (value === undefined ? null : format(value));

function packBar({ open, high, low, close, volume }: DailyBar, quote: number): PackedDay {
  const rest = [open, high, low, volume].map(textOrNull);
  return rest.every((text) => text === null) ? [quote, format(close)] : [quote, format(close), rest];
}

/** The month with bars of it added; a bar replaces what stood for its day. */
export function withBars(month: PriceMonth, bars: readonly MarketBar[]): PriceMonth {
  const quotes = [...month.quotes];
  const days = { ...month.days };
  for (const { source, currency, unitsOf, ...bar } of bars) {
    const known = quotes.findIndex(
      (quoted) => quoted.source === source && quoted.currency === currency && quoted.unitsOf === unitsOf,
    );
    const quoted = { source, currency, ...(unitsOf !== undefined && { unitsOf }) };
    const quote = known === -1 ? quotes.push(quoted) - 1 : known;
    days[bar.date.slice(8)] = packBar(bar, quote);
  }
  return inUse({ quotes, days });
}

/** Without the quotes that no day refers to any more: the same days may be asked for again and again. */
function inUse({ quotes, days }: PriceMonth): PriceMonth {
  const used = [...new Set(Object.values(days).map(([quote]) => quote))].toSorted((a, b) => a - b);
  if (used.length === quotes.length) return { quotes, days };
  const placed = Object.entries(days).map(([day, [quote, ...rest]]) => [day, [used.indexOf(quote), ...rest]] as const);
  return { quotes: used.flatMap((quote) => quotes[quote] ?? []), days: Object.fromEntries(placed) };
}

/** The month with closes alone. */
export const closesOnly = ({ quotes, days }: PriceMonth): PriceMonth => ({
  quotes,
  days: Object.fromEntries(Object.entries(days).map(([day, [quote, close]]) => [day, [quote, close]])),
});

/** Whether a month holds more than closes. */
export const hasMoreThanCloses = ({ days }: PriceMonth): boolean =>
  Object.values(days).some(([, , rest]) => rest !== undefined);

/** The bars of a record of a month, oldest first. */
export function barsIn(record: StoredRecord): readonly MarketBar[] {
  const { quotes, days } = priceMonthIn(record);
  const month = monthOfSort(record.sort);
  return Object.keys(days)
    .toSorted()
    .flatMap((day) => {
      const packed = days[day];
      const quoted = packed && quotes[packed[0]];
      return packed && quoted ? [unpack(`${month}-${day}`, packed, quoted)] : [];
    });
}

function unpack(date: string, [, close, rest]: PackedDay, { source, currency, unitsOf }: Quoted): MarketBar {
  const [open, high, low, volume] = (rest ?? []).map((text) => (text === null ? undefined : decimal(text)));
  return {
    date,
    close: decimal(close),
    source,
    currency,
    ...(unitsOf !== undefined && { unitsOf }),
    ...(open !== undefined && { open }),
    ...(high !== undefined && { high }),
    ...(low !== undefined && { low }),
    ...(volume !== undefined && { volume }),
  };
}

/** The last price of an asset as it is stored. */
interface StoredLatest extends Quoted {
  readonly price: string;
  readonly at: string;
}

export type Latest = Pick<MarketClose, 'close' | 'currency' | 'source' | 'at' | 'unitsOf'>;

export const jsonOfLatest = ({ close, currency, source, at, unitsOf }: Latest): Json => ({
  price: format(close),
  currency,
  source,
  at,
  ...(unitsOf !== undefined && { unitsOf }),
});

export function latestIn({ value }: StoredRecord): MarketClose {
  const { price, currency, source, at, unitsOf } = value as unknown as StoredLatest;
  const units = unitsOf === undefined ? {} : { unitsOf };
  return { date: at.slice(0, 10), close: decimal(price), currency, source, at: at as Timestamp, ...units };
}
