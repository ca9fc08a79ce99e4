/** Rows of a price book: closes by asset and day, rates by ordered pair and day. */
import { type Decimal, decimal, format } from '../../kernel/money/decimal.ts';
import { keyOf } from '../../kernel/pages/keys.ts';
import type { Json, MapOptions } from '../../kernel/pages/types.ts';

export interface PriceRow {
  readonly value: Decimal;
  /** What the value is in: the currency of a close, the target of a rate. */
  readonly currency: string;
  /** Who said so, and of which UTC day; left out for what the user said. */
  readonly market?: { readonly source: string; readonly quotedOn: string };
}

const encode = ({ value, currency, market }: PriceRow): Json => [
  ...[format(value), currency],
  ...(market === undefined ? [] : [market.source, market.quotedOn]),
];
const decode = (json: Json): PriceRow => {
  if (!Array.isArray(json)) throw new TypeError('A price row is a list');
  const [value, currency, source, quotedOn] = json;
  const row = { value: decimal(String(value)), currency: String(currency) };
  return source === undefined ? row : { ...row, market: { source: String(source), quotedOn: String(quotedOn) } };
};

/** How a map of price rows is opened. */
export const PRICE_ROWS = { encode, decode } satisfies Pick<MapOptions<PriceRow>, 'encode' | 'decode'>;

export const closesOf = (asset: string): readonly string[] => ['P', asset];
export const ratesOf = (from: string, to: string): readonly string[] => ['R', from, to];
/** The same, of what was adopted from the market. */
export const adoptedClosesOf = (asset: string): readonly string[] => ['A', asset];
export const adoptedRatesOf = (from: string, to: string): readonly string[] => ['B', from, to];

/**
 * What a lookup depends on: the closes of an asset, or the rates between two currencies in either direction. Whoever
 * keeps what a lookup gave, or that it gave nothing, keeps the subject to hear of changes.
 */
export type PriceSubject = string;
export const closeSubject = (asset: string): PriceSubject => keyOf('P', asset);
export const rateSubject = (a: string, b: string): PriceSubject => (a < b ? keyOf('R', a, b) : keyOf('R', b, a));
