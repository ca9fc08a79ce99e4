import { type Decimal, minimum, ZERO } from '../../kernel/money/decimal.ts';
import { costOfNext, type Lot, sharing } from './lot.ts';
import type { Work } from './work.ts';

/** What a disposal or a move takes from one lot. */
export interface Slice {
  readonly key: string;
  /** The lot as it was before. */
  readonly lot: Lot;
  readonly quantity: Decimal;
  readonly cost: Decimal;
  readonly remaining: Decimal;
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
  const { lots } = work;
  const method = work.rules.methodOf(work.year);
  const totals = lots.pool(pool);
  const costOfAverage = totals.average ? sharing(totals.cost, totals.quantity) : undefined;
  let left = quantity;
  let cost = ZERO;
  try {
    while (left > ZERO) {
      const next = lots.next(method, pool);
      if (next === undefined) break;
      const [key, lot] = next;
      const taken = minimum(lot.remaining, left);
      work.prepare();
      const remaining = lots.take(key, lot, taken);
      const sliceCost = costOfAverage ? costOfAverage(taken) : costOfNext(lot, taken);
      left = (left - taken) as Decimal;
      cost = (cost + sliceCost) as Decimal;
      each({ key, lot, quantity: taken, cost: sliceCost, remaining });
    }
  } finally {
    // also after a miss: what was logged so far is taken back row by row, each with its share of the pool
    lots.resizePool(pool, left - quantity, -cost);
  }
  return left;
}
