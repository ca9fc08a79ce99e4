import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { environment, queueOfEnvironment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { TenantErased } from '../../shared/kernel/crypto/data-keys.ts';
import { streamOf } from '../../shared/kernel/messages.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { tenantTag } from '../../shared/kernel/observe/tenant-tag.ts';
import { lagMsOf, traceOf } from '../../shared/kernel/observe/trace.ts';
import { causeOf, parseNotice, retryLater } from '../../shared/kernel/projection/queue-messages.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { fanOut } from '../../shared/webhooks/app/fan-out.ts';

const { store, log } = environment();
const queue = queueOfEnvironment('webhooks');
const deliveries = workQueueOfEnvironment('webhook-delivery');

async function handle(record: SQSRecord, requestId: string): Promise<void> {
  const durationMs = stopwatch();
  const notice = parseNotice(record.body);
  const stream = streamOf(notice);
  const done = await fanOut({ store, stream, now: systemClock });
  for (const partition of done.endpointIds) await deliveries.send({ tenant: stream.tenant, partition });
  if (!done.isDone) await queue.send(notice);
  if (done.deliveries === 0) return;
  const lagMs = lagMsOf([notice], systemClock());
  const { streamType, version } = notice;
  const work = { durationMs: durationMs(), streamType, version, deliveries: done.deliveries, lagMs };
  const fields = { ...traceOf([notice]), requestId, tenant: tenantTag(notice.tenant), ...work };
  log.info('deliveries made', fields, { ConsumerLag: lagMs, DeliveriesMade: done.deliveries });
}

export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  const { awsRequestId: requestId } = context;
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const record of event.Records) {
    try {
      await handle(record, requestId);
    } catch (error) {
      // Nobody can be told of an erased user's events.
      if (error instanceof TenantErased) continue;
      const { messageId, body } = record;
      log.error('fan-out failed', { ...causeOf(body), requestId, messageId, error }, { Failures: 1 });
      batchItemFailures.push({ itemIdentifier: record.messageId });
      await retryLater([record], { queue });
    }
  }
  return { batchItemFailures };
};
