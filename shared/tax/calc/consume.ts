import { type Decimal, minimum, ZERO } from '../../kernel/money/decimal.ts';
import type { TaxMethod } from '../../settings/contract/settings.ts';
import { costOfNext, type Lot, sharing } from './lot.ts';
import type { Lots } from './lots.ts';

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
 * Takes units from a pool's lots in the order of a method. Under AVERAGE each unit costs the mean of the pool;
 * otherwise what its lot says. Answers what no lot covers.
 */
export async function consume(
  lots: Lots,
  { pool, quantity, method }: { readonly pool: string; readonly quantity: Decimal; readonly method: TaxMethod },
  each: (slice: Slice) => Promise<void>,
): Promise<Decimal> {
  const before = await lots.pool(pool);
  const costOfAverage = before.average ? sharing(before.cost, before.quantity) : undefined;
  let left = quantity;
  let cost = ZERO;
  while (left > ZERO) {
    const next = await lots.next(method, pool);
    if (next === undefined) break;
    const [key, lot] = next;
    const taken = minimum(lot.remaining, left);
    const slice = { key, lot, quantity: taken, cost: costOfAverage ? costOfAverage(taken) : costOfNext(lot, taken) };
    const remaining = await lots.take(key, lot, taken);
    left = (left - taken) as Decimal;
    cost = (cost + slice.cost) as Decimal;
    await each({ ...slice, remaining });
  }
  await lots.resizePool(pool, { quantity: left - quantity, cost: -cost });
  return left;
}
