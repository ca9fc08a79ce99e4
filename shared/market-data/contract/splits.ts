/**
 * Prices over splits. A quantity that was recorded before a split is in the units of its day, and so must be the price
 * that it is valued at. Some sources tell closes as they were traded; others tell all of them in the units of the day
 * that they are asked on (split-adjusted).
 */
import { type Decimal, multiplyDivide } from '../../kernel/money/decimal.ts';
import type { AssetSplit } from './asset-view.ts';
import type { DayRange, MarketClose } from './market-prices.ts';

/** So many units of the later day for so many of the earlier one. */
interface Ratio {
  readonly to: bigint;
  readonly from: bigint;
}

/** Of all splits that came into effect after one day and not after another; undefined where there was none. */
function ratioOf(splits: readonly AssetSplit[], after: string, upTo: string): Ratio | undefined {
  const between = splits.filter(({ date }) => date > after && date <= upTo);
  if (between.length === 0) return undefined;
  return between.reduce<Ratio>(
    (ratio, { to, from }) => ({ to: ratio.to * BigInt(to), from: ratio.from * BigInt(from) }),
    { to: 1n, from: 1n },
  );
}

/** Rounded half-even at the 18th decimal. */
const times = (amount: Decimal, over: bigint, under: bigint): Decimal =>
  multiplyDivide(amount, over as Decimal, under as Decimal);

interface Told {
  readonly date: string;
  /** The UTC day in whose units it is told; its own, if left out. */
  readonly unitsOf?: string;
}

interface Bar extends Told {
  readonly close: Decimal;
  readonly open?: Decimal;
  readonly high?: Decimal;
  readonly low?: Decimal;
  readonly volume?: Decimal;
}

/** Prices and volume in the units of their own day. */
export function asTraded<B extends Bar>(bar: B, splits: readonly AssetSplit[]): B {
  const ratio = bar.unitsOf === undefined ? undefined : ratioOf(splits, bar.date, bar.unitsOf);
  if (!ratio) return bar;
  const price = (amount: Decimal): Decimal => times(amount, ratio.to, ratio.from);
  return {
    ...bar,
    unitsOf: bar.date,
    close: price(bar.close),
    ...(bar.open !== undefined && { open: price(bar.open) }),
    ...(bar.high !== undefined && { high: price(bar.high) }),
    ...(bar.low !== undefined && { low: price(bar.low) }),
    ...(bar.volume !== undefined && { volume: times(bar.volume, ratio.from, ratio.to) }),
  };
}

/** A close as traded, in the units of a later day. */
function carried(close: MarketClose, day: string, splits: readonly AssetSplit[]): MarketClose {
  const ratio = ratioOf(splits, close.date, day);
  return ratio ? { ...close, close: times(close.close, ratio.from, ratio.to) } : close;
}

/** The last known price, in the units of the day on which it is asked for. */
export const inUnitsOf = (day: string, price: MarketClose, splits: readonly AssetSplit[]): MarketClose =>
  carried(asTraded(price, splits), day, splits);

/**
 * Closes as traded, and one for each split on whose day nothing was: the last one before, in the new units, so that
 * whoever takes the last close before a day finds it in the units of that day.
 * @param closes oldest first.
 */
export function closesAsTraded(
  closes: readonly MarketClose[],
  splits: readonly AssetSplit[],
  { to }: DayRange,
): readonly MarketClose[] {
  if (splits.length === 0) return closes;
  const traded = closes.map((close) => asTraded(close, splits));
  const known = new Set(traded.map(({ date }) => date));
  const days = [...new Set(splits.map(({ date }) => date))].filter((date) => date <= to && !known.has(date));
  const added = days.flatMap((date): readonly MarketClose[] => {
    const last = traded.findLast((close) => close.date < date);
    return last ? [{ ...carried(last, date, splits), date }] : [];
  });
  return [...traded, ...added].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}
