import { type Decimal, divide, sum } from '../../../kernel/money/decimal.ts';
import type { AllocationPart } from './chart-data.ts';

export interface DrawnPart extends AllocationPart {
  /** Of all that is drawn, as a fraction, rounded half-even at the 18th decimal. */
  readonly share: Decimal;
  /** How many parts it gathers, if it is the rest. */
  readonly gathered?: number;
}

export interface DrawnParts {
  readonly parts: readonly DrawnPart[];
  readonly total: Decimal;
  /** How many are owed or worth nothing, and so have no share. */
  readonly left: number;
}

/** The largest parts, and the others gathered into one where there are too many to tell apart. */
export function drawnParts(all: readonly AllocationPart[], most: number): DrawnParts {
  const sorted = all.filter(({ value }) => value > 0n).toSorted((a, b) => (a.value > b.value ? -1 : 1));
  const total = sum(sorted.map(({ value }) => value));
  const share = (value: Decimal): Decimal => divide(value, total);
  const left = all.length - sorted.length;
  if (sorted.length <= most)
    return { parts: sorted.map((part) => ({ ...part, share: share(part.value) })), total, left };
  const shown = sorted.slice(0, most - 1).map((part) => ({ ...part, share: share(part.value) }));
  const others = sorted.slice(most - 1);
  const rest = sum(others.map(({ value }) => value));
  const gathered = { name: `${others.length} others`, value: rest, share: share(rest), gathered: others.length };
  return { parts: [...shown, gathered], total, left };
}
