/** Orders whatever history is missing: yesterday's closes of each day, and gaps that anything has left. */
import type { Store } from '../../../kernel/store/types.ts';
import type { Subject } from '../../domain/backfill/job.ts';
import { partSince } from '../../domain/backfill/ranges.ts';
import { earlier } from '../../domain/tracking/reference.ts';
import { wantedRange } from '../../domain/tracking/wanted-range.ts';
import { listTracked, type TrackedAsset } from '../../read/tracking/list-tracked.ts';
import { priceable } from '../backfill/priceable.ts';
import { wantHistory } from '../backfill/want-history.ts';
import { REFERENCE_BASE, REFERENCE_SINCE } from './refresh-rates.ts';

/** Jobs that are changed at the same time: thousands of assets are done well within a run. */
const AT_ONCE = 16;

/** One job for each tracked asset that is quoted anywhere, and one for all rates. @returns how many want something new. */
export async function wantAll(store: Store, now: string): Promise<number> {
  const tracked = (await listTracked(store)).filter(({ users }) => users > 0);
  const priced = await priceable(
    store,
    tracked.map(({ asset }) => asset),
  );
  let ordered = 0;
  const wanting = tracked.flatMap(({ asset, since }) => {
    const known = priced.get(asset);
    const range = known && partSince(wantedRange(since, now), known.inception);
    return range ? [{ asset, range }] : [];
  });
  for (let at = 0; at < wanting.length; at += AT_ONCE) {
    const some = wanting.slice(at, at + AT_ONCE).map(({ asset, range }) => {
      const subject: Subject = { kind: 'prices', code: asset };
      return wantHistory(store, subject, range, now);
    });
    ordered += (await Promise.all(some)).filter(Boolean).length;
  }
  return ordered + Number(await wantRates(store, tracked, now));
}

/** One job for all rates. */
export const RATES: Subject = { kind: 'rates', code: REFERENCE_BASE };

/** Rates from before the earliest transaction of anything: whatever is valued then is converted then. */
export async function wantRates(
  store: Pick<Store, 'readRecords' | 'write'>,
  tracked: readonly Pick<TrackedAsset, 'since'>[],
  now: string,
): Promise<boolean> {
  const since = tracked.reduce<string | null>((first, { since: next }) => earlier(first, next), null);
  const range = partSince(wantedRange(since, now), REFERENCE_SINCE);
  return range !== undefined && wantHistory(store, RATES, range, now);
}
