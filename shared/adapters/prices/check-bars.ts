import type { Decimal } from '../../kernel/money/decimal.ts';
import { isCalendarDate } from '../../kernel/time.ts';
import type { DayRange } from '../../market-data/contract/market-prices.ts';
import type { DailyBar, LatestPrice, SourceAnswer, SourceAsset } from '../../market-data/contract/price-source.ts';
import { exactNumber } from './exact-number.ts';
import { malformed, ok } from './provider.ts';

/** A day as the provider wrote it, in its own texts. */
export interface RawBar {
  readonly date: string;
  readonly open?: string | undefined;
  readonly high?: string | undefined;
  readonly low?: string | undefined;
  readonly close: string;
  readonly volume?: string | undefined;
}

const PRICES = ['open', 'high', 'low', 'close'] as const;

/** A price above zero, or why it is none. */
export function priceOf(text: string, what: string): Decimal | string {
  const price = exactNumber(text.trim());
  if (price === undefined) return `${what} is no number`;
  return price > 0n ? price : `${what} is zero or below`;
}

type Prices = { readonly [Name in (typeof PRICES)[number] | 'volume']?: Decimal };

function barOf(raw: RawBar): DailyBar | string {
  if (!isCalendarDate(raw.date)) return 'a day has no date';
  const prices: { -readonly [Name in keyof Prices]: Prices[Name] } = {};
  for (const name of PRICES) {
    const text = raw[name];
    if (text === undefined) continue;
    const price = priceOf(text, `${name} of ${raw.date}`);
    if (typeof price === 'string') return price;
    prices[name] = price;
  }
  if (raw.volume !== undefined) {
    const volume = exactNumber(raw.volume.trim());
    if (volume === undefined || volume < 0n) return `volume of ${raw.date} is no number of zero or more`;
    prices.volume = volume;
  }
  const { close } = prices;
  return close === undefined ? `${raw.date} has no close` : { ...prices, close, date: raw.date };
}

/** Bars oldest first, if each is whole and of another day of the range: one that isn't makes the whole answer doubtful. */
export function checkBars(raws: readonly RawBar[], range: DayRange): SourceAnswer<readonly DailyBar[]> {
  const bars: DailyBar[] = [];
  const seen = new Set<string>();
  for (const raw of raws) {
    const bar = barOf(raw);
    if (typeof bar === 'string') return malformed(`The answer can't be taken: ${bar}.`);
    if (bar.date < range.from || bar.date > range.to) {
      return malformed(`The answer can't be taken: ${bar.date} was not asked for.`);
    }
    if (seen.has(bar.date)) return malformed(`The answer can't be taken: ${bar.date} comes twice.`);
    seen.add(bar.date);
    bars.push(bar);
  }
  return ok(bars.toSorted((a, b) => (a.date < b.date ? -1 : 1)));
}

/**
 * The prices of those assets whose own can be taken. Each stands for itself: what can't be taken of one asset costs the
 * others nothing, unless it is so of all.
 *
 * @param read a price, why it can't be taken, or `undefined` for what the source doesn't know.
 */
export function checkLatest(
  assets: readonly SourceAsset[],
  read: (asset: SourceAsset) => LatestPrice | string | undefined,
): SourceAnswer<ReadonlyMap<string, LatestPrice>> {
  const prices = new Map<string, LatestPrice>();
  let fault: string | undefined;
  for (const asset of assets) {
    const price = read(asset);
    if (typeof price === 'string') fault ??= price;
    else if (price !== undefined) prices.set(asset.id, price);
  }
  return fault !== undefined && prices.size === 0 ? malformed(`The answer can't be taken: ${fault}.`) : ok(prices);
}
