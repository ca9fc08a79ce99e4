/** The Lambda handler of a projection's queue. */
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { powertoolsLog } from '../kernel/http/powertools-log.ts';
import type { Log } from '../kernel/http/log.ts';
import { consume } from '../kernel/projection/consume.ts';
import type { Book, Projection } from '../kernel/projection/types.ts';
import { systemClock } from '../kernel/time.ts';
import { environment, required } from './environment.ts';
import { countHalt } from './metrics.ts';
import { sqsConsumerQueue } from './sqs.ts';

export const queueVariable = (consumer: string): string => `QUEUE_URL_${consumer.replaceAll('-', '_').toUpperCase()}`;

export function projectorHandler<B extends Book>(projection: Projection<B>): (event: SQSEvent, context: Context) => Promise<SQSBatchResponse> {
  const { store } = environment();
  const queue = sqsConsumerQueue(new SQSClient({}), required(queueVariable(projection.name)));
  const log: Log = powertoolsLog(projection.name);
  return (event, context) =>
    consume(projection, event.Records, {
      store,
      queue,
      log,
      now: systemClock,
      remainingMilliseconds: () => context.getRemainingTimeInMillis(),
      onHalt: countHalt,
    });
}
