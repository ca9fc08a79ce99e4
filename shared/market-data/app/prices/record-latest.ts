/** Latest prices that were looked up, one record for each asset. */
import type { RecordWrite } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { latestKey } from '../../contract/market-places.ts';
import { jsonOfLatest, type Latest, latestIn } from '../../contract/price-month.ts';
import { writeRecords } from '../write-records.ts';

/** A transaction takes a hundred items. */
const AT_ONCE = 100;

/**
 * Records prices that are newer than what stands there; answers how many were. Of two lookers at once the last one
 * wins: what he saw is minutes old at most.
 */
export async function recordLatest(
  store: Pick<Store, 'readRecords' | 'write'>,
  found: ReadonlyMap<string, Latest>,
  now: string,
): Promise<number> {
  const assets = [...found.keys()];
  let recorded = 0;
  for (let start = 0; start < assets.length; start += AT_ONCE) {
    const keys = assets.slice(start, start + AT_ONCE).map((asset) => ({ asset, key: latestKey(asset) }));
    const stored = await store.readRecords(keys.map(({ key }) => key));
    const writes = keys.flatMap(({ asset, key }): readonly RecordWrite[] => {
      const latest = found.get(asset);
      const before = stored.find(({ place }) => place.partition === key.place.partition);
      if (!latest || (before && latestIn(before).at >= latest.at)) return [];
      return [{ ...key, expect: 'any', value: jsonOfLatest(latest) }];
    });
    if (writes.length > 0) await writeRecords(store, writes, now);
    recorded += writes.length;
  }
  return recorded;
}
