import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { environment, queueOfEnvironment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { TenantErased } from '../../shared/kernel/crypto/data-keys.ts';
import { workOrder } from '../../shared/kernel/messages.ts';
import { stopwatch } from '../../shared/kernel/observe/stopwatch.ts';
import { tenantTag } from '../../shared/kernel/observe/tenant-tag.ts';
import { retryLater } from '../../shared/kernel/projection/queue-messages.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { lookAtHolder } from '../../shared/portfolio/app/corporate-actions/look-at-holder.ts';
import { CORPORATE_ACTIONS, LOOK } from '../../shared/portfolio/contract/corporate-action-places.ts';
import { journalRecording } from './recording.ts';

const { store, log } = environment();
const recording = journalRecording(store);
const queue = queueOfEnvironment(CORPORATE_ACTIONS);
const orders = workQueueOfEnvironment(CORPORATE_ACTIONS);
/** What was recorded is in the holdings by then. */
const AGAIN_SECONDS = 2;

async function look({ body }: SQSRecord, requestId: string): Promise<void> {
  const durationMs = stopwatch();
  const tenant = workOrder.parse(JSON.parse(body)).tenant as TenantId;
  const context = { tenant, principal: 'system:corporate-actions', correlationId: requestId, now: systemClock() };
  const looked = await lookAtHolder({ store, recording, context });
  // The next of the same holding goes by what this one came to.
  if (looked && looked.applied > 0) await orders.send({ tenant, partition: LOOK }, AGAIN_SECONDS);
  // Holdings that are behind or halted come up some time: the due index brings the look again.
  const done = looked ?? { behind: true };
  log.info(
    'corporate actions looked for',
    { requestId, tenant: tenantTag(tenant), durationMs: durationMs(), ...done },
    {},
  );
}

export const handler = async (event: SQSEvent, { awsRequestId: requestId }: Context): Promise<SQSBatchResponse> => {
  const failed: SQSRecord[] = [];
  for (const record of event.Records) {
    try {
      await look(record, requestId);
    } catch (error) {
      if (error instanceof TenantErased) continue;
      log.error('corporate actions failed', { requestId, messageId: record.messageId, error }, { Failures: 1 });
      failed.push(record);
    }
  }
  await retryLater(failed, { queue });
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
};
