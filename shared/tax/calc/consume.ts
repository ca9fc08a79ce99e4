import { type Decimal, minimum, plus, subtract, ZERO } from '../../kernel/money/decimal.ts';
import { sharing } from './lot.ts';
import { isMean } from './rules.ts';
import type { Slice } from './slice.ts';
import type { Work } from './work.ts';

/**
 * Takes units from a pool's lots: those that the user named, then in the order of the year's method; `each` logs what was taken from a lot before
 * anything else. Under AVERAGE each unit costs the mean of the pool, otherwise what its lot says. Answers what no lot
 * covers.
 */
export function consume(
  work: Work,
  { pool, quantity }: { readonly pool: string; readonly quantity: Decimal },
  each: (slice: Slice) => void,
): Decimal {
  work.prepare();
  const chosen = work.chosen;
  if (chosen === undefined || isMean(work.methodOf(pool))) return consumeInOrder(work, { pool, quantity }, each);
  const { left, isUnmet } = chosen.take(work.lots, { pool, quantity }, each);
  if (left === ZERO) return ZERO;
  if (!isUnmet) return consumeInOrder(work, { pool, quantity: left }, each);
  return consumeInOrder(work, { pool, quantity: left }, (slice) => each({ ...slice, selection: 'unmet' }));
}

function consumeInOrder(
  work: Work,
  { pool, quantity }: { readonly pool: string; readonly quantity: Decimal },
  each: (slice: Slice) => void,
): Decimal {
  const shelf = work.lots.shelf(work.methodOf(pool), pool);
  const costOfAverage = shelf.isAverage ? sharing(shelf.totals.cost, shelf.totals.quantity) : undefined;
  let left = quantity;
  let cost = ZERO;
  try {
    while (left > ZERO) {
      const open = shelf.next();
      if (open === undefined) break;
      const taken = minimum(open.remaining, left);
      shelf.take(open, taken);
      const sliceCost = costOfAverage ? costOfAverage(taken) : open.costOfTaken();
      left = taken === left ? ZERO : subtract(left, taken);
      cost = plus(cost, sliceCost);
      each({ open, quantity: taken, cost: sliceCost });
    }
  } finally {
    // also after a miss: what was logged so far is taken back row by row, each with its share of the pool
    shelf.reduce(left === ZERO ? quantity : subtract(quantity, left), cost);
  }
  return left;
}
