import { BUS_DETAIL_TYPE, BUS_SOURCE, type ConsumerQueue, type WorkQueue } from '../kernel/messages.ts';
import { LimitExceeded, QUEUE_DELAY_SECONDS_MAX } from '../kernel/store/limits.ts';
import type { AwsJson } from './aws-json.ts';

/** Sends to a fair queue: the tenant is the message group. */
const sender =
  (sqs: AwsJson, queueUrl: string) =>
  async (tenant: string, message: unknown, delaySeconds: number): Promise<void> => {
    if (delaySeconds > QUEUE_DELAY_SECONDS_MAX) throw new LimitExceeded(`a delay of ${delaySeconds} s`);
    await sqs('SendMessage', {
      QueueUrl: queueUrl,
      MessageBody: JSON.stringify(message),
      DelaySeconds: delaySeconds,
      MessageGroupId: tenant,
    });
  };

/** A consumer's own queue. The message looks like the one that the bus sends. */
export function sqsConsumerQueue(sqs: AwsJson, queueUrl: string): ConsumerQueue {
  const send = sender(sqs, queueUrl);
  return {
    send: (detail, delaySeconds = 0) =>
      send(detail.tenant, { source: BUS_SOURCE, 'detail-type': BUS_DETAIL_TYPE, detail }, delaySeconds),
    async retryLater(receiptHandle, delaySeconds) {
      await sqs('ChangeMessageVisibility', {
        QueueUrl: queueUrl,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: delaySeconds,
      });
    },
  };
}

/** The queue of a consumer that gets work orders. */
export function sqsWorkQueue(sqs: AwsJson, queueUrl: string): WorkQueue {
  const send = sender(sqs, queueUrl);
  return { send: (order, delaySeconds = 0) => send(order.tenant, order, delaySeconds) };
}

/** A queue for what can't be dealt with. It is for people, who take it as it comes. */
export const sqsDeadLetters =
  (sqs: AwsJson, queueUrl: string) =>
  async (letter: object): Promise<void> => {
    await sqs('SendMessage', { QueueUrl: queueUrl, MessageBody: JSON.stringify(letter) });
  };
