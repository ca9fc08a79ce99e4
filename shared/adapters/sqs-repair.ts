/** Dead letters and consumers' queues in SQS. Answers are checked: they come from a service. */
import * as z from 'zod/mini';
import type { DeadLetter, DeadLetterQueue, QueueDepth, RefillQueue } from '../kernel/repair-queues.ts';
import type { AwsJson } from './aws-json.ts';

const RECEIVED_AT_ONCE = 10;
/** Without a wait, SQS asks only some of its servers, and an empty answer would say nothing. */
const POLL_SECONDS = 1;

const depthAnswer = z.object({
  Attributes: z.object({
    ApproximateNumberOfMessages: z.string(),
    ApproximateNumberOfMessagesNotVisible: z.string(),
    ApproximateNumberOfMessagesDelayed: z.string(),
  }),
});

const received = z.object({
  Messages: z.optional(
    z.array(
      z.object({
        MessageId: z.string(),
        ReceiptHandle: z.string(),
        Body: z.string(),
        Attributes: z._default(z.record(z.string(), z.string()), {}),
        MessageAttributes: z._default(z.record(z.string(), z.object({ StringValue: z.optional(z.string()) })), {}),
      }),
    ),
  ),
});
type Received = NonNullable<z.infer<typeof received>['Messages']>[number];

async function depthOf(sqs: AwsJson, url: string): Promise<QueueDepth> {
  const names = [
    'ApproximateNumberOfMessages',
    'ApproximateNumberOfMessagesNotVisible',
    'ApproximateNumberOfMessagesDelayed',
  ];
  const { Attributes } = z.parse(
    depthAnswer,
    await sqs('GetQueueAttributes', { QueueUrl: url, AttributeNames: names }),
  );
  return {
    waiting: Number(Attributes.ApproximateNumberOfMessages),
    inFlight: Number(Attributes.ApproximateNumberOfMessagesNotVisible),
    delayed: Number(Attributes.ApproximateNumberOfMessagesDelayed),
  };
}

const letterOf = ({ MessageId, ReceiptHandle, Body, Attributes, MessageAttributes }: Received): DeadLetter => ({
  messageId: MessageId,
  body: Body,
  sentAt: new Date(Number(Attributes['SentTimestamp'] ?? 0)).toISOString(),
  receives: Number(Attributes['ApproximateReceiveCount'] ?? 0),
  group: Attributes['MessageGroupId'],
  attributes: Object.fromEntries(
    Object.entries(MessageAttributes).map(([name, { StringValue = '' }]) => [name, StringValue]),
  ),
  receipt: ReceiptHandle,
});

export const sqsDeadLetters = (sqs: AwsJson, name: string, url: string): DeadLetterQueue => ({
  name,
  depth: () => depthOf(sqs, url),
  async receive(hiddenSeconds) {
    const answer = await sqs('ReceiveMessage', {
      QueueUrl: url,
      MaxNumberOfMessages: RECEIVED_AT_ONCE,
      VisibilityTimeout: hiddenSeconds,
      WaitTimeSeconds: POLL_SECONDS,
      MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount', 'MessageGroupId'],
      MessageAttributeNames: ['All'],
    });
    return (z.parse(received, answer).Messages ?? []).map(letterOf);
  },
  async release(letters) {
    for (let start = 0; start < letters.length; start += RECEIVED_AT_ONCE) {
      const entries = letters.slice(start, start + RECEIVED_AT_ONCE);
      await sqs('ChangeMessageVisibilityBatch', {
        QueueUrl: url,
        Entries: entries.map(({ receipt }, at) => ({ Id: String(at), ReceiptHandle: receipt, VisibilityTimeout: 0 })),
      });
    }
  },
  async delete({ receipt }) {
    await sqs('DeleteMessage', { QueueUrl: url, ReceiptHandle: receipt });
  },
});

export const sqsRefill = (sqs: AwsJson, name: string, url: string): RefillQueue => ({
  name,
  depth: () => depthOf(sqs, url),
  async send(body, group) {
    await sqs('SendMessage', { QueueUrl: url, MessageBody: body, MessageGroupId: group });
  },
});
