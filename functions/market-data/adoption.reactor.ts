import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import {
  dueIndexOfEnvironment,
  queueOfEnvironment,
  workQueueOfEnvironment,
} from '../../shared/adapters/environment.ts';
import { systemEnvironment } from '../../shared/adapters/system-environment.ts';
import { TenantErased } from '../../shared/kernel/crypto/data-keys.ts';
import { streamOf, type WorkOrder, workOrder } from '../../shared/kernel/messages.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { tenantTag } from '../../shared/kernel/observe/tenant-tag.ts';
import { traceOf } from '../../shared/kernel/observe/trace.ts';
import { causeOf, parseNotice, retryLater } from '../../shared/kernel/projection/queue-messages.ts';
import { QUEUE_DELAY_SECONDS_MAX } from '../../shared/kernel/store/limits.ts';
import type { RecordKey } from '../../shared/kernel/store/records.ts';
import { PLATFORM, type TenantId } from '../../shared/kernel/streams.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { adoptPrices } from '../../shared/market-data/app/adoption/adopt-prices.ts';
import { FOR_REPAIR, REPAIR, repairMissed } from '../../shared/market-data/app/adoption/repair-missed.ts';
import { takeMissed } from '../../shared/market-data/app/adoption/take-missed.ts';
import { wakeWaiting } from '../../shared/market-data/app/adoption/wake-waiting.ts';
import { findMoved } from '../../shared/market-data/app/tracking/find-moved.ts';
import { GATHER_SECONDS } from '../../shared/market-data/domain/adoption/want.ts';
import { fetchedIn } from '../../shared/market-data/read/adoption/fetched-records.ts';
import { PRICE_ADOPTION, WANTS, WOKEN } from '../../shared/market-data/read/adoption/want-records.ts';
import { partitionOf } from '../../shared/market-data/read/backfill/job-records.ts';

/** A stretch of work ends well within this. */
const RESERVE_MILLISECONDS = 60_000;

const { store, headsIndex, records, log } = systemEnvironment();
const queue = queueOfEnvironment(PRICE_ADOPTION);
const orders = workQueueOfEnvironment(PRICE_ADOPTION);
const backfills = workQueueOfEnvironment('market-backfill');

/** What transactions lack is noted, and looked for when the rest of a file has had time to come. */
async function onMissed(body: string, requestId: string): Promise<void> {
  const notice = parseNotice(body);
  const { tenant } = notice;
  const fields = { ...traceOf([notice]), requestId, tenant: tenantTag(tenant) };
  const durationMs = stopwatch();
  const assets = await takeMissed({ store, stream: streamOf(notice), version: notice.version, now: systemClock() });
  if (assets > 0) await orders.send({ tenant, partition: WANTS }, GATHER_SECONDS);
  log.info('prices missed', { ...fields, durationMs: durationMs(), assets }, {});
}

async function onOrder({ tenant, partition }: WorkOrder, requestId: string, hasTime: () => boolean): Promise<void> {
  const durationMs = stopwatch();
  const run = { store, tenant: tenant as TenantId, now: systemClock, isWoken: partition === WOKEN, hasTime };
  const { looked, adopted, givenUp, ordered, dueAt } = await adoptPrices(run);
  for (const subject of ordered) await backfills.send({ tenant: PLATFORM, partition: partitionOf(subject) });
  const work = { durationMs: durationMs(), looked, adopted, givenUp, ordered: ordered.length, dueAt };
  log.info('prices looked for', { requestId, tenant: tenantTag(tenant), ...work }, {});
  // Whoever looked last comes again: of several orders at once, those that found nothing to do end here.
  if (dueAt === undefined || looked === 0) return;
  const seconds = Math.max(0, Math.ceil((Date.parse(dueAt) - Date.now()) / 1_000));
  // What is due later is found by the due index.
  if (seconds <= QUEUE_DELAY_SECONDS_MAX) await orders.send({ tenant, partition: WANTS }, seconds);
}

/** What notices were to tell, they or not. */
async function onRepair(tenant: TenantId, requestId: string, hasTime: () => boolean): Promise<void> {
  const { assets, isDone } = await repairMissed({ store, tenant, now: systemClock(), hasTime });
  if (assets > 0) await orders.send({ tenant, partition: WANTS }, GATHER_SECONDS);
  if (!isDone) await orders.send({ tenant, partition: REPAIR });
  log.info('announcements gone through', { requestId, tenant: tenantTag(tenant), assets, isDone }, {});
}

async function handle({ body }: SQSRecord, requestId: string, hasTime: () => boolean): Promise<void> {
  const order = workOrder.safeParse(JSON.parse(body));
  if (!order.success) return onMissed(body, requestId);
  if (order.data.partition === REPAIR) return onRepair(order.data.tenant as TenantId, requestId, hasTime);
  return onOrder(order.data, requestId, hasTime);
}

/** Orders a look for each user who lacks something that is due, or may have come. */
async function onSchedule(requestId: string, hasTime: () => boolean): Promise<{ readonly ordered: number }> {
  const durationMs = stopwatch();
  const { due } = dueIndexOfEnvironment();
  const now = systemClock();
  const tenants = new Set<TenantId>();
  const fetched: RecordKey[] = [];
  for await (const key of due.dueBy(PRICE_ADOPTION, now)) {
    if (fetchedIn(key) === undefined) tenants.add(key.place.tenant);
    else fetched.push(key);
  }
  for (const tenant of tenants) await orders.send({ tenant, partition: WANTS });
  let ordered = tenants.size;
  const wake = async (waiting: ReadonlySet<TenantId>): Promise<void> => {
    for (const tenant of waiting) await orders.send({ tenant, partition: WOKEN });
    ordered += waiting.size;
  };
  await wakeWaiting({ store, due, fetched, now, wake });
  const onMoved = async (moved: readonly TenantId[]): Promise<void> => {
    for (const tenant of moved) await orders.send({ tenant, partition: REPAIR });
  };
  ordered += await findMoved({ search: FOR_REPAIR, heads: headsIndex(), records, now, hasTime, onMoved });
  if (ordered > 0) log.info('due prices', { requestId, durationMs: durationMs(), ordered }, {});
  return { ordered };
}

export const handler = async (
  event: SQSEvent | object,
  context: Context,
): Promise<SQSBatchResponse | { readonly ordered: number }> => {
  const { awsRequestId: requestId } = context;
  const hasTime = () => context.getRemainingTimeInMillis() > RESERVE_MILLISECONDS;
  if (!('Records' in event)) return onSchedule(requestId, hasTime);
  const failed: SQSRecord[] = [];
  for (const record of event.Records) {
    try {
      await handle(record, requestId, hasTime);
    } catch (error) {
      if (error instanceof TenantErased) continue;
      const { messageId, body } = record;
      log.error('price adoption failed', { ...causeOf(body), requestId, messageId, error }, { Failures: 1 });
      failed.push(record);
    }
  }
  await retryLater(failed, { queue });
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
};
