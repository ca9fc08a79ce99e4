/** Latest prices that were looked up, one record for each asset. */
import type { RecordWrite } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { latestKey } from '../../contract/market-places.ts';
import { jsonOfLatest, type Latest } from '../../contract/price-month.ts';
import { writeRecords } from '../write-records.ts';

/** A transaction takes a hundred items. */
const AT_ONCE = 100;

export interface LookedUp {
  readonly found: ReadonlyMap<string, Latest>;
  /** What stood there before the look. */
  readonly known: ReadonlyMap<string, Latest>;
}

/**
 * Records prices that are newer than what was known; answers how many were. Of two lookers at once the last one wins:
 * what he saw is minutes old at most.
 */
export async function recordLatest(
  store: Pick<Store, 'write'>,
  { found, known }: LookedUp,
  now: string,
): Promise<number> {
  const writes = [...found].flatMap(([asset, latest]): readonly RecordWrite[] => {
    const before = known.get(asset);
    if (before && before.at >= latest.at) return [];
    return [{ ...latestKey(asset), expect: 'any', value: jsonOfLatest(latest) }];
  });
  for (let start = 0; start < writes.length; start += AT_ONCE) {
    await writeRecords(store, writes.slice(start, start + AT_ONCE), now);
  }
  return writes.length;
}
