/** SQS and S3: fauxqs inside this process, reached by injected requests only. */

import { ACCOUNT_ID } from '../template/identity.ts';
import { parseRecord } from '../template/json.ts';
import type { BucketModel, QueueModel } from '../template/model.ts';
import { buildFauxqs } from './fauxqs-parts.ts';
import { prepareQueueDatabase } from './queue-database.ts';

export interface EngineRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'HEAD';
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}
export interface EngineAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | readonly string[] | undefined>>;
  readonly body: Buffer;
}

export interface QueueEngine {
  readonly call: (request: EngineRequest) => Promise<EngineAnswer>;
  /** One SQS call in its JSON protocol; throws on a refusal. */
  readonly sqs: (action: string, input: Readonly<Record<string, unknown>>) => Promise<Record<string, unknown>>;
  /** Durable when it resolves. */
  readonly send: (message: OutgoingMessage) => Promise<void>;
  readonly close: () => Promise<void>;
}
export interface OutgoingMessage {
  readonly queueArn: string;
  readonly body: string;
  readonly messageGroupId?: string;
  /** FIFO queues only. */
  readonly deduplicationId?: string;
}

const attributesOf = (queue: QueueModel): Record<string, string> => ({
  VisibilityTimeout: String(queue.visibilityTimeoutSeconds),
  MessageRetentionPeriod: String(queue.retentionSeconds),
  DelaySeconds: String(queue.delaySeconds),
  ReceiveMessageWaitTimeSeconds: String(queue.receiveWaitSeconds),
  RedrivePolicy: queue.redrive
    ? JSON.stringify({
        deadLetterTargetArn: queue.redrive.deadLetterArn,
        maxReceiveCount: String(queue.redrive.receivesMax),
      })
    : '',
});

const queueNameOf = (arn: string): string => arn.split(':').at(-1) ?? arn;
const engineUrl = (name: string): string => `http://127.0.0.1/${ACCOUNT_ID}/${name}`;

/** `released` counts the messages that were in flight when the last host ended. */
export const startQueueEngine = async (dir: string): Promise<QueueEngine & { readonly released: number }> => {
  const { released } = prepareQueueDatabase(dir);
  const app = buildFauxqs(dir);
  await app.ready();

  const call = async (request: EngineRequest): Promise<EngineAnswer> => {
    const { statusCode, headers, rawPayload } = await app.inject({
      method: request.method,
      url: request.url,
      headers: { ...request.headers },
      ...(request.body ? { payload: request.body } : {}),
    });
    return { status: statusCode, headers, body: rawPayload };
  };

  const sqs = async (action: string, input: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> => {
    const answer = await call({
      method: 'POST',
      url: '/',
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}` },
      body: Buffer.from(JSON.stringify(input)),
    });
    const text = answer.body.toString();
    if (answer.status !== 200) throw new Error(`SQS ${action} failed: ${text}`);
    return parseRecord(text) ?? {};
  };

  const send = async (message: OutgoingMessage): Promise<void> => {
    const name = queueNameOf(message.queueArn);
    await sqs('SendMessage', {
      QueueUrl: engineUrl(name),
      MessageBody: message.body,
      ...(message.messageGroupId === undefined ? {} : { MessageGroupId: message.messageGroupId }),
      ...(message.deduplicationId === undefined ? {} : { MessageDeduplicationId: message.deduplicationId }),
    });
  };

  return { call, sqs, send, released, close: () => app.close() };
};

const createQueue = async (engine: QueueEngine, queue: QueueModel): Promise<void> => {
  await engine.sqs('CreateQueue', {
    QueueName: queue.name,
    Attributes: queue.fifo
      ? { FifoQueue: 'true', ContentBasedDeduplication: String(queue.contentBasedDeduplication) }
      : {},
  });
  // Set apart from creation, so that a template that changed them changes a queue that exists.
  await engine.sqs('SetQueueAttributes', { QueueUrl: engineUrl(queue.name), Attributes: attributesOf(queue) });
};

/** Creates what is missing and updates settings. */
export const createQueuesAndBuckets = async (
  engine: QueueEngine,
  model: { readonly queues: readonly QueueModel[]; readonly buckets: readonly BucketModel[] },
): Promise<void> => {
  for (const queue of model.queues) await createQueue(engine, queue);
  for (const bucket of model.buckets) {
    const answer = await engine.call({ method: 'PUT', url: `/${bucket.name}`, headers: {} });
    if (answer.status !== 200 && answer.status !== 409) {
      throw new Error(`Bucket ${bucket.name} can't be created: ${answer.body.toString()}`);
    }
  }
};
