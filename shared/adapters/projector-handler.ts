/** The Lambda handler of a projection's queue. */
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { consume } from '../kernel/projection/consume.ts';
import type { Book, Projection } from '../kernel/projection/types.ts';
import { systemClock } from '../kernel/time.ts';
import { environment, queueOfEnvironment } from './environment.ts';

export function projectorHandler<B extends Book>(
  projection: Projection<B>,
): (event: SQSEvent, context: Context) => Promise<SQSBatchResponse> {
  const { store, log } = environment();
  const queue = queueOfEnvironment(projection.name);
  return (event, context) =>
    consume(projection, event.Records, {
      store,
      queue,
      log,
      now: systemClock,
      remainingMilliseconds: () => context.getRemainingTimeInMillis(),
      requestId: context.awsRequestId,
    });
}
