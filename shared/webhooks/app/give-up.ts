import type { RecordPlace } from '../../kernel/store/records.ts';
import type { Store } from '../../kernel/store/types.ts';
import { dueAtOf, giveUp } from '../domain/delivery.ts';
import type { Endpoint } from '../domain/endpoints.ts';
import { ALL_NEXT, deliveryIn, deliverySort, deliveryWrites, keyOf, parseNext } from '../read/places.ts';
import { writeRecords } from './write-records.ts';

/** Each takes up to three records of a transaction. */
const GIVEN_UP_AT_ONCE = 30;

/** Ends deliveries that wait for an endpoint that takes none any more; answers whether there were any. */
export async function giveUpPortion(
  store: Store,
  place: RecordPlace,
  endpoint: Endpoint | undefined,
  now: string,
): Promise<boolean> {
  const listed = await store.queryRecords(place, { ...ALL_NEXT, limit: GIVEN_UP_AT_ONCE });
  if (listed.length === 0) return false;
  const records = await store.readRecords(
    listed.map(({ sort }) => keyOf(place, deliverySort(parseNext(sort).deliveryId))),
  );
  const reason = endpoint ? 'the endpoint was disabled' : 'the endpoint was deleted';
  const writes = records
    .filter((record) => dueAtOf(deliveryIn(record)) !== undefined)
    .flatMap((record) => deliveryWrites(place, giveUp(deliveryIn(record), reason, now), record));
  const ended = new Set(writes.map(({ sort }) => sort));
  const stale = listed
    .filter(({ sort }) => !ended.has(sort))
    .map(({ sort }) => ({ place, sort, expect: 'any' as const, deleted: true as const }));
  await writeRecords(store, [...writes, ...stale], now);
  return true;
}
