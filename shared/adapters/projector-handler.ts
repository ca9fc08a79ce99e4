/** The Lambda handler of the queue of a projection, or of several that share it. */
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { consumeTogether, type Follower } from '../kernel/projection/consume.ts';
import type { Book, Projection } from '../kernel/projection/types.ts';
import { systemClock } from '../kernel/time.ts';
import { environment, queueOfEnvironment } from './environment.ts';

type Handler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/** Of a projection that has a queue to itself. */
export const projectorHandler = (projection: Projection<Book>): Handler => sharedProjectorHandler([{ projection }]);

/** Of projections that share one: the function's environment has the queue by the name of the first. */
export function sharedProjectorHandler(followers: readonly [Follower, ...Follower[]]): Handler {
  const { store, log } = environment();
  const queue = queueOfEnvironment(followers[0].projection.name);
  return (event, context) =>
    consumeTogether(followers, event.Records, {
      store,
      queue,
      log,
      now: systemClock,
      remainingMilliseconds: () => context.getRemainingTimeInMillis(),
      requestId: context.awsRequestId,
    });
}
