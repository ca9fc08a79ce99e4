/** One worker at a time for an endpoint, so that it gets no more requests at once than it wants. */
import type { Expectation, RecordPlace } from '../../kernel/store/records.ts';
import type { Store } from '../../kernel/store/types.ts';
import { keyOf, LEASE } from '../read/places.ts';
import { writeRecords } from './write-records.ts';

/** For what is read and written around a round of requests. A worker that died is waited for until its lease ends. */
export const LEASE_SECONDS = 15;

export interface Lease {
  /** Goes on with the work, with requests of at most so many seconds; false when another has taken it over. */
  renew(timeoutSeconds: number): Promise<boolean>;
  release(): Promise<void>;
}

/** Undefined while another works for the endpoint. */
export async function takeLease(store: Store, place: RecordPlace, now: () => string): Promise<Lease | undefined> {
  const [held] = await store.readRecords([keyOf(place, LEASE)]);
  if (held && (held.value as { readonly until: string }).until > now()) return undefined;
  let expect: Expectation = held ? { revision: held.revision } : 'absent';
  const renew = async (timeoutSeconds: number): Promise<boolean> => {
    const until = new Date(Date.parse(now()) + (timeoutSeconds + LEASE_SECONDS) * 1_000).toISOString();
    const revision = await writeRecords(store, [{ place, sort: LEASE, expect, value: { until } }], now());
    if (revision !== undefined) expect = { revision };
    return revision !== undefined;
  };
  if (!(await renew(0))) return undefined;
  return {
    renew,
    release: async () => {
      await writeRecords(store, [{ place, sort: LEASE, expect, deleted: true }], now());
    },
  };
}
