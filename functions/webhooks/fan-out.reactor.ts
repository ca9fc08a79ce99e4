import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { environment, queueOfEnvironment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { jsonLog } from '../../shared/adapters/json-log.ts';
import { TenantErased } from '../../shared/kernel/crypto/data-keys.ts';
import { streamOf } from '../../shared/kernel/messages.ts';
import { parseNotice, retryLater } from '../../shared/kernel/projection/consume.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { fanOut } from '../../shared/webhooks/app/fan-out.ts';

const RESERVE_MILLISECONDS = 20_000;

const { store } = environment();
const queue = queueOfEnvironment('webhooks');
const deliveries = workQueueOfEnvironment('webhook-delivery');
const log = jsonLog('webhooks.fan-out');

async function handle(record: SQSRecord, hasTime: () => boolean): Promise<void> {
  const notice = parseNotice(record.body);
  const stream = streamOf(notice);
  const done = await fanOut({ store, stream, now: systemClock, hasTime });
  for (const partition of done.endpointIds) await deliveries.send({ tenant: stream.tenant, partition });
  if (!done.isDone) await queue.send(notice);
  if (done.deliveries > 0) {
    const { correlationId, streamType, version } = notice;
    log.info('deliveries made', { streamType, version, deliveries: done.deliveries, correlationId });
  }
}

export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const record of event.Records) {
    try {
      await handle(record, () => context.getRemainingTimeInMillis() > RESERVE_MILLISECONDS);
    } catch (error) {
      // Nobody can be told of an erased user's events.
      if (error instanceof TenantErased) continue;
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log.error('fan-out failed', { messageId: record.messageId, reason });
      batchItemFailures.push({ itemIdentifier: record.messageId });
      await retryLater([record], { queue });
    }
  }
  return { batchItemFailures };
};
