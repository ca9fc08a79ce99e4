import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { environment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { WEBHOOK_SCHEMES } from '../../shared/adapters/providers/webhooks/schemes.ts';
import { workOrder } from '../../shared/kernel/messages.ts';
import { withFields } from '../../shared/kernel/observe/log.ts';
import { systemClock } from '../../shared/kernel/time.ts';
import { tellTransfer } from '../../shared/ledger/app/external-transfers/tell-transfer.ts';
import { transferOfProviderId } from '../../shared/ledger/app/external-transfers/transfer-workflows.ts';
import { handOn } from '../../shared/ledger/app/provider-inbox/hand-on.ts';
import { workMessage } from '../../shared/ledger/app/provider-inbox/work-message.ts';
import { orderedMessage } from '../../shared/ledger/read/provider-inbox/places.ts';

const { store, log } = environment();
const transfers = workQueueOfEnvironment('external-transfers');
const onProviderUpdate = handOn(
  store,
  tellTransfer(store, (order) => transfers.send(order)),
  (provider, providerId) => transferOfProviderId(store, provider, providerId),
);

/** What fails here comes again with the queue's own patience, and by the due index. */
export const handler = async (event: SQSEvent, { awsRequestId: requestId }: Context): Promise<SQSBatchResponse> => {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  const own = withFields(log, { requestId });
  for (const { body, messageId } of event.Records) {
    try {
      const ordered = orderedMessage(workOrder.parse(JSON.parse(body)).partition);
      const work = { store, schemes: WEBHOOK_SCHEMES, onProviderUpdate, now: systemClock, log: own };
      if (ordered) await workMessage(work, ordered);
    } catch (error) {
      own.error('provider message failed', { messageId, error }, { Failures: 1 });
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
};
