import { type Decimal, minimum, ZERO } from '../../kernel/money/decimal.ts';
import { costOfNext, sharing } from './lot.ts';
import type { OpenLot } from './open-lot.ts';
import type { Work } from './work.ts';

/** What a disposal or a move takes from one lot; the lot is as it is afterwards. */
export interface Slice {
  readonly open: OpenLot;
  readonly quantity: Decimal;
  readonly cost: Decimal;
}

/**
 * Takes units from a pool's lots in the order of the year's method; `each` logs what was taken from a lot before
 * anything else. Under AVERAGE each unit costs the mean of the pool, otherwise what its lot says. Answers what no lot
 * covers.
 */
export function consume(
  work: Work,
  { pool, quantity }: { readonly pool: string; readonly quantity: Decimal },
  each: (slice: Slice) => void,
): Decimal {
  work.prepare();
  const shelf = work.lots.shelf(work.methodOf(pool), pool);
  const costOfAverage = shelf.isAverage ? sharing(shelf.totals.cost, shelf.totals.quantity) : undefined;
  let left = quantity;
  let cost = ZERO;
  try {
    while (left > ZERO) {
      const open = shelf.next();
      if (open === undefined) break;
      const taken = minimum(open.remaining, left);
      const before = open.remaining;
      shelf.take(open, taken);
      const sliceCost = costOfAverage ? costOfAverage(taken) : costOfNext(open.lot, taken, before);
      left = taken === left ? ZERO : ((left - taken) as Decimal);
      cost = (cost + sliceCost) as Decimal;
      each({ open, quantity: taken, cost: sliceCost });
    }
  } finally {
    // also after a miss: what was logged so far is taken back row by row, each with its share of the pool
    shelf.resize(left - quantity, -cost);
  }
  return left;
}
