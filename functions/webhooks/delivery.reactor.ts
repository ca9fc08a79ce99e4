import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { environment, queueOfEnvironment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { TenantErased } from '../../shared/kernel/crypto/data-keys.ts';
import { workOrder } from '../../shared/kernel/messages.ts';
import { type Log, withFields } from '../../shared/kernel/observe/log.ts';
import { retryLater } from '../../shared/kernel/projection/queue-messages.ts';
import { QUEUE_DELAY_SECONDS_MAX } from '../../shared/kernel/store/limits.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { signer } from '../../shared/webhooks/app/endpoint-keys.ts';
import { workEndpoint } from '../../shared/webhooks/app/work-endpoint.ts';
import { send } from './send.ts';

/** A round of requests, with what is written about them, ends within this. */
const RESERVE_MILLISECONDS = 45_000;

const { store, keys, log } = environment();
const queue = workQueueOfEnvironment('webhook-delivery');
const messages = queueOfEnvironment('webhook-delivery');
const sign = signer(keys);

async function handle(record: SQSRecord, own: Log, hasTime: () => boolean): Promise<void> {
  const { tenant, partition } = workOrder.parse(JSON.parse(record.body));
  const work = { store, tenant: tenant as TenantId, endpointId: partition, send, sign, log: own, hasTime };
  const { dueAt } = await workEndpoint({ ...work, now: systemClock, random: Math.random });
  if (dueAt === undefined) return;
  const seconds = Math.max(0, Math.ceil((Date.parse(dueAt) - Date.now()) / 1_000));
  // What is due later is found by the due index.
  if (seconds <= QUEUE_DELAY_SECONDS_MAX) await queue.send({ tenant, partition }, seconds);
}

export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  const own = withFields(log, { requestId: context.awsRequestId });
  for (const record of event.Records) {
    try {
      await handle(record, own, () => context.getRemainingTimeInMillis() > RESERVE_MILLISECONDS);
    } catch (error) {
      if (error instanceof TenantErased) continue;
      own.error('delivery failed', { messageId: record.messageId, error }, { Failures: 1 });
      batchItemFailures.push({ itemIdentifier: record.messageId });
      await retryLater([record], { queue: messages });
    }
  }
  return { batchItemFailures };
};
