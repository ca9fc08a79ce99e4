/** Rows of a price book: closes by asset and day, rates by ordered pair and day. */
import { type Decimal, decimal, format } from '../../kernel/money/decimal.ts';
import { keyOf } from '../../kernel/pages/keys.ts';
import type { Json, MapOptions } from '../../kernel/pages/types.ts';

export interface PriceRow {
  readonly value: Decimal;
  /** What the value is in: the currency of a close, the target of a rate. */
  readonly currency: string;
}

const encode = ({ value, currency }: PriceRow): Json => [format(value), currency];
const decode = (json: Json): PriceRow => {
  if (!Array.isArray(json)) throw new TypeError('A price row is a list');
  const [value, currency] = json;
  return { value: decimal(String(value)), currency: String(currency) };
};

/** How a map of price rows is opened. */
export const PRICE_ROWS = { encode, decode } satisfies Pick<MapOptions<PriceRow>, 'encode' | 'decode'>;

export const closesOf = (asset: string): readonly string[] => ['P', asset];
export const ratesOf = (from: string, to: string): readonly string[] => ['R', from, to];

/**
 * What a lookup depends on: the closes of an asset, or the rates between two currencies in either direction. Whoever
 * keeps what a lookup gave, or that it gave nothing, keeps the subject to hear of changes.
 */
export type PriceSubject = string;
export const closeSubject = (asset: string): PriceSubject => keyOf('P', asset);
export const rateSubject = (a: string, b: string): PriceSubject => (a < b ? keyOf('R', a, b) : keyOf('R', b, a));
