import { BUS_DETAIL_TYPE, BUS_SOURCE, type ConsumerQueue } from '../kernel/messages.ts';
import { LimitExceeded, QUEUE_DELAY_SECONDS_MAX } from '../kernel/store/limits.ts';
import type { AwsJson } from './aws-json.ts';

/** A consumer's own queue. The message looks like the one that the bus sends. */
export function sqsConsumerQueue(sqs: AwsJson, queueUrl: string): ConsumerQueue {
  return {
    async send(notice, delaySeconds = 0) {
      if (delaySeconds > QUEUE_DELAY_SECONDS_MAX) throw new LimitExceeded(`a delay of ${delaySeconds} s`);
      const body = JSON.stringify({ source: BUS_SOURCE, 'detail-type': BUS_DETAIL_TYPE, detail: notice });
      const input = {
        QueueUrl: queueUrl,
        MessageBody: body,
        DelaySeconds: delaySeconds,
        MessageGroupId: notice.tenant,
      };
      await sqs('SendMessage', input);
    },
    async retryLater(receiptHandle, delaySeconds) {
      await sqs('ChangeMessageVisibility', {
        QueueUrl: queueUrl,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: delaySeconds,
      });
    },
  };
}
