/** The halts of all tenants, found by the due index. */
import { TenantErased } from '../../../kernel/crypto/data-keys.ts';
import { HALTS, type HaltDetail, type HaltPlace, haltKey } from '../../../kernel/projection/halts.ts';
import type { DueIndex, StoredRecord } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { STREAM_TYPES, type TenantId } from '../../../kernel/streams.ts';

const HALTS_MAX = 1_000;

export interface FoundHalt extends HaltDetail, HaltPlace {}

const foundIn = ({ place, sort, value }: StoredRecord): FoundHalt[] => {
  const source = STREAM_TYPES.find((type) => type === sort);
  const detail = value as unknown as HaltDetail;
  return source ? [{ ...detail, tenant: place.tenant, projection: place.projection, source }] : [];
};

/** A halt of a tenant that was erased says nothing to anybody any more. */
async function readHalts(store: Store, places: readonly HaltPlace[]): Promise<readonly FoundHalt[]> {
  try {
    return (await store.readRecords(places.map(haltKey))).flatMap(foundIn);
  } catch (error) {
    if (error instanceof TenantErased) return [];
    throw error;
  }
}

export const findHalt = async (store: Store, place: HaltPlace): Promise<FoundHalt | undefined> =>
  (await readHalts(store, [place]))[0];

export interface HaltSearch {
  readonly tenant?: TenantId | undefined;
  /** RFC 3339 UTC with milliseconds. */
  readonly now: string;
}

/** Longest first. */
export async function findHalts(
  store: Store,
  due: DueIndex,
  { tenant, now }: HaltSearch,
): Promise<{ readonly halts: readonly FoundHalt[]; readonly complete: boolean }> {
  const byTenant = new Map<TenantId, HaltPlace[]>();
  let count = 0;
  let complete = true;
  for await (const { place, sort } of due.dueBy(HALTS, now)) {
    const source = STREAM_TYPES.find((type) => type === sort);
    if (!source || (tenant !== undefined && place.tenant !== tenant)) continue;
    if (count === HALTS_MAX) {
      complete = false;
      break;
    }
    count += 1;
    const places = byTenant.get(place.tenant) ?? [];
    places.push({ tenant: place.tenant, projection: place.projection, source });
    byTenant.set(place.tenant, places);
  }
  const found = await Promise.all([...byTenant.values()].map((places) => readHalts(store, places)));
  return { halts: found.flat().sort((one, other) => (one.at < other.at ? -1 : 1)), complete };
}
