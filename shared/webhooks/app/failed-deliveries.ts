/** Deliveries that were given up, of all users, found by the due index. */
import { TenantErased } from '../../kernel/crypto/data-keys.ts';
import type { DueIndex, RecordKey } from '../../kernel/store/records.ts';
import type { Store } from '../../kernel/store/types.ts';
import type { TenantId } from '../../kernel/streams.ts';
import type { Delivery } from '../domain/delivery.ts';
import { deliveryIn, FAILED_DELIVERIES } from '../read/places.ts';

export interface FailedDelivery {
  readonly tenant: TenantId;
  readonly delivery: Extract<Delivery, { status: 'failed' }>;
}

export interface FailedSearch {
  readonly tenant?: TenantId | undefined;
  /** RFC 3339 UTC with milliseconds. */
  readonly now: string;
  readonly limit: number;
}

/** Keys alone, which need no user's data key. */
async function findFailedKeys(
  due: DueIndex,
  { tenant, now, limit }: FailedSearch,
): Promise<{ readonly keys: readonly RecordKey[]; readonly complete: boolean }> {
  const keys: RecordKey[] = [];
  for await (const key of due.dueBy(FAILED_DELIVERIES, now)) {
    if (tenant !== undefined && key.place.tenant !== tenant) continue;
    if (keys.length === limit) return { keys, complete: false };
    keys.push(key);
  }
  return { keys, complete: true };
}

/** What was erased is left out. */
async function readFailed(store: Store, keys: readonly RecordKey[]): Promise<readonly FailedDelivery[]> {
  try {
    return (await store.readRecords(keys)).flatMap((record) => {
      const delivery = deliveryIn(record);
      // The index may be a moment late.
      return delivery.status === 'failed' ? [{ tenant: record.place.tenant, delivery }] : [];
    });
  } catch (error) {
    if (error instanceof TenantErased) return [];
    throw error;
  }
}

export async function findFailed(
  store: Store,
  due: DueIndex,
  search: FailedSearch,
): Promise<{ readonly items: readonly FailedDelivery[]; readonly complete: boolean }> {
  const { keys, complete } = await findFailedKeys(due, search);
  const byTenant = Map.groupBy(keys, ({ place }) => place.tenant);
  const found = await Promise.all([...byTenant.values()].map((own) => readFailed(store, own)));
  return { items: found.flat(), complete };
}
