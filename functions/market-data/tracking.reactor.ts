import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { environment, queueOfEnvironment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { TenantErased } from '../../shared/kernel/crypto/data-keys.ts';
import { type WorkOrder, workOrder } from '../../shared/kernel/messages.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { tenantTag } from '../../shared/kernel/observe/tenant-tag.ts';
import { causeOf, retryLater } from '../../shared/kernel/projection/queue-messages.ts';
import { PLATFORM, type TenantId } from '../../shared/kernel/streams.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { RATES, wantRates } from '../../shared/market-data/app/refresh/want-all.ts';
import { MOVED, RECOUNT } from '../../shared/market-data/app/tracking/orders.ts';
import { recount } from '../../shared/market-data/app/tracking/recount.ts';
import { trackCatalogue } from '../../shared/market-data/app/tracking/track-catalogue.ts';
import { trackUser } from '../../shared/market-data/app/tracking/track-user.ts';
import { partitionOf } from '../../shared/market-data/read/backfill/job-records.ts';

const { store, log } = environment();
const queue = queueOfEnvironment('asset-tracking');
const orders = workQueueOfEnvironment('asset-tracking');
const backfills = workQueueOfEnvironment('market-backfill');

/** What new commits of a user, or of the catalogue, change about the assets that are tracked. */
async function track(tenant: TenantId, requestId: string): Promise<void> {
  const durationMs = stopwatch();
  const isPlatform = tenant === PLATFORM;
  const done = await (isPlatform
    ? trackCatalogue({ store, now: systemClock })
    : trackUser({ store, tenant, now: systemClock }));
  const dates = done.since.map((since) => ({ since }));
  const isRatesWanted = dates.length > 0 && (await wantRates(store, dates, systemClock()));
  const ordered = isRatesWanted ? [...done.ordered, RATES] : done.ordered;
  for (const subject of ordered) await backfills.send({ tenant: PLATFORM, partition: partitionOf(subject) });
  if (!done.isDone) await orders.send({ tenant, partition: MOVED });
  if (done.assets === 0) return;
  const work = { durationMs: durationMs(), assets: done.assets, ordered: ordered.length };
  log.info('assets tracked', { requestId, tenant: tenantTag(tenant), ...work }, {});
}

async function handle({ tenant, partition }: WorkOrder, requestId: string): Promise<void> {
  if (partition === MOVED) return track(tenant as TenantId, requestId);
  if (partition !== RECOUNT) throw new Error(`nobody here knows the order ${partition}`);
  const corrected = await recount(store, tenant as TenantId, systemClock);
  log.info('references recounted', { requestId, tenant: tenantTag(tenant), corrected }, {});
}

export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  const { awsRequestId: requestId } = context;
  const failed: SQSRecord[] = [];
  for (const record of event.Records) {
    try {
      await handle(workOrder.parse(JSON.parse(record.body)), requestId);
    } catch (error) {
      // What an erased user had can't be known any more; a recount takes the references away.
      if (error instanceof TenantErased) continue;
      const { messageId, body } = record;
      log.error('tracking failed', { ...causeOf(body), requestId, messageId, error }, { Failures: 1 });
      failed.push(record);
    }
  }
  await retryLater(failed, { queue });
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
};
