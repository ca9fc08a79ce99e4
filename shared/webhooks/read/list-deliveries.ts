/** The delivery log, newest events first, over one endpoint or all of them. */
import type { RecordPlace, StoredRecord } from '../../kernel/store/records.ts';
import type { Store } from '../../kernel/store/types.ts';
import type { TenantId } from '../../kernel/streams.ts';
import type { Delivery } from '../domain/delivery.ts';
import { ALL_DELIVERIES, deliveryIn, deliverySort, placeOf } from './places.ts';

export interface DeliveryFilter {
  readonly status?: string | undefined;
  readonly eventType?: string | undefined;
}

export interface DeliveryPage {
  readonly items: readonly Delivery[];
  /** Where the next page goes on; undefined at the end. */
  readonly after: string | undefined;
}

/** Deliveries looked at for one page, so that a rare filter over a long log answers in time. */
const SCANNED_MAX = 5_000;
const READ_AT_ONCE = 100;

/** One endpoint's deliveries, newest first, read as they are needed. */
async function* newestFirst(store: Store, place: RecordPlace, after: string | undefined): AsyncGenerator<StoredRecord> {
  let before = after === undefined ? ALL_DELIVERIES.before : deliverySort(after);
  for (;;) {
    const range = { from: ALL_DELIVERIES.from, before, limit: READ_AT_ONCE, reverse: true };
    const records = await store.queryRecords(place, range);
    yield* records;
    const last = records.at(-1);
    if (!last || records.length < READ_AT_ONCE) return;
    before = last.sort;
  }
}

/** Several lists, each newest first, as one. */
async function* merged(lists: readonly AsyncGenerator<StoredRecord>[]): AsyncGenerator<StoredRecord> {
  const heads = await Promise.all(lists.map(async (list) => ({ list, head: await list.next() })));
  for (;;) {
    const open = heads.filter(({ head }) => !head.done);
    const [first] = open.sort((a, b) => ((a.head.value?.sort ?? '') < (b.head.value?.sort ?? '') ? 1 : -1));
    if (!first?.head.value) return;
    yield first.head.value;
    first.head = await first.list.next();
  }
}

const matches = (delivery: Delivery, { status, eventType }: DeliveryFilter): boolean =>
  (status === undefined || delivery.status === status) && (eventType === undefined || delivery.eventType === eventType);

export async function listDeliveries(
  store: Store,
  tenant: TenantId,
  asked: {
    readonly endpointIds: readonly string[];
    readonly filter: DeliveryFilter;
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<DeliveryPage> {
  const items: Delivery[] = [];
  let scanned = 0;
  let last: string | undefined;
  for await (const record of merged(
    asked.endpointIds.map((id) => newestFirst(store, placeOf(tenant, id), asked.after)),
  )) {
    if (items.length === asked.limit || scanned === SCANNED_MAX) return { items, after: last };
    const delivery = deliveryIn(record);
    scanned += 1;
    last = delivery.deliveryId;
    if (matches(delivery, asked.filter)) items.push(delivery);
  }
  return { items, after: undefined };
}
