import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { environment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { operatorSettings } from '../../shared/adapters/operator-settings.ts';
import { configuredProviders } from '../../shared/adapters/providers/providers.ts';
import { TenantErased } from '../../shared/kernel/crypto/data-keys.ts';
import { workOrder } from '../../shared/kernel/messages.ts';
import { withFields } from '../../shared/kernel/observe/log.ts';
import { QUEUE_DELAY_SECONDS_MAX } from '../../shared/kernel/store/limits.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import type { WorkflowId } from '../../shared/kernel/workflow/workflow.ts';
import { workTransfer } from '../../shared/ledger/app/external-transfers/work-transfer.ts';

/** A provider that hangs is given up within this. */
const RESERVE_MILLISECONDS = 45_000;

const { store, log } = environment();
const queue = workQueueOfEnvironment('external-transfers');
const providersNow = operatorSettings('payment-providers', configuredProviders);

/** What fails here comes again with the queue's own patience, and by the due index. */
export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  const own = withFields(log, { requestId: context.awsRequestId });
  const hasTime = () => context.getRemainingTimeInMillis() > RESERVE_MILLISECONDS;
  for (const { body, messageId } of event.Records) {
    try {
      const { tenant, partition } = workOrder.parse(JSON.parse(body));
      const providers = await providersNow();
      const work = { store, providers, now: systemClock, hasTime, correlationId: partition, log: own };
      const dueAt = await workTransfer(work, tenant as TenantId, partition as WorkflowId);
      const seconds =
        dueAt === undefined ? undefined : Math.max(1, Math.ceil((Date.parse(dueAt) - Date.now()) / 1_000));
      // What is due later is found by the due index.
      if (seconds !== undefined && seconds <= QUEUE_DELAY_SECONDS_MAX) await queue.send({ tenant, partition }, seconds);
    } catch (error) {
      if (error instanceof TenantErased) continue;
      own.error('work for a transfer failed', { messageId, error }, { Failures: 1 });
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
};
