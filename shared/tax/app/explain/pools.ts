/**
 * The pool that a cost came from, by its mean: what it had before units were taken and after. Only its present totals
 * are kept, so the book is unwound in memory, row by row, and is of no use afterwards.
 */
import { format } from '../../../kernel/money/decimal.ts';
import { fromEpochMs } from '../../../kernel/time.ts';
import type { TaxBook } from '../../calc/book.ts';
import { poolOfLot, timeOfKey } from '../../calc/keys.ts';
import type { Witness } from '../../calc/ledger.ts';
import type { Pool } from '../../calc/lot.ts';
import { firstEntries, untilLoaded } from '../../calc/miss.ts';
import { isMean } from '../../calc/rules.ts';
import type { ExplainedPool } from '../../contract/explain-http.ts';
import type { ExplainLimits } from './explain-limits.ts';
import type { Found } from './find-entry.ts';

const BATCH = 1_000;
const UNHEARD: Witness = { stated: () => undefined, withdrawn: () => undefined };

/** Units that cost the mean of their pool; matched ones never were in it. */
function isOfPool({ inside: { rules } }: TaxBook, [key, row]: Found): boolean {
  if (row.kind !== 'taken' || row.matched !== undefined) return false;
  return isMean(rules.methodOf(rules.yearOf(fromEpochMs(timeOfKey(key))), poolOfLot(row.lot)));
}

const totals = ({ quantity, cost }: Pool) => ({ quantity: format(quantity), costBasis: format(cost) });

/** By the key of the row. A row that too many came after is left out. */
export async function poolsOf(
  book: TaxBook,
  rows: readonly Found[],
  { poolRowsMax }: Pick<ExplainLimits, 'poolRowsMax'>,
): Promise<ReadonlyMap<string, ExplainedPool>> {
  const wanted = new Map(rows.filter((row) => isOfPool(book, row)).map(([key, row]) => [key, row] as const));
  const pools = new Map<string, ExplainedPool>();
  const { inside } = book;
  let undone = 0;
  const [first] = [...wanted.keys()].toSorted();
  while (first !== undefined && pools.size < wanted.size && undone < poolRowsMax) {
    const batch = await firstEntries(inside.maps.rows, { from: first, reverse: true }, BATCH);
    await inside.loadLotsOf(batch.map(([, row]) => row));
    for (const [key, row] of batch) {
      const pool = wanted.has(key) && row.kind === 'taken' ? poolOfLot(row.lot) : undefined;
      const after = pool === undefined ? undefined : await totalsOf(book, pool);
      await inside.undo(key, row, UNHEARD);
      if (pool !== undefined && after !== undefined) pools.set(key, { before: await totalsOf(book, pool), after });
    }
    undone += batch.length;
  }
  return pools;
}

async function totalsOf({ inside }: TaxBook, pool: string): Promise<ExplainedPool['before']> {
  return totals(await untilLoaded(() => inside.poolAt(pool)));
}
