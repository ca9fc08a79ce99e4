import { absolute, type Decimal, ONE } from '../../../kernel/money/decimal.ts';

const STEPS = [1n, 2n, 5n, 10n];

/** The largest power of ten that is not above it. */
const powerOfTen = (value: bigint): bigint => 10n ** BigInt(value.toString().length - 1);

/** 1, 2 or 5 times a power of ten: the smallest that is not below it. */
function roundStep(value: bigint): bigint {
  const power = powerOfTen(value);
  const step = STEPS.map((times) => times * power).find((candidate) => candidate >= value);
  return step ?? power * 10n;
}

const floorTo = (value: bigint, step: bigint): bigint => {
  const rest = ((value % step) + step) % step;
  return value - rest;
};

export interface Span {
  readonly low: Decimal;
  readonly high: Decimal;
}

/**
 * Round values, evenly apart, from the one at or below `low` to the one at or above `high`: exact, so that their labels
 * are. About so many intervals, at least one.
 */
export function decimalTicks({ low, high }: Span, intervals: number): readonly [Decimal, Decimal, ...Decimal[]] {
  const flat = absolute(high) === 0n ? ONE : absolute(high);
  const range = high > low ? high - low : flat;
  const most = BigInt(Math.max(intervals, 1));
  const step = roundStep((range + most - 1n) / most);
  const first = floorTo(low, step);
  const ticks: Decimal[] = [];
  for (let tick = first + step; ticks.length === 0 || (ticks.at(-1) ?? tick) < high; tick += step) {
    ticks.push(tick as Decimal);
  }
  const [second = first as Decimal, ...rest] = ticks;
  return [first as Decimal, second, ...rest];
}
