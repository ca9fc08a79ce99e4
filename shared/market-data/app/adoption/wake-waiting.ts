/**
 * Who waits for a price of an asset whose history has just been completed is looked at at once. Nobody keeps who waits for
 * what: the due index is gone through, keys only, once for all that was completed since the last time.
 */
import type { DueIndex, RecordKey } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { PLATFORM, type TenantId } from '../../../kernel/streams.ts';
import { fetchedIn } from '../../read/adoption/fetched-records.ts';
import { assetOfWant, PRICE_ADOPTION } from '../../read/adoption/want-records.ts';
import { findAssets } from '../../read/assets/find-asset.ts';
import { writeRecords } from '../write-records.ts';

/** After whatever is waited for. */
const EVER = '9999-12-31T23:59:59.999Z';
const AT_ONCE = 50;

export interface WakeWaiting {
  readonly store: Store;
  readonly due: DueIndex;
  /** What the due index has of completed histories. */
  readonly fetched: readonly RecordKey[];
  readonly now: string;
  readonly wake: (tenants: ReadonlySet<TenantId>) => Promise<void>;
}

/** A completion that is noted meanwhile stays for the next time. */
export async function wakeWaiting({ store, due, fetched, now, wake }: WakeWaiting): Promise<void> {
  for (let at = 0; at < fetched.length; at += AT_ONCE) {
    const some = fetched.slice(at, at + AT_ONCE);
    const records = await store.readRecords(some);
    const names = await namesOf(store, some);
    const tenants = new Set<TenantId>();
    for await (const key of due.dueBy(PRICE_ADOPTION, EVER)) {
      if (key.place.tenant !== PLATFORM && names.has(assetOfWant(key))) tenants.add(key.place.tenant);
    }
    await wake(tenants);
    const gone = records.map(({ place, sort, revision }) => {
      return { place, sort, expect: { revision }, deleted: true } as const;
    });
    await writeRecords(store, gone, now);
  }
}

/** What users may call the assets: by all codes that mean them. */
async function namesOf(store: Store, fetched: readonly RecordKey[]): Promise<ReadonlySet<string>> {
  const codes = fetched.flatMap((key) => fetchedIn(key) ?? []);
  const views = await findAssets(store, codes);
  return new Set([...codes, ...[...views.values()].flatMap(({ code, formerCodes }) => [code, ...formerCodes])]);
}
