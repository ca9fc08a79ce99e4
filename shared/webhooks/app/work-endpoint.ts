/**
 * Works for one endpoint: sends what is due, some requests at once, until nothing is due or the time is up. Who finds
 * another at work leaves it alone: what brought him here has marked the endpoint as due, and the other looks at that
 * mark before he ends.
 */
import type { RecordPlace, StoredRecord } from '../../kernel/store/records.ts';
import { dueAtOf } from '../domain/delivery.ts';
import type { Health } from '../domain/health.ts';
import {
  ALL_NEXT,
  DUE,
  deliveryIn,
  deliverySort,
  dueWrite,
  HEADERS,
  HEALTH,
  keyOf,
  nextBy,
  parseNext,
  placeOf,
} from '../read/places.ts';
import { attemptDelivery } from './attempt.ts';
import { readEndpoints } from './endpoint-stream.ts';
import { giveUpPortion } from './give-up.ts';
import { judge } from './judge.ts';
import { type Lease, takeLease } from './lease.ts';
import { type Messages, messagesOf } from './message-body.ts';
import { recoverPortion } from './recovery.ts';
import type { Work } from './work.ts';
import { writeRecords } from './write-records.ts';

/** When to come again: undefined when nothing is left to do. */
export interface Worked {
  readonly dueAt?: string | undefined;
}

export async function workEndpoint(work: Work): Promise<Worked> {
  const { store, tenant, endpointId, now } = work;
  const place = placeOf(tenant, endpointId);
  const lease = await takeLease(store, place, now);
  if (!lease) return {};
  let dueAt: string | undefined;
  try {
    dueAt = await rounds(work, place, lease);
  } finally {
    await lease.release();
  }
  // Something may have become due between the last look and the release, whose bringer found us at work.
  return { dueAt: await firstDue(work, place, dueAt) };
}

async function firstDue(
  { store, now }: Work,
  place: RecordPlace,
  dueAt: string | undefined,
): Promise<string | undefined> {
  const [next] = await store.queryRecords(place, { ...nextBy(now()), limit: 1 });
  return next && (dueAt === undefined || parseNext(next.sort).at < dueAt) ? parseNext(next.sort).at : dueAt;
}

/** Round after round; answers when the next is due. */
async function rounds(work: Work, place: RecordPlace, lease: Lease): Promise<string | undefined> {
  const messages = messagesOf(work.store, work.tenant);
  for (;;) {
    const [mark] = await work.store.readRecords([keyOf(place, DUE)]);
    if (!work.hasTime()) return work.now();
    const left = await round(work, place, { messages, lease });
    if (left === 'more') continue;
    // Another has taken over, who does whatever is left.
    if (left === 'lost') return undefined;
    if (await settle(work, place, mark, left.dueAt)) return left.dueAt;
  }
}

/** Does what is due now; when that is nothing, says when something will be. */
async function round(
  work: Work,
  place: RecordPlace,
  { messages, lease }: { readonly messages: Messages; readonly lease: Lease },
): Promise<'more' | 'lost' | Worked> {
  const { store, tenant, endpointId, now } = work;
  const endpoint = (await readEndpoints(store, tenant))?.[endpointId];
  if (!(await lease.renew(endpoint?.timeoutSeconds ?? 0))) return 'lost';
  if (!endpoint || endpoint.disabled) return (await giveUpPortion(store, place, endpoint, now())) ? 'more' : {};
  if (!endpoint.active) return {};
  if (await recoverPortion(store, place, now())) return 'more';
  const records = await store.readRecords([HEALTH, HEADERS].map((sort) => keyOf(place, sort)));
  const health = records.find(({ sort }) => sort === HEALTH)?.value as Health | undefined;
  const extraHeaders = (records.find(({ sort }) => sort === HEADERS)?.value ?? {}) as Readonly<Record<string, string>>;
  const pausedUntil = health?.pausedUntil ?? '';
  const due = pausedUntil > now() ? [] : await dueDeliveries(work, place, endpoint.requestsAtOnce);
  if (due.length === 0) {
    const [next] = await store.queryRecords(place, { ...ALL_NEXT, limit: 1 });
    return next ? { dueAt: later(parseNext(next.sort).at, pausedUntil) } : {};
  }
  const attempting = { ...work, place, endpoint, extraHeaders, messages };
  // Waits for all of them even when one fails: who gives the lease back must have no request under way.
  const attempts = await Promise.allSettled(due.map((record) => attemptDelivery(attempting, record)));
  const made = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? (attempt.value ?? []) : []));
  await judge(work, place, { endpoint, health, made });
  const failed = attempts.find((attempt) => attempt.status === 'rejected');
  if (failed) throw failed.reason;
  return 'more';
}

const later = (one: string, other: string): string => (one > other ? one : other);

/** Leaves word of when there is something to do; false when more has come meanwhile. */
async function settle(
  { store, now }: Work,
  place: RecordPlace,
  mark: StoredRecord | undefined,
  dueAt: string | undefined,
): Promise<boolean> {
  const expect = mark ? { revision: mark.revision } : ('absent' as const);
  if (dueAt !== undefined) return (await writeRecords(store, [dueWrite(place, dueAt, expect)], now())) !== undefined;
  if (!mark) return (await store.readRecords([keyOf(place, DUE)])).length === 0;
  return (await writeRecords(store, [{ place, sort: DUE, expect, deleted: true }], now())) !== undefined;
}

/** Deliveries whose time has come; what is listed without being due is tidied away. */
async function dueDeliveries({ store, now }: Work, place: RecordPlace, limit: number): Promise<StoredRecord[]> {
  const listed = await store.queryRecords(place, { ...nextBy(now()), limit });
  const records = await store.readRecords(
    listed.map(({ sort }) => keyOf(place, deliverySort(parseNext(sort).deliveryId))),
  );
  const due: StoredRecord[] = [];
  for (const next of listed) {
    const { at, deliveryId } = parseNext(next.sort);
    const record = records.find(({ sort }) => sort === deliverySort(deliveryId));
    if (record && dueAtOf(deliveryIn(record)) === at) due.push(record);
    else
      await writeRecords(
        store,
        [{ place, sort: next.sort, expect: { revision: next.revision }, deleted: true }],
        now(),
      );
  }
  return due;
}
