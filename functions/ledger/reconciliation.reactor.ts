import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { dueIndexOfEnvironment, environment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { operatorSettings } from '../../shared/adapters/operator-settings.ts';
import { configuredFeeds } from '../../shared/adapters/providers/settlement-feeds.ts';
import { workOrder } from '../../shared/kernel/messages.ts';
import { withFields } from '../../shared/kernel/observe/log.ts';
import { QUEUE_DELAY_SECONDS_MAX } from '../../shared/kernel/store/limits.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { tellTransfer } from '../../shared/ledger/app/external-transfers/tell-transfer.ts';
import { transferOfProviderId } from '../../shared/ledger/app/external-transfers/transfer-workflows.ts';
import { handOn } from '../../shared/ledger/app/provider-inbox/hand-on.ts';
import { workRun } from '../../shared/ledger/app/reconciliation/work-run.ts';

/** A provider that hangs is given up within this. */
const RESERVE_MILLISECONDS = 45_000;

const { store, log } = environment();
const { due } = dueIndexOfEnvironment();
const queue = workQueueOfEnvironment('reconciliation');
const transfers = workQueueOfEnvironment('external-transfers');
const feedsNow = operatorSettings('payment-providers', configuredFeeds);
const onProviderUpdate = handOn(
  store,
  tellTransfer(store, (order) => transfers.send(order)),
  (provider, providerId) => transferOfProviderId(store, provider, providerId),
);

/** An order names a provider. What fails here comes again with the queue's own patience, and with the next schedule. */
export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  const own = withFields(log, { requestId: context.awsRequestId });
  const hasTime = () => context.getRemainingTimeInMillis() > RESERVE_MILLISECONDS;
  for (const { body, messageId } of event.Records) {
    try {
      const { tenant, partition } = workOrder.parse(JSON.parse(body));
      const feed = (await feedsNow()).get(partition);
      if (!feed) continue;
      const again = await workRun({ store, due, feed, onProviderUpdate, now: systemClock, hasTime, log: own });
      if (again !== undefined) await queue.send({ tenant, partition }, Math.min(again, QUEUE_DELAY_SECONDS_MAX));
    } catch (error) {
      own.error('reconciliation failed', { messageId, error }, { Failures: 1 });
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
};
