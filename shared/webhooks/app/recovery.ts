/** Sets failed deliveries off again, from a time on, in portions. */
import { timePrefix } from '../../kernel/ids.ts';
import type { Json } from '../../kernel/pages/types.ts';
import type { RecordPlace, RecordWrite, StoredRecord } from '../../kernel/store/records.ts';
import type { Store } from '../../kernel/store/types.ts';
import { setOff } from '../domain/delivery.ts';
import { ALL_DELIVERIES, deliveryIn, deliverySort, deliveryWrites, keyOf, RECOVERY } from '../read/places.ts';
import { writeRecords } from './write-records.ts';

/** Each delivery takes two records of a transaction. */
const DELIVERIES_AT_ONCE = 40;

interface Recovery {
  /** The portion begins behind this delivery, or at the time asked for. */
  readonly from: string;
  /** Deliveries of events after this were never meant. */
  readonly before: string;
}

/** The order to recover what failed of the events between a time and now. */
export const recoveryWrite = (place: RecordPlace, since: string, now: string): RecordWrite => ({
  place,
  sort: RECOVERY,
  expect: 'any',
  value: {
    from: deliverySort(timePrefix(Date.parse(since))),
    before: deliverySort(timePrefix(Date.parse(now) + 1)),
  } satisfies Recovery,
});

/** Works on a recovery that was ordered; answers whether there is more of it. */
export async function recoverPortion(store: Store, place: RecordPlace, now: string): Promise<boolean> {
  const [ordered] = await store.readRecords([keyOf(place, RECOVERY)]);
  if (!ordered) return false;
  const recovery = ordered.value as unknown as Recovery;
  const range = { ...ALL_DELIVERIES, ...recovery, limit: DELIVERIES_AT_ONCE };
  const records = await store.queryRecords(place, range);
  const writes = records.flatMap((record) => writesOf(place, record, now));
  await writeRecords(store, [...writes, progressOf(place, ordered, records)], now);
  // A lost race is looked at again in the next portion.
  return true;
}

const writesOf = (place: RecordPlace, record: StoredRecord, now: string): RecordWrite[] => {
  const delivery = deliveryIn(record);
  return delivery.status === 'failed' ? deliveryWrites(place, setOff(delivery, now), record) : [];
};

function progressOf(place: RecordPlace, ordered: StoredRecord, records: readonly StoredRecord[]): RecordWrite {
  const key = { place, sort: RECOVERY, expect: { revision: ordered.revision } };
  const last = records.at(-1);
  if (!last || records.length < DELIVERIES_AT_ONCE) return { ...key, deleted: true };
  const value = { ...(ordered.value as { [name: string]: Json }), from: `${last.sort}~` };
  return { ...key, value };
}
