/**
 * Which lines of an allocation give and which take, and how much: as few as possible.
 *
 * Lines that are off by the threshold go to their targets exactly. What that leaves over or lacks is taken up by other
 * lines that are off the other way, those that can take most first, none beyond its own target. Largest first is the
 * fewest: whatever other choice covers the amount has at least as many.
 */
import { absolute, add, type Decimal, minimum, negate, subtract, sum, ZERO } from '../../../kernel/money/decimal.ts';
import { shareOut } from '../state.ts';
import { gainRateOf } from '../valuations/valuate.ts';
import type { AllocationLine } from './allocation.ts';

/** `amount` is above zero where a line gives, below zero where it takes. */
export interface Order {
  readonly line: AllocationLine;
  readonly amount: Decimal;
}

/** By how much each line is above its target; adds up to zero exactly. */
function excesses(lines: readonly AllocationLine[]): readonly Order[] {
  const total = sum(lines.map(({ value }) => value));
  const weights = lines.map(({ target }) => target ?? ZERO);
  const wanted = shareOut({ amount: total, incomplete: false }, weights);
  return lines.map((line, at) => ({ line, amount: subtract(line.value, wanted[at]?.amount ?? ZERO) }));
}

/** Share of gain in what the line would sell first; unknown counts as all. */
const gainRate = ({ positions }: AllocationLine): Decimal | undefined =>
  positions
    .map(gainRateOf)
    .filter((rate) => rate !== undefined)
    .toSorted((a, b) => (a < b ? -1 : Number(a > b)))
    .at(0);

/** Most first; of equals, the one whose sale realizes less. */
function byCapacity(a: Order, b: Order): number {
  const [one, other] = [absolute(a.amount), absolute(b.amount)];
  if (one !== other) return one > other ? -1 : 1;
  const [rate, otherRate] = [gainRate(a.line), gainRate(b.line)];
  if (rate === otherRate) return 0;
  if (rate === undefined) return 1;
  return otherRate === undefined || rate < otherRate ? -1 : 1;
}

/** Adds up to zero exactly; empty when no line is off by the threshold (in percentage points). */
export function ordersFor(lines: readonly AllocationLine[], threshold: Decimal): readonly Order[] {
  const all = excesses(lines).filter(({ amount }) => amount !== ZERO);
  const isOff = ({ line }: Order): boolean => absolute(line.drift ?? ZERO) >= threshold;
  const off = all.filter(isOff);
  const orders = [...off];
  let left = sum(off.map(({ amount }) => amount));
  const others = all.filter((order) => !isOff(order) && order.amount > ZERO !== left > ZERO).toSorted(byCapacity);
  for (const { line, amount } of others) {
    if (left === ZERO) break;
    const size = minimum(absolute(amount), absolute(left));
    const taken = amount > ZERO ? size : negate(size);
    orders.push({ line, amount: taken });
    left = add(left, taken);
  }
  return orders;
}
