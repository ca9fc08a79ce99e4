/** The Lambda handler of a projection's queue. */
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Log } from '../kernel/http/log.ts';
import { consume } from '../kernel/projection/consume.ts';
import type { Book, Projection } from '../kernel/projection/types.ts';
import { systemClock } from '../kernel/time.ts';
import { environment, queueOfEnvironment } from './environment.ts';
import { jsonLog } from './json-log.ts';
import { countHalt } from './metrics.ts';

export function projectorHandler<B extends Book>(
  projection: Projection<B>,
): (event: SQSEvent, context: Context) => Promise<SQSBatchResponse> {
  const { store } = environment();
  const queue = queueOfEnvironment(projection.name);
  const log: Log = jsonLog(projection.name);
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
