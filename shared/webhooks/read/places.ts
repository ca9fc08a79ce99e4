/**
 * Where an endpoint's records stand. Its partition holds:
 *
 * - `D#<delivery>`: the deliveries, ordered by the time of their events;
 * - `N#<time>#<delivery>`: which delivery is next, and when;
 * - `DUE`: when there is something to do for this endpoint at all, found by the due index;
 * - `LEASE`: who works for it now; `HEALTH`: how it does; `HEADERS`: the values of its extra headers;
 * - `RECOVERY`: how far failed deliveries have been set off again.
 */
import type { Json } from '../../kernel/pages/types.ts';
import type { RecordKey, RecordPlace, RecordWrite, StoredRecord } from '../../kernel/store/records.ts';
import type { TenantId } from '../../kernel/streams.ts';
import { type Delivery, dueAtOf } from '../domain/delivery.ts';

/** The projection whose records these are. */
export const WEBHOOKS = 'webhooks';
/** The list of the due index that holds what was given up, of all users, by the time that was. */
export const FAILED_DELIVERIES = 'failed-deliveries';

/** Deliveries are kept for so long after their last change. */
const LOG_DAYS = 90;

export const placeOf = (tenant: TenantId, endpointId: string): RecordPlace => ({
  tenant,
  projection: WEBHOOKS,
  partition: endpointId,
});

export const DUE = 'DUE';
export const LEASE = 'LEASE';
export const HEALTH = 'HEALTH';
export const HEADERS = 'HEADERS';
export const RECOVERY = 'RECOVERY';

const DELIVERY_PREFIX = 'D#';
const NEXT_PREFIX = 'N#';
/** After every id and time. */
const END = '~';

export const deliverySort = (deliveryId: string): string => `${DELIVERY_PREFIX}${deliveryId}`;
export const ALL_DELIVERIES = { from: DELIVERY_PREFIX, before: `${DELIVERY_PREFIX}${END}` } as const;
const nextSort = (at: string, deliveryId: string): string => `${NEXT_PREFIX}${at}#${deliveryId}`;
export const ALL_NEXT = { from: NEXT_PREFIX, before: `${NEXT_PREFIX}${END}` } as const;
/** What is next up to a time, that time included. */
export const nextBy = (at: string) => ({ from: NEXT_PREFIX, before: `${NEXT_PREFIX}${at}#${END}` });

/** Reads the key of what is next. */
export function parseNext(sort: string): { readonly at: string; readonly deliveryId: string } {
  const [, at = '', deliveryId = ''] = sort.split('#');
  return { at, deliveryId };
}

export const deliveryIn = (record: StoredRecord): Delivery => record.value as unknown as Delivery;

const expiryOf = ({ updatedAt }: Delivery): string =>
  new Date(Date.parse(updatedAt) + LOG_DAYS * 24 * 3_600_000).toISOString();

/** Writes a delivery and what is next for it; `before` is what stood there, undefined for a new one. */
export function deliveryWrites(place: RecordPlace, after: Delivery, before: StoredRecord | undefined): RecordWrite[] {
  const dueBefore = before && dueAtOf(deliveryIn(before));
  const dueAfter = dueAtOf(after);
  const { deliveryId } = after;
  const writes: RecordWrite[] = [
    {
      place,
      sort: deliverySort(deliveryId),
      expect: before ? { revision: before.revision } : 'absent',
      value: after as unknown as Json,
      expiresAt: expiryOf(after),
      ...(after.status === 'failed' && { dueAt: after.failedAt, dueIn: FAILED_DELIVERIES }),
    },
  ];
  if (dueBefore !== undefined && dueBefore !== dueAfter) {
    writes.push({ place, sort: nextSort(dueBefore, deliveryId), expect: 'any', deleted: true });
  }
  if (dueAfter !== undefined && dueAfter !== dueBefore) {
    writes.push({ place, sort: nextSort(dueAfter, deliveryId), expect: 'any', value: null });
  }
  return writes;
}

/** Says that there is something to do for an endpoint from a time on. */
export const dueWrite = (place: RecordPlace, at: string, expect: RecordWrite['expect'] = 'any'): RecordWrite => ({
  place,
  sort: DUE,
  expect,
  value: null,
  dueAt: at,
});

export const keyOf = (place: RecordPlace, sort: string): RecordKey => ({ place, sort });
