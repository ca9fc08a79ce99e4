/** The Lambda handler of those who work pasts out: orders of its queue, and the schedule of checkpoints that are due. */
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { TenantErased } from '../kernel/crypto/data-keys.ts';
import { workOrder } from '../kernel/messages.ts';
import { stopwatch } from '../kernel/observe/stopwatch.ts';
import { tenantTag } from '../kernel/observe/tenant-tag.ts';
import { CHECKPOINTS, keepCheckpoints } from '../kernel/past/keep-checkpoints.ts';
import type { PastProjection } from '../kernel/past/past-projection.ts';
import { pastOf } from '../kernel/past/places.ts';
import { failPreparation, workPreparation } from '../kernel/past/work-preparation.ts';
import { retryLater } from '../kernel/projection/queue-messages.ts';
import type { Book } from '../kernel/projection/types.ts';
import type { TenantId } from '../kernel/streams.ts';
import { systemClock } from '../kernel/time.ts';
import { dueIndexOfEnvironment, environment, queueOfEnvironment, workQueueOfEnvironment } from './environment.ts';

/** A portion is read, folded and stored well within this. */
const RESERVE_MILLISECONDS = 120_000;
/** After as many tries a past is given up, and whoever waits for it is told so. */
const HOPELESS_RECEIVES = 3;

export function pastHandler<B extends Book>(
  past: PastProjection<B>,
): (event: SQSEvent | object, context: Context) => Promise<SQSBatchResponse | { readonly ordered: number }> {
  const { store, log } = environment();
  const orders = workQueueOfEnvironment(past.consumer);
  const queue = queueOfEnvironment(past.consumer);

  async function work({ body, attributes }: SQSRecord, context: Context): Promise<void> {
    const order = workOrder.parse(JSON.parse(body));
    const { tenant, partition } = order;
    const durationMs = stopwatch();
    const hasTime = (): boolean => context.getRemainingTimeInMillis() > RESERVE_MILLISECONDS;
    const fields = {
      requestId: context.awsRequestId,
      tenant: tenantTag(tenant),
      past: past.projection.name,
      partition,
    };
    const own = { store, tenant: tenant as TenantId, now: systemClock, hasTime };
    try {
      const done =
        partition === CHECKPOINTS
          ? await keepCheckpoints({ ...own, projection: past.projection })
          : await workPreparation({ ...own, past, preparationId: partition });
      log.info('past worked', { ...fields, durationMs: durationMs(), done }, {});
      if (done === 'more') await orders.send(order);
    } catch (error) {
      if (error instanceof TenantErased) return;
      if (partition === CHECKPOINTS || Number(attributes.ApproximateReceiveCount) < HOPELESS_RECEIVES) throw error;
      log.error('past given up', { ...fields, error }, { Failures: 1 });
      const reason = error instanceof Error ? error.message : 'unknown';
      await failPreparation({ ...own, past, preparationId: partition }, reason.slice(0, 1_000));
    }
  }

  async function onSchedule({ awsRequestId: requestId }: Context): Promise<{ readonly ordered: number }> {
    const durationMs = stopwatch();
    let ordered = 0;
    for await (const { place } of dueIndexOfEnvironment().due.dueBy(pastOf(past.projection.name), systemClock())) {
      await orders.send({ tenant: place.tenant, partition: CHECKPOINTS });
      ordered += 1;
    }
    log.info('checkpoints ordered', { requestId, past: past.projection.name, durationMs: durationMs(), ordered }, {});
    return { ordered };
  }

  return async (event, context) => {
    if (!('Records' in event)) return onSchedule(context);
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
    for (const record of event.Records) {
      try {
        await work(record, context);
      } catch (error) {
        const { messageId } = record;
        log.error('past failed', { requestId: context.awsRequestId, messageId, error }, { Failures: 1 });
        batchItemFailures.push({ itemIdentifier: messageId });
        await retryLater([record], { queue });
      }
    }
    return { batchItemFailures };
  };
}
