import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import {
  dueIndexOfEnvironment,
  environment,
  queueOfEnvironment,
  workQueueOfEnvironment,
} from '../../shared/adapters/environment.ts';
import { TenantErased } from '../../shared/kernel/crypto/data-keys.ts';
import { streamOf, workOrder } from '../../shared/kernel/messages.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { tenantTag } from '../../shared/kernel/observe/tenant-tag.ts';
import { traceOf } from '../../shared/kernel/observe/trace.ts';
import { causeOf, parseNotice, retryLater } from '../../shared/kernel/projection/queue-messages.ts';
import { QUEUE_DELAY_SECONDS_MAX } from '../../shared/kernel/store/limits.ts';
import { PLATFORM, type TenantId } from '../../shared/kernel/streams.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { adoptPrices } from '../../shared/market-data/app/adoption/adopt-prices.ts';
import { takeMissed } from '../../shared/market-data/app/adoption/take-missed.ts';
import { GATHER_SECONDS } from '../../shared/market-data/domain/adoption/want.ts';
import { PRICE_ADOPTION, WANTS } from '../../shared/market-data/read/adoption/want-records.ts';
import { partitionOf } from '../../shared/market-data/read/backfill/job-records.ts';

/** A stretch of work ends well within this. */
const RESERVE_MILLISECONDS = 60_000;

const { store, log } = environment();
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

async function onOrder(tenant: string, requestId: string, hasTime: () => boolean): Promise<void> {
  const durationMs = stopwatch();
  const run = { store, tenant: tenant as TenantId, now: systemClock, hasTime };
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

async function handle({ body }: SQSRecord, requestId: string, hasTime: () => boolean): Promise<void> {
  const order = workOrder.safeParse(JSON.parse(body));
  return order.success ? onOrder(order.data.tenant, requestId, hasTime) : onMissed(body, requestId);
}

/** Orders a look for each user who lacks something that is due. */
async function onSchedule(requestId: string): Promise<{ readonly ordered: number }> {
  const durationMs = stopwatch();
  const tenants = new Set<TenantId>();
  for await (const { place } of dueIndexOfEnvironment().due.dueBy(PRICE_ADOPTION, systemClock())) {
    tenants.add(place.tenant);
  }
  for (const tenant of tenants) await orders.send({ tenant, partition: WANTS });
  if (tenants.size > 0) log.info('due prices', { requestId, durationMs: durationMs(), ordered: tenants.size }, {});
  return { ordered: tenants.size };
}

export const handler = async (
  event: SQSEvent | object,
  context: Context,
): Promise<SQSBatchResponse | { readonly ordered: number }> => {
  const { awsRequestId: requestId } = context;
  if (!('Records' in event)) return onSchedule(requestId);
  const failed: SQSRecord[] = [];
  for (const record of event.Records) {
    try {
      await handle(record, requestId, () => context.getRemainingTimeInMillis() > RESERVE_MILLISECONDS);
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
